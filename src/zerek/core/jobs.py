"""How a job is declared and run, in both sizes.

A periodic job is a function that takes a `JobContext` and does its work in transactions of its own; running it twice,
or twice at once, has one effect. In the embedded size a `Scheduler` inside the server runs the table of them; in the
distributed size Celery does (`zerek.worker`), and the scheduler of each server only heals: it runs the jobs marked
`heals` with `fallback` set, so that what a lost queue left undone is done all the same.

A job can be asked for before its beat, with `wake_after_commit`. That is a nudge and carries nothing: where it is lost,
the beat comes.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

import structlog
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from zerek.core.db import Database
from zerek.core.kv import KeyValue
from zerek.core.metrics import JOB_SECONDS
from zerek.core.security import Seals
from zerek.settings import Settings

log = structlog.get_logger()

LONGEST_PAUSE = 30.0
QUEUE, WOKEN = "zerek.queue", "zerek.woken"  # what a session's `info` holds
Thing = TypeVar("Thing", bound="Closable")


class JobQueue(Protocol):
    """How jobs are asked for. Neither method waits for anything, and neither fails."""

    def wake(self, job: str) -> None:
        """Asks for a run of the job soon."""
        ...

    def bury(self, queue: str, letter: Mapping[str, Any]) -> None:
        """Leaves what could not be processed at all in the dead letter queue of that queue, where there is one."""
        ...


class NoQueue:
    """For a program that runs no jobs, such as a command: whoever runs them finds the work on the beat."""

    def wake(self, job: str) -> None: ...
    def bury(self, queue: str, letter: Mapping[str, Any]) -> None: ...


class Closable(Protocol):
    async def close(self) -> None: ...


class Kept:
    """What jobs keep from one run to the next, such as a connection: made on first use, closed with the process."""

    def __init__(self) -> None:
        self._things: dict[Any, Closable] = {}

    def get(self, make: Callable[..., Thing], *given: Any) -> Thing:
        thing: Any = self._things.get(make)
        if thing is None:
            thing = self._things[make] = make(*given)
        return thing  # type: ignore[no-any-return]  # by its key it is what `make` makes

    async def close(self) -> None:
        while self._things:
            await self._things.popitem()[1].close()


@dataclass(frozen=True, slots=True)
class JobContext:
    database: Database
    kv: KeyValue
    settings: Settings
    fallback: bool = False
    queue: JobQueue = field(default_factory=NoQueue)
    kept: Kept = field(default_factory=Kept)
    token_secret: str = ""  # overrides the one of the settings, as with the application (a demonstration)

    @property
    def seals(self) -> Seals:
        """Those of the application: what a job seals, a request opens."""
        return Seals(self.token_secret or self.settings.token_secret)


@dataclass(frozen=True, slots=True)
class Periodic:
    """`longest_pause` is the most that a job waits after failures in a row, since what it needs was away."""

    name: str
    function: Callable[[JobContext], Awaitable[object]]
    every_seconds: Callable[[Settings], float]
    queue: str
    heals: bool = False
    longest_pause: float = LONGEST_PAUSE


def wake_after_commit(session: AsyncSession, job: str) -> None:
    """Asks for a run of the job as soon as what the session changes is durable; never if it is rolled back."""
    if QUEUE not in session.info:
        return
    if WOKEN not in session.info:
        session.info[WOKEN] = set()
        event.listen(session.sync_session, "after_commit", wake_all)
    session.info[WOKEN].add(job)


def wake_all(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint: nothing is durable yet
        return
    while session.info[WOKEN]:
        session.info[QUEUE].wake(session.info[WOKEN].pop())


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


def pause_after(failures: int, every_seconds: float, longest: float = LONGEST_PAUSE) -> float:
    """Seconds until a job is tried again: its interval, doubled with each failure in a row, at most `longest`."""
    return min(every_seconds * float(2 ** min(failures, 16)), longest)


class Scheduler:
    """Runs each job on its own beat, never beside itself, and survives every failure of it."""

    def __init__(self, table: Sequence[Periodic], context: JobContext, *, fallback: bool = False) -> None:
        self._table = [job for job in table if job.heals or not fallback]
        self._context = context if fallback else replace(context, queue=self)  # without a queue it is the queue itself
        self._stopping = False
        self._woken = {job.name: asyncio.Event() for job in self._table}
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._tasks = [asyncio.create_task(self._beat(job), name=f"job {job.name}") for job in self._table]

    def begin_nothing(self) -> None:
        """From here on; what runs goes on."""
        self._stopping = True
        for woken in self._woken.values():
            woken.set()

    async def stop(self, timeout_seconds: float) -> None:
        """Begins nothing new; what runs may finish within the time, and is cancelled after it."""
        self.begin_nothing()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=timeout_seconds)
        for task in late:
            log.warning("job_cancelled", job=task.get_name())
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self, job: str) -> None:
        """Begins the job's next run now, or right after the one in hand."""
        woken = self._woken.get(job)
        if woken is not None:
            woken.set()

    def bury(self, queue: str, letter: Mapping[str, Any]) -> None:
        log.warning("dead_letter", queue=queue, **letter)

    async def _beat(self, job: Periodic) -> None:
        every, woken = job.every_seconds(self._context.settings), self._woken[job.name]
        failures = 0
        due = time.monotonic()
        while not self._stopping:
            woken.clear()
            failures = 0 if await self._survives(job, failures) else failures + 1
            due = max(due + every, time.monotonic())
            if failures:
                jitter = random.uniform(0.8, 1.2)  # noqa: S311 - of a pause, not of a secret
                due = time.monotonic() + pause_after(failures, every, job.longest_pause) * jitter
            pause = due - time.monotonic()
            try:
                await asyncio.wait_for(woken.wait(), pause)
                due = time.monotonic()
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
