"""The scheduler inside the server: on its beat, never beside itself, and alive whatever a job does."""

import asyncio
from pathlib import Path

from conftest import settings_for
from zerek.core.db import Database
from zerek.core.jobs import JobContext, Periodic, Scheduler
from zerek.core.kv import MemoryKeyValue
from zerek.periodic import PERIODIC
from zerek.worker import QUEUES


def context_in(folder: Path) -> JobContext:
    settings = settings_for(f"sqlite:///{folder / 'jobs.sqlite3'}", folder)
    return JobContext(Database(settings.database_url), MemoryKeyValue(), settings)


async def test_a_job_runs_on_its_beat_and_never_beside_itself(tmp_path: Path) -> None:
    running, most, runs = 0, 0, 0

    async def job(_context: JobContext) -> None:
        nonlocal running, most, runs
        running, runs = running + 1, runs + 1
        most = max(most, running)
        await asyncio.sleep(0.05)
        running -= 1

    scheduler = Scheduler([Periodic("job", job, lambda _settings: 0.02, "default")], context_in(tmp_path))
    await scheduler.start()
    await asyncio.sleep(0.4)
    await scheduler.stop(1)
    assert most == 1
    assert 2 <= runs <= 9


async def test_a_failing_job_is_tried_again_and_takes_no_other_with_it(tmp_path: Path) -> None:
    seen = {"bad": 0, "good": 0}

    async def bad(_context: JobContext) -> None:
        seen["bad"] += 1
        raise OSError("the database is away")

    async def good(_context: JobContext) -> None:
        seen["good"] += 1

    table = [Periodic(name, job, lambda _settings: 0.02, "default") for name, job in (("bad", bad), ("good", good))]
    scheduler = Scheduler(table, context_in(tmp_path))
    await scheduler.start()
    await asyncio.sleep(0.5)
    await scheduler.stop(1)
    assert 2 <= seen["bad"] < seen["good"], "again, after pauses that grow"


async def test_stopping_lets_the_job_in_hand_finish_and_begins_none(tmp_path: Path) -> None:
    events: list[str] = []

    async def job(_context: JobContext) -> None:
        events.append("begun")
        await asyncio.sleep(0.2)
        events.append("done")

    scheduler = Scheduler([Periodic("job", job, lambda _settings: 0.01, "default")], context_in(tmp_path))
    await scheduler.start()
    await asyncio.sleep(0.05)
    await scheduler.stop(2)
    await asyncio.sleep(0.1)
    assert events == ["begun", "done"]


async def test_a_job_that_will_not_end_is_cancelled_after_the_time(tmp_path: Path) -> None:
    async def job(_context: JobContext) -> None:
        await asyncio.sleep(60)

    scheduler = Scheduler([Periodic("job", job, lambda _settings: 1, "default")], context_in(tmp_path))
    await scheduler.start()
    await asyncio.sleep(0.05)
    await asyncio.wait_for(scheduler.stop(0.1), 2)


async def test_beside_a_queue_the_server_runs_only_what_heals(tmp_path: Path) -> None:
    seen: list[str] = []

    def job_named(name: str, *, heals: bool) -> Periodic:
        async def job(_context: JobContext) -> None:
            seen.append(name)

        return Periodic(name, job, lambda _settings: 0.05, "default", heals=heals)

    scheduler = Scheduler(
        [job_named("sweep", heals=True), job_named("tidy", heals=False)], context_in(tmp_path), fallback=True
    )
    await scheduler.start()
    await asyncio.sleep(0.1)
    await scheduler.stop(1)
    assert set(seen) == {"sweep"}


def test_every_periodic_job_has_a_name_of_its_own_and_a_queue_that_the_worker_serves() -> None:
    assert len({job.name for job in PERIODIC}) == len(PERIODIC)
    assert {job.queue for job in PERIODIC} <= set(QUEUES)
    assert {"exam.sweep_overdue", "identity.send_password_resets"} <= {job.name for job in PERIODIC if job.heals}
