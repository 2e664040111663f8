"""How a job is declared and run, in both sizes.

A periodic job is a function that takes a `JobContext` and does its work in transactions of its own; running it twice,
or twice at once, has one effect. In the embedded size a `Scheduler` inside the server runs the table of them; in the
distributed size Celery does (`zerek.worker`), and the scheduler of each server only heals: it runs the jobs marked
`heals` with `fallback` set, so that what a lost queue left undone is done all the same.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from zerek.core.db import Database
from zerek.core.kv import KeyValue
from zerek.core.metrics import JOB_SECONDS
from zerek.settings import Settings

log = structlog.get_logger()

LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class JobContext:
    database: Database
    kv: KeyValue
    settings: Settings
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Periodic:
    name: str
    function: Callable[[JobContext], Awaitable[object]]
    every_seconds: Callable[[Settings], float]
    queue: str
    heals: bool = False


async def run_job(job: Periodic, context: JobContext) -> object:
    """Runs a job once and measures it; what it raises is raised."""
    started, result = time.perf_counter(), "ok"
    try:
        return await job.function(context)
    except BaseException:
        result = "failed"
        raise
    finally:
        JOB_SECONDS.labels(job.name, result).observe(time.perf_counter() - started)


def pause_after(failures: int, every_seconds: float) -> float:
    """Seconds until a job is tried again: its interval, doubled with each failure in a row, 30 seconds at the most."""
    return min(every_seconds * float(2 ** min(failures, 16)), LONGEST_PAUSE)


class Scheduler:
    """Runs each job on its own beat, never beside itself, and survives every failure of it."""

    def __init__(self, table: Sequence[Periodic], context: JobContext, *, fallback: bool = False) -> None:
        self._table = [job for job in table if job.heals or not fallback]
        self._context = context
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._beat(job), name=f"job {job.name}") for job in self._table]

    async def stop(self, timeout_seconds: float) -> None:
        """Begins nothing new; what runs may finish within the time, and is cancelled after it."""
        self._stopping.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=timeout_seconds)
        for task in late:
            log.warning("job_cancelled", job=task.get_name())
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _beat(self, job: Periodic) -> None:
        every = job.every_seconds(self._context.settings)
        failures = 0
        due = time.monotonic()
        while not self._stopping.is_set():
            failures = 0 if await self._survives(job, failures) else failures + 1
            due = max(due + every, time.monotonic())
            if failures:
                due = time.monotonic() + pause_after(failures, every) * random.uniform(0.8, 1.2)  # noqa: S311 - a pause
            pause = due - time.monotonic()
            try:
                await asyncio.wait_for(self._stopping.wait(), pause)
            except TimeoutError:
                continue

    async def _survives(self, job: Periodic, failures: int) -> bool:
        """Runs the job; false where it failed, which ends nothing: a beat that died would leave exams unfinished."""
        try:
            await run_job(job, self._context)
        except asyncio.CancelledError as error:
            beat = asyncio.current_task()
            if beat is None or beat.cancelling():
                raise
            reason: BaseException = error  # something inside the job was cancelled, not the beat
        except Exception as error:  # noqa: BLE001 - whatever it was
            reason = error
        else:
            return True
        log.warning("job_failed", job=job.name, failures=failures + 1, error=repr(reason)[:300])
        return False
