"""What is read about corrections: whom one concerns, what was chosen, what became of it."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    String,
    Uuid,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, ExamPaperVersion, Status
from zerek.exam.attempts.service import Marks
from zerek.exam.bank.models import KeyOverride, QuestionVersion
from zerek.exam.regrading.models import AttemptRegrade, KeyCorrection
from zerek.exam.regrading.rules import GRADED
from zerek.exam.trials.models import QuestionTrial
from zerek.identity.models import User

FINISHED = (Status.COMPLETED, Status.EXPIRED)
ATTEMPT = (
    ExamAttempt.id,
    ExamAttempt.user_id,
    ExamAttempt.format_code,
    ExamAttempt.format,
    ExamAttempt.paper,
    *(getattr(ExamAttempt, name) for name in GRADED),
)


async def versions_with_keys(session: AsyncSession, question_id: UUID) -> Sequence[Row[Any]]:
    """All versions, oldest first, each with its key in force and whether it was annulled."""
    rows = await session.execute(
        select(
            QuestionVersion.id,
            QuestionVersion.number,
            QuestionVersion.type,
            QuestionVersion.option_keys,
            QuestionVersion.texts,
            func.coalesce(KeyOverride.correct_keys, QuestionVersion.correct_keys).label("in_force"),
            func.coalesce(KeyOverride.annulled, false()).label("annulled"),
        )
        .outerjoin(KeyOverride, KeyOverride.version_id == QuestionVersion.id)
        .where(QuestionVersion.question_id == question_id)
        .order_by(QuestionVersion.number)
    )
    return rows.all()


async def tried_beside(session: AsyncSession, version_ids: Collection[UUID]) -> set[UUID]:
    """The second wordings that were ever tried beside one of these, and the first ones of those."""
    rows = await session.execute(
        select(QuestionTrial.version_a, QuestionTrial.version_b).where(
            or_(QuestionTrial.version_a.in_(version_ids), QuestionTrial.version_b.in_(version_ids))
        )
    )
    return {version_id for row in rows for version_id in row}


def having(version_ids: Sequence[UUID], *statuses: Status) -> Select[Any]:
    """Attempts in these states with one of these versions on their paper."""
    return (
        select(ExamPaperVersion.attempt_id)
        .join(ExamAttempt, ExamAttempt.id == ExamPaperVersion.attempt_id)
        .where(ExamPaperVersion.version_id.in_(version_ids), ExamAttempt.status.in_(statuses))
    )


async def attempts_by_version(session: AsyncSession, version_ids: Sequence[UUID]) -> dict[UUID, int]:
    query = having(version_ids, *FINISHED).with_only_columns(ExamPaperVersion.version_id, func.count())
    rows = await session.execute(query.group_by(ExamPaperVersion.version_id))
    return {row[0]: row[1] for row in rows}


async def running(session: AsyncSession, version_ids: Sequence[UUID]) -> int:
    return await count(session, having(version_ids, Status.IN_PROGRESS))


def with_answer(query: Select[Any]) -> Select[Any]:
    return query.outerjoin(
        ExamAnswer,
        (ExamAnswer.attempt_id == ExamPaperVersion.attempt_id) & (ExamAnswer.version_id == ExamPaperVersion.version_id),
    )


CHOSEN: ColumnElement[str] = func.coalesce(ExamAnswer.keys, "")


async def chosen(session: AsyncSession, version_ids: Sequence[UUID]) -> Counter[tuple[UUID, str]]:
    """How often each set of keys was answered to each version in finished attempts; "" for no answer."""
    query = with_answer(having(version_ids, *FINISHED)).with_only_columns(
        ExamPaperVersion.version_id, CHOSEN.label("keys"), func.count()
    )
    rows = await session.execute(query.group_by(ExamPaperVersion.version_id, CHOSEN))
    return Counter({(row[0], row[1]): row[2] for row in rows})


# Which section a question stands in is known by the paper alone, and how it is graded by the attempt's own format.
PARTLY_GRADED = {
    "postgresql": """
SELECT answers.version_id, answers.keys, count(*) FROM exam_paper_versions AS papers
JOIN exam_attempts AS attempts ON attempts.id = papers.attempt_id
JOIN exam_answers AS answers ON answers.attempt_id = papers.attempt_id AND answers.version_id = papers.version_id
CROSS JOIN LATERAL jsonb_array_elements(attempts.paper -> 'items') AS item
WHERE papers.version_id IN :version_ids AND answers.keys IN :keys AND attempts.status IN ('completed', 'expired')
AND CAST(item ->> 1 AS uuid) = papers.version_id
AND attempts.format -> 'sections' -> CAST(item ->> 2 AS integer) ->> 'grading' = 'partial'
GROUP BY answers.version_id, answers.keys
""",
    "sqlite": """
SELECT answers.version_id, answers.keys, count(*) FROM exam_paper_versions AS papers
JOIN exam_attempts AS attempts ON attempts.id = papers.attempt_id
JOIN exam_answers AS answers ON answers.attempt_id = papers.attempt_id AND answers.version_id = papers.version_id
JOIN json_each(attempts.paper, '$.items') AS item
WHERE papers.version_id IN :version_ids AND answers.keys IN :keys AND attempts.status IN ('completed', 'expired')
AND item.value ->> 1 = papers.version_id
AND json_extract(attempts.format, '$.sections[' || (item.value ->> 2) || '].grading') = 'partial'
GROUP BY answers.version_id, answers.keys
""",
}


async def partly_graded(
    session: AsyncSession, version_ids: Sequence[UUID], keys: Sequence[str]
) -> Counter[tuple[UUID, str]]:
    """As `chosen`, of these sets of keys, where the question stood in a section with partial grading."""
    if not keys:
        return Counter()
    query = text(PARTLY_GRADED[session.get_bind().dialect.name]).bindparams(
        bindparam("version_ids", expanding=True, type_=Uuid()), bindparam("keys", expanding=True)
    )
    rows = await session.execute(
        query.columns(version_id=Uuid, keys=String, counted=Integer), {"version_ids": list(version_ids), "keys": keys}
    )
    return Counter({(row[0], row[1]): row[2] for row in rows})


async def choosing(
    session: AsyncSession, version_ids: Sequence[UUID], condition: ColumnElement[bool], most: int
) -> Sequence[Any]:
    """Finished attempts whose answer meets the condition, with what was chosen: the newest, so many at most."""
    query = with_answer(having(version_ids, *FINISHED)).where(condition)
    rows = await session.execute(
        query.with_only_columns(*ATTEMPT, ExamPaperVersion.version_id, CHOSEN.label("keys"))
        .order_by(ExamPaperVersion.attempt_id.desc())
        .limit(most)
    )
    return rows.all()


async def marks_of(session: AsyncSession, attempt_ids: Sequence[UUID]) -> dict[UUID, Marks]:
    """What every answer of these attempts was marked as."""
    marks: dict[UUID, Marks] = {attempt_id: {} for attempt_id in attempt_ids}
    rows = await session.execute(
        select(ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.is_correct).where(
            ExamAnswer.attempt_id.in_(attempt_ids), ExamAnswer.keys != ""
        )
    )
    for attempt_id, version_id, is_correct in rows:
        marks[attempt_id][version_id] = is_correct
    return marks


def waiting(correction: KeyCorrection) -> Select[Any]:
    """The finished attempts that this correction has yet to reach."""
    reached = select(AttemptRegrade.attempt_id).where(
        AttemptRegrade.correction_id == correction.id, AttemptRegrade.attempt_id == ExamPaperVersion.attempt_id
    )
    return having([UUID(one) for one in correction.version_ids], *FINISHED).where(~reached.exists())


async def corrections(session: AsyncSession, question_id: UUID, window: Window) -> tuple[Sequence[Row[Any]], int]:
    """Newest first, each with how far it is."""
    query = select(KeyCorrection).where(KeyCorrection.question_id == question_id)
    graded = (
        select(func.count()).where(AttemptRegrade.correction_id == KeyCorrection.id).correlate(KeyCorrection)
    ).scalar_subquery()
    changed = (
        select(func.count(case((AttemptRegrade.changed, 1))))
        .where(AttemptRegrade.correction_id == KeyCorrection.id)
        .correlate(KeyCorrection)
    ).scalar_subquery()
    rows = await session.execute(
        query.add_columns(graded.label("attempts"), changed.label("changed"), User.full_name, User.username)
        .outerjoin(User, User.id == KeyCorrection.by_id)
        .order_by(KeyCorrection.id.desc())
        .limit(window.limit)
        .offset(window.offset)
    )
    return rows.all(), await count(session, query)


async def regrades(
    session: AsyncSession, question_id: UUID, correction_id: UUID, window: Window
) -> tuple[Sequence[Row[Any]], int]:
    """The history of one correction of a question: those whose result it changed first."""
    query = (
        select(AttemptRegrade)
        .join(KeyCorrection, KeyCorrection.id == AttemptRegrade.correction_id)
        .where(AttemptRegrade.correction_id == correction_id, KeyCorrection.question_id == question_id)
    )
    rows = await session.execute(
        query.add_columns(User.id.label("user_id"), User.full_name, User.username)
        .join(ExamAttempt, ExamAttempt.id == AttemptRegrade.attempt_id)
        .join(User, User.id == ExamAttempt.user_id)
        .order_by(AttemptRegrade.changed.desc(), AttemptRegrade.attempt_id)
        .limit(window.limit)
        .offset(window.offset)
    )
    return rows.all(), await count(session, query)


async def regrades_of(session: AsyncSession, attempt_id: UUID) -> Sequence[Any]:
    """Why an attempt was graded again, oldest first, with its result before and after."""
    rows = await session.execute(
        select(
            AttemptRegrade.at,
            AttemptRegrade.changed,
            AttemptRegrade.before,
            AttemptRegrade.after,
            KeyCorrection.kind,
            KeyCorrection.reason,
            KeyCorrection.question_id,
        )
        .join(KeyCorrection, KeyCorrection.id == AttemptRegrade.correction_id)
        .where(AttemptRegrade.attempt_id == attempt_id)
        .order_by(AttemptRegrade.at, AttemptRegrade.correction_id)
    )
    return rows.all()
