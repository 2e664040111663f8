"""What is read of the statistics of questions and exams. None of it reads answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language
from zerek.core.paging import Window, count
from zerek.exam.attempts.rules import choose_language
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.exam.formats.models import ExamFormat
from zerek.exam.stats import rules, shown
from zerek.exam.stats.figures import by_series, item_figures, score_figures
from zerek.exam.stats.models import WHOLE, FormTally, ItemStatistic, ScoreBand
from zerek.exam.stats.rules import Flag, Scores, Tally
from zerek.exam.stats.schemas import (
    ExamStatistics,
    ItemRow,
    QuestionStatistics,
    ScoreBandCount,
    VersionStatistic,
    Words,
)
from zerek.exam.stats.summaries import bands_of, figures_of, tallies_of
from zerek.school.models import Subject

Sort = Literal[
    "responses", "-responses", "facility", "-facility", "discrimination", "-discrimination", "seconds", "-seconds"
]
COLUMNS = {
    "responses": ItemStatistic.responses,
    "facility": ItemStatistic.facility,
    "discrimination": ItemStatistic.discrimination,
    "seconds": ItemStatistic.median_seconds,
}
PERCENT_A_BAND = 100 // rules.SCORE_BANDS


@dataclass(frozen=True, slots=True)
class ItemFilter:
    subject_code: str | None = None
    flag: Flag | None = None
    flagged: bool | None = None
    sort: Sort = "-responses"


def filtered_items(wanted: ItemFilter) -> Select[Any, Any, Any, Any]:
    query = (
        select(ItemStatistic, Subject.code, Question.status, QuestionVersion.texts)
        .join(Question, Question.id == ItemStatistic.question_id)
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .join(Subject, Subject.id == ItemStatistic.subject_id)
    )
    if wanted.subject_code is not None:
        query = query.where(Subject.code == wanted.subject_code)
    if wanted.flag is not None:
        query = query.where(ItemStatistic.flags.contains(f",{wanted.flag},", autoescape=True))
    if wanted.flagged is not None:
        query = query.where((ItemStatistic.flags != "") if wanted.flagged else (ItemStatistic.flags == ""))
    return query


async def list_items(
    session: AsyncSession, wanted: ItemFilter, window: Window, language: Language
) -> tuple[list[ItemRow], int]:
    query = filtered_items(wanted)
    column = COLUMNS[wanted.sort.lstrip("-")]
    order = column.desc() if wanted.sort.startswith("-") else column.asc()
    rows = await session.execute(
        query.order_by(order.nulls_last(), ItemStatistic.question_id).limit(window.limit).offset(window.offset)
    )
    return [shown.item_row(*row, language) for row in rows], await count(session, query)


async def item_options(
    session: AsyncSession, wanted: ItemFilter, window: Window
) -> list[tuple[UUID, str, list[dict[str, Any]]]]:
    """(question, subject code, how each option was chosen), in the order of the list."""
    column = COLUMNS[wanted.sort.lstrip("-")]
    order = column.desc() if wanted.sort.startswith("-") else column.asc()
    rows = await session.execute(
        filtered_items(wanted)
        .order_by(order.nulls_last(), ItemStatistic.question_id)
        .limit(window.limit)
        .offset(window.offset)
    )
    return [(row[0].question_id, row[1], row[0].options) for row in rows]


async def question_statistics(session: AsyncSession, question_id: UUID, language: Language) -> QuestionStatistics:
    """Raises `QuestionNotFound`."""
    found = (
        await session.execute(
            select(Question.current_version_id, Subject.code)
            .join(Subject, Subject.id == Question.subject_id)
            .where(Question.id == question_id)
        )
    ).first()
    if found is None:
        raise QuestionNotFound
    versions = (
        (
            await session.execute(
                select(QuestionVersion)
                .where(QuestionVersion.question_id == question_id)
                .order_by(QuestionVersion.number.desc())
            )
        )
        .scalars()
        .all()
    )
    current = next(version for version in versions if version.id == found.current_version_id)
    asks = (current.type, current.option_keys, current.correct_keys)
    figures = (await figures_of(session, {question_id: asks}))[question_id]
    tallies = await tallies_of(session, [version.id for version in versions])
    bands = await bands_of(session, [version.id for version in versions])
    texts = current.texts[choose_language(current.texts, language)]
    return QuestionStatistics(
        **shown.figures(figures),
        question_id=question_id,
        subject_code=found.code,
        question_text=texts["text"],
        topic=texts.get("topic"),
        texts={named: Words(text=words["text"], options=words["options"]) for named, words in current.texts.items()},
        fewest_responses=rules.FEWEST,
        options=shown.options(figures.choices, texts["options"]),
        versions=[
            version_statistic(
                version,
                item_figures(
                    tallies.get(version.id, Tally()),
                    by_series(bands.get(version.id, [])),
                    version.option_keys,
                    version.correct_keys,
                ),
                current=version.id == current.id,
                same_key=(version.type, version.option_keys, version.correct_keys) == asks,
                language=language,
            )
            for version in versions
        ],
    )


def version_statistic(
    version: QuestionVersion, figures: Any, *, current: bool, same_key: bool, language: Language
) -> VersionStatistic:
    texts = version.texts[choose_language(version.texts, language)]
    return VersionStatistic(
        **shown.figures(figures),
        version_id=version.id,
        number=version.number,
        current=current,
        same_key=same_key,
        question_text=texts["text"],
        created_at=version.created_at,
        options=shown.options(figures.choices, texts["options"]),
    )


async def list_exams(session: AsyncSession, language: Language) -> list[ExamStatistics]:
    """Every make of every format that has counted attempts, the most taken one first: a handful."""
    tallies: dict[tuple[str, str], list[FormTally]] = defaultdict(list)
    for tally in (await session.execute(select(FormTally).order_by(FormTally.section))).scalars():
        tallies[tally.format_code, tally.shape].append(tally)
    bands: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * rules.SCORE_BANDS)
    for band in (await session.execute(select(ScoreBand))).scalars():
        bands[band.format_code, band.shape][band.band] += band.count
    formats = {one.code: one for one in (await session.execute(select(ExamFormat))).scalars()}
    found = [
        exam_statistics(code, shape, own, bands[code, shape], formats.get(code), language)
        for (code, shape), own in tallies.items()
        if own[0].section == WHOLE and own[0].attempts
    ]
    return sorted(found, key=lambda exam: (-exam.attempts, exam.format, exam.shape))


def scores_of(tally: FormTally) -> Scores:
    return Scores(tally.questions, tally.attempts, tally.correct_sum, tally.correct_square_sum)


def exam_statistics(
    code: str,
    shape: str,
    tallies: Sequence[FormTally],
    bands: Sequence[int],
    format: ExamFormat | None,
    language: Language,
) -> ExamStatistics:
    whole, sections = tallies[0], tallies[1:]
    figures = score_figures(scores_of(whole), [scores_of(section) for section in sections])
    return ExamStatistics(
        format=code,
        title=getattr(format, f"title_{language}") if format else code,
        shape=shape,
        questions=whole.questions,
        attempts=whole.attempts,
        fewest_attempts=rules.FEWEST_ATTEMPTS,
        whole=shown.score(None, code, figures),
        sections=[shown.score(one.section, one.name, score_figures(scores_of(one))) for one in sections],
        distribution=[
            ScoreBandCount(
                from_percentage=band * PERCENT_A_BAND, to_percentage=(band + 1) * PERCENT_A_BAND, attempts=attempts
            )
            for band, attempts in enumerate(bands)
        ],
    )
