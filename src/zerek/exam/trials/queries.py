"""What is read of trials."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language
from zerek.core.paging import Window, count
from zerek.exam.attempts.rules import choose_language
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.errors import TrialNotFound
from zerek.exam.stats import rules
from zerek.exam.trials.models import QuestionTrial
from zerek.exam.trials.schemas import Trial, TriedWording
from zerek.school.models import Subject


def trials(question_id: UUID | None = None) -> Select[Any, Any]:
    query = (
        select(QuestionTrial, Subject.code)
        .join(Question, Question.id == QuestionTrial.question_id)
        .join(Subject, Subject.id == Question.subject_id)
    )
    return query if question_id is None else query.where(QuestionTrial.question_id == question_id)


async def list_trials(
    session: AsyncSession, question_id: UUID | None, window: Window, language: Language
) -> tuple[list[Trial], int]:
    """The newest first."""
    query = trials(question_id).order_by(QuestionTrial.started_at.desc(), QuestionTrial.id)
    rows = (await session.execute(query.limit(window.limit).offset(window.offset))).all()
    return await shown(session, rows, language), await count(session, query)


async def trial_by_id(session: AsyncSession, trial_id: UUID, language: Language) -> Trial:
    """Raises `TrialNotFound`."""
    rows = (await session.execute(trials().where(QuestionTrial.id == trial_id))).all()
    if not rows:
        raise TrialNotFound
    return (await shown(session, rows, language))[0]


async def shown(session: AsyncSession, rows: Sequence[Any], language: Language) -> list[Trial]:
    ids = {version for trial, _ in rows for version in (trial.version_a, trial.version_b)}
    found = await session.execute(select(QuestionVersion.id, QuestionVersion.texts).where(QuestionVersion.id.in_(ids)))
    texts = {row.id: row.texts for row in found}
    return [one_shown(trial, code, texts, language) for trial, code in rows]


def one_shown(trial: QuestionTrial, subject_code: str, texts: dict[UUID, Any], language: Language) -> Trial:
    counts = (trial.correct_a, trial.responses_a, trial.correct_b, trial.responses_b)
    difference = rules.newcombe(*counts)
    enough = min(trial.responses_a, trial.responses_b) >= rules.FEWEST
    return Trial(
        trial_id=trial.id,
        question_id=trial.question_id,
        subject_code=subject_code,
        started_at=trial.started_at,
        stopped_at=trial.stopped_at,
        winner=trial.winner,
        a=wording(trial.version_a, trial.responses_a, trial.correct_a, texts, language),
        b=wording(trial.version_b, trial.responses_b, trial.correct_b, texts, language),
        difference=difference.value if difference else None,
        difference_low=difference.low if difference else None,
        difference_high=difference.high if difference else None,
        enough=enough,
        decided=enough and difference is not None and not difference.low <= 0 <= difference.high,
    )


def wording(version_id: UUID, responses: int, correct: int, texts: dict[UUID, Any], language: Language) -> TriedWording:
    words = texts[version_id][choose_language(texts[version_id], language)]
    interval = rules.wilson(correct, responses)
    return TriedWording(
        version_id=version_id,
        question_text=words["text"],
        options=words["options"],
        responses=responses,
        correct=correct,
        facility=correct / responses if responses else None,
        facility_low=interval.low,
        facility_high=interval.high,
    )
