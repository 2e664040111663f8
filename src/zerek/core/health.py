"""How each part is: `ok`, `degraded` while the cache, the queue or the worker is away, `down` without a database."""

import asyncio
import time
from collections.abc import Awaitable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Literal

import structlog

from zerek import __version__
from zerek.core.db import Database
from zerek.core.kv import KeyValue
from zerek.core.schema import Schema
from zerek.settings import Settings

log = structlog.get_logger()

CHECK_SECONDS = 1.0
WORKER_KEY = "worker:seen"
WORKER_SEEN_SECONDS = 60
WORKER_QUEUE = "default"
BROKER_KNOWN_SECONDS = 5.0

State = Literal["ok", "away", "in process"]


class Checks(Schema):
    database: State
    cache: State
    queue: State
    worker: State


class Health(Schema):
    status: Literal["ok", "degraded", "down"]
    version: str
    checks: Checks


async def state(asked: Awaitable[None]) -> State:
    try:
        await asyncio.wait_for(asked, CHECK_SECONDS)
    except Exception:  # noqa: BLE001 - whatever the reason, it does not answer
        return "away"
    return "ok"


async def constant(given: State) -> State:
    return given


class Broker:
    """Signs in to RabbitMQ as the worker does: a port that is open, with a wrong password or another program behind it,
    is no queue. What was found holds for five seconds, so that asking often costs RabbitMQ nothing.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="broker-health")
        self._found: Future[int | None] | None = None
        self._asked_at = 0.0

    async def consumers(self) -> int:
        """How many workers listen. Raises where the broker cannot be used."""
        if self._found is None or (self._found.done() and time.monotonic() > self._asked_at + BROKER_KNOWN_SECONDS):
            self._asked_at = time.monotonic()
            self._found = self._thread.submit(self._ask)
        consumers = await asyncio.shield(asyncio.wrap_future(self._found))
        if consumers is None:
            raise ConnectionError
        return consumers

    def _ask(self) -> int | None:
        try:
            return self._count()
        except Exception as error:  # noqa: BLE001 - kombu, the socket, TLS: whichever it was, no queue can be used
            # Returned and not raised: who asked may have stopped waiting, and asyncio would log it as a fault of ours.
            log.debug("broker_away", error=repr(error)[:200])
            return None

    def _count(self) -> int:
        from kombu.connection import Connection  # noqa: PLC0415 - 13 MB that a server without a queue can do without

        with Connection(self._url, connect_timeout=CHECK_SECONDS) as connection:  # type: ignore[no-untyped-call]
            connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0)
            try:
                # Passive: asks and makes nothing.
                return int(connection.default_channel.queue_declare(WORKER_QUEUE, passive=True).consumer_count)
            except connection.channel_errors:  # no worker was ever there to make it
                return 0


@lru_cache(maxsize=4)
def broker_at(url: str) -> Broker:
    return Broker(url)


async def reach(broker: Broker) -> None:
    await broker.consumers()


async def worker_seen(kv: KeyValue, broker: Broker, *, shared_cache: bool) -> None:
    """By its sign of life, renewed with each job; where no shared cache holds that, by who listens at the broker."""
    seen = await kv.get(WORKER_KEY) is not None if shared_cache else await broker.consumers() > 0
    if not seen:
        raise TimeoutError


async def check(database: Database, kv: KeyValue, settings: Settings) -> Health:
    """Asks every part at once, each for a second at the most."""
    broker = broker_at(settings.rabbitmq_url) if settings.rabbitmq_url else None
    shared_cache = bool(settings.redis_url) and kv.available
    found = await asyncio.gather(
        state(database.ping()),
        state(kv.ping()) if settings.redis_url else constant("in process"),
        state(reach(broker)) if broker else constant("in process"),
        state(worker_seen(kv, broker, shared_cache=shared_cache)) if broker else constant("in process"),
    )
    checks = Checks(database=found[0], cache=found[1], queue=found[2], worker=found[3])
    status: Literal["ok", "degraded", "down"] = "degraded" if "away" in found else "ok"
    if checks.database == "away":
        status = "down"
    return Health(status=status, version=__version__, checks=checks)
