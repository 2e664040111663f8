"""The figures of a question or an exam, made from its tallies: the one place where they are, for lists, pages and
tables."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zerek.exam.stats import rules
from zerek.exam.stats.rules import Flag, Interval, OptionChoice, Scores, Tally
from zerek.exam.stats.tallying import TIMES

Bands = Mapping[str, Sequence[int]]


def by_series(rows: Iterable[tuple[str, int, int]]) -> dict[str, list[int]]:
    """(series, band, count) of one or several versions, as a list of counts per series."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * max(rules.REST_BANDS, len(rules.SECONDS)))
    for series, band, count in rows:
        found[series][band] += count
    return {
        series: counts[: len(rules.SECONDS) - 1 if series == TIMES else rules.REST_BANDS]
        for series, counts in found.items()
    }


@dataclass(frozen=True, slots=True)
class ItemFigures:
    tally: Tally
    facility: float | None
    facility_interval: Interval
    discrimination: float | None
    discrimination_interval: Interval | None
    omitted_share: float
    median_seconds: float | None
    choices: list[OptionChoice]
    flags: list[Flag]

    @property
    def enough(self) -> bool:
        return self.tally.responses >= rules.FEWEST


def item_figures(tally: Tally, bands: Bands, option_keys: str, correct_keys: str) -> ItemFigures:
    choices = rules.option_choices(option_keys, correct_keys, bands, tally.responses)
    r = rules.discrimination(tally)
    return ItemFigures(
        tally=tally,
        facility=tally.facility,
        facility_interval=rules.wilson(tally.correct, tally.responses),
        discrimination=r,
        discrimination_interval=None if r is None else rules.correlation_interval(r, tally.responses),
        omitted_share=tally.omitted / tally.responses if tally.responses else 0.0,
        median_seconds=rules.median_seconds(bands.get(TIMES, ())),
        choices=choices,
        flags=rules.flags(tally, choices),
    )


@dataclass(frozen=True, slots=True)
class ScoreFigures:
    """`alpha` and what follows from it is told from `FEWEST_ATTEMPTS` attempts on. The error of measurement is in
    questions and in percent."""

    scores: Scores
    mean_percentage: float
    deviation_percentage: float
    alpha: float | None
    alpha_interval: Interval | None
    error_questions: float | None
    error_percentage: float | None


def score_figures(scores: Scores, sections: Sequence[Scores] | None = None) -> ScoreFigures:
    """Of a section, or with its `sections` of a whole exam."""
    enough = scores.attempts >= rules.FEWEST_ATTEMPTS
    alpha = (rules.kr21(scores) if sections is None else rules.stratified_alpha(sections, scores)) if enough else None
    error = None if alpha is None else (sum(one.error_variance for one in sections or [scores])) ** 0.5
    of = scores.questions or 1
    return ScoreFigures(
        scores=scores,
        mean_percentage=100 * scores.mean / of,
        deviation_percentage=100 * scores.variance**0.5 / of,
        alpha=alpha,
        alpha_interval=None if alpha is None else rules.alpha_interval(alpha, scores.questions, scores.attempts),
        error_questions=error,
        error_percentage=None if error is None else 100 * error / of,
    )
