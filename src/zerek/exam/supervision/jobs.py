"""What runs later about running attempts: reminders, forgotten pauses, the archive."""

from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.supervision import reminding, tidying


async def remind(context: JobContext) -> int:
    """Tells who has 10, 5 or 1 minutes left, each once. Returns how many were told."""
    return await reminding.remind(context.database, utc_now())


async def tidy(context: JobContext) -> int:
    """Ends pauses that were forgotten: the attempts are graded with what was answered until then."""
    return await tidying.end_forgotten_pauses(
        context.database, utc_now(), timedelta(days=context.settings.exam_forgotten_pause_days)
    )


async def archive(context: JobContext) -> int:
    """Puts attempts that ended long ago into the archive. Returns how many."""
    return await tidying.archive(context.database, utc_now(), timedelta(days=context.settings.exam_archive_days))
