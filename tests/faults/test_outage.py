"""The product while Redis or RabbitMQ is away and when it comes back: said on the health page, felt by nobody."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import services
from conftest import Template, settings_for, skip_without
from house import House, open_house
from proofs.own import OwnRabbitmq, OwnRedis, Unavailable
from proofs.stopping import waiting_at
from zerek.core import health
from zerek.core.jobs import wake_after_commit
from zerek.mail.service import RELAY

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

LIMIT = 20


@pytest.fixture
async def redis(tmp_path: Path) -> AsyncIterator[OwnRedis]:
    try:
        own = OwnRedis(tmp_path)
        await asyncio.to_thread(own.start)
    except Unavailable as error:
        skip_without(services.REDIS, error)
        raise
    yield own
    await asyncio.to_thread(own.remove)


@pytest.fixture
async def rabbitmq(tmp_path: Path) -> AsyncIterator[OwnRabbitmq]:
    try:
        own = OwnRabbitmq(tmp_path)
        await asyncio.to_thread(own.start)
    except Unavailable as error:
        skip_without(services.RABBITMQ, error)
        raise
    yield own
    await asyncio.to_thread(own.remove)


async def until_checked(house: House, part: str, state: str, seconds: float) -> dict[str, object]:
    """The health page once it says so."""
    end = time.monotonic() + seconds
    while True:
        found: dict[str, dict[str, str]] = (await house.client.get("/health")).json()
        if found["checks"][part] == state:
            return dict(found)
        assert time.monotonic() < end, found
        await asyncio.sleep(0.1)


async def limited(house: House) -> bool:
    """Whether somebody new who calls too often is stopped. A call that waits too long for Redis counts in the process,
    so on a machine with much to do both may count."""
    person = await house.person()
    answers = [await house.get(person, "/profile/me") for _ in range(3 * LIMIT)]
    assert {answer.status_code for answer in answers} <= {200, 429}
    return LIMIT <= sum(answer.status_code == 200 for answer in answers) <= 2 * LIMIT


async def test_while_redis_is_away_limits_hold_exams_go_on_and_health_says_so(
    template: Template, tmp_path: Path, redis: OwnRedis
) -> None:
    settings = settings_for(await template.copy(), tmp_path, redis_url=redis.url, rate_limit_per_minute=LIMIT)
    async with open_house(settings) as house:
        assert (await until_checked(house, "cache", "ok", 10))["status"] == "ok"
        assert await limited(house)
        admin_format, student = await house.format(), await house.person()
        started = await house.start(student, admin_format)

        await asyncio.to_thread(redis.kill)
        found = await until_checked(house, "cache", "away", 10)
        assert found["status"] == "degraded", "and it answers 200: requests may be sent here"
        assert await limited(house), "the process counts by itself"
        question = (await house.questions(student, started["attempt_id"]))[0]
        assert (await house.answer(student, started["attempt_id"], question, ["A"], seq=1)).status_code == 200
        assert (await house.post(student, f"/exam/{started['attempt_id']}/submit")).status_code == 200

        await asyncio.to_thread(redis.start)
        assert (await until_checked(house, "cache", "ok", 20))["status"] == "ok"
        assert house.app.state.kv.available
        assert await limited(house)


async def test_while_rabbitmq_is_away_nothing_fails_and_a_nudge_gets_through_when_it_is_back(
    template: Template, tmp_path: Path, rabbitmq: OwnRabbitmq
) -> None:
    if template.backend == "sqlite":
        pytest.skip("the distributed size is on PostgreSQL")
    settings = settings_for(await template.copy(), tmp_path, rabbitmq_url=rabbitmq.url, mail_relay_seconds=60)
    health.broker_at.cache_clear()
    async with open_house(settings) as house:
        await until_checked(house, "queue", "ok", 20)
        await asyncio.to_thread(rabbitmq.kill)
        found = await until_checked(house, "queue", "away", 20)
        assert (found["status"], found["checks"]) == (
            "degraded",
            {"database": "ok", "cache": "in process", "queue": "away", "worker": "away"},
        )
        began = time.perf_counter()
        async with house.app.state.database.write() as session:
            wake_after_commit(session, RELAY)
        student = await house.person()
        assert (await house.get(student, "/profile/me")).status_code == 200
        assert time.perf_counter() - began < 2, "nobody waits for the broker"

        await asyncio.to_thread(rabbitmq.start)
        await until_checked(house, "queue", "ok", 40)
        async with house.app.state.database.write() as session:
            wake_after_commit(session, RELAY)
        await until_it_waits(rabbitmq.url)


async def until_it_waits(url: str) -> None:
    """A message for the worker; its queue is made with the first one."""
    end = time.monotonic() + 20
    while not await asyncio.to_thread(waiting_at, url):
        assert time.monotonic() < end
        await asyncio.sleep(0.2)
