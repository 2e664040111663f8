"""A beat outlives whatever its job does, for as long as it takes."""

import asyncio
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from conftest import settings_for
from zerek.core.db import Database
from zerek.core.jobs import LONGEST_PAUSE, JobContext, Periodic, Scheduler, pause_after
from zerek.core.kv import MemoryKeyValue
from zerek.periodic import PERIODIC


@given(failures=st.integers(1, 10**6), every=st.floats(0.01, 86_400))
def test_the_pause_after_failures_grows_to_half_a_minute_and_is_always_a_number(failures: int, every: float) -> None:
    pause = pause_after(failures, every)
    assert 0 < pause <= pause_after(failures + 1, every) <= LONGEST_PAUSE
    assert pause_after(17, every) == min(every * 2**16, LONGEST_PAUSE)


async def test_a_job_that_must_not_wait_is_tried_again_within_its_longest_pause(tmp_path: Path) -> None:
    """As the sweep of overdue exams while the database is away: it is there soon after the database is back."""
    begun: list[float] = []

    async def job(_context: JobContext) -> None:
        begun.append(asyncio.get_running_loop().time())
        raise ConnectionError

    settings = settings_for(f"sqlite:///{tmp_path / 'jobs.sqlite3'}", tmp_path)
    context = JobContext(Database(settings.database_url), MemoryKeyValue(), settings)
    table = [Periodic("job", job, lambda _settings: 0.05, "default", longest_pause=0.1)]
    scheduler = Scheduler(table, context)
    await scheduler.start()
    await asyncio.sleep(1.5)
    await scheduler.stop(1)
    assert max(later - earlier for earlier, later in pairwise(begun)) < 0.3
    assert [one.longest_pause for one in PERIODIC if one.name == "exam.sweep_overdue"] == [0.5]


async def test_something_cancelled_inside_a_job_does_not_end_its_beat(tmp_path: Path) -> None:
    runs = 0

    async def job(_context: JobContext) -> None:
        nonlocal runs
        runs += 1
        inner = asyncio.create_task(asyncio.sleep(10))
        inner.cancel()
        await inner

    settings = settings_for(f"sqlite:///{tmp_path / 'jobs.sqlite3'}", tmp_path)
    context = JobContext(Database(settings.database_url), MemoryKeyValue(), settings)
    scheduler = Scheduler([Periodic("job", job, lambda _settings: 0.01, "default")], context)
    await scheduler.start()
    await asyncio.sleep(0.3)
    await scheduler.stop(1)
    assert runs >= 2


async def test_a_beat_does_not_drift_by_the_time_its_job_takes(tmp_path: Path) -> None:
    begun: list[float] = []

    async def job(_context: JobContext) -> None:
        begun.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.03)

    settings = settings_for(f"sqlite:///{tmp_path / 'jobs.sqlite3'}", tmp_path)
    context = JobContext(Database(settings.database_url), MemoryKeyValue(), settings)
    scheduler = Scheduler([Periodic("job", job, lambda _settings: 0.05, "default")], context)
    await scheduler.start()
    await asyncio.sleep(1.02)
    await scheduler.stop(1)
    # With drift it would be every 80 ms: 13 times.
    assert 17 <= len(begun) <= 21
