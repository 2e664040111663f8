"""The key-value store: the same promises in the process and in Redis, and none broken while Redis is away."""

import asyncio
import time
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

import services
from conftest import skip_without
from zerek.core.kv import KeyValue, MemoryKeyValue, RedisKeyValue, ResilientKeyValue
from zerek.core.ratelimit import FailureDelays, delay_seconds, headers, hit


async def redis_or_skip() -> RedisKeyValue:
    kv = RedisKeyValue(services.url_of(services.REDIS), f"zerek-test-{uuid4().hex}:")
    try:
        await kv.ping()
    except (RedisConnectionError, OSError, TimeoutError) as error:
        skip_without(services.REDIS, error)
    return kv


@pytest.fixture(params=["process", "redis", "resilient"])
async def kv(request: pytest.FixtureRequest) -> AsyncIterator[KeyValue]:
    if request.param == "process":
        opened: KeyValue = MemoryKeyValue()
    elif request.param == "redis":
        opened = await redis_or_skip()
    else:
        opened = ResilientKeyValue(await redis_or_skip(), MemoryKeyValue())
    yield opened
    await opened.close()


async def test_what_is_set_is_there_until_it_expires_or_is_deleted(kv: KeyValue) -> None:
    await kv.set("a", "one", 60)
    await kv.set("b", b"\x00\xff", 0.15)
    assert (await kv.get("a"), await kv.get("b")) == (b"one", b"\x00\xff")
    await kv.set("a", "two", 60)
    assert await kv.get("a") == b"two"
    await asyncio.sleep(0.2)
    assert await kv.get("b") is None
    await kv.delete("a", "never there")
    assert await kv.get("a") is None


async def test_adding_wins_once(kv: KeyValue) -> None:
    added = await asyncio.gather(*(kv.add("lock", str(number), 0.2) for number in range(5)))
    assert sum(added) == 1
    await asyncio.sleep(0.25)
    assert await kv.add("lock", "again", 1)


async def test_counting_is_exact_and_starts_anew_with_each_window(kv: KeyValue) -> None:
    counts = await asyncio.gather(*(kv.increment("count", 0.3) for _ in range(20)))
    assert sorted(count for count, _ in counts) == list(range(1, 21))
    assert all(0 < left <= 0.3 for _, left in counts)
    await asyncio.sleep(0.35)
    assert (await kv.increment("count", 0.3))[0] == 1


async def test_the_process_store_gives_up_expired_and_then_oldest_keys() -> None:
    now = 0.0
    kv = MemoryKeyValue(most=3, now=lambda: now)
    await kv.set("short", "1", 1)
    await kv.set("first", "1", 100)
    await kv.set("second", "1", 100)
    now = 2.0
    await kv.set("third", "1", 100)
    await kv.set("fourth", "1", 100)
    assert [await kv.get(key) for key in ("short", "first", "second", "third", "fourth")] == [
        None, None, b"1", b"1", b"1",
    ]  # fmt: skip


async def test_while_redis_is_away_the_process_answers_at_once() -> None:
    kv = ResilientKeyValue(RedisKeyValue("redis://127.0.0.1:1/0", "x:"), MemoryKeyValue())
    started = time.perf_counter()
    for number in range(1, 201):
        assert (await kv.increment("calls", 60))[0] == number
    assert time.perf_counter() - started < 3
    assert not kv.available
    with pytest.raises((RedisConnectionError, OSError, TimeoutError)):
        await kv.ping()
    await kv.close()


async def test_redis_is_used_again_once_it_is_back() -> None:
    real = await redis_or_skip()
    away = RedisKeyValue("redis://127.0.0.1:1/0", "x:")
    kv = ResilientKeyValue(away, MemoryKeyValue())
    await kv.set("key", "kept", 60)
    assert not kv.available
    kv._primary = real
    await asyncio.sleep(0.8)
    await kv.set("key", "shared", 60)
    assert bool(kv.available) is True
    assert await real.get("key") == b"shared"
    await kv.close()


async def test_who_cancels_a_call_under_way_is_not_kept_waiting() -> None:
    """However far the call has come; the client of Redis alone answers some of these as if nothing had happened."""

    async def go_on(kv: KeyValue) -> None:
        while True:
            await kv.set("a", "1", 1)
            await asyncio.sleep(60)

    for step in range(150):
        kv = ResilientKeyValue(await redis_or_skip(), MemoryKeyValue())
        if step % 3:  # a third of them on a connection that is still to be made
            await kv.ping()
        call = asyncio.create_task(go_on(kv))
        await asyncio.sleep(step * 0.00003)
        call.cancel()
        done, _ = await asyncio.wait([call], timeout=5)
        assert done, f"the call cancelled after {step * 0.03:.2f} ms went on"
        await kv.close()


async def test_a_limit_lets_so_many_through_and_tells_how_many_are_left(kv: KeyValue) -> None:
    allowances = [await hit(kv, "rate_limit:someone:api", 3) for _ in range(4)]
    assert [(one.allowed, one.remaining) for one in allowances] == [(True, 2), (True, 1), (True, 0), (False, 0)]
    fields = headers(allowances[3])
    assert fields["RateLimit-Policy"] == '"default";q=3;w=60'
    assert 1 <= int(fields["Retry-After"]) <= 60
    assert "Retry-After" not in headers(allowances[0])


def test_delays_double_and_stop_growing() -> None:
    assert [delay_seconds(failures, 10) for failures in (0, 9, 10, 11, 12, 13)] == [0, 0, 1, 2, 4, 8]
    assert delay_seconds(10_000, 10) == 15 * 60


async def test_failures_delay_an_account_and_an_address_apart_from_others(kv: KeyValue) -> None:
    delays = FailureDelays(per_account=2, per_address=4)
    for _ in range(2):
        await delays.record(kv, "ann", "1.1.1.1")
    assert await delays.check(kv, "ann", "9.9.9.9") > 0
    assert await delays.check(kv, "bob", "1.1.1.1") == 0
    for _ in range(2):
        await delays.record(kv, "bob", "1.1.1.1")
    assert await delays.check(kv, "eve", "1.1.1.1") > 0, "the address is slowed for everybody"
    await delays.forget(kv, "ann")
    assert await delays.check(kv, "ann", "9.9.9.9") == 0


async def test_counting_many_at_once_is_the_same_as_counting_one_by_one(kv: KeyValue) -> None:
    await kv.increment("a", 60)
    found = await kv.increment_many({"a": 4, "b": 2}, 0.3)
    assert {key: count for key, (count, _) in found.items()} == {"a": 5, "b": 2}
    assert 1 < found["a"][1] <= 60, "a window that has begun ends when it was to end"
    assert 0 < found["b"][1] <= 0.3
    await asyncio.sleep(0.35)
    assert (await kv.increment_many({"b": 3}, 60))["b"][0] == 3
