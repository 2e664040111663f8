"""How often somebody may call, and how long somebody who guesses passwords has to wait."""

import asyncio
import math
import time
from collections import defaultdict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from zerek.core.errors import TooManyRequests
from zerek.core.kv import KeyValue, MemoryKeyValue

FAILURE_WINDOW = 15 * 60
LONGEST_DELAY = 15 * 60


@dataclass(frozen=True, slots=True)
class Allowance:
    allowed: bool
    limit: int
    remaining: int
    reset_seconds: float
    window_seconds: int


async def hit(kv: KeyValue, key: str, limit: int, window_seconds: int = 60) -> Allowance:
    """Counts one call in a fixed window."""
    count, reset = await kv.increment(key, window_seconds)
    return Allowance(count <= limit, limit, max(0, limit - count), reset, window_seconds)


GATHERING_SECONDS = 0.2
AT_ONCE = 500  # keys in one round trip


@dataclass(slots=True)
class GatheredWindow:
    """What this process knows of a window: the count, its own calls included, and when it ends."""

    count: int
    ends: float
    length: int


class GatheredHits:
    """Counts as `hit` does, in a store that others count in too, without a round trip for each call.

    The first call of a window asks the store; the next ones are counted here and told to it together, five times a
    second, which also brings what the other processes have counted. Processes can therefore together let through what
    reaches them in a fifth of a second above the limit. A store in this process is asked each time.
    """

    def __init__(self, kv: KeyValue) -> None:
        self._kv = kv
        self._windows: dict[str, GatheredWindow] = {}
        self._untold: dict[str, int] = {}
        self._timer: asyncio.TimerHandle | None = None
        self._telling: asyncio.Task[None] | None = None

    async def hit(self, key: str, limit: int, window_seconds: int = 60) -> Allowance:
        if isinstance(self._kv, MemoryKeyValue):
            return await hit(self._kv, key, limit, window_seconds)
        now = time.monotonic()
        window = self._windows.get(key)
        if window is None or window.ends <= now:
            counted = await hit(self._kv, key, limit, window_seconds)
            count = limit - counted.remaining if counted.allowed else limit + 1
            self._windows[key] = GatheredWindow(count, time.monotonic() + counted.reset_seconds, window_seconds)
            return counted
        window.count += 1
        self._untold[key] = self._untold.get(key, 0) + 1
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GATHERING_SECONDS, self._begin_telling)
        return Allowance(window.count <= limit, limit, max(0, limit - window.count), window.ends - now, window_seconds)

    def _begin_telling(self) -> None:
        self._timer = None
        self._telling = asyncio.create_task(self.tell(), name="rate limits")

    async def tell(self) -> None:
        """Tells the store what was counted here, and learns the sums."""
        untold, self._untold = self._untold, {}
        now = time.monotonic()
        lengths: dict[int, list[str]] = defaultdict(list)
        for key in untold:
            # What belongs to a window that is over would be counted in the next one.
            if (window := self._windows.get(key)) is not None and window.ends > now:
                lengths[window.length].append(key)
        self._windows = {key: window for key, window in self._windows.items() if window.ends > now}
        for length, keys in lengths.items():
            for begin in range(0, len(keys), AT_ONCE):
                part = {key: untold[key] for key in keys[begin : begin + AT_ONCE]}
                for key, (count, reset) in (await self._kv.increment_many(part, length)).items():
                    since = self._untold.get(key, 0)  # counted here while the store was asked
                    self._windows[key] = GatheredWindow(count + since, time.monotonic() + reset, length)

    async def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._telling is not None:
            await asyncio.wait([self._telling], timeout=1)


async def require(kv: KeyValue, key: str, limit: int, window_seconds: int = 60) -> None:
    """Counts one call. Raises `TooManyRequests`, with the time after which the next one is taken."""
    allowance = await hit(kv, key, limit, window_seconds)
    if not allowance.allowed:
        raise too_soon(allowance.reset_seconds)


def too_soon(seconds: float) -> TooManyRequests:
    return TooManyRequests(headers={"Retry-After": str(max(1, math.ceil(seconds)))})


def headers(allowance: Allowance) -> dict[str, str]:
    """The fields of the IETF draft «RateLimit header fields for HTTP», and `Retry-After` where nothing is left."""
    reset = max(1, math.ceil(allowance.reset_seconds))
    fields = {
        "RateLimit-Policy": f'"default";q={allowance.limit};w={allowance.window_seconds}',
        "RateLimit": f'"default";r={allowance.remaining};t={reset}',
    }
    if not allowance.allowed:
        fields["Retry-After"] = str(reset)
    return fields


def delay_seconds(failures: int, free: int) -> int:
    """None for the free failures, then 1, 2, 4 … seconds, never more than 15 minutes."""
    return 0 if failures < free else min(2 ** min(failures - free, 20), LONGEST_DELAY)


def network(address: str) -> str:
    """What one household or school has: an IPv4 address, or the first 64 bits of an IPv6 one, since behind those a
    caller can have another address for every call."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4 or parsed.ipv4_mapped is not None:
        return address
    return str(IPv6Address(int(parsed) >> 64 << 64))


def who_tries(account: str, address: str) -> tuple[str, str]:
    return f"account:{account}", f"address:{network(address)}"


class FailureDelays:
    """Growing delays for failed sign-ins, per account and per address, forgotten 15 minutes after the first failure.

    The account is what somebody typed. Counts and waits therefore differ in the beginning of their keys, where nothing
    typed can reach.
    """

    def __init__(self, per_account: int, per_address: int) -> None:
        self._per_account = per_account
        self._per_address = per_address

    async def check(self, kv: KeyValue, account: str, address: str) -> float:
        """Seconds until the next try is taken; 0 to go on."""
        waits = [await kv.get(f"sign_in_wait:{who}") for who in who_tries(account, address)]
        left = max((float(until) - time.time() for until in waits if until is not None), default=0.0)
        return min(max(left, 0.0), LONGEST_DELAY)  # whatever another server's clock says

    async def require(self, kv: KeyValue, account: str, address: str) -> None:
        """Raises `TooManyRequests` while the next try is not taken yet."""
        wait = await self.check(kv, account, address)
        if wait > 0:
            raise too_soon(wait)

    async def record(self, kv: KeyValue, account: str, address: str) -> None:
        for who, free in zip(who_tries(account, address), (self._per_account, self._per_address), strict=True):
            count, _ = await kv.increment(f"sign_in_failures:{who}", FAILURE_WINDOW)
            wait = delay_seconds(count, free)
            if wait:
                await kv.set(f"sign_in_wait:{who}", str(time.time() + wait), wait)

    async def forget(self, kv: KeyValue, account: str) -> None:
        who, _ = who_tries(account, "")
        await kv.delete(f"sign_in_failures:{who}", f"sign_in_wait:{who}")
