"""What is read about exams on paper."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.errors import PaperNotFound
from zerek.exam.papers.models import PrintedPaper
from zerek.identity.access import Actor
from zerek.identity.rules import Role


def visible_papers(actor: Actor) -> Select[PrintedPaper]:
    """An administrator's: all; a school admin's: their own and those of their schools."""
    query = select(PrintedPaper)
    scope = actor.where(Role.SCHOOL_ADMIN)
    if actor.is_any(Role.ADMIN) or scope.everywhere:
        return query
    return query.where(or_(PrintedPaper.created_by == actor.user_id, PrintedPaper.school_id.in_(scope.schools)))


async def paper_by_id(session: AsyncSession, papers: Select[PrintedPaper], paper_id: UUID) -> PrintedPaper:
    """Raises `PaperNotFound`."""
    found = (await session.execute(papers.where(PrintedPaper.id == paper_id))).scalar_one_or_none()
    if found is None:
        raise PaperNotFound
    return found


async def list_papers(
    session: AsyncSession, papers: Select[PrintedPaper], window: Window
) -> tuple[Sequence[PrintedPaper], int]:
    rows = await session.execute(
        papers.order_by(PrintedPaper.created_at.desc(), PrintedPaper.id).limit(window.limit).offset(window.offset)
    )
    return rows.scalars().all(), await count(session, papers)
