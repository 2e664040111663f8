"""A job that is asked for before its beat, and what jobs keep between their runs."""

import asyncio
from pathlib import Path

from conftest import settings_for
from zerek.core.db import Database
from zerek.core.jobs import JobContext, Periodic, Scheduler
from zerek.core.kv import MemoryKeyValue
from zerek.settings import Settings


def context_in(folder: Path) -> JobContext:
    settings = settings_for(f"sqlite:///{folder / 'jobs.sqlite3'}", folder)
    return JobContext(Database(settings.database_url), MemoryKeyValue(), settings)


async def test_a_woken_job_runs_at_once_and_one_woken_while_it_runs_once_more(tmp_path: Path) -> None:
    begun, may_end = asyncio.Event(), asyncio.Event()
    runs = 0

    async def job(_context: JobContext) -> None:
        nonlocal runs
        runs += 1
        begun.set()
        await may_end.wait()

    scheduler = Scheduler([Periodic("job", job, lambda _settings: 60, "default")], context_in(tmp_path))
    await scheduler.start()
    await asyncio.wait_for(begun.wait(), 5)
    for name in ("job", "job", "another"):
        scheduler.wake(name)
    may_end.set()
    await asyncio.sleep(0.3)
    assert runs == 2
    begun.clear()
    scheduler.wake("job")
    await asyncio.wait_for(begun.wait(), 5)
    await asyncio.wait_for(scheduler.stop(5), 5)
    assert runs == 3


async def test_a_woken_beat_comes_back_to_its_interval(tmp_path: Path) -> None:
    runs = 0

    async def job(_context: JobContext) -> None:
        nonlocal runs
        runs += 1

    scheduler = Scheduler([Periodic("job", job, lambda _settings: 0.3, "default")], context_in(tmp_path))
    await scheduler.start()
    for _ in range(20):
        await asyncio.sleep(0.005)
        scheduler.wake("job")
    woken = runs
    await asyncio.sleep(1.2)
    await scheduler.stop(1)
    assert woken > 3
    assert 2 <= runs - woken <= 5


class Thing:
    closed = False

    async def close(self) -> None:
        self.closed = True


async def test_what_jobs_keep_is_made_once_and_closed_in_the_end(tmp_path: Path) -> None:
    made: list[Thing] = []

    def make(_settings: Settings) -> Thing:
        made.append(Thing())
        return made[-1]

    context = context_in(tmp_path)
    assert context.kept.get(make, context.settings) is context.kept.get(make, context.settings)
    await context.kept.close()
    assert [thing.closed for thing in made] == [True]
