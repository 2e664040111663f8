"""A server process on loopback, and a database of its own to stand on."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
import psutil

POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
SECRET = "a secret of the measurements, long enough to be taken"  # noqa: S105 - of measurements on loopback
START_SECONDS = 60


async def in_postgresql(statement: str, url: str = POSTGRESQL) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@contextmanager
def database(name: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database: `SQLite` in the folder, or `PostgreSQL`, removed in the end."""
    if name == "SQLite":
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    database = f"zerek_bench_{uuid4().hex[:8]}"
    asyncio.run(in_postgresql(f"CREATE DATABASE {database}"))
    try:
        yield POSTGRESQL.rsplit("/", 1)[0] + f"/{database}"
    finally:
        asyncio.run(in_postgresql(f"DROP DATABASE {database} WITH (FORCE)"))


@contextmanager
def process(command: list[str], url: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Runs a program until the block is left; entered when something answers at `url`."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as output:
            started = subprocess.Popen(
                [sys.executable, *command], env=os.environ | environment, stdout=output, stderr=output
            )
        try:
            end = time.monotonic() + START_SECONDS
            while True:
                try:
                    httpx.get(url, timeout=1)
                    break
                except httpx.TransportError:
                    if started.poll() is not None or time.monotonic() > end:
                        raise RuntimeError(log.read_text()) from None
                    time.sleep(0.05)
            yield started
        finally:
            started.terminate()
            started.wait(60)


@contextmanager
def zerek(database_url: str, folder: Path, port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """`zerek serve` with limits that no measurement reaches."""
    settings = {
        "DATABASE_URL": database_url,
        "ZEREK_DATA": str(folder),
        "JWT_SECRET": SECRET,
        "RATE_LIMIT_PER_MINUTE": "100000000",
        "RATE_LIMIT_ANSWERS_PER_MINUTE": "100000000",
        "FAILED_SIGN_INS_PER_ADDRESS": "100000",
        "LOG_LEVEL": "error",
    }
    command = ["-m", "zerek.cli", "serve", "--port", str(port)]
    with process(command, f"http://127.0.0.1:{port}/health", **settings | environment) as started:
        yield started


def processor_seconds(pid: int, database: str) -> tuple[float, float]:
    """What the server and what PostgreSQL for it have used so far."""
    backends = [one for one in psutil.process_iter(["cmdline"]) if database in " ".join(one.info["cmdline"] or ())]
    own, theirs = psutil.Process(pid).cpu_times(), [one.cpu_times() for one in backends if one.pid != pid]
    return own.user + own.system, sum(one.user + one.system for one in theirs)


class Neighbours:
    """How much of the machine programs that are no part of the measurement take: 0.5 is one of two cores."""

    def __init__(self, pid: int, database: str) -> None:
        self._pid = pid
        self._database = database
        self._before = self._seconds()

    def _seconds(self) -> tuple[float, float]:
        ours = psutil.Process().cpu_times()  # with the children that have ended
        whole = psutil.cpu_times()
        own = sum(processor_seconds(self._pid, self._database)) + sum(ours[:4])
        return time.monotonic(), whole.user + whole.nice + whole.system - own

    def share(self) -> float:
        """Since the last time that this was asked."""
        before, self._before = self._before, self._seconds()
        return (self._before[1] - before[1]) / (self._before[0] - before[0]) / (psutil.cpu_count() or 1)
