"""What is read about attempts by those who watch over them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.kv import KeyValue
from zerek.core.paging import Window, count
from zerek.exam.attempts import live
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, Status
from zerek.exam.attempts.schemas import ProctoringSummary
from zerek.exam.attempts.shown import left
from zerek.exam.proctoring.models import ProctoringTally
from zerek.exam.proctoring.queries import summaries_of
from zerek.exam.proctoring.rules import SUSPICIOUS_FROM
from zerek.exam.supervision.schemas import AttemptRow, Sitter
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Role

SOON = timedelta(minutes=10)
SUSPECTED = ExamAttempt.id.in_(
    select(ProctoringTally.attempt_id).where(ProctoringTally.total_events >= SUSPICIOUS_FROM)
)
RUNS = ExamAttempt.status == Status.IN_PROGRESS


def matching(
    attempts: Select[ExamAttempt],
    *,
    attempt_ids: Sequence[UUID] | None = None,
    user_id: UUID | None = None,
    sitting_id: UUID | None = None,
    school_id: UUID | None = None,
    major_code: str | None = None,
    format: str | None = None,
    suspicious: bool | None = None,
    q: str | None = None,
) -> Select[ExamAttempt]:
    """Those of the attempts that match all that is named."""
    if attempt_ids is not None:
        attempts = attempts.where(ExamAttempt.id.in_(attempt_ids))
    if user_id is not None:
        attempts = attempts.where(ExamAttempt.user_id == user_id)
    if sitting_id is not None:
        attempts = attempts.where(ExamAttempt.sitting_id == sitting_id)
    if school_id is not None:
        students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.school_id == school_id)
        attempts = attempts.where(ExamAttempt.user_id.in_(students))
    if major_code is not None:
        attempts = attempts.where(ExamAttempt.major_code == major_code)
    if format is not None:
        attempts = attempts.where(ExamAttempt.format_code == format)
    if suspicious is not None:
        attempts = attempts.where(SUSPECTED if suspicious else not_(SUSPECTED))
    words = (q or "").casefold().split()
    if words:
        people = select(User.id).where(*(User.search_text.contains(word, autoescape=True) for word in words))
        attempts = attempts.where(ExamAttempt.user_id.in_(people))
    return attempts


COLUMNS = (
    ExamAttempt.id,
    ExamAttempt.user_id,
    ExamAttempt.format_code,
    ExamAttempt.format,
    ExamAttempt.major_code,
    ExamAttempt.sitting_id,
    ExamAttempt.status,
    ExamAttempt.started_at,
    ExamAttempt.deadline_at,
    ExamAttempt.paused_at,
    ExamAttempt.completed_at,
    ExamAttempt.archived_at,
    ExamAttempt.extra_seconds,
    ExamAttempt.total_questions,
    ExamAttempt.answered_questions,
    ExamAttempt.position_at,
    ExamAttempt.score_percentage,
    ExamAttempt.passed,
    ExamAttempt.cancel_reason,
    User.full_name,
    User.username,
)


async def list_attempts(
    session: AsyncSession,
    kv: KeyValue,
    attempts: Select[ExamAttempt],
    window: Window,
    now: datetime,
    *order: ColumnElement[Any],
) -> tuple[list[AttemptRow], int]:
    """A page of them without their papers; how far the running ones are is counted for the page at once."""
    query = attempts.with_only_columns(*COLUMNS).join(User, User.id == ExamAttempt.user_id)
    rows = (
        await session.execute(query.order_by(*order, ExamAttempt.id).limit(window.limit).offset(window.offset))
    ).all()
    return await shown(session, kv, rows, now), await count(session, attempts.with_only_columns(ExamAttempt.id))


async def shown(session: AsyncSession, kv: KeyValue, rows: Sequence[Any], now: datetime) -> list[AttemptRow]:
    running = [row.id for row in rows if row.status == Status.IN_PROGRESS]
    unfinished = [row.id for row in rows if row.answered_questions is None]
    progress = await progress_of(session, unfinished)
    seen = await live.seen_at(kv, running)
    summaries = await summaries_of(session, [row.id for row in rows])
    return [
        AttemptRow(
            attempt_id=row.id,
            user=Sitter(user_id=row.user_id, full_name=row.full_name, username=row.username),
            format=row.format_code,
            format_title_ru=row.format["title_ru"],
            format_title_kk=row.format["title_kk"],
            format_title_en=row.format["title_en"],
            major_code=row.major_code,
            sitting_id=row.sitting_id,
            status=row.status,
            started_at=row.started_at,
            deadline_at=row.deadline_at,
            paused_at=row.paused_at,
            completed_at=row.completed_at,
            archived_at=row.archived_at,
            time_remaining_seconds=left(row.status, row.deadline_at, row.paused_at, now),
            extra_seconds=row.extra_seconds,
            total_questions=row.total_questions,
            answered_questions=progress.get(row.id, (0, None))[0]
            if row.answered_questions is None
            else row.answered_questions,
            last_seen_at=max(
                filter(None, (seen.get(row.id), progress.get(row.id, (0, None))[1], row.position_at)), default=None
            ),
            score_percentage=row.score_percentage,
            passed=row.passed,
            proctoring=summaries.get(row.id, ProctoringSummary()),
        )
        for row in rows
    ]


async def progress_of(session: AsyncSession, attempt_ids: Sequence[UUID]) -> dict[UUID, tuple[int, datetime | None]]:
    """How many questions of each attempt are answered, and when the last answer was saved."""
    if not attempt_ids:
        return {}
    rows = await session.execute(
        select(
            ExamAnswer.attempt_id,
            func.count().filter(ExamAnswer.keys != ""),
            func.max(ExamAnswer.saved_at),
        )
        .where(ExamAnswer.attempt_id.in_(attempt_ids))
        .group_by(ExamAnswer.attempt_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


async def totals(session: AsyncSession, running: Select[ExamAttempt], now: datetime) -> dict[str, int]:
    ends_soon = and_(ExamAttempt.paused_at.is_(None), ExamAttempt.deadline_at <= now + SOON)
    query = running.with_only_columns(
        func.count(),
        func.count().filter(ExamAttempt.paused_at.is_not(None)),
        func.count().filter(SUSPECTED),
        func.count().filter(ends_soon),
    )
    row = (await session.execute(query)).one()
    return dict(zip(("running", "paused", "suspicious", "ending_soon"), map(int, row), strict=True))
