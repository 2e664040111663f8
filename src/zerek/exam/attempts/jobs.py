"""What runs later about attempts.

`EXAM_SWEEP_SECONDS` is a promise: no attempt is overdue for longer than that, whoever of the workers, the queue, the
cache and the servers is away, as long as the database answers and one server or worker is left. So a sweep comes four
times in that time, and a server, which sweeps where a worker should have, looks as often for a sign that one did. The
sign lives for a third of the time: a worker that dies is noticed, and its work done, with time to spare.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.exam.attempts import live
from zerek.exam.attempts.recording import BATCH, record_batch
from zerek.exam.attempts.service import finish_overdue
from zerek.settings import Settings

SWEPT_KEY = "exam:swept"
SWEEPS, SIGN_LIVES = 4, 0.35  # in, and of, EXAM_SWEEP_SECONDS
REST, LONGEST_REST = 3.0, 0.5  # after recording: of the time that it took, and in seconds
RUN_SECONDS = 5.0  # then the next beat goes on, so that a process which has to stop need not wait long
LONGEST_SIGN_SECONDS = 60  # a worker that has been at one sweep for longer is helped


def sweep_every(settings: Settings) -> float:
    return settings.exam_sweep_seconds / SWEEPS


async def sweep_overdue(context: JobContext) -> int:
    """Finishes attempts whose time and grace are over, all that there are in one run after the other. Returns how many.

    As a fallback, where a worker should have swept, it does so only if no worker did just now.
    """
    if context.fallback and await context.kv.get(SWEPT_KEY) is not None:
        return 0
    grace = timedelta(seconds=context.settings.exam_grace_seconds)
    async with sign_of_a_sweep(context):
        finished = await finish_overdue(context.database, now=utc_now(), grace=grace, seconds=RUN_SECONDS)
    await live.remove(context.kv, finished)
    return len(finished)


@asynccontextmanager
async def sign_of_a_sweep(context: JobContext) -> AsyncIterator[None]:
    """Renewed while the sweep lasts, so that one of thousands of attempts is left to the worker. Where it fails, the
    sign goes out by itself."""

    async def renew() -> None:
        lives = context.settings.exam_sweep_seconds * SIGN_LIVES
        async with asyncio.timeout(LONGEST_SIGN_SECONDS):
            while True:
                await context.kv.set(SWEPT_KEY, "1", lives)
                await asyncio.sleep(lives / 2)

    if context.fallback:
        yield
        return
    renewing = asyncio.create_task(renew())
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def record_finished(context: JobContext) -> int:
    """Hands the answers of finished attempts on to insight and to the reviews. Returns how many attempts.

    Nobody waits for it, and in a server without a worker it shares the processor with those who are still answering: of
    thousands it works a quarter of the time.
    """
    recorded, ends = 0, time.monotonic() + RUN_SECONDS
    while True:
        began = time.monotonic()
        async with context.database.write(repeatable=True) as session:
            batch = await record_batch(session, utc_now())
        recorded += batch
        if batch < BATCH or time.monotonic() > ends:
            return recorded
        await asyncio.sleep(min(LONGEST_REST, REST * (time.monotonic() - began)))
