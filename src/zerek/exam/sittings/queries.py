"""What is read about sittings."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, and_, exists, func, literal_column, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from zerek.core.paging import Window, count
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.errors import AttemptsUsedUp, CoolingDown, SittingNotFound
from zerek.exam.sittings.models import ReviewPolicy, Sitting, SittingPerson
from zerek.exam.sittings.rules import ReviewOpens, next_start, review_opening
from zerek.settings import Settings

DAY = timedelta(days=1)
Writing = aliased(ExamAttempt)
SOON, ZERO = timedelta(seconds=10), timedelta(0)
LONGEST_WRITING = timedelta(days=14)


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


async def titles_of(session: AsyncSession, sitting_ids: Collection[UUID]) -> dict[UUID, str]:
    if not sitting_ids:
        return {}
    rows = await session.execute(select(Sitting.id, Sitting.title).where(Sitting.id.in_(sitting_ids)))
    return {row.id: row.title for row in rows}


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


def counts_turns(settings: Settings, sitting: Sitting | None) -> bool:
    """Whether it matters how often, or when last, somebody has sat it."""
    limit, cooldown = turns(settings, sitting)
    return limit is not None or bool(cooldown)


def turns(settings: Settings, sitting: Sitting | None) -> tuple[int | None, int]:
    """How many attempts one has, if that is limited, and the minutes between them."""
    if sitting is None:
        return settings.exam_free_attempts_per_day or None, settings.exam_free_cooldown_minutes
    return sitting.attempts_limit, sitting.cooldown_minutes


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
    if not counts_turns(settings, sitting):
        return
    limit, cooldown = turns(settings, sitting)
    sitting_id = sitting.id if sitting else None
    if limit is not None:
        since = None if sitting else now - DAY
        if (await used(session, user_id, sitting_id, since=since, but=but)).attempts >= limit:
            raise AttemptsUsedUp(limit=limit)
    free_at = next_start((await used(session, user_id, sitting_id, but=but)).last_end, cooldown)
    if free_at is not None and now < free_at:
        raise CoolingDown(extra={"starts_at": rfc3339(free_at)}, minutes=-(-(free_at - now) // timedelta(minutes=1)))


async def review_opens(session: AsyncSession, sitting_id: UUID | None, now: datetime) -> ReviewOpens:
    """When who sat it sees the right answers; at once for a free exam."""
    if sitting_id is None:
        return ReviewOpens()
    row = (
        await session.execute(
            select(Sitting.review_policy, Sitting.review_at, Sitting.closes_at).where(Sitting.id == sitting_id)
        )
    ).first()
    if row is None:
        return ReviewOpens()
    last_end = None
    if row.review_policy == ReviewPolicy.AFTER_CLOSE and writing_since(now) < row.closes_at <= now:
        last_end = await last_end_of(session, sitting_id, now)
    return review_opening(row.review_policy, row.review_at, max(row.closes_at, last_end or row.closes_at))


async def last_end_of(session: AsyncSession, sitting_id: UUID, now: datetime) -> datetime | None:
    """When the last of those who still write has to end, as it looks now; none where nobody does."""
    writing = select(ExamAttempt.deadline_at, ExamAttempt.paused_at).where(
        ExamAttempt.sitting_id == sitting_id, ExamAttempt.status == Status.IN_PROGRESS
    )
    ends = [
        row.deadline_at + (now - row.paused_at if row.paused_at else ZERO) for row in await session.execute(writing)
    ]
    # One whose time is over is graded in a moment, and still has its grace.
    return max((max(end, now + SOON) for end in ends), default=None)


def writing_since(now: datetime) -> datetime:
    """Nobody writes a sitting any more that has closed before that; of the others it is looked up."""
    return now - LONGEST_WRITING


def withheld(now: datetime | BindParameter[datetime], since: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Of a sitting: whether who has sat it may not see the right answers yet, by any way there is. After one that never
    shows them, its questions are those of the bank again once it has closed. `since` is `writing_since(now)`."""
    # A literal, so that the small index of the running attempts can be used.
    runs = Writing.status == literal_column(f"'{Status.IN_PROGRESS.value}'")
    writing = and_(Sitting.closes_at > since, exists().where(Writing.sitting_id == Sitting.id, runs))
    return or_(
        and_(Sitting.review_policy == ReviewPolicy.NEVER, Sitting.closes_at > now),
        and_(Sitting.review_policy == ReviewPolicy.AFTER_CLOSE, or_(Sitting.closes_at > now, writing)),
        and_(Sitting.review_policy == ReviewPolicy.AT_MOMENT, Sitting.review_at > now),
    )
