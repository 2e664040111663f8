"""What practice and its reviews keep about a person."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.practice.models import PracticeAnswer, PracticeSession
from zerek.exam.practice.queries import untold
from zerek.exam.reviews.models import ReviewCard, ReviewLogEntry, ReviewSetting


async def export_practice(session: AsyncSession, user_id: UUID) -> dict[str, Any]:
    """Sessions, answers and review cards. What was answered to a question of one's running exam, or of a sitting that
    shows no right answers yet, is left out, as it would tell them."""
    hidden = await untold(session, user_id, utc_now())
    sessions = await session.execute(
        select(PracticeSession).where(PracticeSession.user_id == user_id).order_by(PracticeSession.id)
    )
    answers = await session.execute(
        select(PracticeAnswer).where(PracticeAnswer.user_id == user_id).order_by(PracticeAnswer.at)
    )
    cards = await session.execute(select(ReviewCard).where(ReviewCard.user_id == user_id))
    log = await session.execute(
        select(ReviewLogEntry).where(ReviewLogEntry.user_id == user_id).order_by(ReviewLogEntry.at)
    )
    return {
        "sessions": [
            {
                "id": one.id,
                "subject_id": one.subject_id,
                "started_at": rfc3339(one.started_at),
                "last_at": rfc3339(one.last_at),
                "finished_at": rfc3339(one.finished_at) if one.finished_at else None,
                "answered": one.answered,
                "correct": one.correct,
            }
            for one in sessions.scalars()
        ],
        "answers": [
            {
                "question_id": one.question_id,
                "question_version": one.version_id,
                "keys": one.keys,
                "is_correct": one.is_correct,
                "at": rfc3339(one.at),
                "seconds": one.seconds,
            }
            for one in answers.scalars()
            if one.question_id not in hidden
        ],
        "review_cards": [
            {
                "question_id": one.question_id,
                "due_at": rfc3339(one.due_at),
                "stability": one.stability,
                "reviews": one.reviews,
            }
            for one in cards.scalars()
        ],
        "review_log": [
            {"question_id": one.question_id, "rating": one.rating, "at": rfc3339(one.at)}
            for one in log.scalars()
            if one.question_id not in hidden
        ],
    }


async def erase_practice(session: AsyncSession, user_id: UUID) -> None:
    for table in (PracticeAnswer, PracticeSession, ReviewCard, ReviewLogEntry, ReviewSetting):
        await session.execute(delete(table).where(table.user_id == user_id))


PRACTICE = PersonalData("practice", export_practice, erase_practice)
