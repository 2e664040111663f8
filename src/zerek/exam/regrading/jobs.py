"""What runs later about corrected keys."""

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.regrading.service import run_corrections


async def regrade_attempts(context: JobContext) -> int:
    """Grades again whatever finished attempts a corrected key has yet to reach. Returns how many batches there were."""
    return await run_corrections(context.database, utc_now())
