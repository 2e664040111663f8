"""What a relay reads and writes: taking due rows, and recording what became of them.

A row is taken with a lease: whoever dies with it in hand leaves it to the next relay when the lease is over. It is
never lost, and it may be sent twice, as the same Message-ID.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Text, bindparam, cast, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.mail.messages import Mail
from zerek.mail.models import LONGEST_ERROR, MailStatus, OutgoingMail
from zerek.mail.rules import Failure, Verdict, one_line

# As it is stored: a row whose headers cannot be read must not take the others of its batch with it.
COLUMNS = (
    OutgoingMail.id,
    OutgoingMail.recipient,
    OutgoingMail.language,
    OutgoingMail.subject,
    OutgoingMail.text_body,
    OutgoingMail.html_body,
    cast(OutgoingMail.headers, Text).label("headers"),
    OutgoingMail.secret,
    OutgoingMail.attempts,
    OutgoingMail.waits,
    OutgoingMail.give_up_at,
    OutgoingMail.created_at,
)


def is_due(due_before: datetime, now: datetime) -> ColumnElement[bool]:
    return (
        (OutgoingMail.status == MailStatus.PENDING)
        & (OutgoingMail.next_try_at <= due_before)
        & or_(OutgoingMail.lease_until.is_(None), OutgoingMail.lease_until < now)
    )


async def any_due(session: AsyncSession, due_before: datetime, now: datetime) -> bool:
    return (await session.execute(select(OutgoingMail.id).where(is_due(due_before, now)).limit(1))).first() is not None


async def take(
    session: AsyncSession, relay: UUID, *, due_before: datetime, now: datetime, lease_until: datetime, most: int
) -> list[Mail]:
    """Leases due rows to the relay. Rows that another relay is taking at this moment are passed over."""
    due = (
        select(OutgoingMail.id)
        .where(is_due(due_before, now))
        .order_by(OutgoingMail.rank, OutgoingMail.next_try_at, OutgoingMail.id)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = await session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.id.in_(select(due.c.id)))
        .values(lease_until=lease_until, leased_by=relay)
        .returning(*COLUMNS)
        .execution_options(synchronize_session=False)
    )
    return sorted((Mail._make(row) for row in taken), key=lambda mail: mail.id)


async def record_sent(session: AsyncSession, mails: Sequence[Mail], now: datetime) -> None:
    """Whoever has the lease meanwhile: sent is sent."""
    sent = {"status": MailStatus.SENT, "attempts": OutgoingMail.attempts + 1, "sent_at": now, "lease_until": None}
    for secret in {mail.secret for mail in mails}:
        blanked = {"text_body": "", "html_body": ""} if secret else {}
        ids = [mail.id for mail in mails if mail.secret is secret]
        await session.execute(
            update(OutgoingMail)
            .where(OutgoingMail.id.in_(ids), OutgoingMail.status == MailStatus.PENDING)
            .values(sent | blanked)
            .execution_options(synchronize_session=False)
        )


async def record_failures(
    session: AsyncSession, relay: UUID, failures: Iterable[tuple[Mail, Failure, Verdict]]
) -> None:
    """Of rows that the relay still holds."""
    values = [
        {
            "mail_id": mail.id,
            "new_status": verdict.status,
            "new_attempts": verdict.attempts,
            "new_waits": verdict.waits,
            "new_next_try_at": verdict.next_try_at,
            "new_kind": failure.kind,
            "new_error": one_line(failure.text)[:LONGEST_ERROR],
        }
        for mail, failure, verdict in failures
    ]
    if not values:
        return
    connection = await session.connection()
    table = OutgoingMail.__table__
    await connection.execute(
        update(OutgoingMail)
        .where(table.c.id == bindparam("mail_id"), table.c.leased_by == relay, table.c.status == MailStatus.PENDING)
        .values(
            status=bindparam("new_status"),
            attempts=bindparam("new_attempts"),
            waits=bindparam("new_waits"),
            next_try_at=bindparam("new_next_try_at"),
            last_error_kind=bindparam("new_kind"),
            last_error=bindparam("new_error"),
            lease_until=None,
        ),
        values,
    )


async def give_back(session: AsyncSession, relay: UUID, mails: Sequence[Mail]) -> None:
    """Ends the lease on rows that were taken and not tried."""
    await session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.id.in_([mail.id for mail in mails]), OutgoingMail.leased_by == relay)
        .values(lease_until=None)
        .execution_options(synchronize_session=False)
    )


async def postpone_due(session: AsyncSession, failure: Failure, *, now: datetime, until: datetime) -> None:
    """All that is due and was not tried, while the mail server is away: one try speaks for all of them."""
    await session.execute(
        update(OutgoingMail)
        .where(is_due(now, now), OutgoingMail.give_up_at > now)
        .values(
            waits=OutgoingMail.waits + 1,
            next_try_at=until,
            last_error_kind=failure.kind,
            last_error=one_line(failure.text)[:LONGEST_ERROR],
        )
        .execution_options(synchronize_session=False)
    )


async def known(session: AsyncSession, ids: Sequence[UUID]) -> set[UUID]:
    """Those of the ids that still have a row."""
    return set((await session.execute(select(OutgoingMail.id).where(OutgoingMail.id.in_(ids)))).scalars())


class Depth(NamedTuple):
    pending: int
    oldest_due_at: datetime | None


async def depth(session: AsyncSession, now: datetime) -> Depth:
    """How many wait, and since when the one that is overdue longest."""
    waiting = select(func.count(), func.min(OutgoingMail.next_try_at)).where(OutgoingMail.status == MailStatus.PENDING)
    row = (await session.execute(waiting)).one()
    oldest: datetime | None = row[1]
    return Depth(row[0], oldest if oldest is not None and oldest <= now else None)
