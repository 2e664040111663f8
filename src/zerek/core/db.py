"""The database: SQLite in a file or PostgreSQL, behind the same two sessions.

PostgreSQL gets one pool for changes and one, in autocommit and read-only, for reads, which saves a read two round
trips. SQLite has one writer by nature: the pool for changes holds a single connection, so that writers of a process
queue up fairly instead of polling a locked file, and each begins with `BEGIN IMMEDIATE`, so that no transaction fails
half way when it turns from reading to writing. Readers are many and `query_only`.
"""

import asyncio
import errno
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from socket import gaierror
from typing import Any, ClassVar

from asyncpg.exceptions import InternalClientError
from sqlalchemy import JSON, DateTime, Dialect, MetaData, event, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # an acknowledged answer survives a power cut, not only a crash
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 15000",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8000",
)
SQLITE_READERS = 4
STATEMENT_TIMEOUT_MS = 30_000
JOB_POOL_SIZE = 2
WITHOUT_WAITING = text("SET LOCAL synchronous_commit = off")
SHORTEST_PAUSE, LONGEST_PAUSE = 0.25, 5.0
# By SQLSTATE: the connection was lost; the server is going down, has crashed or is starting up; it is full.
AWAY = ("08", "57P01", "57P02", "57P03", "53300")
LOST = (OperationalError, InterfaceError)
UNREACHABLE = (None, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN)

Json = JSON().with_variant(JSONB(), "postgresql")


def to_json(value: Any) -> str:
    """With letters as they are, so that a text inside a document can be searched for."""
    return json.dumps(value, ensure_ascii=False)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC. SQLite keeps no zone, so it goes in naive and comes out aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, dict[str, Any]: Json, list[Any]: Json}


class Database:
    """Two engines on one database. `write()` and `read()` give a session each; leaving `write()` commits."""

    def __init__(self, url: str, pool_size: int = 10) -> None:
        self.url = url
        self.session_info: dict[str, Any] = {}  # what every session for changes carries in its `info`
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        if self.is_sqlite:
            database = make_url(url).database
            if database:
                Path(database).parent.mkdir(parents=True, exist_ok=True)
            self.writer = sqlite_engine(url, pool_size=1, read_only=False)
            self.reader = sqlite_engine(url, pool_size=SQLITE_READERS, read_only=True)
        else:
            self.writer = postgresql_engine(url, pool_size, read_only=False)
            self.reader = postgresql_engine(url, pool_size, read_only=True)
        self._single = self.writer if self.is_sqlite else self.writer.execution_options(isolation_level="AUTOCOMMIT")

    def for_jobs(self) -> "Database":
        """The same database with a few connections that no request can hold: what has to be done in time, such as the
        end of an exam, waits behind no crowd. SQLite has one writer whatever one does, and is answered as it is."""
        if self.is_sqlite:
            return self
        apart = Database(self.url, JOB_POOL_SIZE)
        apart.session_info = self.session_info
        return apart

    def write_session(self) -> AsyncSession:
        return AsyncSession(self.writer, expire_on_commit=False, info=self.session_info)

    def single_session(self) -> AsyncSession:
        """For changes of one statement, each of which PostgreSQL takes as a transaction of its own, without `BEGIN` and
        `COMMIT`. On SQLite it is a `write_session`."""
        return AsyncSession(self._single, expire_on_commit=False, info=self.session_info)

    def read_session(self) -> AsyncSession:
        return AsyncSession(self.reader, expire_on_commit=False, autoflush=False)

    @asynccontextmanager
    async def write(self, *, repeatable: bool = False) -> AsyncIterator[AsyncSession]:
        """`repeatable` is what will be done again if a crash of PostgreSQL takes it within the second after its commit:
        that does not wait for the disk, and so keeps nobody else waiting for it."""
        async with self.write_session() as session, session.begin():
            if repeatable and not self.is_sqlite:
                await session.execute(WITHOUT_WAITING)
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self.read_session() as session:
            yield session

    async def ping(self) -> None:
        """Raises what the driver raises when the database does not answer."""
        async with self.reader.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def wait(self, seconds: float) -> None:
        """Until it answers, asking after pauses that grow. Raises what the driver raises where it still cannot be
        reached in the end, or at once what is no matter of time, such as a wrong password."""
        end, pause = time.monotonic() + seconds, SHORTEST_PAUSE
        while True:
            try:
                await self.ping()
            except (OSError, DBAPIError) as error:
                if not is_away(error) or time.monotonic() + pause > end:
                    raise
            else:
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def close(self) -> None:
        """The readers first: only one that may write moves SQLite's log into the file when it closes as the last one,
        and whoever copies that file then has everything."""
        await self.reader.dispose()
        await self.writer.dispose()


def is_away(error: BaseException) -> bool:
    """Whether the database cannot be reached, or broke off, and may be there a moment later; also a lock or a
    connection of the pool that was not given in time. A faulty statement is none of it."""
    if isinstance(error, DBAPIError):
        if isinstance(error.orig and error.orig.__cause__, InternalClientError):
            return True  # the driver was given a statement in the instant in which the connection broke
        away = getattr(error.orig, "sqlstate", None) or ""
        return error.connection_invalidated or isinstance(error, LOST) or away.startswith(AWAY)
    if type(error) is OSError:  # asyncio's for several addresses that all failed, and for what has no class of its own
        return error.errno in UNREACHABLE
    return isinstance(error, PoolTimeoutError | ConnectionError | TimeoutError | gaierror)


def sqlite_engine(url: str, *, pool_size: int, read_only: bool) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=pool_size, max_overflow=0, pool_timeout=30, hide_parameters=True, json_serializer=to_json
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not when the driver guesses
        cursor = connection.cursor()
        for pragma in (*SQLITE_PRAGMAS, *(("PRAGMA query_only = ON",) if read_only else ())):
            cursor.execute(pragma)
        cursor.close()

    if not read_only:

        @event.listens_for(engine.sync_engine, "begin")
        def begin_immediately(connection: Any) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def postgresql_engine(url: str, pool_size: int, *, read_only: bool) -> AsyncEngine:
    server_settings = {
        "application_name": "zerek",
        "statement_timeout": str(STATEMENT_TIMEOUT_MS),
        "idle_in_transaction_session_timeout": str(STATEMENT_TIMEOUT_MS),
        "timezone": "UTC",
        "jit": "off",
    }
    if read_only:
        server_settings["default_transaction_read_only"] = "on"
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=10,
        pool_recycle=1800,
        pool_use_lifo=True,
        hide_parameters=True,  # errors are logged, and parameters hold what people wrote
        json_serializer=to_json,
        isolation_level="AUTOCOMMIT" if read_only else "READ COMMITTED",
        connect_args={"server_settings": server_settings, "timeout": 5, "command_timeout": 60},
    )

    @event.listens_for(engine.sync_engine, "checkout")
    def refuse_closed(connection: Any, _record: Any, _proxy: Any) -> None:
        """The event loop has seen already that a server went away; to ask it each time would be one more round trip
        for every request. The pool then opens another connection."""
        if connection.driver_connection.is_closed():
            raise DisconnectionError

    return engine
