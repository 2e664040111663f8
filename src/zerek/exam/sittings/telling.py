"""Telling people that an exam was scheduled for them, moved, or called off.

Whoever schedules it writes one row; a job tells the people, a batch a transaction, and goes on where it stopped.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.events import Event, publish
from zerek.core.jobs import wake_after_commit
from zerek.core.schema import rfc3339
from zerek.exam.sittings.models import Sitting, SittingNotice
from zerek.exam.sittings.queries import listed_people
from zerek.identity.models import RoleGrant
from zerek.identity.rules import Role

TELL = "exam.tell_of_sittings"
SCHEDULED, CANCELLED = "scheduled", "cancelled"
AT_ONCE = 500
ROOM = {SCHEDULED: "/app", CANCELLED: None}


async def announce(
    session: AsyncSession, sitting: Sitting, kind: str, now: datetime, user_ids: Collection[UUID] | None = None
) -> None:
    """To those named, else to those whom the sitting is for. Nothing of one that is over."""
    if sitting.closes_at <= now:
        return
    if user_ids is None and sitting.is_listed:
        user_ids = await listed_people(session, sitting.id)
    if user_ids is not None and not user_ids:
        return
    if kind == SCHEDULED:  # what was still to be told of it is out of date
        await forget(session, sitting.id)
    session.add(
        SittingNotice(
            sitting_id=sitting.id,
            kind=kind,
            title=sitting.title,
            opens_at=sitting.opens_at,
            closes_at=sitting.closes_at,
            school_id=sitting.school_id,
            user_ids=None if user_ids is None else sorted(map(str, user_ids)),
            created_at=now,
        )
    )
    await session.flush()
    wake_after_commit(session, TELL)


async def forget(session: AsyncSession, sitting_id: UUID) -> None:
    """Whoever has not yet been told that it is scheduled will not be."""
    await session.execute(
        delete(SittingNotice).where(SittingNotice.sitting_id == sitting_id, SittingNotice.kind == SCHEDULED)
    )


async def tell_batch(session: AsyncSession, now: datetime) -> int | None:
    """Tells the next people of the oldest notice. How many; None where there is nobody left to tell of anything."""
    notice = (
        await session.execute(
            select(SittingNotice).order_by(SittingNotice.id).limit(1).with_for_update(skip_locked=True)
        )
    ).scalar_one_or_none()
    if notice is None:
        return None
    people = await next_people(session, notice) if notice.closes_at > now else []
    if people:
        await publish(session, event_of(notice, people), now)
        notice.told_until = people[-1]
    if len(people) < AT_ONCE:
        await session.delete(notice)
    await session.flush()
    return len(people)


async def next_people(session: AsyncSession, notice: SittingNotice) -> Sequence[UUID]:
    if notice.user_ids is not None:
        told = str(notice.told_until or "")
        return [UUID(one) for one in notice.user_ids if one > told][:AT_ONCE]
    students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT)
    if notice.school_id is not None:
        students = students.where(RoleGrant.school_id == notice.school_id)
    if notice.told_until is not None:
        students = students.where(RoleGrant.user_id > notice.told_until)
    rows = await session.execute(students.distinct().order_by(RoleGrant.user_id).limit(AT_ONCE))
    return rows.scalars().all()


def event_of(notice: SittingNotice, people: Sequence[UUID]) -> Event:
    """A time that was told already is told to nobody twice; another one is."""
    starts_at = rfc3339(notice.opens_at)
    return Event(
        f"exam.{notice.kind}",
        people,
        {"sitting_id": str(notice.sitting_id), "exam": notice.title, "starts_at": starts_at},
        ROOM[notice.kind],
        f"exam.{notice.kind}:{notice.sitting_id}:{starts_at}",
    )
