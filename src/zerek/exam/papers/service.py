"""What changes about exams on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.ids import new_id
from zerek.exam.attempts.rules import Paper, random_order
from zerek.exam.bank.queries import SYSTEM_RANDOM
from zerek.exam.papers.models import PrintedPaper


def variant_of(paper: Paper) -> Paper:
    """The same questions, section by section in another order, with their options in another order."""
    items = list(paper.items)
    SYSTEM_RANDOM.shuffle(items)
    items.sort(key=lambda item: item.section)  # a stable sort keeps the shuffled order within a section
    return Paper(tuple(item._replace(order=random_order(item.order, SYSTEM_RANDOM.random)) for item in items))


async def keep_paper(
    session: AsyncSession,
    by: UUID,
    *,
    title: str,
    format: dict[str, Any],
    major_code: str | None,
    language: str,
    variants: Sequence[Paper],
    school_id: UUID | None,
    now: datetime,
) -> PrintedPaper:
    paper = PrintedPaper(
        id=new_id(),
        title=title,
        format=format,
        major_code=major_code,
        language=language,
        variants=[variant.to_json() for variant in variants],
        school_id=school_id,
        created_by=by,
        created_at=now,
    )
    session.add(paper)
    await session.flush()
    after = {"title": title, "format": format["code"], "variants": len(variants)}
    await audit.record(session, by, "exam_paper.create", "exam_paper", paper.id, after=after)
    return paper


async def delete_paper(session: AsyncSession, by: UUID, paper: PrintedPaper) -> None:
    await session.execute(delete(PrintedPaper).where(PrintedPaper.id == paper.id))
    await audit.record(session, by, "exam_paper.delete", "exam_paper", paper.id, before={"title": paper.title})
