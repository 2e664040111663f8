"""The audit trail: who did what to which object, when, from where, and what it was before and after.

An entry is written in the transaction of the change itself, so that neither is there without the other. The table is
append only: the database refuses to change or delete an entry (triggers of the migration), with one exception: when a
person is erased, what their data were and where they acted from can be blanked.
"""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, insert, null, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.clock import utc_now
from zerek.core.db import Base
from zerek.core.ids import new_id
from zerek.core.statements import Rows

LONGEST_TEXT = 2000


class AuditEntry(Base):
    """`actor_id` is empty for what the installation did itself. Ids are kept as texts: objects have many kinds."""

    __tablename__ = "audit_entries"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(60))
    object_type: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(64))
    request_id: Mapped[str] = mapped_column(String(64))
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]

    __table_args__ = (
        Index("ix_audit_entries_object", "object_type", "object_id"),
        Index("ix_audit_entries_actor_id", "actor_id"),
        Index("ix_audit_entries_at", "at"),
    )


# Built once, and of the table: what goes by way of the model is worked out anew each time.
ENTER = insert(AuditEntry.__table__)  # type: ignore[arg-type]  # a table is what a mapped class has there


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a change comes from: the address and id of the request, or the name of a job or command."""

    address: str
    request_id: str = ""


INSTALLATION = Origin("installation")
ORIGIN: ContextVar[Origin] = ContextVar("audit_origin", default=INSTALLATION)


def plain(value: Any) -> Any:
    """As JSON keeps it; texts are cut, since an entry is a trace and not a copy."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return plain(value.value)
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case _:
            return str(value)[:LONGEST_TEXT]


def made(actor_id: UUID | None, action: str, object_type: str, object_id: object, after: Mapping[str, Any]) -> Rows:
    """The entry of something that did not exist before, for who inserts it together with rows of their own."""
    return Rows(ENTER, [entry(actor_id, action, object_type, object_id) | {"after": plain(after)}])


def entry(actor_id: UUID | None, action: str, object_type: str, object_id: object) -> dict[str, Any]:
    origin = ORIGIN.get()
    return {
        "id": new_id(),
        "at": utc_now(),
        "actor_id": actor_id,
        "action": action,
        "object_type": object_type,
        "object_id": str(object_id),
        "address": origin.address[:64],
        "request_id": origin.request_id[:64],
    }


async def record(
    session: AsyncSession,
    actor_id: UUID | None,
    action: str,
    object_type: str,
    object_id: object,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Writes one entry. Where both sides are given, only what differs between them is kept, and nothing at all where
    nothing does."""
    if before is not None and after is not None:
        differing = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        if not differing:
            return
        before, after = ({key: side.get(key) for key in differing} for side in (before, after))
    # A side that is not there is left out: None would become the word `null` of JSON.
    sides = {name: plain(side) for name, side in (("before", before), ("after", after)) if side is not None}
    await session.execute(ENTER, entry(actor_id, action, object_type, object_id) | sides)


async def record_all(
    session: AsyncSession,
    actor_id: UUID | None,
    action: str,
    object_type: str,
    made: Sequence[tuple[object, Mapping[str, Any]]],
) -> None:
    """Writes one entry for each thing that one change has made: its id and what it is."""
    origin, now = ORIGIN.get(), utc_now()
    session.add_all(
        AuditEntry(
            at=now,
            actor_id=actor_id,
            action=action,
            object_type=object_type,
            object_id=str(object_id),
            address=origin.address[:64],
            request_id=origin.request_id[:64],
            after=plain(after),
        )
        for object_id, after in made
    )
    await session.flush()


async def record_changes(
    session: AsyncSession,
    actor_id: UUID | None,
    action: str,
    object_type: str,
    changed: Sequence[tuple[object, Mapping[str, Any], Mapping[str, Any]]],
) -> None:
    """Writes one entry for each thing that one change has changed: its id, what it was and what it is."""
    if not changed:
        return
    origin, now = ORIGIN.get(), utc_now()
    common = {
        "at": now,
        "actor_id": actor_id,
        "action": action,
        "object_type": object_type,
        "address": origin.address[:64],
        "request_id": origin.request_id[:64],
    }
    await session.execute(
        ENTER,
        [
            {"id": new_id(), "object_id": str(object_id), "before": plain(before), "after": plain(after), **common}
            for object_id, before, after in changed
        ],
    )


async def forget(session: AsyncSession, object_type: str, object_id: UUID) -> None:
    """Of a person who is erased: what they were before and after, and where they acted from. Who did what and when
    stays."""
    as_object = (AuditEntry.object_type == object_type) & (AuditEntry.object_id == str(object_id))
    await session.execute(update(AuditEntry).where(as_object).values(before=null(), after=null()))
    await session.execute(update(AuditEntry).where(AuditEntry.actor_id == object_id).values(address=""))
