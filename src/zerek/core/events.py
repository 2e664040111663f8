"""What happened to people, told by the domains to whoever turns it into notifications, in the same transaction.

A domain publishes; it does not know who listens. The subscribers stand in every session for changes
(`Database.session_info`), put there where the program is put together.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

SUBSCRIBERS = "zerek.subscribers"  # what a session's `info` holds


@dataclass(frozen=True, slots=True)
class Event:
    """`kind` names it (`exam.time_extended`), `parameters` fill its words and are what JSON can hold, `path` is the
    page of the web client about it. A second event of one `dedupe_key` to the same person is the first one."""

    kind: str
    recipients: Sequence[UUID]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    path: str | None = None
    dedupe_key: str | None = None


Subscriber = Callable[[AsyncSession, Event, datetime], Awaitable[None]]


async def publish(session: AsyncSession, event: Event, now: datetime) -> None:
    """Tells every subscriber, in the caller's transaction: what is rolled back has not happened to anybody."""
    for subscriber in session.info.get(SUBSCRIBERS, ()):
        await subscriber(session, event, now)
