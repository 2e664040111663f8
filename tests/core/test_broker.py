"""RabbitMQ as it fails in life: refusing, hanging, cut off and back. Beat and the health page have to cope."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
import pytest
from kombu.connection import Connection

import services
from conftest import settings_for
from house import SECRET
from zerek.core import health
from zerek.core.db import Database
from zerek.core.kv import MemoryKeyValue
from zerek.settings import Settings
from zerek.worker import QUEUES, create_celery


class Line:
    """A line to the broker that can be cut, and held without being cut."""

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url)
        self._port = services.free_port()
        self._flows = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.connections = 0
        self.url = urlunsplit(self._to._replace(netloc=f"guest:guest@127.0.0.1:{self._port}"))

    async def restore(self) -> None:
        self._flows.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._carry, "127.0.0.1", self._port)

    def hold(self) -> None:
        self._flows.clear()

    async def cut(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        there, back = await asyncio.open_connection(self._to.hostname, self._to.port)
        self._writers |= {writer, back}
        await asyncio.gather(self._copy(reader, back), self._copy(there, writer))

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while block := await reader.read(65536):
                await self._flows.wait()
                writer.write(block)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def line_to(url: str) -> AsyncIterator[Line]:
    line = Line(url)
    await line.restore()
    try:
        yield line
    finally:
        await line.cut()


@contextmanager
def running(part: str, url: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`zerek beat` or `zerek worker` as a process; whatever is left of it in the end is killed."""
    environment = {
        "RABBITMQ_URL": url,
        "DATABASE_URL": f"sqlite:///{folder / 'jobs.sqlite3'}",
        "ZEREK_DATA": str(folder),
        "JWT_SECRET": SECRET,
        "EXAM_SWEEP_SECONDS": "0.5",
        "SHUTDOWN_SECONDS": "4",
    }
    with (folder / f"{part}.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "zerek.cli", part],
            env=os.environ | environment,
            stdout=log,
            stderr=log,
            cwd=folder,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def take(url: str) -> bool:
    """Takes one nudge to sweep off the queue; false where there is none."""
    with Connection(url, connect_timeout=5) as connection:  # type: ignore[no-untyped-call]
        try:
            message = connection.default_channel.basic_get("exams", no_ack=True)
        except connection.channel_errors:
            return False
        return message is not None


def tail(log: Path) -> str:
    return log.read_text()[-3000:]


async def until_nudged(url: str, seconds: float, log: Path) -> None:
    end = time.monotonic() + seconds
    while not await asyncio.to_thread(take, url):
        assert time.monotonic() < end, tail(log)
        await asyncio.sleep(0.2)


async def test_beat_goes_on_after_the_line_was_cut_and_after_it_hung(broker: str, tmp_path: Path) -> None:
    async with line_to(broker) as line:
        with running("beat", line.url, tmp_path) as process:
            log = tmp_path / "beat.log"
            await until_nudged(broker, 30, log)
            await line.cut()
            await asyncio.sleep(2)
            await line.restore()
            await until_nudged(broker, 15, log)
            line.hold()
            await asyncio.sleep(1.5)  # beat waits for the broker to confirm
            await line.cut()
            await line.restore()
            await until_nudged(broker, 20, log)
            line.hold()
            await asyncio.sleep(1)
            process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 25) == 0, "stops although the broker hangs"


async def test_beat_waits_for_a_broker_that_is_not_there_yet(broker: str, tmp_path: Path) -> None:
    async with line_to(broker) as line:
        await line.cut()
        with running("beat", line.url, tmp_path) as process:
            await asyncio.sleep(3)
            assert process.poll() is None
            await line.restore()
            await until_nudged(broker, 25, tmp_path / "beat.log")
            process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 25) == 0


async def listening(url: str, expected: bool, seconds: float, log: Path) -> None:
    """Waits until a worker listens, or none does."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = await health.Broker(url).consumers() > 0
        except OSError:
            found = False
        if found is expected:
            return
        assert time.monotonic() < end, tail(log)
        await asyncio.sleep(0.3)


async def test_a_worker_goes_on_after_the_line_was_cut_and_stops_although_the_broker_hangs(
    broker: str, tmp_path: Path
) -> None:
    log = tmp_path / "worker.log"
    async with line_to(broker) as line:
        with running("worker", line.url, tmp_path) as process:
            await listening(broker, True, 30, log)
            await line.cut()
            await listening(broker, False, 10, log)
            await line.restore()
            await listening(broker, True, 20, log)
            children = psutil.Process(process.pid).children(recursive=True)
            assert children
            line.hold()
            process.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(process.wait, 15) in (0, 1)
            _, left = await asyncio.to_thread(psutil.wait_procs, children, 10)
            assert not left, "no process of the pool outlives its parent"


def test_each_message_reaches_exactly_the_queue_it_was_meant_for(broker: str, tmp_path: Path) -> None:
    app = create_celery(settings_for("sqlite://", tmp_path, rabbitmq_url=broker))
    with app.connection_for_write() as connection:
        for queue in app.amqp.queues.values():
            bound = queue(connection.default_channel)
            bound.declare()
            bound.purge()
        for name in QUEUES:
            # As Celery does for `queue=…`, and by the exchange, as whoever only knows the routing key does.
            with app.amqp.producer_pool.acquire(block=True) as producer:
                producer.publish({}, exchange="zerek", routing_key=name)
        waiting = {name: connection.default_channel.queue_declare(name, passive=True).message_count for name in QUEUES}
        for name in QUEUES:
            connection.default_channel.queue_purge(name)
    app.close()
    assert waiting == dict.fromkeys(QUEUES, 1)


def settings_with(url: str, folder: Path) -> Settings:
    return settings_for(f"sqlite:///{folder / 'health.sqlite3'}", folder, rabbitmq_url=url)


async def checked(url: str, folder: Path) -> health.Health:
    settings = settings_with(url, folder).model_copy(update={"redis_url": ""})
    database = Database(settings.database_url)
    try:
        return await health.check(database, MemoryKeyValue(), settings)
    finally:
        await database.close()


@pytest.fixture(autouse=True)
def nothing_is_known_yet() -> Iterator[None]:
    health.broker_at.cache_clear()
    yield
    health.broker_at.cache_clear()


@pytest.mark.parametrize(
    "fault", ["wrong password", "no such virtual host", "nothing there", "silence", "another program"]
)
async def test_a_queue_that_cannot_be_used_is_away_and_said_so_in_time(broker: str, tmp_path: Path, fault: str) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if fault == "another program":
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    parts = urlsplit(broker)
    url = {
        "wrong password": urlunsplit(parts._replace(netloc=f"guest:wrong@{parts.hostname}:{parts.port or 5672}")),
        "no such virtual host": urlunsplit(parts._replace(path="/no-such-host")),
        "nothing there": "amqp://guest:guest@127.0.0.1:1/",
    }.get(fault, f"amqp://guest:guest@127.0.0.1:{port}/")
    started = time.perf_counter()
    found = await checked(url, tmp_path)
    assert time.perf_counter() - started < 2
    assert (found.status, found.checks.queue, found.checks.worker) == ("degraded", "away", "away")
    assert found.checks.database == "ok"
    server.close()


async def test_asking_often_costs_the_broker_one_connection(broker: str, tmp_path: Path) -> None:
    async with line_to(broker) as line:
        answers = await asyncio.gather(*(checked(line.url, tmp_path) for _ in range(20)))
        assert {answer.checks.queue for answer in answers} == {"ok"}
        assert line.connections == 1


async def test_without_a_shared_cache_a_worker_is_seen_by_its_listening(broker: str, tmp_path: Path) -> None:
    assert (await checked(broker, tmp_path)).checks.worker == "away"
    health.broker_at.cache_clear()
    with Connection(broker) as connection:  # type: ignore[no-untyped-call]
        channel = connection.default_channel
        channel.queue_declare("default", durable=True, auto_delete=False)
        channel.basic_consume("default", callback=print)
        assert (await checked(broker, tmp_path)).checks.worker == "ok"
