"""Takes finished attempts into the tallies, each exactly once, and makes the statistics of questions anew.

Whether an attempt is in is a row of `exam_counted_attempts`, written in the transaction that adds to the tallies:
a run that breaks off has counted whole batches, and two runs at once share the attempts between them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.db import Base, Database
from zerek.core.ids import first_id
from zerek.core.statements import insert_into
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, Status
from zerek.exam.attempts.rules import Paper
from zerek.exam.stats.models import (
    CountedAttempt,
    FormTally,
    ItemBand,
    ItemTally,
    ScoreBand,
    SubjectTally,
)
from zerek.exam.stats.tallying import RIGHT, Changes, Sitting, marks_of
from zerek.exam.trials.models import QuestionTrial

BATCH = 100
MOST_PARAMETERS = 20_000  # both databases take some 32,000 in a statement
COUNTED = (Status.COMPLETED, Status.EXPIRED)


async def count_finished(database: Database, now: datetime, since: datetime | None = None) -> int:
    """Counts what was not counted yet; how many attempts. First it counts those anew that were graded again.

    With `since` it looks among the attempts that began from then on alone: to find the few that are not counted among
    all that there ever were takes as long as reading them all.
    """
    counted = 0
    while True:
        async with database.write() as session:
            again = await count_again(session, now)
        counted += again
        if not again:
            break
    while True:
        async with database.write() as session:
            batch = await count_batch(session, now, since)
        counted += batch
        if batch < BATCH:
            return counted


async def recount(session: AsyncSession, attempt_ids: Sequence[UUID]) -> None:
    """For whoever grades finished attempts again: what they brought is taken out and counted anew by the next run."""
    await session.execute(update(CountedAttempt).where(CountedAttempt.attempt_id.in_(attempt_ids)).values(recount=True))


async def count_batch(session: AsyncSession, now: datetime, since: datetime | None = None) -> int:
    """How many attempts another run did not take."""
    uncounted = (
        select(ExamAttempt.id)
        .where(
            ExamAttempt.status.in_(COUNTED),
            ~exists().where(CountedAttempt.attempt_id == ExamAttempt.id).correlate(ExamAttempt),
        )
        .order_by(ExamAttempt.id)
        .limit(BATCH)
    )
    if since is not None:
        uncounted = uncounted.where(ExamAttempt.id >= first_id(since))
    return await count_these(session, (await session.execute(uncounted)).scalars().all(), now)


async def count_these(session: AsyncSession, attempt_ids: Sequence[UUID], now: datetime) -> int:
    """How many of them another run did not take."""
    sittings = await read_sittings(session, attempt_ids)
    if not sittings:
        return 0
    rows = [
        {
            "attempt_id": sitting.attempt_id,
            "counted_at": now,
            "marks": sitting.marks,
            "score_percentage": sitting.score_percentage,
            "recount": False,
        }
        for sitting in sittings
    ]
    inserted = await session.execute(
        insert_into(session, CountedAttempt).values(rows).on_conflict_do_nothing().returning(CountedAttempt.attempt_id)
    )
    taken = set(inserted.scalars())
    await apply(session, [sitting for sitting in sittings if sitting.attempt_id in taken])
    return len(taken)


async def count_again(session: AsyncSession, now: datetime) -> int:
    """Takes out some that were graded again, as they were counted, and counts them as they are now."""
    stale = {
        row.attempt_id: row
        for row in await session.execute(
            select(CountedAttempt.attempt_id, CountedAttempt.marks, CountedAttempt.score_percentage)
            .where(CountedAttempt.recount)
            .order_by(CountedAttempt.attempt_id)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
    }
    if not stale:
        return 0
    await apply(session, await read_sittings(session, list(stale), stale), sign=-1)
    await session.execute(delete(CountedAttempt).where(CountedAttempt.attempt_id.in_(list(stale))))
    await count_these(session, list(stale), now)
    return len(stale)


async def read_sittings(
    session: AsyncSession, attempt_ids: Sequence[UUID], counted: dict[UUID, Any] | None = None
) -> list[Sitting]:
    """The attempts as they are graded now, or as they were when they were `counted`."""
    given: dict[UUID, dict[UUID, Any]] = {attempt_id: {} for attempt_id in attempt_ids}
    answers = select(
        ExamAnswer.attempt_id, ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.saved_at, ExamAnswer.is_correct
    ).where(ExamAnswer.attempt_id.in_(attempt_ids))
    for answer in await session.execute(answers):
        given[answer.attempt_id][answer.version_id] = answer
    attempts = await session.execute(
        select(
            ExamAttempt.id,
            ExamAttempt.format_code,
            ExamAttempt.format,
            ExamAttempt.paper,
            ExamAttempt.score_percentage,
            ExamAttempt.started_at,
        ).where(ExamAttempt.id.in_(attempt_ids))
    )
    sittings = []
    for attempt in attempts:
        paper, own = Paper.from_json(attempt.paper), given[attempt.id]
        was = counted[attempt.id] if counted is not None else None
        marks = marks_of(paper, {version: answer.is_correct for version, answer in own.items() if answer.keys})
        sittings.append(
            Sitting(
                attempt.id,
                attempt.format_code,
                attempt.format["sections"],
                paper,
                marks if was is None else was.marks,
                (attempt.score_percentage or 0.0) if was is None else was.score_percentage,
                attempt.started_at,
                {version: (answer.keys, answer.saved_at) for version, answer in own.items()},
            )
        )
    return sittings


async def apply(session: AsyncSession, sittings: Sequence[Sitting], sign: int = 1) -> None:
    changes = Changes()
    for sitting in sittings:
        changes.add(sitting, sign)
    sums: tuple[str, ...] = ("responses", "omitted", "correct", "rest_sum", "rest_square_sum", "correct_rest_sum")
    items = [
        {"version_id": version, "question_id": question, **dict(zip(sums, counts, strict=True)), "fresh": True}
        for (version, question), counts in sorted(changes.items.items())
    ]
    await add_up(session, ItemTally, ("version_id",), sums, items)
    bands = [
        {"version_id": version, "series": series, "band": band, "count": count}
        for (version, series, band), [count] in sorted(changes.bands.items())
    ]
    await add_up(session, ItemBand, ("version_id", "series", "band"), ("count",), bands)
    sums = ("attempts", "correct_sum", "correct_square_sum")
    keys = ("format_code", "shape", "section", "name", "questions")
    forms = [
        dict(zip(keys, key, strict=True)) | dict(zip(sums, counts, strict=True))
        for key, counts in sorted(changes.forms.items())
    ]
    await add_up(session, FormTally, ("format_code", "shape", "section"), sums, forms)
    scores = [
        {"format_code": code, "shape": shape, "band": band, "count": count}
        for (code, shape, band), [count] in sorted(changes.scores.items())
    ]
    await add_up(session, ScoreBand, ("format_code", "shape", "band"), ("count",), scores)
    sums = ("attempts", "questions", "answered", "correct")
    subjects = [
        {"subject_code": code, **dict(zip(sums, counts, strict=True))}
        for (code,), counts in sorted(changes.subjects.items())
    ]
    await add_up(session, SubjectTally, ("subject_code",), sums, subjects)
    await count_trials(session, sittings, sign)


async def add_up(
    session: AsyncSession, table: type[Base], key: Sequence[str], sums: Sequence[str], rows: Sequence[dict[str, Any]]
) -> None:
    """Adds to the rows of that key. They come sorted, so that two runs at once lock them in the same order."""
    if not rows:
        return
    most = MOST_PARAMETERS // len(rows[0])
    for begin in range(0, len(rows), most):
        statement = insert_into(session, table).values(list(rows[begin : begin + most]))
        changed = {name: getattr(table, name) + statement.excluded[name] for name in sums}
        if "fresh" in rows[0]:
            changed["fresh"] = statement.excluded.fresh
        await session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed))


async def count_trials(session: AsyncSession, sittings: Sequence[Sitting], sign: int) -> None:
    """Counts the responses to wordings that are tried, of attempts that started while the trial ran."""
    questions = {item.question_id for sitting in sittings for item in sitting.paper.items}
    found = await session.execute(
        select(
            QuestionTrial.id,
            QuestionTrial.version_a,
            QuestionTrial.version_b,
            QuestionTrial.started_at,
            QuestionTrial.stopped_at,
        )
        .where(QuestionTrial.question_id.in_(questions))
        .order_by(QuestionTrial.id)
    )
    for trial in found.all():
        counts = [0, 0, 0, 0]
        for sitting in sittings:
            if sitting.started_at < trial.started_at or (trial.stopped_at and sitting.started_at > trial.stopped_at):
                continue
            for item, mark in zip(sitting.paper.items, sitting.marks, strict=False):
                if item.version_id in (trial.version_a, trial.version_b):
                    place = 0 if item.version_id == trial.version_a else 2
                    counts[place] += sign
                    counts[place + 1] += sign * (mark == RIGHT)
        if any(counts):
            await session.execute(
                update(QuestionTrial)
                .where(QuestionTrial.id == trial.id)
                .values(
                    responses_a=QuestionTrial.responses_a + counts[0],
                    correct_a=QuestionTrial.correct_a + counts[1],
                    responses_b=QuestionTrial.responses_b + counts[2],
                    correct_b=QuestionTrial.correct_b + counts[3],
                )
            )
