"""What practice adds to one's own statistics."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.practice.models import PracticeSession
from zerek.insight.models import Source
from zerek.insight.queries import answered_by_subject
from zerek.school.models import Subject


@dataclass(frozen=True, slots=True)
class PracticeTotals:
    """`sessions` is how many times somebody practised; `by_subject` is (answered, correct) by subject code."""

    sessions: int = 0
    by_subject: Mapping[str, tuple[int, int]] = field(default_factory=dict)


async def practice_totals(session: AsyncSession, user_id: UUID) -> PracticeTotals:
    """The practice sessions in which somebody has answered, and every response that they gave in practice."""
    sessions = select(func.count()).where(PracticeSession.user_id == user_id, PracticeSession.answered > 0)
    tallies = await answered_by_subject(session, user_id, [Source.PRACTICE])
    codes = await session.execute(select(Subject.id, Subject.code).where(Subject.id.in_(tallies)))
    return PracticeTotals(
        sessions=(await session.execute(sessions)).scalar_one(),
        by_subject={row.code: (tallies[row.id].answered, tallies[row.id].correct) for row in codes},
    )
