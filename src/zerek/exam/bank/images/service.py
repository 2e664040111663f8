"""Keeping pictures.

They stand in the database, by the digest of their content: every process has them, a question and its pictures are
written in one transaction, and one backup has both. A bank's pictures are some thousands of a few dozen kilobytes, each
fetched once by a browser, which then keeps it for ever.
"""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.statements import insert_into
from zerek.exam.bank.errors import ImageRefused
from zerek.exam.bank.images.rules import Picture, Unacceptable, read_picture
from zerek.exam.bank.models import QuestionImage

AT_A_TIME = 500  # digests in one statement
AT_ONCE = 2  # a picture of 24 million points takes a hundred megabytes while it is read


async def prepared(raw: bytes, turns: asyncio.Semaphore) -> Picture:
    """Raises `ImageRefused`."""
    async with turns:
        try:
            return await asyncio.to_thread(read_picture, raw)
        except Unacceptable as error:
            raise ImageRefused(fields=[("body.file", error.key, error.parameters)]) from None


async def present(session: AsyncSession, digests: Iterable[str]) -> set[str]:
    """Those of them that are kept here."""
    found: set[str] = set()
    asked = sorted(digests)
    for begin in range(0, len(asked), AT_A_TIME):
        some = asked[begin : begin + AT_A_TIME]
        found |= set(await session.scalars(select(QuestionImage.digest).where(QuestionImage.digest.in_(some))))
    return found


async def keep(session: AsyncSession, by: UUID | None, picture: Picture, now: datetime) -> None:
    """Once, however often it is uploaded."""
    kept = await session.execute(
        insert_into(session, QuestionImage)
        .values(
            digest=picture.digest,
            media_type=picture.media_type,
            width=picture.width,
            height=picture.height,
            size=len(picture.content),
            content=picture.content,
            author_id=by,
            created_at=now,
        )
        .on_conflict_do_nothing()
        .returning(QuestionImage.digest)
    )
    if kept.first() is not None:
        after = {"media_type": picture.media_type, "size": len(picture.content)}
        await audit.record(session, by, "question_image.upload", "question_image", picture.digest, after=after)
