"""What changes about bookmarks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bank.models import PUBLISHED, Question
from zerek.exam.bookmarks.models import Bookmark


async def add(session: AsyncSession, user_id: UUID, question_id: UUID, now: datetime) -> None:
    """Raises `QuestionNotFound`."""
    query = select(Question.id).where(Question.id == question_id, Question.status == PUBLISHED)
    if (await session.execute(query)).first() is None:
        raise QuestionNotFound
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"user_id": user_id, "question_id": question_id, "created_at": now}
    await session.execute(dialect.insert(Bookmark).values(**values).on_conflict_do_nothing())


async def remove(session: AsyncSession, user_id: UUID, question_id: UUID) -> None:
    await session.execute(delete(Bookmark).where(Bookmark.user_id == user_id, Bookmark.question_id == question_id))
