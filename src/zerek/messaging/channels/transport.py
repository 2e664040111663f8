"""What carries a letter to an address, whatever the channel."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from zerek.mail.rules import ErrorKind, Failure, Weight
from zerek.mail.transports import Undelivered


class Letter(NamedTuple):
    """A notification in the words of its reader; `url` is the page about it. After `expires_at` it is of no use."""

    id: UUID
    title: str
    body: str
    url: str
    urgent: bool
    expires_at: datetime


class Away(Undelivered):
    """Says of the whole lane, and not of this letter alone, that it takes nothing now."""


class Gone(Exception):
    """The address reaches nobody any more."""


class Transport(Protocol):
    def lane(self, address: str) -> str:
        """Addresses of one lane are behind one server, and away together."""
        ...

    async def send(self, address: str, keys: Mapping[str, Any], letter: Letter, now: datetime) -> None:
        """Returns once the letter is somebody else's. Raises `Undelivered`, `Away` or `Gone`."""
        ...

    async def close(self) -> None: ...


def final(kind: ErrorKind, text: str) -> Undelivered:
    return Undelivered(Failure(kind, Weight.FINAL, text))


def passing(kind: ErrorKind, text: str) -> Undelivered:
    return Undelivered(Failure(kind, Weight.ATTEMPT, text))
