"""What is read about practice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from zerek.core.db import UtcDateTime
from zerek.core.statements import dialect_of, execute_as_is
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.rules import Paper
from zerek.exam.bank.models import BankPool, KeyOverride, QuestionVersion
from zerek.exam.practice.models import PracticeAnswer, PracticePlan, PracticeSession
from zerek.exam.practice.rules import Given
from zerek.exam.reviews.models import ReviewCard
from zerek.exam.reviews.rules import Memory
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.queries import withheld, writing_since
from zerek.insight.queries import about, beliefs_column, beliefs_in
from zerek.insight.rules import Belief, Key, keys
from zerek.school.models import Subject, SubjectKind

Sat = aliased(ExamAttempt)


async def active(session: AsyncSession, user_id: UUID, subject_id: UUID) -> PracticeSession | None:
    query = select(PracticeSession).where(
        PracticeSession.user_id == user_id,
        PracticeSession.subject_id == subject_id,
        PracticeSession.finished_at.is_(None),
    )
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def active_ones(session: AsyncSession, user_id: UUID, since: datetime) -> Sequence[PracticeSession]:
    """The sessions that can be gone on with, the latest first."""
    query = select(PracticeSession).where(
        PracticeSession.user_id == user_id, PracticeSession.finished_at.is_(None), PracticeSession.last_at >= since
    )
    return (await session.execute(query.order_by(PracticeSession.last_at.desc()))).scalars().all()


async def last_finished(session: AsyncSession, user_id: UUID, subject_id: UUID | None) -> PracticeSession | None:
    query = select(PracticeSession).where(PracticeSession.user_id == user_id, PracticeSession.finished_at.is_not(None))
    if subject_id is not None:
        query = query.where(PracticeSession.subject_id == subject_id)
    return (await session.execute(query.order_by(PracticeSession.last_at.desc()).limit(1))).scalar_one_or_none()


async def plan(session: AsyncSession, session_id: UUID) -> tuple[int, list[UUID]] | None:
    """The adaptive order that was served last, with the sequence that it was made at."""
    query = select(PracticePlan.sequence, PracticePlan.items).where(PracticePlan.session_id == session_id)
    row = (await session.execute(query)).first()
    return None if row is None else (row.sequence, [UUID(one) for one in row.items])


async def chosen_keys(session: AsyncSession, practice: PracticeSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """What was chosen last in this session, in the bank's keys, by question."""
    rows = await session.execute(
        select(PracticeAnswer.question_id, PracticeAnswer.keys)
        .where(
            PracticeAnswer.user_id == practice.user_id,
            PracticeAnswer.question_id.in_(ids),
            PracticeAnswer.session_id == practice.id,
        )
        .order_by(PracticeAnswer.number)
    )
    return {row.question_id: row.keys for row in rows}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that checking an answer needs to know, read with one statement. `deadline_at` is that of the running exam,
    none while it is paused; `withholds` says that a sitting of this person shows no right answers yet."""

    session_id: UUID
    seed: int
    sequence: int
    language: str | None
    last_at: datetime
    answered: int
    correct: int
    streak: int
    best_streak: int
    correct_keys: str
    explanations: dict[str, str]
    previous: Given | None
    memory: Memory | None
    reviews: int
    attempt_id: UUID | None
    deadline_at: datetime | None
    withholds: bool
    beliefs: dict[Key, Belief]


@cache
def standing_query(dialect: str) -> Any:
    """Built once, since it is asked with every answer."""
    user: BindParameter[UUID] = bindparam("user_id")
    question: BindParameter[UUID] = bindparam("question_id")
    now, since = (bindparam(name, type_=UtcDateTime()) for name in ("now", "since"))
    newest = (
        select(func.max(PracticeAnswer.number))
        .where(PracticeAnswer.user_id == user, PracticeAnswer.question_id == question)
        .scalar_subquery()
    )
    return (
        select(
            PracticeSession.id,
            PracticeSession.seed,
            PracticeSession.sequence,
            PracticeSession.language,
            PracticeSession.last_at,
            PracticeSession.answered,
            PracticeSession.correct,
            PracticeSession.streak,
            PracticeSession.best_streak,
            func.coalesce(KeyOverride.correct_keys, QuestionVersion.correct_keys),
            QuestionVersion.explanations,
            PracticeAnswer.number,
            PracticeAnswer.session_id,
            PracticeAnswer.version_id,
            PracticeAnswer.keys,
            PracticeAnswer.is_correct,
            PracticeAnswer.counted,
            PracticeAnswer.client_seq,
            PracticeAnswer.at,
            ReviewCard.state,
            ReviewCard.step,
            ReviewCard.stability,
            ReviewCard.difficulty,
            ReviewCard.due_at,
            ReviewCard.last_review_at,
            ReviewCard.reviews,
            ExamAttempt.id,
            case((ExamAttempt.paused_at.is_(None), ExamAttempt.deadline_at)),
            exists().where(Sat.user_id == user, Sat.sitting_id == Sitting.id, withheld(now, since)),
            beliefs_column(dialect),
        )
        .select_from(PracticeSession)
        .join(QuestionVersion, QuestionVersion.id == bindparam("version_id"))
        .outerjoin(KeyOverride, KeyOverride.version_id == QuestionVersion.id)
        .outerjoin(
            PracticeAnswer,
            and_(
                PracticeAnswer.user_id == user,
                PracticeAnswer.question_id == question,
                PracticeAnswer.number == newest,
            ),
        )
        .outerjoin(ReviewCard, and_(ReviewCard.user_id == user, ReviewCard.question_id == question))
        .outerjoin(ExamAttempt, and_(ExamAttempt.user_id == user, ExamAttempt.status == Status.IN_PROGRESS))
        .where(
            PracticeSession.user_id == user,
            PracticeSession.subject_id == bindparam("subject_id"),
            PracticeSession.finished_at.is_(None),
        )
    )


async def untold(session: AsyncSession, user_id: UUID, now: datetime) -> set[UUID]:
    """The questions of which practice tells nothing: those of a running exam, and of sittings that show no right
    answers yet."""
    papers = (
        select(ExamAttempt.paper)
        .outerjoin(Sitting, Sitting.id == ExamAttempt.sitting_id)
        .where(
            ExamAttempt.user_id == user_id,
            or_(ExamAttempt.status == Status.IN_PROGRESS, withheld(now, writing_since(now))),
        )
    )
    return {item.question_id for paper in await session.scalars(papers) for item in Paper.from_json(paper).items}


async def standing(
    session: AsyncSession,
    user_id: UUID,
    subject_id: UUID,
    topic_id: UUID | None,
    question_id: UUID,
    version_id: UUID,
    now: datetime,
) -> Standing | None:
    """None without an active session."""
    believed = keys(user_id, question_id, subject_id, topic_id)
    of = {
        "user_id": user_id,
        "subject_id": subject_id,
        "question_id": question_id,
        "version_id": version_id,
        "now": now,
        "since": writing_since(now),
        **about(believed),
    }
    row = (await execute_as_is(session, standing_query(dialect_of(session)), of)).first()
    if row is None:
        return None
    found = tuple(row)
    previous = None if found[11] is None else Given(*found[11:19])
    memory = None if found[19] is None else Memory(*found[19:25])
    beliefs = beliefs_in(found[-1], believed)
    fields: list[Any] = [*found[:11], previous, memory, found[25] or 0, *found[26:-1], beliefs]
    return Standing(*fields)


async def practisable(session: AsyncSession, ids: Collection[UUID]) -> list[tuple[Subject, int]]:
    """The subjects of exams with their number of published questions: these ones, the general ones, and whatever else
    has questions."""
    size = func.coalesce(func.sum(BankPool.size), 0)
    rows = await session.execute(
        select(Subject, size)
        .join(BankPool, BankPool.subject_id == Subject.id, isouter=True)
        .group_by(Subject.id)
        .having((size > 0) | Subject.id.in_(ids) | (Subject.kind == SubjectKind.EXAM_GENERAL))
        .order_by(Subject.code)
    )
    return [(row[0], int(row[1])) for row in rows]


async def last_answer(session: AsyncSession, practice: PracticeSession, question_id: UUID) -> PracticeAnswer | None:
    """The last one to a question within a session."""
    query = (
        select(PracticeAnswer)
        .where(
            PracticeAnswer.user_id == practice.user_id,
            PracticeAnswer.question_id == question_id,
            PracticeAnswer.session_id == practice.id,
        )
        .order_by(PracticeAnswer.number.desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def latest_subject(session: AsyncSession, user_id: UUID) -> str | None:
    """The code of the subject practised last: of the session under way, else of the one finished last."""
    query = (
        select(Subject.code)
        .join(PracticeSession, PracticeSession.subject_id == Subject.id)
        .where(PracticeSession.user_id == user_id)
        .order_by(PracticeSession.finished_at.is_not(None), PracticeSession.last_at.desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()
