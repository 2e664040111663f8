"""The hub behind `core.live`: who listens in this process, and Redis pub/sub between the processes.

A message is encoded once, whoever hears it. With `REDIS_URL` it goes over one channel to every other process; the pages
of this process hear it at once and without Redis. While Redis is away messages reach their own process only; when it is
back, every page is told `{"type": "resync"}`: something may have been missed, ask for the state.

| audience | who hears it |
| --- | --- |
| `user:{id}` | every open page of that person |
| `attempt:{id}` | the pages of its owner that watch it |
| `monitor:{school_id}` | who watches the running attempts of that school, or of all schools |
| `monitor` | who watches those of all schools; with `school_ids` in the message also who watches one of these |
| `access:{user_id}` | no page: the sockets of that person, which look again whether they may stay open |

`school_ids` is an address and does not go out with the message.
"""

import asyncio
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from zerek.core.ids import new_id
from zerek.core.kv import heeding_cancellation
from zerek.core.metrics import LIVE_LOST, LIVE_MESSAGES
from zerek.settings import Settings

log = structlog.get_logger()

SHORTEST_PAUSE, LONGEST_PAUSE = 0.25, 10.0
CONNECT_SECONDS = 2.0
QUIET_SECONDS = 5.0  # after that long without a message the connection to Redis is asked whether it lives
MOST_WAITING = 10_000
AWAY = (RedisError, OSError, TimeoutError)
MONITOR, SCHOOLS = "monitor", "school_ids"
RESYNC = '{"type":"resync"}'

Listener = Callable[[str], None]


def pause(failures: int) -> float:
    """Seconds until Redis is tried again: doubled with each failure in a row, ten at the most, with jitter."""
    longest = min(SHORTEST_PAUSE * float(2 ** min(failures, 10)), LONGEST_PAUSE)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - a pause, not a secret


def reached(audience: str, schools: list[str]) -> Iterator[str]:
    """The audiences that hear what is sent to one."""
    yield audience
    if audience == MONITOR:
        yield from (f"{MONITOR}:{school}" for school in schools)
    elif audience.startswith(f"{MONITOR}:"):
        yield MONITOR


class Hub:
    """A `LiveChannel`. `send` is called on the event loop of the process, and nowhere else."""

    def __init__(self, fan_out: "FanOut | None" = None) -> None:
        self._listeners: dict[str, dict[Listener, None]] = {}
        self._fan_out = fan_out

    def subscribe(self, audience: str, listener: Listener) -> None:
        """`listener` gets each message as JSON; it waits for nothing and fails never. Twice is once."""
        self._listeners.setdefault(audience, {})[listener] = None

    def unsubscribe(self, audience: str, listener: Listener) -> None:
        listeners = self._listeners.get(audience, {})
        listeners.pop(listener, None)
        if not listeners:
            self._listeners.pop(audience, None)

    def send(self, audience: str, message: Mapping[str, Any]) -> None:
        schools = [str(school) for school in message.get(SCHOOLS, ())]
        try:
            text = msgspec.json.encode({name: value for name, value in message.items() if name != SCHOOLS}).decode()
        except (TypeError, ValueError):  # a fault of the caller's, which must not fail a change that is durable
            log.exception("live_message_unreadable", audience=audience.partition(":")[0])
            return
        if self._fan_out is not None:
            self._fan_out.publish(audience, text, schools)
        self.deliver(audience, text, schools)

    def deliver(self, audience: str, text: str, schools: list[str]) -> None:
        """To the listeners of this process, each once."""
        hearing: dict[Listener, None] = {}
        for one in reached(audience, schools):
            hearing |= self._listeners.get(one, {})
        for listener in hearing:
            listener(text)
        LIVE_MESSAGES.inc(len(hearing))

    def resync(self) -> None:
        """Tells every page that it may have missed something."""
        for audience in [name for name in self._listeners if not name.startswith("access:")]:
            if audience.startswith("user:"):
                self.deliver(audience, RESYNC, [])

    async def start(self) -> None:
        if self._fan_out is not None:
            self._fan_out.listen(self)

    async def flush(self, seconds: float) -> None:
        """Waits until what was sent has left the process, but no longer than that."""
        if self._fan_out is not None:
            await self._fan_out.flush(seconds)

    async def close(self) -> None:
        if self._fan_out is not None:
            await self._fan_out.close()


class FanOut:
    """Carries messages between processes. Each message names the process it comes from, which has delivered it already.

    It publishes from a task of its own in the order of sending: a Redis that is away or hangs holds nobody up. What
    cannot be published is lost, which the other processes learn when they come back to Redis themselves.
    """

    def __init__(self, settings: Settings) -> None:
        self._url = settings.redis_url
        self._channel = f"{settings.key_prefix}live"
        self._process = str(new_id())
        self._waiting: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)
        self._publishing: asyncio.Task[None] | None = None
        self._listening: asyncio.Task[None] | None = None
        self.heard = asyncio.Event()  # set while this process hears the others

    def _open(self, tries: int) -> Redis:
        return Redis.from_url(
            self._url,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=QUIET_SECONDS * 2,
            retry=Retry(NoBackoff(), tries),
        )

    def publish(self, audience: str, text: str, schools: list[str]) -> None:
        try:
            self._waiting.put_nowait(msgspec.json.encode((self._process, audience, text, schools)))
        except asyncio.QueueFull:
            LIVE_LOST.inc()
            return
        if self._publishing is None:
            self._publishing = asyncio.get_running_loop().create_task(self._publish_all(), name="live fan-out")

    async def _publish_all(self) -> None:
        redis, failures = self._open(tries=1), 0
        try:
            while True:
                packed = await self._waiting.get()
                try:
                    await heeding_cancellation(redis.publish(self._channel, packed))
                    failures = 0
                except AWAY as error:
                    if not failures:
                        log.warning("live_fan_out_away", error=repr(error)[:200])
                    failures += 1
                    LIVE_LOST.inc(1 + self._drop())
                    await asyncio.sleep(pause(failures))
                finally:
                    self._waiting.task_done()
        finally:
            await redis.aclose()

    def _drop(self) -> int:
        """Forgets what waits behind a message that failed: it would come late, and the pages ask for the state."""
        dropped = 0
        while not self._waiting.empty():
            self._waiting.get_nowait()
            self._waiting.task_done()
            dropped += 1
        return dropped

    def listen(self, hub: Hub) -> None:
        self._listening = asyncio.get_running_loop().create_task(self._listen_always(hub), name="live subscription")

    async def _listen_always(self, hub: Hub) -> None:
        failures, been_away = 0, False
        while True:
            redis = self._open(tries=0)  # a connection that comes back unnoticed would hide what was missed
            pubsub = redis.pubsub()
            try:
                await heeding_cancellation(pubsub.subscribe(self._channel))
                await self._hear(hub, pubsub, been_away)
            except AWAY as error:
                if self.heard.is_set():
                    failures = 0
                if not failures:
                    log.warning("live_subscription_away", error=repr(error)[:200])
                failures, been_away = failures + 1, True
            finally:
                self.heard.clear()
                await close_quietly(pubsub, redis)
            await asyncio.sleep(pause(failures))

    async def _hear(self, hub: Hub, pubsub: PubSub, been_away: bool) -> None:
        """Hears until the connection is lost, which it raises; a quiet one is asked whether it lives."""
        asked = False
        while True:
            heard = pubsub.get_message(ignore_subscribe_messages=False, timeout=QUIET_SECONDS)
            message = await heeding_cancellation(heard)
            if message is None:
                if asked:
                    raise TimeoutError("Redis answers no longer")
                await heeding_cancellation(pubsub.ping())
                asked = True
                continue
            asked = False
            if message["type"] == "subscribe":
                self.heard.set()
                if been_away:
                    log.info("live_subscription_back")
                    hub.resync()
            elif message["type"] == "message":
                self._pass_on(hub, message["data"])

    def _pass_on(self, hub: Hub, packed: bytes) -> None:
        try:
            process, audience, text, schools = msgspec.json.decode(packed, type=tuple[str, str, str, list[str]])
        except msgspec.MsgspecError:  # of another program, or another release
            return
        if process != self._process:
            hub.deliver(audience, text, schools)

    async def flush(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._waiting.join(), seconds)
        except TimeoutError:
            log.warning("live_messages_left", waiting=self._waiting.qsize())

    async def close(self) -> None:
        tasks = [task for task in (self._listening, self._publishing) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def close_quietly(pubsub: PubSub, redis: Redis) -> None:
    try:
        await pubsub.aclose()  # type: ignore[no-untyped-call]
        await redis.aclose()
    except AWAY:
        return


def open_hub(settings: Settings) -> Hub:
    return Hub(FanOut(settings) if settings.redis_url else None)
