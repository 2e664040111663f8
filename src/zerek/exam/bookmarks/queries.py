"""What is read about bookmarks."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.bank.models import PUBLISHED, Question
from zerek.exam.bookmarks.models import Bookmark
from zerek.school.models import Subject

PRACTISABLE = (Question.status == PUBLISHED).label("practisable")


async def bookmarked(
    session: AsyncSession, user_id: UUID, question_ids: Collection[UUID] | None = None
) -> dict[UUID, Any]:
    """When each was bookmarked: all of somebody's, or those of the questions."""
    query = select(Bookmark.question_id, Bookmark.created_at).where(Bookmark.user_id == user_id)
    if question_ids is not None:
        query = query.where(Bookmark.question_id.in_(question_ids))
    return {row[0]: row[1] for row in await session.execute(query)}


async def listed(
    session: AsyncSession, user_id: UUID, subject_code: str | None, window: Window
) -> tuple[Sequence[Any], int]:
    """Rows (question_id, version_id, subject_code, created_at, practisable), the newest first."""
    query = (
        select(Bookmark.question_id, Question.current_version_id, Subject.code, Bookmark.created_at, PRACTISABLE)
        .join(Question, Question.id == Bookmark.question_id)
        .join(Subject, Subject.id == Question.subject_id)
        .where(Bookmark.user_id == user_id)
    )
    if subject_code is not None:
        query = query.where(Subject.code == subject_code)
    rows = await session.execute(
        query.order_by(Bookmark.created_at.desc(), Bookmark.question_id).limit(window.limit).offset(window.offset)
    )
    return rows.all(), await count(session, query)  # type: ignore[arg-type]  # any rows can be counted


async def by_subject(session: AsyncSession, user_id: UUID) -> Sequence[Any]:
    """Rows (subject_code, title_ru, title_kk, title_en, bookmarks, practisable)."""
    titles = (Subject.title_ru, Subject.title_kk, Subject.title_en)
    query = (
        select(
            Subject.code.label("subject_code"),
            *titles,
            func.count().label("bookmarks"),
            func.sum(case((Question.status == PUBLISHED, 1), else_=0)).label("practisable"),
        )
        .join(Question, Question.subject_id == Subject.id)
        .join(Bookmark, Bookmark.question_id == Question.id)
        .where(Bookmark.user_id == user_id)
        .group_by(Subject.code, *titles)
        .order_by(Subject.code)
    )
    rows: Sequence[Any] = (await session.execute(query)).all()
    return rows
