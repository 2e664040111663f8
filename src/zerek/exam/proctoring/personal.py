"""What proctoring keeps about a person: reports of their own attempts. The counts stay with the nameless attempts."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.proctoring.models import ProctoringEvent, ProctoringReview
from zerek.exam.proctoring.service import forget_person


async def export_proctoring(session: AsyncSession, user_id: UUID) -> dict[str, list[dict[str, Any]]]:
    own = select(ExamAttempt.id).where(ExamAttempt.user_id == user_id)
    events = select(ProctoringEvent).where(ProctoringEvent.attempt_id.in_(own)).order_by(ProctoringEvent.id)
    reviews = select(ProctoringReview).where(ProctoringReview.attempt_id.in_(own)).order_by(ProctoringReview.id)
    return {
        "events": [
            {
                "attempt_id": event.attempt_id,
                "kind": event.kind,
                "name": event.name,
                "at": rfc3339(event.server_at),
                "details": event.details,
            }
            for event in (await session.execute(events)).scalars()
        ],
        "reviews": [
            {
                "attempt_id": review.attempt_id,
                "verdict": review.verdict,
                "note": review.note,
                "at": rfc3339(review.created_at),
            }
            for review in (await session.execute(reviews)).scalars()
        ],
    }


async def erase_proctoring(session: AsyncSession, user_id: UUID) -> None:
    rows = await session.execute(select(ExamAttempt.id).where(ExamAttempt.user_id == user_id))
    await forget_person(session, list(rows.scalars()))


PROCTORING = PersonalData("proctoring", export_proctoring, erase_proctoring)
