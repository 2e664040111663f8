"""What runs later about statistics."""

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.stats.counting import count_finished
from zerek.exam.stats.summaries import summarise_fresh


async def count_attempts(context: JobContext) -> int:
    """Takes what was finished since the last run into the statistics. Returns how many attempts."""
    counted = await count_finished(context.database, utc_now())
    await summarise_fresh(context.database, utc_now())
    return counted
