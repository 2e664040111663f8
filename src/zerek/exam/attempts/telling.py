"""Telling those who watch running attempts that something about one has changed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.live import LIVE, announce_after_commit
from zerek.identity.queries import grants_of
from zerek.identity.rules import Held, Role


async def tell_watchers(
    session: AsyncSession,
    owners: Mapping[UUID, UUID],
    kind: str,
    held: Mapping[UUID, Sequence[Held]] | None = None,
    **payload: Any,
) -> None:
    """Once it is durable: whoever watches all schools, or one of the student's own. `owners` is whose each attempt is,
    and `held` what each of them holds, where that has been read already."""
    if LIVE not in session.info:
        return
    if held is None:
        held = await grants_of(session, list(set(owners.values())))
    for attempt_id, user_id in owners.items():
        schools = {one.school_id for one in held[user_id] if one.role == Role.STUDENT and one.school_id is not None}
        announce_after_commit(
            session, "monitor", kind, attempt_id=str(attempt_id), school_ids=sorted(map(str, schools)), **payload
        )
