"""What runs later about what the core keeps."""

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.transaction import IDEMPOTENCY_LIFE, remove_replays


async def remove_expired_replays(context: JobContext) -> int:
    """Deletes answers kept for repeated requests that have had their time. Returns how many."""
    before, total, removed = utc_now() - IDEMPOTENCY_LIFE, 0, 1
    while removed:
        async with context.database.write() as session:
            removed = await remove_replays(session, before=before)
        total += removed
    return total
