"""What runs later about statistics."""

from datetime import datetime, timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.stats.counting import count_finished
from zerek.exam.stats.summaries import summarise_fresh

LONGEST_ATTEMPT = timedelta(days=14)  # the longest format with all the time that can be given; pauses come on top


async def count_attempts(context: JobContext) -> int:
    """Takes what was finished since the last run into the statistics. Returns how many attempts."""
    pauses = timedelta(days=context.settings.exam_forgotten_pause_days)
    return await count(context, utc_now() - LONGEST_ATTEMPT - pauses)


async def count_every_attempt(context: JobContext) -> int:
    """The same, and whatever else has been left out, such as what came with a backup."""
    return await count(context, None)


async def count(context: JobContext, since: datetime | None) -> int:
    counted = await count_finished(context.database, utc_now(), since)
    await summarise_fresh(context.database, utc_now())
    return counted
