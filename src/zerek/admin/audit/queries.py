"""What is read of the audit trail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, String, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.audit import AuditEntry
from zerek.core.paging import Window, count
from zerek.identity.models import User


@dataclass(frozen=True, slots=True)
class Filter:
    actor_id: UUID | None = None
    action: str | None = None
    object_type: str | None = None
    object_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    q: str | None = None


def filtered(wanted: Filter) -> Select[AuditEntry]:
    """`action` may be the beginning of one (`user.`); `q` is looked for in what was before and after."""
    query = select(AuditEntry)
    if wanted.actor_id is not None:
        query = query.where(AuditEntry.actor_id == wanted.actor_id)
    if wanted.action is not None:
        query = query.where(AuditEntry.action.startswith(wanted.action, autoescape=True))
    if wanted.object_type is not None:
        query = query.where(AuditEntry.object_type == wanted.object_type)
    if wanted.object_id is not None:
        query = query.where(AuditEntry.object_id == wanted.object_id)
    if wanted.since is not None:
        query = query.where(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(AuditEntry.at < wanted.until)
    if wanted.q:
        sides = (cast(AuditEntry.before, String), cast(AuditEntry.after, String), AuditEntry.address)
        query = query.where(or_(*(side.icontains(wanted.q, autoescape=True) for side in sides)))
    return query


async def list_entries(
    session: AsyncSession, wanted: Filter, window: Window
) -> tuple[Sequence[tuple[AuditEntry, str | None]], int]:
    """The newest first, each with the name of who did it as it is today."""
    query = filtered(wanted)
    found = query.order_by(AuditEntry.at.desc(), AuditEntry.id.desc()).limit(window.limit).offset(window.offset)
    entries = (await session.execute(found)).scalars().all()
    actors = {entry.actor_id for entry in entries if entry.actor_id is not None}
    names = {
        row.id: row.full_name or row.username
        for row in await session.execute(select(User.id, User.full_name, User.username).where(User.id.in_(actors)))
    }
    return [(entry, names.get(entry.actor_id)) for entry in entries], await count(session, query)
