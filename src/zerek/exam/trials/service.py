"""What changes about trials: starting one, and stopping it with or without a winner."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.errors import InvalidInput
from zerek.core.ids import new_id
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bank.models import PUBLISHED, Question, QuestionVersion
from zerek.exam.bank.rules import fingerprint, one_spaced, storable
from zerek.exam.bank.service import index_again
from zerek.exam.errors import QuestionEditedMeanwhile, TrialNotFound, TrialStopped, TrialUnderWay
from zerek.exam.trials.models import QuestionTrial
from zerek.exam.trials.schemas import TrialIn, Wording


async def start_trial(session: AsyncSession, by: UUID, question_id: UUID, data: TrialIn, now: datetime) -> UUID:
    """Keeps the second wording as a version that is drawn half of the time from now on.

    Raises `QuestionNotFound` (also for one that is not published), `TrialUnderWay` and `InvalidInput`.
    """
    question = await locked(session, question_id)
    if question is None or question.status != PUBLISHED:
        raise QuestionNotFound
    under_way = exists().where(QuestionTrial.question_id == question_id, QuestionTrial.stopped_at.is_(None))
    if (await session.execute(select(under_way))).scalar_one():
        raise TrialUnderWay
    current = await version(session, question.current_version_id)
    refuse_other_shape(current, data)
    await refuse_known_wording(session, question, fingerprint_of(question, current, data.texts))
    highest = select(func.max(QuestionVersion.number)).where(QuestionVersion.question_id == question_id)
    tried = QuestionVersion(
        id=new_id(),
        question_id=question_id,
        number=(await session.execute(highest)).scalar_one() + 1,
        type=current.type,
        texts={
            language: {**current.texts[language], "text": wording.text, "options": wording.options}
            for language, wording in data.texts.items()
        },
        option_keys=current.option_keys,
        correct_keys=current.correct_keys,
        explanations=current.explanations,
        difficulty=current.difficulty,
        points=current.points,
        time_seconds=current.time_seconds,
        tags=current.tags,
        source=current.source,
        language=current.language,
        author_id=by,
        created_at=now,
    )
    trial = QuestionTrial(
        id=new_id(), question_id=question_id, version_a=current.id, version_b=tried.id, started_at=now
    )
    session.add_all([tried, trial])
    await session.flush()
    await session.execute(update(Question).where(Question.id == question_id).values(trial_version_id=tried.id))
    after = {"question_id": question_id, "version_a": current.id, "version_b": tried.id}
    await audit.record(session, by, "question_trial.start", "question_trial", trial.id, after=after)
    return trial.id


async def stop_trial(session: AsyncSession, by: UUID, trial_id: UUID, winner: str | None, now: datetime) -> None:
    """From now on only one wording is drawn: that of the winner, or the first one where there is none.

    Raises `TrialNotFound`, `TrialStopped`, and `QuestionEditedMeanwhile` for a winner of a question that has another
    wording by now.
    """
    trial = (
        await session.execute(select(QuestionTrial).where(QuestionTrial.id == trial_id).with_for_update())
    ).scalar_one_or_none()
    if trial is None:
        raise TrialNotFound
    if trial.stopped_at is not None:
        raise TrialStopped
    question = await locked(session, trial.question_id)
    assert question is not None  # a trial goes with its question
    if winner is not None and question.current_version_id != trial.version_a:
        raise QuestionEditedMeanwhile
    values: dict[str, Any] = {"trial_version_id": None}
    if winner == "b":
        tried, current = await version(session, trial.version_b), await version(session, trial.version_a)
        words = {
            language: Wording.model_construct(text=text["text"], options=text["options"])
            for language, text in tried.texts.items()
        }
        values["fingerprint"] = fingerprint_of(question, current, words)
        values["current_version_id"] = tried.id
        if question.latest_version_id == trial.version_a:  # otherwise a revision waits, and stays the latest
            values["latest_version_id"] = tried.id
            await index_again(session, {"question_id": question.id, "texts": tried.texts, "tags": tried.tags})
        await refuse_known_wording(session, question, values["fingerprint"])
    await session.execute(update(Question).where(Question.id == question.id).values(values))
    trial.stopped_at, trial.winner = now, winner
    await session.flush()
    after = {"winner": winner, "current_version_id": values.get("current_version_id", question.current_version_id)}
    await audit.record(session, by, "question_trial.stop", "question_trial", trial_id, after=after)


async def locked(session: AsyncSession, question_id: UUID) -> Question | None:
    query = select(Question).where(Question.id == question_id).with_for_update()
    return (await session.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()


async def version(session: AsyncSession, version_id: UUID) -> QuestionVersion:
    return (await session.execute(select(QuestionVersion).where(QuestionVersion.id == version_id))).scalar_one()


def refuse_other_shape(current: QuestionVersion, data: TrialIn) -> None:
    """The same languages and the same options: only so is the wording all that differs."""
    if set(data.texts) != set(current.texts):
        languages = ", ".join(sorted(filter(None, current.texts))) or "-"
        raise InvalidInput.of("body.texts", "fields.trial_languages", languages=languages)
    for language, wording in data.texts.items():
        if sorted(wording.options) != sorted(current.option_keys):
            keys = ", ".join(current.option_keys)
            raise InvalidInput.of(f"body.texts.{language}.options", "fields.trial_options", keys=keys)
        seen = [one_spaced(option) for option in wording.options.values()]
        if len(set(seen)) != len(seen) or not all(seen):
            raise InvalidInput.of(f"body.texts.{language}.options", "fields.trial_options_alike")
        if not all(storable(text) for text in (wording.text, *wording.options.values())):
            raise InvalidInput.of(f"body.texts.{language}", "fields.trial_unstorable")
    if all(
        wording.text == current.texts[language]["text"] and wording.options == current.texts[language]["options"]
        for language, wording in data.texts.items()
    ):
        raise InvalidInput.of("body.texts", "fields.trial_same_wording")


def fingerprint_of(question: Question, current: QuestionVersion, words: dict[str, Wording]) -> str:
    """In the language in which the question has its own."""
    for language, text in current.texts.items():
        if fingerprint(text["text"], text["options"].values()) == question.fingerprint:
            return fingerprint(words[language].text, words[language].options.values())
    first = min(words)
    return fingerprint(words[first].text, words[first].options.values())


async def refuse_known_wording(session: AsyncSession, question: Question, wording: str) -> None:
    """Raises `InvalidInput` where another question of the subject is worded so."""
    known = exists().where(
        Question.subject_id == question.subject_id,
        Question.fingerprint == wording,
        Question.status == PUBLISHED,
        Question.id != question.id,
    )
    if (await session.execute(select(known))).scalar_one():
        raise InvalidInput.of("body.texts", "fields.trial_known_wording")
