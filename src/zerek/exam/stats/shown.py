"""Figures as they go over the wire."""

from collections.abc import Mapping, Sequence
from typing import Any

from zerek.core.i18n import Language
from zerek.exam.attempts.rules import choose_language
from zerek.exam.stats import rules
from zerek.exam.stats.figures import ItemFigures, ScoreFigures
from zerek.exam.stats.models import ItemStatistic
from zerek.exam.stats.rules import Flag, OptionChoice
from zerek.exam.stats.schemas import ItemRow, OptionStatistic, ScoreStatistic

LONGEST_TEXT = 300


def figures(of: ItemFigures) -> dict[str, Any]:
    """The fields of `schemas.Figures`."""
    interval = of.discrimination_interval
    return {
        "responses": of.tally.responses,
        "enough": of.enough,
        "facility": of.facility,
        "facility_low": of.facility_interval.low,
        "facility_high": of.facility_interval.high,
        "discrimination": of.discrimination,
        "discrimination_low": interval.low if interval else None,
        "discrimination_high": interval.high if interval else None,
        "omitted_share": of.omitted_share,
        "median_seconds": of.median_seconds,
        "flags": of.flags,
    }


def options(choices: Sequence[OptionChoice], texts: Mapping[str, str]) -> list[OptionStatistic]:
    return [OptionStatistic(**choice._asdict(), text=texts.get(choice.key, "")) for choice in choices]


def item_row(
    of: ItemStatistic, subject_code: str, status: str, texts: Mapping[str, Any], language: Language
) -> ItemRow:
    wording = texts[choose_language(texts, language)]
    return ItemRow(
        question_id=of.question_id,
        subject_code=subject_code,
        topic=wording.get("topic"),
        question_text=wording["text"][:LONGEST_TEXT],
        status=status,
        responses=of.responses,
        enough=of.responses >= rules.FEWEST,
        facility=of.facility,
        facility_low=of.facility_low,
        facility_high=of.facility_high,
        discrimination=of.discrimination,
        discrimination_low=of.discrimination_low,
        discrimination_high=of.discrimination_high,
        omitted_share=of.omitted_share,
        median_seconds=of.median_seconds,
        flags=[Flag(name) for name in of.flags.split(",") if name],
        dead_distractors=list(of.dead_distractors),
        updated_at=of.updated_at,
    )


def score(section: int | None, name: str, of: ScoreFigures) -> ScoreStatistic:
    return ScoreStatistic(
        section=section,
        name=name,
        questions=of.scores.questions,
        attempts=of.scores.attempts,
        mean_percentage=of.mean_percentage,
        deviation_percentage=of.deviation_percentage,
        alpha=of.alpha,
        alpha_low=of.alpha_interval.low if of.alpha_interval else None,
        alpha_high=of.alpha_interval.high if of.alpha_interval else None,
        error_questions=of.error_questions,
        error_percentage=of.error_percentage,
    )
