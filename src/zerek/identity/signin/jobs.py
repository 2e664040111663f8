"""What runs later at the door."""

from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.identity.signin.service import remove_ended_sessions

KEPT_AFTER_THE_END = timedelta(days=1)


async def remove_expired_sessions(context: JobContext) -> int:
    async with context.database.write() as session:
        return await remove_ended_sessions(session, before=utc_now() - KEPT_AFTER_THE_END)
