"""What runs later about proctoring."""

from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.proctoring.service import forget_events


async def forget_old_events(context: JobContext) -> int:
    """Deletes events that are older than they may be kept; what was counted and judged stays."""
    return await forget_events(context.database, utc_now() - timedelta(days=context.settings.proctoring_kept_days))
