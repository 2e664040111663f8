"""What a relay reads and writes: taking due rows, and recording what became of them.

A row is leased as `core.leases` has it: it is never lost, and it may be sent twice, as the same Message-ID.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Text, cast, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import leases
from zerek.core.leases import LONGEST_ERROR
from zerek.mail.messages import Mail
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.rules import Failure, Verdict, one_line, outcome

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


async def take(
    session: AsyncSession, relay: UUID, *, due_before: datetime, now: datetime, lease_until: datetime, most: int
) -> list[Mail]:
    """Leases due rows to the relay. Rows that another relay is taking at this moment are passed over."""
    order = (OutgoingMail.rank, OutgoingMail.next_try_at, OutgoingMail.id)
    taken = await leases.take(
        session, OutgoingMail, COLUMNS, order, relay, due_before=due_before, now=now, lease_until=lease_until, most=most
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
    outcomes = [outcome(mail.id, failure, verdict) for mail, failure, verdict in failures]
    await leases.record_failures(session, OutgoingMail, relay, outcomes)


async def postpone_due(session: AsyncSession, failure: Failure, *, now: datetime, until: datetime) -> None:
    """All that is due and was not tried, while the mail server is away: one try speaks for all of them."""
    await session.execute(
        update(OutgoingMail)
        .where(leases.is_due(OutgoingMail, now, now), OutgoingMail.give_up_at > now)
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
