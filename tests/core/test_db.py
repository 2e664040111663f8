"""A database that comes later than the program that needs it."""

import asyncio
import errno
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError

import services
from conftest import Template, named, require_postgresql
from zerek.core.db import Database, is_away
from zerek.settings import Settings


class Refused(Exception):
    """As the driver tells it to SQLAlchemy."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (DBAPIError("", {}, Refused("57P03")), True),  # starting up
        (DBAPIError("", {}, Refused("57P01")), True),  # going down
        (DBAPIError("", {}, Refused("53300")), True),  # no connection left
        (DBAPIError("", {}, Refused("08006")), True),
        (OperationalError("", {}, Exception("database is locked")), True),
        (DBAPIError("", {}, Refused("42601")), False),  # a statement that is none
        (DBAPIError("", {}, Refused(None)), False),
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (OSError("Multiple exceptions: …"), True),
        (OSError(errno.EHOSTUNREACH, "no route"), True),
        (FileNotFoundError(), False),
        (OSError(errno.ENOSPC, "no room"), False),
        (ValueError(), False),
    ],
    ids=repr,
)
def test_what_says_that_the_database_is_away(error: Exception, away: bool) -> None:
    assert is_away(error) is away


def database_at(url: str) -> Database:
    return Database(Settings(_env_file=None, database_url=url).database_url, 1)


@asynccontextmanager
async def doorway(port: int) -> AsyncIterator[None]:
    """PostgreSQL at another port, while this lasts."""
    there = urlsplit(services.url_of(services.POSTGRESQL))

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while block := await reader.read(65536):
            writer.write(block)
        writer.close()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(there.hostname, there.port or 5432)
        await asyncio.gather(copy(reader, far_writer), copy(far_reader, writer))

    server = await asyncio.start_server(carry, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()


async def test_a_program_waits_for_a_database_that_is_starting(template: Template) -> None:
    url = await template.copy()
    if template.backend == "sqlite":
        database = database_at(url)
        await database.wait(1)
        await database.close()
        return
    port = services.free_port()
    database = database_at(f"postgresql://postgres@127.0.0.1:{port}/{url.rsplit('/', 1)[1]}")
    waiting = asyncio.create_task(database.wait(20))
    await asyncio.sleep(1)
    assert not waiting.done()
    async with doorway(port):
        await asyncio.wait_for(waiting, 6)
        await database.close()


@pytest.fixture(scope="module")
def postgresql() -> None:
    require_postgresql()


@pytest.mark.usefixtures("postgresql")
async def test_it_waits_no_longer_than_it_was_told_and_not_at_all_for_what_no_time_mends() -> None:
    nowhere = database_at("postgresql://postgres@127.0.0.1:1/nothing")
    started = time.perf_counter()
    with pytest.raises(OSError, match="Connect call failed"):
        await nowhere.wait(1)
    assert time.perf_counter() - started < 3
    missing = database_at(named("no_such_database"))
    started = time.perf_counter()
    with pytest.raises(DBAPIError, match="no_such_database"):
        await missing.wait(20)
    assert time.perf_counter() - started < 3
    await nowhere.close()
    await missing.close()


async def test_the_file_of_a_closed_database_has_everything(tmp_path: Path) -> None:
    """Whoever saves the file of a stopped server copies that file alone."""
    for turn in range(40):
        path = tmp_path / f"{turn}.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{path}")
        async with database.write() as session:
            await session.execute(text("CREATE TABLE things (name TEXT)"))
            await session.execute(text("INSERT INTO things VALUES ('kept')"))

        async def look(database: Database = database) -> None:
            async with database.read() as session:
                await session.execute(text("SELECT name FROM things"))

        await asyncio.gather(*(look() for _ in range(4)))
        await database.close()
        copied = tmp_path / f"{turn}.copy"
        shutil.copyfile(path, copied)
        with closing(sqlite3.connect(copied)) as connection:
            assert connection.execute("SELECT name FROM things").fetchall() == [("kept",)]
