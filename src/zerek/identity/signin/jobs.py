"""What runs later at the door."""

from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.identity.signin.service import remove_ended_sessions, remove_expired_tokens

KEPT_AFTER_THE_END = timedelta(days=1)


async def remove_expired_sessions(context: JobContext) -> int:
    async with context.database.write() as session:
        return await remove_ended_sessions(session, before=utc_now() - KEPT_AFTER_THE_END)


async def remove_expired_refresh_tokens(context: JobContext) -> int:
    """Of sessions that live on: each refresh leaves a spent one behind. Kept for a day past its life, so that one that
    was stolen still gives itself away as long as it could have been of use."""
    before, total, removed = utc_now() - KEPT_AFTER_THE_END, 0, 1
    while removed:
        async with context.database.write() as session:
            removed = await remove_expired_tokens(session, before=before)
        total += removed
    return total
