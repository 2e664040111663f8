"""What open pages are told as it happens: a message to an audience, sent once what it tells of is durable.

It is a nudge that may get lost with a connection: whoever comes back asks for the state itself, which stands in the
database. Audiences are `user:{id}`, `attempt:{id}` (its owner's pages) and `monitor` (who watches running attempts).
"""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

LIVE, ANNOUNCED = "zerek.live", "zerek.announced"  # what a session's `info` holds


class LiveChannel(Protocol):
    def send(self, audience: str, message: Mapping[str, Any]) -> None:
        """Tells every open page of the audience on every process. Waits for nothing and fails never."""
        ...


def announce_after_commit(session: AsyncSession, audience: str, kind: str, **payload: Any) -> None:
    """Sends `{"type": kind, …}` to the audience as soon as the session's change is durable; never if it is rolled back.
    The payload is what JSON can hold."""
    if LIVE not in session.info:
        return
    if ANNOUNCED not in session.info:
        session.info[ANNOUNCED] = []
        event.listen(session.sync_session, "after_commit", send_all)
        event.listen(session.sync_session, "after_soft_rollback", forget_all)
    session.info[ANNOUNCED].append((audience, {"type": kind, **payload}))


def send_all(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint: nothing is durable yet
        return
    announced: list[tuple[str, dict[str, Any]]] = session.info[ANNOUNCED]
    while announced:
        session.info[LIVE].send(*announced.pop(0))


def forget_all(session: Session, _previous: object) -> None:
    if not session.in_nested_transaction():
        session.info[ANNOUNCED].clear()
