"""The sockets of one process: how many there may be, and a look at all of them now and then."""

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.metrics import LIVE_SOCKETS
from zerek.identity.queries import signed_in_many

if TYPE_CHECKING:
    from zerek.messaging.live.connection import Connection

log = structlog.get_logger()

LOOK_SECONDS = 30.0
LOOKED_AT_ONCE = 500


class Sockets:
    """Whatever ends a session says so at once; that this reaches every socket is made sure of every half minute."""

    def __init__(self, database: Database, most: int, most_per_person: int) -> None:
        self._database = database
        self._most = most
        self._most_per_person = most_per_person
        self._connections: dict[UUID, set[Connection]] = {}
        self._count = 0
        self._strangers: dict[Connection, None] = {}  # who has yet to say who they are, the longest waiting first
        self._looking: asyncio.Task[None] | None = None

    def has_room(self) -> bool:
        return self._count < self._most or bool(self._strangers)

    def enter(self, connection: "Connection") -> None:
        """Counts a socket that has yet to say who it is. Where that is one too many, whoever has kept silent for the
        longest makes room: so nobody can hold the places by saying nothing."""
        self._count += 1
        if self._count > self._most and self._strangers:
            silent = next(iter(self._strangers))
            del self._strangers[silent]
            silent.cut_off()
        self._strangers[connection] = None

    def exit(self, connection: "Connection") -> None:
        self._count -= 1
        self._strangers.pop(connection, None)

    def admit(self, connection: "Connection", user_id: UUID) -> bool:
        """False where that person has as many open as one may."""
        self._strangers.pop(connection, None)
        own = self._connections.setdefault(user_id, set())
        if len(own) >= self._most_per_person:
            return False
        own.add(connection)
        LIVE_SOCKETS.inc()
        return True

    def dismiss(self, connection: "Connection") -> None:
        if connection.person is None:
            return
        own = self._connections.get(connection.person.user_id, set())
        if connection in own:
            own.discard(connection)
            LIVE_SOCKETS.dec()
        if not own:
            self._connections.pop(connection.person.user_id, None)

    def start(self) -> None:
        self._looking = asyncio.create_task(self._look_at_all(), name="sockets")

    async def close(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _look_at_all(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("sockets_not_looked_at", error=repr(error)[:200])

    async def look(self) -> None:
        """Closes the sockets of sessions that are no more."""
        connections = [one for own in self._connections.values() for one in own if one.person is not None]
        for start in range(0, len(connections), LOOKED_AT_ONCE):
            batch = connections[start : start + LOOKED_AT_ONCE]
            ids = [one.person.session_id for one in batch if one.person is not None]
            async with self._database.read() as session:
                living = await signed_in_many(session, ids, utc_now())
            for connection in batch:
                if connection.person is not None:
                    connection.judge(living.get(connection.person.session_id))
