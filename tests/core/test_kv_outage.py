"""A Redis of the test's own that dies, hangs and comes back, while the store has to go on."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

import services
from conftest import skip_without
from ownredis import OwnRedis
from zerek.core.kv import MemoryKeyValue, RedisKeyValue, ResilientKeyValue


@pytest.fixture
async def own_redis(tmp_path: Path) -> AsyncIterator[OwnRedis]:
    program = services.program("redis-server") or services.program("valkey-server")
    if program is None:
        skip_without(services.REDIS, FileNotFoundError("redis-server is not installed"))
    assert program is not None
    server = OwnRedis(program, tmp_path)
    await server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
async def kv(own_redis: OwnRedis) -> AsyncIterator[ResilientKeyValue]:
    opened = ResilientKeyValue(RedisKeyValue(own_redis.url, "test:"), MemoryKeyValue())
    yield opened
    await opened.close()


async def until_available(kv: ResilientKeyValue, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not kv.available:
        assert time.monotonic() < end, "Redis is back and not asked"
        await kv.get("anything")
        await asyncio.sleep(0.02)


async def test_no_value_comes_back_that_was_replaced_or_deleted_during_an_outage(
    kv: ResilientKeyValue, own_redis: OwnRedis
) -> None:
    for key in ("deleted", "replaced", "kept"):
        await kv.set(key, "before", 60)
    own_redis.stop()
    await kv.delete("deleted")
    await kv.set("replaced", "during", 60)
    assert not kv.available
    assert await kv.get("replaced") == b"during"
    assert await kv.get("deleted") is None

    await own_redis.start()
    await until_available(kv, 5)
    assert await kv.get("deleted") is None
    assert await kv.get("replaced") is None, "unknown is right, the old value is not"
    assert await kv.get("kept") == b"before"

    await kv.set("replaced", "after", 60)
    own_redis.stop()
    assert await kv.get("replaced") is None, "not the value of the first outage"
    assert not kv.available


async def test_what_changes_at_the_very_moment_redis_dies_is_not_read_from_it_later(
    kv: ResilientKeyValue, own_redis: OwnRedis
) -> None:
    await kv.set("profile", "old", 60)
    own_redis.stop()
    await kv.delete("profile")  # the first call to notice
    await own_redis.start()
    await until_available(kv, 5)
    assert await kv.get("profile") is None


async def test_a_redis_that_hangs_costs_one_timeout_and_then_nothing(
    kv: ResilientKeyValue, own_redis: OwnRedis
) -> None:
    await kv.set("key", "value", 60)
    own_redis.signal(signal.SIGSTOP)
    started = time.perf_counter()
    await asyncio.gather(*(kv.get("key") for _ in range(20)))
    assert time.perf_counter() - started < 1.5
    started = time.perf_counter()
    for _ in range(200):
        await kv.get("key")
    assert time.perf_counter() - started < 0.3
    own_redis.signal(signal.SIGCONT)
    await until_available(kv, 5)
    assert await kv.get("key") == b"value"


async def test_many_calls_that_fail_together_are_one_failure(kv: ResilientKeyValue, own_redis: OwnRedis) -> None:
    own_redis.stop()
    await asyncio.gather(*(kv.increment("calls", 60) for _ in range(40)))
    assert not kv.available
    await own_redis.start()
    await until_available(kv, 2.5)  # were each a failure, the pause would be the longest one already


async def test_a_server_restarted_between_two_calls_is_not_noticed_for_long(
    kv: ResilientKeyValue, own_redis: OwnRedis
) -> None:
    await kv.set("key", "value", 60)
    own_redis.stop()
    await own_redis.start()
    await kv.get("key")
    await until_available(kv, 2)
    assert await kv.get("key") == b"value"


async def test_a_call_given_up_by_its_caller_leaves_the_store_usable(
    kv: ResilientKeyValue, own_redis: OwnRedis
) -> None:
    own_redis.stop()
    await kv.get("key")
    await own_redis.start()
    own_redis.signal(signal.SIGSTOP)
    await asyncio.sleep(0.7)
    given_up = asyncio.create_task(kv.get("key"))  # this one is asking whether Redis is back
    await asyncio.sleep(0.1)
    given_up.cancel()
    await asyncio.gather(given_up, return_exceptions=True)
    own_redis.signal(signal.SIGCONT)
    await until_available(kv, 2)


async def test_a_full_store_in_the_process_does_not_look_through_all_its_keys_each_time() -> None:
    kv = MemoryKeyValue(most=20_000)
    for number in range(20_000):
        await kv.set(f"old {number}", b"1", 600)
    started = time.perf_counter()
    for number in range(2_000):
        await kv.set(f"new {number}", b"1", 600)
    assert time.perf_counter() - started < 1
    assert await kv.get("new 1999") == b"1"
    assert await kv.get("old 0") is None
    assert sum([await kv.get(f"old {number}") is not None for number in range(20_000)]) <= 18_000
