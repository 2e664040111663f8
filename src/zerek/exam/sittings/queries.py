"""What is read about sittings."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.errors import AttemptsUsedUp, CoolingDown, SittingNotFound
from zerek.exam.sittings.models import Sitting, SittingPerson
from zerek.exam.sittings.rules import ReviewOpens, next_start, review_opening
from zerek.settings import Settings

DAY = timedelta(days=1)


async def sitting_by_id(session: AsyncSession, sittings: Select[Sitting], sitting_id: UUID) -> Sitting:
    """One of those that the caller may know of. Raises `SittingNotFound`."""
    found = (await session.execute(sittings.where(Sitting.id == sitting_id))).scalar_one_or_none()
    if found is None:
        raise SittingNotFound
    return found


async def list_sittings(
    session: AsyncSession, sittings: Select[Sitting], window: Window, *, newest_first: bool
) -> tuple[Sequence[Sitting], int]:
    order = Sitting.opens_at.desc() if newest_first else Sitting.opens_at
    rows = await session.execute(sittings.order_by(order, Sitting.id).limit(window.limit).offset(window.offset))
    return rows.scalars().all(), await count(session, sittings)


async def listed_people(session: AsyncSession, sitting_id: UUID) -> list[UUID]:
    rows = await session.execute(
        select(SittingPerson.user_id).where(SittingPerson.sitting_id == sitting_id).order_by(SittingPerson.user_id)
    )
    return list(rows.scalars())


class Used(NamedTuple):
    """How often somebody has sat something, and when the last time ended. What was cancelled does not count."""

    attempts: int
    last_end: datetime | None


async def used(
    session: AsyncSession,
    user_id: UUID,
    sitting_id: UUID | None,
    *,
    since: datetime | None = None,
    but: UUID | None = None,
) -> Used:
    query = select(func.count(), func.max(ExamAttempt.completed_at)).where(
        ExamAttempt.user_id == user_id,
        ExamAttempt.sitting_id == sitting_id if sitting_id else ExamAttempt.sitting_id.is_(None),
        ExamAttempt.status != Status.CANCELLED,
    )
    if since is not None:
        query = query.where(ExamAttempt.started_at >= since)
    if but is not None:
        query = query.where(ExamAttempt.id != but)
    row = (await session.execute(query)).one()
    return Used(row[0], row[1])


async def require_turn(
    session: AsyncSession,
    settings: Settings,
    sitting: Sitting | None,
    user_id: UUID,
    now: datetime,
    *,
    but: UUID | None = None,
) -> None:
    """Raises `AttemptsUsedUp` or `CoolingDown`. `but` is an attempt that does not count."""
    if sitting is None:
        limit, cooldown = settings.exam_free_attempts_per_day or None, settings.exam_free_cooldown_minutes
    else:
        limit, cooldown = sitting.attempts_limit, sitting.cooldown_minutes
    if limit is None and not cooldown:
        return
    sitting_id = sitting.id if sitting else None
    if limit is not None:
        since = None if sitting else now - DAY
        if (await used(session, user_id, sitting_id, since=since, but=but)).attempts >= limit:
            raise AttemptsUsedUp(limit=limit)
    free_at = next_start((await used(session, user_id, sitting_id, but=but)).last_end, cooldown)
    if free_at is not None and now < free_at:
        raise CoolingDown(extra={"starts_at": rfc3339(free_at)}, minutes=-(-(free_at - now) // timedelta(minutes=1)))


async def review_opens(session: AsyncSession, sitting_id: UUID | None) -> ReviewOpens:
    """When who sat it sees the right answers; at once for a free exam."""
    if sitting_id is None:
        return ReviewOpens()
    row = (
        await session.execute(
            select(Sitting.review_policy, Sitting.review_at, Sitting.closes_at).where(Sitting.id == sitting_id)
        )
    ).first()
    return review_opening(*row) if row else ReviewOpens()
