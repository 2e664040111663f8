"""What is read for the overview: counts of rows, and tallies; never answers."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import Integer, case, cast, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.admin.overview.schemas import HourCount, MajorTotals, Overview, RoleCount, StatusCount, SubjectTotals
from zerek.core.i18n import Language
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.majors.models import Major
from zerek.exam.stats.models import SubjectTally
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Role
from zerek.school.queries import subjects_by_code

FINISHED = (Status.COMPLETED, Status.EXPIRED)
HOURS_FROM_DAYS = 90
DEFAULT_ZONE = "Asia/Almaty"


async def overview(session: AsyncSession, user_id: UUID, language: Language, now: datetime) -> Overview:
    users = (await session.execute(select(func.count()).select_from(User).where(User.erased_at.is_(None)))).scalar_one()
    statuses = await by_status(session)
    finished = [row for row in statuses if row.status in FINISHED]
    ended, scores, passed = (
        sum(getattr(row, name) or 0 for row in finished) for name in ("attempts", "scores", "passed")
    )
    zone = await zone_of(session, user_id)
    return Overview(
        total_users=users,
        users_by_role=await users_by_role(session),
        total_attempts=sum(row.attempts for row in statuses),
        attempts_by_status=[
            StatusCount(status=status, attempts=sum(row.attempts for row in statuses if row.status == status))
            for status in Status
        ],
        finished_attempts=ended,
        average_score=scores / ended if ended else None,
        passed=passed,
        pass_rate=100 * passed / ended if ended else None,
        timezone=zone.key,
        hours_from_days=HOURS_FROM_DAYS,
        busiest_hours=await busiest_hours(session, zone, now - timedelta(days=HOURS_FROM_DAYS)),
        by_subject=await by_subject(session, language),
        by_major=await by_major(session, language),
        as_of=now,
    )


async def users_by_role(session: AsyncSession) -> list[RoleCount]:
    """Somebody with two roles counts in each."""
    rows = await session.execute(
        select(RoleGrant.role, func.count(RoleGrant.user_id.distinct())).group_by(RoleGrant.role)
    )
    counts = {row[0]: row[1] for row in rows}
    return [RoleCount(role=role, users=counts.get(role, 0)) for role in Role]


def finished_sums() -> tuple[Any, ...]:
    return (
        func.count().label("attempts"),
        func.sum(ExamAttempt.score_percentage).label("scores"),
        func.sum(cast(case((ExamAttempt.passed.is_(True), 1), else_=0), Integer)).label("passed"),
    )


async def by_status(session: AsyncSession) -> Sequence[Any]:
    rows = await session.execute(
        select(ExamAttempt.status.label("status"), *finished_sums()).group_by(ExamAttempt.status)
    )
    return rows.all()


async def by_subject(session: AsyncSession, language: Language) -> list[SubjectTotals]:
    tallies = (await session.execute(select(SubjectTally).order_by(SubjectTally.subject_code))).scalars().all()
    subjects = await subjects_by_code(session, [tally.subject_code for tally in tallies])
    return [
        SubjectTotals(
            subject_code=tally.subject_code,
            title=getattr(subjects.get(tally.subject_code), f"title_{language}", tally.subject_code),
            attempts=tally.attempts,
            questions=tally.questions,
            answered=tally.answered,
            correct=tally.correct,
            accuracy=100 * tally.correct / tally.questions,
        )
        for tally in tallies
        if tally.questions
    ]


async def by_major(session: AsyncSession, language: Language) -> list[MajorTotals]:
    title = getattr(Major, f"title_{language}")
    rows = await session.execute(
        select(ExamAttempt.major_code.label("code"), func.max(title).label("title"), *finished_sums())
        .outerjoin(Major, Major.code == ExamAttempt.major_code)
        .where(ExamAttempt.status.in_(FINISHED), ExamAttempt.major_code.is_not(None))
        .group_by(ExamAttempt.major_code)
        .order_by(func.count().desc(), ExamAttempt.major_code)
    )
    return [
        MajorTotals(
            major_code=row.code,
            title=row.title or row.code,
            attempts=row.attempts,
            average_score=(row.scores or 0) / row.attempts,
            passed=row.passed,
            pass_rate=100 * row.passed / row.attempts,
        )
        for row in rows
    ]


async def zone_of(session: AsyncSession, user_id: UUID) -> ZoneInfo:
    named = (await session.execute(select(User.timezone).where(User.id == user_id))).scalar_one_or_none()
    try:
        return ZoneInfo(named or DEFAULT_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(DEFAULT_ZONE)


async def busiest_hours(session: AsyncSession, zone: ZoneInfo, since: datetime) -> list[HourCount]:
    """The database counts by hours of UTC, of which there are few, and each goes to its hour on the clock of the zone:
    so a change to summer time is in the right place."""
    if session.get_bind().dialect.name == "postgresql":
        hour = func.to_char(ExamAttempt.started_at.op("AT TIME ZONE")(text("'UTC'")), "YYYY-MM-DD HH24")
    else:
        hour = func.strftime("%Y-%m-%d %H", ExamAttempt.started_at)
    rows = await session.execute(
        select(hour.label("hour"), func.count()).where(ExamAttempt.started_at >= since).group_by(text("hour"))
    )
    counts: Counter[int] = Counter()
    for name, attempts in rows:
        counts[datetime.fromisoformat(f"{name}:00:00+00:00").astimezone(zone).hour] += attempts
    return [HourCount(hour=hour, attempts=counts[hour]) for hour in range(24)]
