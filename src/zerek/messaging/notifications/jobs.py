"""What runs later about notifications."""

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.security import Seals
from zerek.messaging.notifications import mailing, service
from zerek.messaging.notifications.kinds import MailChoice

BATCHES = 50


async def send_mails(context: JobContext) -> None:
    """Puts what is to be mailed at once, and now, into the outbox."""
    now, seals = utc_now(), Seals(context.settings.token_secret)
    async with context.database.read() as session:
        if not await mailing.any_due(session, now):
            return
    for _ in range(BATCHES):
        async with context.database.write() as session:
            if not await mailing.mail_due(session, context.settings, seals, now):
                return


async def send_digests(context: JobContext) -> int:
    """A transaction for each person, so that one whose digest fails holds up nobody's. Returns how many were sent."""
    now, seals, sent = utc_now(), Seals(context.settings.token_secret), 0
    for cadence in (MailChoice.DAILY, MailChoice.WEEKLY):
        async with context.database.read() as session:
            due = await mailing.due_a_digest(session, cadence, now)
        for user_id in due:
            async with context.database.write() as session:
                sent += await mailing.send_digest(session, context.settings, seals, user_id, cadence, now)
    return sent


async def remove_old_notifications(context: JobContext) -> None:
    async with context.database.write() as session:
        await service.remove_old(session, utc_now())
