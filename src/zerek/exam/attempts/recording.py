"""The answers of finished attempts become responses, and what was wrong in them review cards, and whoever sat them is
told that they are graded: later, and apart from the finishing itself, which has no time for it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.events import Event, publish
from zerek.exam.attempts.models import UNRECORDED, ExamAnswer, ExamAttempt
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.practice.shelf import named_topic, topic_columns
from zerek.exam.reviews import service as reviews
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.queries import titles_of as sitting_titles
from zerek.exam.sittings.queries import withheld, writing_since
from zerek.insight.models import ItemKind, Source
from zerek.insight.service import Checked, record

BATCH = 2  # attempts of one transaction, so that a sweep or an answer never waits long
NEWS_FOR = timedelta(days=7)  # what ended before is no news to anybody, such as attempts that were brought in


class Asked(NamedTuple):
    question_id: UUID
    subject_id: UUID
    topic_id: UUID | None
    time_seconds: int


async def record_batch(session: AsyncSession, now: datetime) -> int:
    """Records some attempts that have ended and are not recorded, the longest ended first. Returns how many.

    They are locked, and those that another worker has locked are left to it, so each is recorded once. Those of a
    sitting that shows no right answers yet wait: what becomes of them tells which answers were wrong.
    """
    waits = exists().where(Sitting.id == ExamAttempt.sitting_id, withheld(now, writing_since(now)))
    attempts = (
        await session.execute(
            select(
                ExamAttempt.id,
                ExamAttempt.user_id,
                ExamAttempt.completed_at,
                ExamAttempt.format,
                ExamAttempt.score_percentage,
                ExamAttempt.sitting_id,
            )
            .where(UNRECORDED, or_(ExamAttempt.sitting_id.is_(None), ~waits))
            .order_by(ExamAttempt.completed_at)
            .limit(BATCH)
            .with_for_update(of=ExamAttempt, skip_locked=True)
        )
    ).all()
    if not attempts:
        return 0
    owners = {row.id: row.user_id for row in attempts}
    answers = (
        await session.execute(
            select(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.saved_at, ExamAnswer.is_correct)
            .where(ExamAnswer.attempt_id.in_(owners), ExamAnswer.is_correct.is_not(None))
            .order_by(ExamAnswer.saved_at, ExamAnswer.version_id)
        )
    ).all()
    asked = await questions_of(session, {answer.version_id for answer in answers})
    await record(session, [checked(owners[one.attempt_id], one, asked[one.version_id]) for one in answers])
    for attempt_id, user_id in owners.items():
        given = [
            reviews.Review(
                question_id=asked[one.version_id].question_id,
                subject_id=asked[one.version_id].subject_id,
                correct=one.is_correct,
                seconds=None,
                meant_seconds=asked[one.version_id].time_seconds,
                at=one.saved_at,
            )
            for one in answers
            if one.attempt_id == attempt_id
        ]
        await reviews.take(session, user_id, given)
    await session.execute(update(ExamAttempt).where(ExamAttempt.id.in_(owners)).values(recorded_at=now))
    titles = await sitting_titles(session, {row.sitting_id for row in attempts if row.sitting_id})
    for row in attempts:
        # That of a sitting may have waited long until its answers were shown.
        if row.sitting_id is not None or row.completed_at > now - NEWS_FOR:
            await publish(session, graded(row, titles.get(row.sitting_id)), now)
    return len(attempts)


def graded(attempt: Any, sitting_title: str | None) -> Event:
    """For whoever sat it; of one that was scheduled, by the name that it was announced with."""
    titles = {name: attempt.format.get(name) for name in ("title_ru", "title_kk", "title_en")}
    return Event(
        "exam.finished",
        [attempt.user_id],
        {"attempt_id": str(attempt.id), "exam": sitting_title or titles, "score": attempt.score_percentage},
        f"/app/exam/{attempt.id}/result",
        f"exam.finished:{attempt.id}",
    )


def checked(user_id: UUID, answer: Any, asked: Asked) -> Checked:
    return Checked(
        user_id=user_id,
        item_kind=ItemKind.QUESTION,
        item_id=asked.question_id,
        subject_id=asked.subject_id,
        topic_id=asked.topic_id,
        source=Source.EXAM,
        source_id=answer.attempt_id,
        correct=answer.is_correct,
        at=answer.saved_at,
    )


async def questions_of(session: AsyncSession, version_ids: set[UUID]) -> dict[UUID, Asked]:
    wanted: Sequence[UUID] = list(version_ids)
    found: dict[UUID, Asked] = {}
    for begin in range(0, len(wanted), 1000):
        rows = await session.execute(
            select(
                QuestionVersion.id,
                Question.id,
                Question.subject_id,
                QuestionVersion.time_seconds,
                *topic_columns(),
            )
            .join(Question, Question.id == QuestionVersion.question_id)
            .where(QuestionVersion.id.in_(wanted[begin : begin + 1000]))
        )
        for row in rows:
            topic, _ = named_topic(row[2], row[4:])
            found[row[0]] = Asked(row[1], row[2], topic, row[3])
    return found
