"""Rows that are jobs: what is to leave the house stands in a table, is leased, tried, and tried again.

A row is taken with a lease: whoever dies with it in hand leaves it to the next one when the lease is over. It is never
lost, and it may be sent twice. The mails of the outbox and the deliveries of the other channels are such rows.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, String, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.statements import execute_as_is

PENDING = "pending"
LONGEST_ERROR = 500


class Leased:
    """The columns of such a table. `attempts` counts what the other side answered, `waits` how often it could not be
    reached; after `give_up_at` it is waited for no longer. Who has leased a row owns it until that time."""

    id: Mapped[UUID]
    status: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    waits: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    give_up_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    leased_by: Mapped[UUID | None]
    last_error_kind: Mapped[str | None] = mapped_column(String(30))
    last_error: Mapped[str | None] = mapped_column(String(LONGEST_ERROR))


class Outcome(NamedTuple):
    """What is written of a row whose try has failed."""

    id: UUID
    status: str
    attempts: int
    waits: int
    next_try_at: datetime
    error_kind: str
    error: str


class HasId(Protocol):
    @property
    def id(self) -> UUID: ...


def is_due(table: type[Leased], due_before: datetime, now: datetime) -> ColumnElement[bool]:
    return (
        (table.status == PENDING)
        & (table.next_try_at <= due_before)
        & or_(table.lease_until.is_(None), table.lease_until < now)
    )


async def any_due(session: AsyncSession, table: type[Leased], due_before: datetime, now: datetime) -> bool:
    return (await session.execute(select(table.id).where(is_due(table, due_before, now)).limit(1))).first() is not None


async def take(
    session: AsyncSession,
    table: type[Leased],
    columns: Sequence[SQLColumnExpression[Any]],
    order: Sequence[SQLColumnExpression[Any]],
    holder: UUID,
    *,
    due_before: datetime,
    now: datetime,
    lease_until: datetime,
    most: int,
) -> Sequence[Row[Any]]:
    """Leases due rows to the holder. Rows that another one is taking at this moment are passed over."""
    due = (
        select(table.id)
        .where(is_due(table, due_before, now))
        .order_by(*order)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = await session.execute(
        update(table)
        .where(table.id.in_(select(due.c.id)))
        .values(lease_until=lease_until, leased_by=holder)
        .returning(*columns)
        .execution_options(synchronize_session=False)
    )
    return taken.all()


async def record_failures(
    session: AsyncSession, table: type[Leased], holder: UUID, outcomes: Iterable[Outcome]
) -> None:
    """Of rows that the holder still holds."""
    values = [
        {f"new_{name}": value for name, value in outcome._asdict().items()}
        | {"new_error": outcome.error[:LONGEST_ERROR]}
        for outcome in outcomes
    ]
    if not values:
        return
    columns = table.__table__  # type: ignore[attr-defined]  # of every class that is mapped
    await execute_as_is(
        session,
        update(columns)
        .where(columns.c.id == bindparam("new_id"), columns.c.leased_by == holder, columns.c.status == PENDING)
        .values(
            status=bindparam("new_status"),
            attempts=bindparam("new_attempts"),
            waits=bindparam("new_waits"),
            next_try_at=bindparam("new_next_try_at"),
            last_error_kind=bindparam("new_error_kind"),
            last_error=bindparam("new_error"),
            lease_until=None,
        ),
        values,
    )


async def give_back(session: AsyncSession, table: type[Leased], holder: UUID, rows: Sequence[HasId]) -> None:
    """Ends the lease on rows that were taken and not tried."""
    await session.execute(
        update(table)
        .where(table.id.in_([row.id for row in rows]), table.leased_by == holder)
        .values(lease_until=None)
        .execution_options(synchronize_session=False)
    )
