"""The hub: who hears what, in one process and over a real Redis that dies and comes back."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

import services
from conftest import settings_for, skip_without
from ownredis import OwnRedis
from zerek.core.livehub import Hub, open_hub, pause


def hear(hub: Hub, *audiences: str) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []

    def listen(text: str) -> None:
        heard.append(json.loads(text))

    for audience in audiences:
        hub.subscribe(audience, listen)
    return heard


async def until(true: Callable[[], object], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


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


async def opened(redis_url: str, prefix: str, *, listens: bool = True) -> Hub:
    hub = open_hub(settings_for("sqlite://", Path("data"), redis_url=redis_url, key_prefix=prefix))
    if listens:
        await hub.start()
        assert hub._fan_out is not None
        await asyncio.wait_for(hub._fan_out.heard.wait(), 5)
    return hub


def test_an_audience_hears_what_is_sent_to_it_and_nobody_else_does() -> None:
    hub = Hub()
    one, other = hear(hub, "user:1"), hear(hub, "user:2")
    hub.send("user:1", {"type": "news", "text": "Қазақ тілі"})
    assert (one, other) == ([{"type": "news", "text": "Қазақ тілі"}], [])


def test_who_watches_one_school_hears_of_it_and_who_watches_all_hears_of_every_one_once() -> None:
    hub = Hub()
    all_schools, first, second = hear(hub, "monitor"), hear(hub, "monitor:a"), hear(hub, "monitor:b", "monitor:a")
    hub.send("monitor", {"type": "attempt.changed", "n": 1, "school_ids": ["a", "b"]})
    hub.send("monitor", {"type": "attempt.changed", "n": 2})
    hub.send("monitor:a", {"type": "attempt.changed", "n": 3})
    assert [message["n"] for message in all_schools] == [1, 2, 3]
    assert [message["n"] for message in first] == [1, 3]
    assert [message["n"] for message in second] == [1, 3]
    assert all("school_ids" not in message for message in all_schools)


def test_nobody_is_kept_who_has_gone() -> None:
    hub = Hub()
    heard: list[str] = []
    hub.subscribe("user:1", heard.append)
    hub.unsubscribe("user:1", heard.append)
    hub.unsubscribe("user:1", heard.append)
    hub.send("user:1", {"type": "news"})
    assert not heard
    assert not hub._listeners


def test_a_message_that_json_cannot_hold_fails_nobody() -> None:
    hub = Hub()
    heard = hear(hub, "user:1")
    hub.send("user:1", {"type": "news", "thing": object()})
    assert heard == []


def test_pauses_grow_to_ten_seconds() -> None:
    assert all(0.125 <= pause(0) <= 0.25 for _ in range(50))
    assert all(5 <= pause(failures) <= 10 for failures in range(6, 60))


async def test_every_process_hears_once_and_a_worker_that_only_sends_is_heard(own_redis: OwnRedis) -> None:
    prefix = f"{uuid4()}:"
    one, other = await opened(own_redis.url, prefix), await opened(own_redis.url, prefix)
    worker = await opened(own_redis.url, prefix, listens=False)
    stranger = await opened(own_redis.url, f"{uuid4()}:")
    heard = {name: hear(hub, "user:1") for name, hub in (("one", one), ("other", other), ("stranger", stranger))}
    try:
        for number in range(50):
            one.send("user:1", {"type": "news", "n": number})
        worker.send("user:1", {"type": "news", "n": 50})
        await worker.flush(2)
        await until(lambda: len(heard["one"]) == 51 and len(heard["other"]) == 51)
        assert sorted(message["n"] for message in heard["other"]) == list(range(51))
        assert [m["n"] for m in heard["other"] if m["n"] < 50] == list(range(50)), "in the order of sending"
        assert not heard["stranger"], "another installation on the same Redis"
    finally:
        for hub in (one, other, worker, stranger):
            await hub.close()


async def test_while_redis_is_away_the_process_hears_itself_and_afterwards_all_are_told_to_look(
    own_redis: OwnRedis,
) -> None:
    prefix = f"{uuid4()}:"
    one, other = await opened(own_redis.url, prefix), await opened(own_redis.url, prefix)
    near, far = hear(one, "user:1"), hear(other, "user:1")
    try:
        own_redis.stop()
        began = time.monotonic()
        one.send("user:1", {"type": "news", "n": 1})
        assert near == [{"type": "news", "n": 1}], "at once, whatever Redis does"
        await one.flush(5)
        assert time.monotonic() - began < 5
        await own_redis.start()
        await until(lambda: {"type": "resync"} in far and {"type": "resync"} in near, 15)
        await until(lambda: one._fan_out is not None and one._fan_out._waiting.empty())
        one.send("user:1", {"type": "news", "n": 2})
        await until(lambda: {"type": "news", "n": 2} in far, 15)
        assert {"type": "news", "n": 1} not in far, "what came late would be no news"
    finally:
        for hub in (one, other):
            await hub.close()
