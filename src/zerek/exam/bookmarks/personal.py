"""What bookmarks tell of a person."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.bookmarks.models import Bookmark
from zerek.exam.bookmarks.queries import bookmarked


async def export_bookmarks(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    return [{"question_id": one, "created_at": rfc3339(at)} for one, at in (await bookmarked(session, user_id)).items()]


async def erase_bookmarks(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(Bookmark).where(Bookmark.user_id == user_id))


BOOKMARKS = PersonalData("bookmarks", export_bookmarks, erase_bookmarks)
