"""What runs later about mails."""

import asyncio
from datetime import timedelta

from zerek.core import leases
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.metrics import EMAIL_OLDEST_DUE_SECONDS, EMAIL_PENDING
from zerek.mail import outbox
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.relay import Relay
from zerek.mail.service import RELAY, blank_secrets, remove_old
from zerek.mail.transports import files_by_id, open_transport

FALLBACK_PATIENCE = timedelta(seconds=10)
FILES_AT_ONCE = 500


async def relay_mail(context: JobContext) -> int:
    """Sends what is due; looked at first, so that an idle installation writes nothing. Returns how many were sent.

    As a fallback, where a worker should have sent it, it leaves the worker ten seconds.
    """
    patience = FALLBACK_PATIENCE if context.fallback else timedelta(0)
    now = utc_now()
    async with context.database.read() as session:
        if not await leases.any_due(session, OutgoingMail, now - patience, now):
            return 0
    relay = Relay(context, context.kept.get(open_transport, context.settings), patience)
    if await relay.run():
        context.queue.wake(RELAY)
    return relay.sent


async def measure_outbox(context: JobContext) -> None:
    now = utc_now()
    async with context.database.read() as session:
        depth = await outbox.depth(session, now)
    EMAIL_PENDING.set(depth.pending)
    EMAIL_OLDEST_DUE_SECONDS.set((now - depth.oldest_due_at).total_seconds() if depth.oldest_due_at else 0)


async def remove_old_mails(context: JobContext) -> None:
    """Deletes what was written longer ago than it is kept and is under way no longer, blanks stale secrets, and deletes
    files whose row is gone: too old, or to somebody whose account is erased."""
    now = utc_now()
    before = now - timedelta(days=context.settings.mail_kept_days)
    async with context.database.write() as session:
        await blank_secrets(session, now)
    for status in (MailStatus.SENT, MailStatus.FAILED, MailStatus.DEAD):
        removed = 1
        while removed:
            async with context.database.write() as session:
                removed = await remove_old(session, status, before)
    files = await asyncio.to_thread(files_by_id, context.settings)
    ids = list(files)
    for start in range(0, len(ids), FILES_AT_ONCE):
        batch = ids[start : start + FILES_AT_ONCE]
        async with context.database.read() as session:
            known = await outbox.known(session, batch)
        for mail_id in set(batch) - known:
            await asyncio.to_thread(files[mail_id].unlink, missing_ok=True)
