"""Limits and delays as algebra, and against names that somebody chose to do harm."""

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

import services
from conftest import Template, settings_for, skip_without
from house import API, open_house
from zerek.core.kv import AWAY, KeyValue, MemoryKeyValue, RedisKeyValue, ResilientKeyValue
from zerek.core.ratelimit import (
    GATHERING_SECONDS,
    LONGEST_DELAY,
    Allowance,
    FailureDelays,
    GatheredHits,
    delay_seconds,
    headers,
    hit,
    network,
)


@given(limit=st.integers(1, 50), calls=st.integers(0, 120))
async def test_a_window_lets_through_exactly_its_limit(limit: int, calls: int) -> None:
    kv = MemoryKeyValue()
    allowances = [await hit(kv, "key", limit) for _ in range(calls)]
    assert sum(one.allowed for one in allowances) == min(limit, calls)
    assert [one.remaining for one in allowances] == [max(0, limit - number) for number in range(1, calls + 1)]


@given(failures=st.integers(0, 10**9), free=st.integers(1, 1000))
def test_delays_never_shrink_and_never_pass_a_quarter_of_an_hour(failures: int, free: int) -> None:
    delay = delay_seconds(failures, free)
    assert 0 <= delay <= delay_seconds(failures + 1, free) <= LONGEST_DELAY
    assert (delay == 0) == (failures < free)


@given(reset=st.floats(0, 60), limit=st.integers(1, 1000), remaining=st.integers(0, 1000), allowed=st.booleans())
def test_the_header_fields_are_structured_fields_of_whole_numbers(
    reset: float, limit: int, remaining: int, allowed: bool
) -> None:
    fields = headers(Allowance(allowed, limit, remaining, reset, 60))
    assert fields["RateLimit-Policy"] == f'"default";q={limit};w=60'
    name, left, until = fields["RateLimit"].split(";")
    assert (name, left) == ('"default"', f"r={remaining}")
    assert 1 <= int(until.removeprefix("t=")) <= 60
    assert ("Retry-After" in fields) is not allowed


@pytest.mark.parametrize("size", ["process", "redis"])
@pytest.mark.parametrize("suffix", [":wait", ":address:1.1.1.1", "\n", "*", ""])
async def test_no_name_that_somebody_types_touches_the_delays_of_another(size: str, suffix: str) -> None:
    kv: KeyValue = MemoryKeyValue()
    if size == "redis":
        kv = RedisKeyValue(services.url_of(services.REDIS), f"zerek-test-{uuid4().hex}:")
        try:
            await kv.ping()
        except AWAY as error:
            skip_without(services.REDIS, error)
    delays = FailureDelays(per_account=1, per_address=1000)
    for _ in range(3):
        await delays.record(kv, "ann", "1.1.1.1")
    before = await delays.check(kv, "ann", "2.2.2.2")
    assert 2 < before <= 4
    other = f"ann{suffix}" if suffix else "bob"
    await delays.record(kv, other, "3.3.3.3")
    await delays.forget(kv, other)
    assert 2 < await delays.check(kv, "ann", "2.2.2.2") <= before
    await delays.forget(kv, "ann")
    await kv.delete("sign_in_failures:address:1.1.1.1", "sign_in_failures:address:3.3.3.3")
    await kv.close()


async def test_signing_in_under_a_hostile_name_is_an_ordinary_refusal(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, failed_sign_ins_per_account=1)
    async with open_house(settings) as house:
        for login in ("bob", "bob:wait", "bob:wait:wait", "*"):
            answer = await house.client.post(f"{API}/auth/login", json={"login": login, "password": "wrong"})
            assert answer.status_code == 401, login


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "::ffff:203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("unknown", "unknown"),
    ],
)
def test_an_address_is_counted_by_what_one_household_has(address: str, counted: str) -> None:
    assert network(address) == counted


async def test_processes_that_gather_their_counts_keep_one_limit() -> None:
    """Two of them, on one Redis: each learns of the other's calls within moments, and neither lets more through."""
    prefix = f"zerek-test-{uuid4().hex}:"
    kvs = [RedisKeyValue(services.url_of(services.REDIS), prefix) for _ in range(2)]
    try:
        await kvs[0].ping()
    except AWAY as error:
        skip_without(services.REDIS, error)
    one, other = (GatheredHits(kv) for kv in kvs)
    counted = [await one.hit("somebody", 10) for _ in range(4)]
    assert [allowance.remaining for allowance in counted] == [9, 8, 7, 6]
    await one.tell()
    assert (await other.hit("somebody", 10)).remaining == 5
    for _ in range(4):
        assert (await other.hit("somebody", 10)).allowed
    await other.tell()
    await one.hit("somebody", 10)
    await one.tell()
    assert not (await one.hit("somebody", 10)).allowed
    assert (await other.hit("somebody", 10)).remaining == 0
    await other.tell()
    assert not (await other.hit("somebody", 10)).allowed
    for gathered, kv in zip((one, other), kvs, strict=True):
        await gathered.close()
        await kv.close()


async def test_gathered_counts_are_told_by_themselves_and_a_window_ends() -> None:
    kv = ResilientKeyValue(MemoryKeyValue(), MemoryKeyValue())
    gathered = GatheredHits(kv)
    for _ in range(3):
        await gathered.hit("somebody", 2, 1)
    assert not (await gathered.hit("somebody", 2, 1)).allowed
    await asyncio.sleep(GATHERING_SECONDS + 0.1)
    assert (await kv.increment("somebody", 1))[0] == 5
    await asyncio.sleep(1)
    assert (await gathered.hit("somebody", 2, 1)).remaining == 1
    await gathered.close()
