"""What changes about bookmarks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.statements import insert_into
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bank.models import PUBLISHED, Question
from zerek.exam.bookmarks.models import Bookmark


async def add(session: AsyncSession, user_id: UUID, question_id: UUID, now: datetime) -> None:
    """Raises `QuestionNotFound`."""
    query = select(Question.id).where(Question.id == question_id, Question.status == PUBLISHED)
    if (await session.execute(query)).first() is None:
        raise QuestionNotFound
    values = {"user_id": user_id, "question_id": question_id, "created_at": now}
    await session.execute(insert_into(session, Bookmark).values(**values).on_conflict_do_nothing())


async def remove(session: AsyncSession, user_id: UUID, question_id: UUID) -> None:
    await session.execute(delete(Bookmark).where(Bookmark.user_id == user_id, Bookmark.question_id == question_id))
