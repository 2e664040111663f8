"""What runs later about sittings."""

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.sittings.telling import tell_batch

MOST_BATCHES = 40  # of one run: the others on the queue have their turn, and the next beat goes on


async def tell_of_sittings(context: JobContext) -> int:
    """Tells people of the exams that were scheduled for them or called off. Returns how many."""
    told = 0
    for _ in range(MOST_BATCHES):
        async with context.database.write() as session:
            batch = await tell_batch(session, utc_now())
        if batch is None:
            break
        told += batch
    return told
