"""The key-value store: in the process, or Redis. It makes things faster or shared, and is never the truth.

| key | holds | lives |
| --- | --- | --- |
| `rate_limit:{user_id}:api`, `…:answers`, `rate_limit:{address}:refresh` | calls in this window | one minute |
| `sign_in_failures:account:{login}`, `…:address:{address}` | failed sign-ins | 15 minutes from the first |
| `sign_in_wait:account:{login}`, `…:address:{address}` | when the next sign-in is taken | as long as that |
| `worker:seen` | a worker has run a job | one minute |
| `exam:swept` | a worker has looked for overdue attempts | a third of `EXAM_SWEEP_SECONDS` |
| `mail:sent` | mails sent in this second, where `MAIL_PER_SECOND` limits them | one second |
| `exam:attempt:{attempt_id}` | the live state of an attempt | the exam's time and one hour |
| `exam:seen:{attempt_id}` | when the room of an attempt was heard of last | one hour |
| `sitting_code:{user_id}:{sitting_id}` | tries of an access code | 15 minutes from the first |
| `practice:{user_id}:{subject_code}` | the live progress of a practice | seven days from the last answer |
"""

import asyncio
import random
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeVar

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from zerek.settings import Settings

log = structlog.get_logger()
Value = TypeVar("Value")

SOCKET_SECONDS = 0.5
SHORTEST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
MOST_KEYS = 100_000
KEYS_AT_ONCE = 500
AWAY = (RedisError, OSError, TimeoutError)

# Counts and, with the first count of a window, sets its end: one round trip, and no key without an end.
INCREMENT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {count, redis.call('PTTL', KEYS[1])}
"""


INCREMENT_MANY = """
local found = {}
for place, key in ipairs(KEYS) do
    local count = redis.call('INCRBY', key, ARGV[place + 1])
    if count == tonumber(ARGV[place + 1]) then redis.call('PEXPIRE', key, ARGV[1]) end
    found[2 * place - 1], found[2 * place] = count, redis.call('PTTL', key)
end
return found
"""


class KeyValue(Protocol):
    @property
    def available(self) -> bool:
        """Whether the store that was asked for answers; a fallback may be answering instead."""
        ...

    async def get(self, key: str) -> bytes | None: ...
    async def set(self, key: str, value: bytes | str, ttl_seconds: float) -> None: ...
    async def add(self, key: str, value: bytes | str, ttl_seconds: float) -> bool:
        """Sets what is not there yet; false where it was."""
        ...

    async def delete(self, *keys: str) -> None: ...
    async def increment(self, key: str, window_seconds: float) -> tuple[int, float]:
        """Adds one; the count in this window, and the seconds until it ends."""
        ...

    async def increment_many(self, counts: Mapping[str, int], window_seconds: float) -> dict[str, tuple[int, float]]:
        """The same for many keys, each with a number of its own, in one round trip."""
        ...

    async def ping(self) -> None:
        """Raises where the store that was asked for does not answer."""
        ...

    async def close(self) -> None: ...


class MemoryKeyValue:
    """In the process; at most `most` keys, of which expired and then oldest ones give way."""

    def __init__(self, most: int = MOST_KEYS, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._entries: OrderedDict[str, tuple[bytes, float]] = OrderedDict()

    @property
    def available(self) -> bool:
        return True

    def _live(self, key: str) -> tuple[bytes, float] | None:
        entry = self._entries.get(key)
        if entry is not None and entry[1] <= self._now():
            del self._entries[key]
            return None
        return entry

    async def get(self, key: str) -> bytes | None:
        entry = self._live(key)
        return entry[0] if entry else None

    async def set(self, key: str, value: bytes | str, ttl_seconds: float) -> None:
        self._entries.pop(key, None)
        self._entries[key] = (value.encode() if isinstance(value, str) else value, self._now() + ttl_seconds)
        if len(self._entries) > self._most:
            self._make_room()

    def _make_room(self) -> None:
        now = self._now()
        for key in [key for key, (_, ends) in self._entries.items() if ends <= now]:
            del self._entries[key]
        if len(self._entries) > self._most:
            # A twentieth more than needed, so that a full store does not look through all keys at each new one.
            for _ in range(len(self._entries) - self._most + self._most // 20):
                self._entries.popitem(last=False)

    async def add(self, key: str, value: bytes | str, ttl_seconds: float) -> bool:
        if self._live(key) is not None:
            return False
        await self.set(key, value, ttl_seconds)
        return True

    async def delete(self, *keys: str) -> None:
        for key in keys:
            self._entries.pop(key, None)

    async def increment(self, key: str, window_seconds: float) -> tuple[int, float]:
        entry = self._live(key)
        if entry is None:
            await self.set(key, b"1", window_seconds)
            return 1, window_seconds
        return self._add(key, entry, 1)

    def _add(self, key: str, entry: tuple[bytes, float], more: int) -> tuple[int, float]:
        count = int(entry[0]) + more
        self._entries[key] = (str(count).encode(), entry[1])
        return count, entry[1] - self._now()

    async def increment_many(self, counts: Mapping[str, int], window_seconds: float) -> dict[str, tuple[int, float]]:
        found = {}
        for key, more in counts.items():
            entry = self._live(key)
            if entry is None:
                await self.set(key, str(more), window_seconds)
                found[key] = more, window_seconds
            else:
                found[key] = self._add(key, entry, more)
        return found

    async def ping(self) -> None:
        return None

    async def close(self) -> None:
        self._entries.clear()


async def heeding_cancellation(asked: Awaitable[Value]) -> Value:
    """redis-py now and then answers a call that was cancelled meanwhile as if nothing had been, and whoever cancelled
    it would wait for good. Raises `asyncio.CancelledError` then."""
    task = asyncio.current_task()
    before = task.cancelling() if task else 0
    try:
        return await asked
    finally:
        if task and task.cancelling() > before:
            raise asyncio.CancelledError


class RedisKeyValue:
    def __init__(self, url: str, prefix: str) -> None:
        self._redis: Redis = Redis.from_url(
            url, socket_timeout=SOCKET_SECONDS, socket_connect_timeout=SOCKET_SECONDS, health_check_interval=30
        )
        self._prefix = prefix
        self._increment = self._redis.register_script(INCREMENT)
        self._increment_many = self._redis.register_script(INCREMENT_MANY)

    @property
    def available(self) -> bool:
        return True

    async def get(self, key: str) -> bytes | None:
        value = await heeding_cancellation(self._redis.get(self._prefix + key))
        return value.encode() if isinstance(value, str) else value

    async def set(self, key: str, value: bytes | str, ttl_seconds: float) -> None:
        await heeding_cancellation(self._redis.set(self._prefix + key, value, px=max(1, int(ttl_seconds * 1000))))

    async def add(self, key: str, value: bytes | str, ttl_seconds: float) -> bool:
        added = self._redis.set(self._prefix + key, value, px=max(1, int(ttl_seconds * 1000)), nx=True)
        return bool(await heeding_cancellation(added))

    async def delete(self, *keys: str) -> None:
        if keys:
            await heeding_cancellation(self._redis.delete(*(self._prefix + key for key in keys)))

    async def increment(self, key: str, window_seconds: float) -> tuple[int, float]:
        increment = self._increment(keys=[self._prefix + key], args=[int(window_seconds * 1000)])
        count, milliseconds = await heeding_cancellation(increment)
        return int(count), max(0, milliseconds) / 1000

    async def increment_many(self, counts: Mapping[str, int], window_seconds: float) -> dict[str, tuple[int, float]]:
        keys = [self._prefix + key for key in counts]
        increment = self._increment_many(keys=keys, args=[int(window_seconds * 1000), *counts.values()])
        found = await heeding_cancellation(increment)
        totals = zip(found[::2], found[1::2], strict=True)
        return {key: (int(count), max(0, left) / 1000) for key, (count, left) in zip(counts, totals, strict=True)}

    async def ping(self) -> None:
        await heeding_cancellation(self._redis.ping())

    async def close(self) -> None:
        await self._redis.aclose()


class ResilientKeyValue:
    """Asks Redis, and while it is away the process itself, at once: it is tried again after pauses that grow.

    What was set or deleted meanwhile is deleted from both before Redis is read again: no value comes back that was
    replaced or deleted during the outage, neither after this outage nor in the next.
    """

    def __init__(self, primary: KeyValue, fallback: KeyValue) -> None:
        self._primary = primary
        self._fallback = fallback
        self._away = False
        self._pause = SHORTEST_PAUSE
        self._retry_at = 0.0
        self._changed: set[str] = set()

    @property
    def available(self) -> bool:
        return not self._away

    async def _ask(self, ask: Callable[[KeyValue], Awaitable[Value]], changes: Sequence[str] = ()) -> Value:
        try:
            if not self._away or await self._is_back():
                return await ask(self._primary)
        except AWAY as error:
            self._failed(error)
        if len(self._changed) < MOST_KEYS:  # past that, an old value in Redis lives as long as it was given
            self._changed.update(changes)
        return await ask(self._fallback)

    async def _is_back(self) -> bool:
        """One call after each pause asks Redis; the others go on with the fallback until that one knows."""
        if time.monotonic() < self._retry_at:
            return False
        self._retry_at = time.monotonic() + LONGEST_PAUSE
        try:
            await self._welcome()
        except AWAY:
            self._retry_later()
            return False
        except asyncio.CancelledError:
            self._retry_at = 0.0  # the caller gave up; the next one asks
            raise
        return True

    async def _welcome(self) -> None:
        """Raises where Redis does not answer; else it is asked from now on."""
        await self._primary.ping()
        while self._changed:
            batch = [self._changed.pop() for _ in range(min(len(self._changed), KEYS_AT_ONCE))]
            try:
                await self._primary.delete(*batch)
            except BaseException:
                self._changed.update(batch)
                raise
            await self._fallback.delete(*batch)
        if self._away:
            log.info("redis_back")
        self._away = False

    def _failed(self, error: Exception) -> None:
        if self._away:  # many calls that were under way fail together, and that is one failure
            return
        log.warning("redis_away", error=repr(error)[:200])
        self._away = True
        self._pause = SHORTEST_PAUSE
        self._retry_later()

    def _retry_later(self) -> None:
        self._retry_at = time.monotonic() + self._pause * random.uniform(0.8, 1.2)  # noqa: S311 - a pause, not a secret
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    async def get(self, key: str) -> bytes | None:
        return await self._ask(lambda kv: kv.get(key))

    async def set(self, key: str, value: bytes | str, ttl_seconds: float) -> None:
        await self._ask(lambda kv: kv.set(key, value, ttl_seconds), changes=(key,))

    async def add(self, key: str, value: bytes | str, ttl_seconds: float) -> bool:
        return await self._ask(lambda kv: kv.add(key, value, ttl_seconds))

    async def delete(self, *keys: str) -> None:
        await self._ask(lambda kv: kv.delete(*keys), changes=keys)

    async def increment(self, key: str, window_seconds: float) -> tuple[int, float]:
        return await self._ask(lambda kv: kv.increment(key, window_seconds))

    async def increment_many(self, counts: Mapping[str, int], window_seconds: float) -> dict[str, tuple[int, float]]:
        return await self._ask(lambda kv: kv.increment_many(counts, window_seconds))

    async def ping(self) -> None:
        try:
            if self._away:
                await self._welcome()
            else:
                await self._primary.ping()
        except AWAY as error:
            self._failed(error)
            raise

    async def close(self) -> None:
        await self._primary.close()
        await self._fallback.close()


def open_kv(settings: Settings) -> KeyValue:
    if not settings.redis_url:
        return MemoryKeyValue()
    return ResilientKeyValue(RedisKeyValue(settings.redis_url, settings.key_prefix), MemoryKeyValue())
