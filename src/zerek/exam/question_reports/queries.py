"""What is read of reports."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from zerek.core.paging import Window, count
from zerek.exam.attempts.models import ExamAttempt, ExamPaperVersion, Status
from zerek.exam.bank.models import PUBLISHED, Question, QuestionVersion
from zerek.exam.question_reports.models import QuestionReport
from zerek.identity.models import User
from zerek.school.models import Subject


async def met_version(session: AsyncSession, user_id: UUID, question_id: UUID, attempt_id: UUID | None) -> UUID | None:
    """The version of a question that somebody may speak of: the one in their finished attempt (the newest, where none
    is named), else the published one, which everybody may practise. None where there is neither."""
    in_attempts = (
        select(QuestionVersion.id)
        .join(ExamPaperVersion, ExamPaperVersion.version_id == QuestionVersion.id)
        .join(ExamAttempt, ExamAttempt.id == ExamPaperVersion.attempt_id)
        .where(
            QuestionVersion.question_id == question_id,
            ExamAttempt.user_id == user_id,
            ExamAttempt.status.in_((Status.COMPLETED, Status.EXPIRED)),
        )
        .order_by(ExamAttempt.started_at.desc())
        .limit(1)
    )
    if attempt_id is not None:
        return await session.scalar(in_attempts.where(ExamAttempt.id == attempt_id))
    met = await session.scalar(in_attempts)
    if met is not None:
        return met
    return await session.scalar(
        select(Question.current_version_id).where(Question.id == question_id, Question.status == PUBLISHED)
    )


async def own_reports(session: AsyncSession, user_id: UUID, window: Window) -> tuple[Sequence[QuestionReport], int]:
    """Newest first."""
    query = select(QuestionReport).where(QuestionReport.user_id == user_id)
    rows = await session.execute(query.order_by(QuestionReport.id.desc()).limit(window.limit).offset(window.offset))
    return rows.scalars().all(), await count(session, query)


def filtered(
    *, status: str | None, reason: str | None, subject_code: str | None, question_id: UUID | None
) -> Select[QuestionReport]:
    query = select(QuestionReport)
    for column, value in (
        (QuestionReport.status, status),
        (QuestionReport.reason, reason),
        (QuestionReport.question_id, question_id),
    ):
        if value is not None:
            query = query.where(column == value)
    if subject_code is not None:
        of_subject = select(Question.id).join(Subject).where(Subject.code == subject_code)
        query = query.where(QuestionReport.question_id.in_(of_subject))
    return query


async def listed(
    session: AsyncSession, query: Select[QuestionReport], window: Window
) -> tuple[Sequence[Row[Any]], int]:
    """Oldest first, since they wait; each with its question as it was reported."""
    closer = aliased(User)
    rows = await session.execute(
        query.add_columns(
            Subject.code.label("subject_code"),
            Question.status.label("question_status"),
            Question.reports_open,
            QuestionVersion.texts,
            QuestionVersion.language,
            User.full_name,
            User.username,
            closer.full_name.label("closer_name"),
            closer.username.label("closer_username"),
        )
        .join(Question, Question.id == QuestionReport.question_id)
        .join(Subject, Subject.id == Question.subject_id)
        .join(QuestionVersion, QuestionVersion.id == QuestionReport.version_id)
        .join(User, User.id == QuestionReport.user_id)
        .outerjoin(closer, closer.id == QuestionReport.closed_by_id)
        .order_by(QuestionReport.created_at, QuestionReport.id)
        .limit(window.limit)
        .offset(window.offset)
    )
    return rows.all(), await count(session, query)
