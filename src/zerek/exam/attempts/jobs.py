"""What runs later about attempts."""

from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.attempts import live
from zerek.exam.attempts.service import finish_overdue


async def sweep_overdue(context: JobContext) -> int:
    """Finishes every attempt whose time and grace are over. Returns how many.

    As a fallback, where a worker should have swept, it leaves the worker two sweeps of time.
    """
    grace = timedelta(seconds=context.settings.exam_grace_seconds)
    patience = timedelta(seconds=2 * context.settings.exam_sweep_seconds if context.fallback else 0)
    finished = await finish_overdue(context.database, now=utc_now() - patience, grace=grace)
    await live.remove(context.kv, finished)
    return len(finished)
