"""The distributed size for real: PostgreSQL, Redis, RabbitMQ, a worker and a beat, each a process of its own."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

import services
from conftest import Template, settings_for, skip_without
from house import SECRET, House, open_house
from zerek.exam.attempts.models import ExamAttempt
from zerek.settings import Settings
from zerek.worker import create_celery

ZEREK = [sys.executable, "-m", "zerek.cli"]
FLOWER = [sys.executable, "-m", "celery", "--quiet", "-A", "zerek.worker:celery_app", "flower"]


@contextmanager
def running(
    command: list[str], environment: dict[str, str], log: Path, program: Sequence[str] = ZEREK
) -> Iterator[subprocess.Popen[bytes]]:
    """A part of Zerek as a process; in the end it gets SIGTERM and has to leave with 0."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*program, *command], env=os.environ | environment, stdout=output, stderr=output, cwd=log.parent
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert status == 0, log.read_text()


@pytest.fixture(scope="module")
async def distributed(
    template: Template, tmp_path_factory: pytest.TempPathFactory, broker: str
) -> AsyncIterator[tuple[House, dict[str, str], Path]]:
    if template.backend == "sqlite":
        pytest.skip("the distributed size is on PostgreSQL")
    if not services.answers(services.url_of(services.REDIS)):
        skip_without(services.REDIS, ConnectionError("refused"))
    folder = tmp_path_factory.mktemp("distributed")
    url = await template.copy()
    prefix = f"zerek-test-{uuid4().hex[:8]}:"
    environment = {
        "DATABASE_URL": url,
        "REDIS_URL": services.url_of(services.REDIS),
        "REDIS_KEY_PREFIX": prefix,
        "RABBITMQ_URL": broker,
        "JWT_SECRET": SECRET,
        "ZEREK_DATA": str(folder),
        "EXAM_GRACE_SECONDS": "0.4",
        "EXAM_SWEEP_SECONDS": "1",
    }
    settings = settings_for(
        url,
        folder,
        redis_url=environment["REDIS_URL"],
        key_prefix=prefix,
        rabbitmq_url=broker,
        exam_sweep_seconds=1,
    )
    async with open_house(settings) as house:
        # This process heals nothing here, so that what is finished was finished by the worker.
        await house.app.state.scheduler.stop(1)
        yield house, environment, folder


def settings_of(environment: dict[str, str]) -> Settings:
    return Settings(_env_file=None, rabbitmq_url=environment["RABBITMQ_URL"], data=Path(environment["ZEREK_DATA"]))


async def status_of(house: House, attempt_id: str) -> str:
    """As it stands in the database; asking over HTTP would finish it."""
    async with house.app.state.database.read() as session:
        attempt = await session.get(ExamAttempt, UUID(attempt_id))
        assert attempt is not None
        return str(attempt.status)


async def test_the_worker_finishes_what_ran_out_and_health_sees_it(
    distributed: tuple[House, dict[str, str], Path],
) -> None:
    house, environment, folder = distributed
    before = (await house.client.get("/health")).json()
    assert (before["status"], before["checks"]["queue"], before["checks"]["worker"]) == ("degraded", "ok", "away")
    student = await house.person()
    attempt = await house.start(student, await house.format(5))
    question = (await house.questions(student, attempt["attempt_id"]))[0]
    await house.answer(student, attempt["attempt_id"], question, house.right_keys(question))
    with (
        running(["worker", "--concurrency", "2"], environment, folder / "worker.log"),
        running(["beat"], environment, folder / "beat.log"),
        running(["beat"], environment | {"ZEREK_DATA": str(folder / "second")}, folder / "second-beat.log"),
    ):
        end = time.monotonic() + 40
        while await status_of(house, attempt["attempt_id"]) == "in_progress":
            assert time.monotonic() < end, (folder / "worker.log").read_text()
            await asyncio.sleep(0.2)
        after = (await house.client.get("/health")).json()
    assert (after["status"], after["checks"]["worker"]) == ("ok", "ok")
    result = (await house.get(student, f"/exam/{attempt['attempt_id']}/result")).json()
    assert (result["status"], result["correct_answers"]) == ("expired", 1)
    assert result["completed_at"] == result["deadline_at"]


async def test_flower_shows_the_workers_their_queues_and_their_jobs(
    distributed: tuple[House, dict[str, str], Path],
) -> None:
    _, environment, folder = distributed
    port = services.free_port()
    open_to_all = {"FLOWER_UNAUTHENTICATED_API": "true"}
    with (
        running(["worker", "--concurrency", "1"], environment, folder / "shown.log"),
        running(["beat"], environment, folder / "shown-beat.log"),
        running(
            ["--address=127.0.0.1", f"--port={port}"], environment | open_to_all, folder / "flower.log", program=FLOWER
        ),
    ):
        workers: dict[str, Any] = {}
        jobs: dict[str, Any] = {}
        end = time.monotonic() + 60
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api", trust_env=False) as flower:
            while "exam.sweep_overdue" not in {job["name"] for job in jobs.values() if job["state"] == "SUCCESS"}:
                assert time.monotonic() < end, (folder / "flower.log").read_text()
                await asyncio.sleep(1)
                try:
                    workers = (await flower.get("/workers", params={"refresh": True})).json()
                    jobs = (await flower.get("/tasks")).json()
                except httpx.TransportError:
                    continue  # it is not up yet
    queues = {queue["name"].rpartition(".")[2] for worker in workers.values() for queue in worker["active_queues"]}
    assert queues >= {"exams", "cleanup", "default"}, workers


async def test_a_server_sweeps_where_no_worker_did_just_now(distributed: tuple[House, dict[str, str], Path]) -> None:
    """The promise is four seconds here: a worker's sign lives for a third of it."""
    from zerek.core.jobs import JobContext
    from zerek.exam.attempts.jobs import sweep_overdue

    house, _, _ = distributed
    state, students = house.app.state, [await house.person(), await house.person()]
    settings = house.settings.model_copy(update={"exam_sweep_seconds": 4})
    worker = JobContext(state.database, state.kv, settings)
    server = JobContext(state.database, state.kv, settings, fallback=True)
    format = await house.format(5)
    first = await house.start(students[0], format)
    await asyncio.sleep(5.5)
    assert await sweep_overdue(worker) == 1
    assert await status_of(house, first["attempt_id"]) == "expired"
    second = await house.start(students[1], format)
    await asyncio.sleep(5.5)
    await sweep_overdue(JobContext(state.database, state.kv, settings.model_copy(update={"exam_grace_seconds": 60})))
    assert await sweep_overdue(server) == 0, "a worker was here"
    assert await status_of(house, second["attempt_id"]) == "in_progress"
    await asyncio.sleep(1.6)
    assert await sweep_overdue(server) == 1, "no worker came again"


async def test_a_long_sweep_is_left_to_the_worker_and_a_failed_one_is_not(
    distributed: tuple[House, dict[str, str], Path],
) -> None:
    from zerek.core.jobs import JobContext
    from zerek.exam.attempts.jobs import SWEPT_KEY, sign_of_a_sweep

    house, _, _ = distributed
    kv, settings = house.app.state.kv, house.settings.model_copy(update={"exam_sweep_seconds": 4})
    context = JobContext(house.app.state.database, kv, settings)

    async def sweep() -> None:
        async with sign_of_a_sweep(context):
            await asyncio.sleep(3)  # twice as long as the sign lives
            assert await kv.get(SWEPT_KEY) is not None
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await sweep()
    await asyncio.sleep(1.6)
    assert await kv.get(SWEPT_KEY) is None


async def test_two_workers_of_one_machine_go_by_two_names(distributed: tuple[House, dict[str, str], Path]) -> None:
    _, environment, folder = distributed
    with (
        running(["worker", "--concurrency", "1"], environment, folder / "one.log"),
        running(["worker", "--concurrency", "1"], environment, folder / "other.log"),
    ):
        app, names, end = create_celery(settings_of(environment)), set[str](), time.monotonic() + 40
        while len(names) < 2:
            assert time.monotonic() < end, names
            found = await asyncio.to_thread(app.control.ping, timeout=2)
            names = {name for answer in found for name in answer}
        app.close()


async def test_the_live_state_of_an_attempt_is_in_redis_while_it_runs(
    distributed: tuple[House, dict[str, str], Path],
) -> None:
    house, environment, _ = distributed
    student = await house.person()
    attempt = await house.start(student)
    key = f"exam:attempt:{attempt['attempt_id']}"
    stored = await house.app.state.kv.get(key)
    assert json.loads(stored)["deadline_at"] == attempt["deadline_at"]
    redis_cli = shutil.which("redis-cli")
    if redis_cli:
        asked = [redis_cli, "-u", environment["REDIS_URL"], "TTL", environment["REDIS_KEY_PREFIX"] + key]
        life = int(await asyncio.to_thread(subprocess.check_output, asked, text=True))
        assert 600 + 3600 - 30 <= life <= 600 + 3600
    await house.post(student, f"/exam/{attempt['attempt_id']}/submit")
    assert await house.app.state.kv.get(key) is None
