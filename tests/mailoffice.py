"""An outbox with its relay and nothing else of Zerek, for tests that send mails."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.jobs import JobContext
from zerek.core.kv import KeyValue, MemoryKeyValue
from zerek.mail.jobs import relay_mail
from zerek.mail.models import OutgoingMail
from zerek.mail.service import enqueue
from zerek.settings import Settings


class Letters:
    """A queue that keeps what it was told."""

    def __init__(self) -> None:
        self.woken: list[str] = []
        self.dead: list[tuple[str, Mapping[str, Any]]] = []

    def wake(self, job: str) -> None:
        self.woken.append(job)

    def bury(self, queue: str, letter: Mapping[str, Any]) -> None:
        self.dead.append((queue, letter))


@dataclass
class Office:
    database: Database
    settings: Settings
    kv: KeyValue = field(default_factory=MemoryKeyValue)
    queue: Letters = field(default_factory=Letters)

    def __post_init__(self) -> None:
        self.context = JobContext(self.database, self.kv, self.settings, queue=self.queue)

    async def write(self, recipient: str = "aliya@example.org", now: datetime | None = None, **changes: Any) -> UUID:
        """A mail in the outbox."""
        given: dict[str, Any] = {
            "kind": "plain",
            "language": "ru",
            "parameters": {"subject": "Собрание", "body": "Завтра в десять."},
        } | changes
        async with self.database.write() as session:
            return await enqueue(session, recipient=recipient, now=now or utc_now(), **given)

    async def change(self, mail_id: UUID, **values: Any) -> None:
        async with self.database.write() as session:
            mail = await session.get(OutgoingMail, mail_id)
            for name, value in values.items():
                setattr(mail, name, value)

    async def row(self, mail_id: UUID) -> OutgoingMail:
        async with self.database.read() as session:
            mail = await session.get(OutgoingMail, mail_id)
            assert mail is not None
            return mail

    async def relay(self) -> int:
        """One run; how many were sent."""
        return await relay_mail(self.context)

    async def drain(self) -> int:
        """As many runs as it takes, since one ends after five seconds; how many were sent."""
        total = 0
        while sent := await self.relay():
            total += sent
        return total

    async def relay_until(self, mail_id: UUID, *statuses: str, seconds: float = 20) -> OutgoingMail:
        """Runs the relay on a quick beat until the mail has such a status."""
        end = time.monotonic() + seconds
        while True:
            await self.relay()
            row = await self.row(mail_id)
            if row.status in statuses:
                return row
            assert time.monotonic() < end, (row.status, row.last_error)
            await asyncio.sleep(0.02)

    async def close(self) -> None:
        await self.context.kept.close()
        await self.database.close()


OpenOffice = Callable[..., Awaitable[Office]]


async def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)
