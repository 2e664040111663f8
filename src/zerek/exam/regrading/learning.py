"""What was learnt of answers that a wrong key has marked is put right: practice, responses, what comes up for review.

What is believed of a student moved by one answer among many and follows with the next ones; what is believed of the
question itself was learnt of nothing but such answers, and is begun anew.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.db import Database
from zerek.core.statements import execute_as_is
from zerek.exam.attempts.models import ExamAnswer
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.practice.models import PracticeAnswer, PracticeSession
from zerek.exam.regrading.models import CORRECTED, KeyCorrection
from zerek.exam.reviews import service as reviews
from zerek.exam.reviews.service import Review
from zerek.insight import service as insight
from zerek.insight.models import Source
from zerek.insight.queries import recorded, responders

BATCH = 100


class Given(NamedTuple):
    """An answer to the question, by whichever way."""

    at: datetime
    correct: bool
    seconds: float | None


async def mend(database: Database, correction: KeyCorrection) -> None:
    """In transactions of its own. Everything follows from the answers and the key in force, so that it can be done
    again; an annulled question keeps what it has told."""
    if correction.kind != CORRECTED:
        return
    async with database.read() as session:
        people = await responders(session, correction.question_id)
    for begin in range(0, len(people), BATCH):
        async with database.write() as session:
            await mend_some(session, correction, people[begin : begin + BATCH])


async def mend_some(session: AsyncSession, correction: KeyCorrection, people: Sequence[UUID]) -> None:
    question = await session.get_one(Question, correction.question_id)
    practised = await mend_practice(session, correction, people)
    responses = await recorded(session, correction.question_id, people)
    attempts = [one.source_id for one in responses if one.source == Source.EXAM]
    examined = await exam_answers(session, correction.question_id, attempts)
    wrong: dict[UUID, bool] = {}
    concerned: set[UUID] = set()
    given: dict[UUID, list[Given]] = defaultdict(list)
    for one in responses:
        if one.source == Source.EXAM:
            correct = examined.get(one.source_id, one.correct)
            given[one.user_id].append(Given(one.at, correct, None))
        else:
            answer = practised.get((one.user_id, one.number))
            correct = one.correct if answer is None else answer.correct
        if correct != one.correct:
            wrong[one.id] = correct
            concerned.add(one.user_id)
    for (user_id, _), answer in practised.items():
        given[user_id].append(answer)
    if not wrong:
        return
    await insight.correct_outcomes(session, correction.question_id, wrong)
    seconds = await session.scalar(
        select(QuestionVersion.time_seconds).where(QuestionVersion.id == question.current_version_id)
    )
    for user_id in sorted(concerned):
        told = [
            Review(question.id, question.subject_id, one.correct, one.seconds, seconds or 0, one.at)
            for one in sorted(given[user_id], key=lambda one: one.at)
        ]
        await reviews.begin_anew(session, user_id, question.id, told)


async def mend_practice(
    session: AsyncSession, correction: KeyCorrection, people: Sequence[UUID]
) -> dict[tuple[UUID, int], Given]:
    """Every answer of these people in practice, by person and number, as it is marked from now on."""
    covered = {UUID(one) for one in correction.version_ids}
    rows = (
        await session.execute(
            select(PracticeAnswer)
            .where(PracticeAnswer.user_id.in_(people), PracticeAnswer.question_id == correction.question_id)
            .order_by(PracticeAnswer.user_id, PracticeAnswer.number)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    ).scalars()
    found: dict[tuple[UUID, int], Given] = {}
    moved: Counter[UUID] = Counter()
    for answer in rows:
        correct = answer.keys == correction.correct_keys if answer.version_id in covered else answer.is_correct
        if correct != answer.is_correct:
            answer.is_correct = correct
            moved[answer.session_id] += (1 if correct else -1) * int(answer.counted)
        found[answer.user_id, answer.number] = Given(answer.at, correct, answer.seconds)
    await session.flush()
    if moved:
        table = PracticeSession.__table__
        await execute_as_is(
            session,
            update(PracticeSession)
            .where(table.c.id == bindparam("session"))
            .values(correct=table.c.correct + bindparam("more")),
            [{"session": session_id, "more": more} for session_id, more in sorted(moved.items())],
        )
    return found


async def exam_answers(session: AsyncSession, question_id: UUID, attempts: Sequence[UUID]) -> dict[UUID, bool]:
    """How the answers in these attempts are marked now: grading them again came before."""
    versions = select(QuestionVersion.id).where(QuestionVersion.question_id == question_id)
    rows = await session.execute(
        select(ExamAnswer.attempt_id, ExamAnswer.is_correct).where(
            ExamAnswer.attempt_id.in_(attempts), ExamAnswer.version_id.in_(versions), ExamAnswer.is_correct.is_not(None)
        )
    )
    return {row.attempt_id: bool(row.is_correct) for row in rows}
