"""Makes the statistics that lists are read from anew, for the questions whose tallies have changed."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.db import Database
from zerek.core.statements import insert_into
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.stats.figures import ItemFigures, by_series, item_figures
from zerek.exam.stats.models import ItemBand, ItemStatistic, ItemTally
from zerek.exam.stats.rules import Tally

BATCH = 200
SUMS = (
    ItemTally.responses,
    ItemTally.omitted,
    ItemTally.correct,
    ItemTally.rest_sum,
    ItemTally.rest_square_sum,
    ItemTally.correct_rest_sum,
)


async def summarise_fresh(database: Database, now: datetime) -> int:
    """How many questions."""
    summarised = 0
    while True:
        async with database.write() as session:
            batch = await summarise_batch(session, now)
        summarised += batch
        if batch < BATCH:
            return summarised


async def summarise_batch(session: AsyncSession, now: datetime) -> int:
    fresh = select(ItemTally.question_id).where(ItemTally.fresh).distinct().limit(BATCH)
    question_ids = (await session.execute(fresh)).scalars().all()
    if not question_ids:
        return 0
    # Claimed first: a count that comes in meanwhile makes them fresh again, and they are read only after this.
    await session.execute(update(ItemTally).where(ItemTally.question_id.in_(question_ids)).values(fresh=False))
    questions = await session.execute(
        select(
            Question.id,
            Question.subject_id,
            QuestionVersion.type,
            QuestionVersion.option_keys,
            QuestionVersion.correct_keys,
        )
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .where(Question.id.in_(question_ids))
    )
    known = questions.all()
    figures = await figures_of(session, {row.id: (row.type, row.option_keys, row.correct_keys) for row in known})
    rows = [
        row_of(question.id, question.subject_id, figures[question.id], now)
        for question in known
        if question.id in figures and figures[question.id].tally.responses
    ]
    await session.execute(delete(ItemStatistic).where(ItemStatistic.question_id.in_(question_ids)))
    if rows:
        statement = insert_into(session, ItemStatistic).values(rows)
        changed = {name: statement.excluded[name] for name in rows[0] if name != "question_id"}
        await session.execute(statement.on_conflict_do_update(index_elements=["question_id"], set_=changed))
    return len(question_ids)


def row_of(question_id: UUID, subject_id: UUID, figures: ItemFigures, now: datetime) -> dict[str, Any]:
    discrimination = figures.discrimination_interval
    return {
        "question_id": question_id,
        "subject_id": subject_id,
        "responses": figures.tally.responses,
        "facility": figures.facility,
        "facility_low": figures.facility_interval.low,
        "facility_high": figures.facility_interval.high,
        "discrimination": figures.discrimination,
        "discrimination_low": discrimination.low if discrimination else None,
        "discrimination_high": discrimination.high if discrimination else None,
        "omitted_share": figures.omitted_share,
        "median_seconds": figures.median_seconds,
        "dead_distractors": "".join(choice.key for choice in figures.choices if choice.dead),
        "flags": f",{','.join(figures.flags)}," if figures.flags else "",
        "options": [choice._asdict() for choice in figures.choices],
        "updated_at": now,
    }


async def figures_of(session: AsyncSession, questions: dict[UUID, tuple[str, str, str]]) -> dict[UUID, ItemFigures]:
    """Of each question, over all its versions that ask the same: of that type, with those options and that right
    answer, so that only the wording differs. `questions` maps an id to (type, option keys, correct keys)."""
    versions = await session.execute(
        select(
            QuestionVersion.id,
            QuestionVersion.question_id,
            QuestionVersion.type,
            QuestionVersion.option_keys,
            QuestionVersion.correct_keys,
        ).where(QuestionVersion.question_id.in_(questions))
    )
    question_of = {
        row.id: row.question_id
        for row in versions
        if (row.type, row.option_keys, row.correct_keys) == questions[row.question_id]
    }
    tallies = await tallies_of(session, list(question_of))
    bands = await bands_of(session, list(question_of))
    sums: dict[UUID, Tally] = defaultdict(Tally)
    series: dict[UUID, list[tuple[str, int, int]]] = defaultdict(list)
    for version_id, question_id in question_of.items():
        sums[question_id] += tallies.get(version_id, Tally())
        series[question_id] += bands.get(version_id, [])
    return {
        question_id: item_figures(sums[question_id], by_series(series[question_id]), option_keys, correct_keys)
        for question_id, (_, option_keys, correct_keys) in questions.items()
    }


async def tallies_of(session: AsyncSession, version_ids: Sequence[UUID]) -> dict[UUID, Tally]:
    rows = await session.execute(select(ItemTally.version_id, *SUMS).where(ItemTally.version_id.in_(version_ids)))
    return {row[0]: Tally(*row[1:]) for row in rows}


async def bands_of(session: AsyncSession, version_ids: Sequence[UUID]) -> dict[UUID, list[tuple[str, int, int]]]:
    """(series, band, count) by version."""
    found: dict[UUID, list[tuple[str, int, int]]] = defaultdict(list)
    rows = await session.execute(
        select(ItemBand.version_id, ItemBand.series, ItemBand.band, ItemBand.count).where(
            ItemBand.version_id.in_(version_ids)
        )
    )
    for version_id, name, band, count in rows:
        found[version_id].append((name, band, count))
    return found
