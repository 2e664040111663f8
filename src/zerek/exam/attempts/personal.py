"""What the exams keep about a person. An erasure leaves the attempts: they belong to a user who is nobody by then."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, Status
from zerek.exam.attempts.rules import Paper
from zerek.exam.sittings.queries import review_opens


def questions_of(attempt: ExamAttempt) -> set[UUID]:
    return {item.question_id for item in Paper.from_json(attempt.paper).items}


async def export_attempts(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    """Every attempt with its answers; what was chosen and whether it was right only once one may see that, and not
    while a question of theirs is asked again in a running exam."""
    attempts = (
        (await session.execute(select(ExamAttempt).where(ExamAttempt.user_id == user_id).order_by(ExamAttempt.id)))
        .scalars()
        .all()
    )
    answers: dict[UUID, list[dict[str, Any]]] = {attempt.id: [] for attempt in attempts}
    now = utc_now()
    opens = {one: await review_opens(session, one, now) for one in {attempt.sitting_id for attempt in attempts}}
    running = [attempt for attempt in attempts if attempt.status == Status.IN_PROGRESS]
    asked = set().union(*(questions_of(attempt) for attempt in running))
    untold = {
        attempt.id
        for attempt in attempts
        if not opens[attempt.sitting_id].is_open(now) or not asked.isdisjoint(questions_of(attempt))
    }
    given = select(ExamAnswer).where(
        ExamAnswer.attempt_id.in_(select(ExamAttempt.id).where(ExamAttempt.user_id == user_id))
    )
    for answer in (await session.execute(given)).scalars():
        told = {} if answer.attempt_id in untold else {"keys": answer.keys, "is_correct": answer.is_correct}
        answers[answer.attempt_id].append(
            {"question_version": answer.version_id, "saved_at": rfc3339(answer.saved_at), **told}
        )
    return [
        {
            "id": attempt.id,
            "format": attempt.format_code,
            "major_code": attempt.major_code,
            "status": attempt.status,
            "started_at": rfc3339(attempt.started_at),
            "completed_at": rfc3339(attempt.completed_at) if attempt.completed_at else None,
            "score_percentage": attempt.score_percentage,
            "passed": attempt.passed,
            "answers": answers[attempt.id],
        }
        for attempt in attempts
    ]


async def keep_nameless(_session: AsyncSession, _user_id: UUID) -> None:
    return


ATTEMPTS = PersonalData("exam_attempts", export_attempts, keep_nameless)
