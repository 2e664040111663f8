"""What is read about results."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language
from zerek.core.security import Seals, token_hash
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.bank.queries import FaceCache
from zerek.exam.errors import CodeNotFound
from zerek.exam.majors.models import Major
from zerek.exam.results.models import ResultCode
from zerek.exam.results.rules import as_typed, initials, with_check
from zerek.exam.results.schemas import (
    Breakdown,
    Certificate,
    Comparison,
    EarlierAttempt,
    SectionComparison,
    Verified,
)
from zerek.exam.stats.mine import FINISHED, topic_accuracies
from zerek.exam.stats.schemas import TopicAccuracy
from zerek.identity.models import User

SEAL = "exam result code"
MOST_EARLIER = 20


async def code_of(session: AsyncSession, seals: Seals, attempt_id: UUID, public_url: str) -> Certificate | None:
    """The code that was given for an attempt; none as well where the secret has changed since it was sealed."""
    row = await session.get(ResultCode, attempt_id, populate_existing=True)
    letters = seals.open(SEAL, row.sealed_code) if row is not None else None
    if row is None or letters is None:
        return None
    code = with_check(letters)
    return Certificate(
        code=code,
        verify_url=f"{public_url}/verify/{code}",
        name_shown=row.name_shown,
        issued_at=row.issued_at,
    )


async def breakdown(
    session: AsyncSession,
    faces: FaceCache,
    attempt: ExamAttempt,
    language: Language,
    certificate: Certificate | None,
    *,
    review_closed: bool,
) -> Breakdown:
    """Without topics while the review is closed: a topic of one question tells which answer was right."""
    return Breakdown(
        attempt_id=attempt.id,
        topics=[] if review_closed else await topics_of(session, faces, attempt, language),
        comparison=compare(attempt, await earlier_attempts(session, attempt), language),
        certificate=certificate,
    )


async def topics_of(
    session: AsyncSession, faces: FaceCache, attempt: ExamAttempt, language: Language
) -> list[TopicAccuracy]:
    """By subject in the order of the exam, and in each the weakest topic first."""
    order = {section["subject_code"]: place for place, section in enumerate(attempt.format["sections"])}
    found = await topic_accuracies(session, faces, [attempt], language)
    return sorted(found, key=lambda topic: (order[topic.subject_code], topic.accuracy, topic.topic))


async def earlier_attempts(session: AsyncSession, attempt: ExamAttempt) -> Sequence[Any]:
    """Finished ones of the same person and format, the latest first."""
    rows = await session.execute(
        select(
            ExamAttempt.id,
            ExamAttempt.completed_at,
            ExamAttempt.score_percentage,
            ExamAttempt.passed,
            ExamAttempt.format,
            ExamAttempt.sections,
        )
        .where(
            ExamAttempt.user_id == attempt.user_id,
            ExamAttempt.format_code == attempt.format_code,
            ExamAttempt.status.in_(FINISHED),
            ExamAttempt.started_at < attempt.started_at,
        )
        .order_by(ExamAttempt.started_at.desc(), ExamAttempt.id.desc())
        .limit(MOST_EARLIER)
    )
    return rows.all()


def compare(attempt: ExamAttempt, earlier: Sequence[Any], language: Language) -> Comparison:
    scores = [row.score_percentage or 0.0 for row in earlier]
    own = attempt.score_percentage or 0.0
    before: dict[str, list[float]] = {}
    for row in earlier:
        for section, score in zip(row.format["sections"], row.sections or [], strict=False):
            before.setdefault(section["subject_code"], []).append(score["score_percentage"])
    sections = []
    for section, score in zip(attempt.format["sections"], attempt.sections or [], strict=False):
        past = before.get(section["subject_code"], [])
        average = sum(past) / len(past) if past else None
        sections.append(
            SectionComparison(
                subject_code=section["subject_code"],
                title=section[f"title_{language}"],
                score_percentage=score["score_percentage"],
                average_before=average,
                difference=None if average is None else score["score_percentage"] - average,
            )
        )
    return Comparison(
        earlier_attempts=len(earlier),
        previous=scores[0] if scores else None,
        average=sum(scores) / len(scores) if scores else None,
        best=max(scores, default=None),
        difference=own - scores[0] if scores else None,
        place=1 + sum(score > own for score in scores),
        sections=sections,
        attempts=[
            EarlierAttempt(
                attempt_id=row.id,
                completed_at=row.completed_at,
                score_percentage=row.score_percentage or 0.0,
                passed=bool(row.passed),
            )
            for row in earlier
        ],
    )


async def verified(session: AsyncSession, typed: str, language: Language) -> Verified:
    """What a code stands for. It is looked up by its hash, also one that cannot be: every answer takes the same time.

    Raises `CodeNotFound`.
    """
    letters = as_typed(typed)
    found = (
        await session.execute(
            select(ResultCode, ExamAttempt, User.full_name, User.username, User.erased_at, Major)
            .join(ExamAttempt, ExamAttempt.id == ResultCode.attempt_id)
            .join(User, User.id == ExamAttempt.user_id)
            .outerjoin(Major, Major.code == ExamAttempt.major_code)
            .where(ResultCode.code_hash == token_hash(letters))
        )
    ).first()
    if not letters or found is None:
        raise CodeNotFound
    code, attempt, full_name, username, erased_at, major = found
    major_title: str | None = getattr(major, f"title_{language}", None)
    name = "" if erased_at else full_name or username
    points, passed = attempt.points or 0.0, bool(attempt.passed)
    return Verified(
        code=with_check(letters[:-1]),
        name=name if code.name_shown == "full" else initials(name),
        name_shown=code.name_shown,
        format=attempt.format_code,
        title=attempt.format[f"title_{language}"],
        major_code=attempt.major_code,
        major_title=major_title,
        status=attempt.status,
        completed_at=attempt.completed_at or attempt.deadline_at,
        total_questions=attempt.total_questions,
        correct_answers=attempt.correct_answers or 0,
        points=points,
        max_points=attempt.max_points or 0.0,
        score_percentage=attempt.score_percentage or 0.0,
        passed=passed and attempt.status != Status.CANCELLED,
        cancelled=attempt.status == Status.CANCELLED,
        graded_again=points != code.points or passed != code.passed,
        certified_points=code.points,
        certified_passed=code.passed,
        issued_at=code.issued_at,
    )
