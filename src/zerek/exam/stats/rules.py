"""The formulas of test analysis, each with its source: pure functions of counts and sums, in plain Python.

Sources, by the short names used below:
- Wilson 1927: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22.
- Newcombe 1998: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
  eleven methods", Statistics in Medicine 17, method 10.
- Kuder & Richardson 1937: "The theory of the estimation of test reliability", Psychometrika 2, formula 21.
- Lord 1955: F. M. Lord, "Sampling fluctuations resulting from the sampling of test items", Psychometrika 20.
- Cronbach et al. 1965: Cronbach, Schönemann & McKie, "Alpha coefficients for stratified-parallel tests", Educational
  and Psychological Measurement 25.
- Bonett 2002: D. G. Bonett, "Sample size requirements for testing and estimating coefficient alpha", Journal of
  Educational and Behavioral Statistics 27.
- Kelley 1939: T. L. Kelley, "The selection of upper and lower groups for the validation of test items", Journal of
  Educational Psychology 30.
- Ebel & Frisbie 1991: "Essentials of Educational Measurement", 5th edition, chapter 13.
"""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

Z95 = 1.959963984540054  # the 97.5th percentile of the normal distribution
TAIL = 0.27  # Kelley 1939: the share of responses above and below that tells strong from weak best
FEWEST = 50  # responses below which nothing is said about a question
FEWEST_ATTEMPTS = 30  # attempts below which nothing is said about the reliability of an exam

REST_SCALE = 10_000  # a rest score of 1 (everything right)
REST_BANDS = 20
SCORE_BANDS = 20
SECONDS = (0, 5, 10, 15, 20, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600, 900)
LONGEST_SECONDS = SECONDS[-1]  # a longer pause is not thinking about one question

TOO_EASY, TOO_HARD = 0.95, 0.2
LOW_DISCRIMINATION = 0.15
DEAD_SHARE = 0.05


class Interval(NamedTuple):
    low: float
    high: float


# --- proportions ------------------------------------------------------------------------------------------------------


def wilson(successes: int, of: int, z: float = Z95) -> Interval:
    """The score interval of a proportion (Wilson 1927); all of 0 to 1 where nothing was counted."""
    if of == 0:
        return Interval(0.0, 1.0)
    share, square = successes / of, z * z
    centre = share + square / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = (centre - spread) / (1 + square / of), (centre + spread) / (1 + square / of)
    return Interval(0.0 if successes == 0 else max(0.0, low), 1.0 if successes == of else min(1.0, high))


class Difference(NamedTuple):
    value: float
    low: float
    high: float


def newcombe(successes_a: int, of_a: int, successes_b: int, of_b: int, z: float = Z95) -> Difference | None:
    """The difference a - b of two independent proportions with its hybrid score interval (Newcombe 1998, method 10)."""
    if of_a == 0 or of_b == 0:
        return None
    a, b = successes_a / of_a, successes_b / of_b
    around_a, around_b = wilson(successes_a, of_a, z), wilson(successes_b, of_b, z)
    below = math.hypot(a - around_a.low, around_b.high - b)
    above = math.hypot(around_a.high - a, b - around_b.low)
    return Difference(a - b, max(-1.0, a - b - below), min(1.0, a - b + above))


# --- questions --------------------------------------------------------------------------------------------------------


class Tally(NamedTuple):
    """Sums over the responses to a question; `rest` is the score on the other questions, see `REST_SCALE`."""

    responses: int = 0
    omitted: int = 0
    correct: int = 0
    rest_sum: int = 0
    rest_square_sum: int = 0
    correct_rest_sum: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Tally":  # type: ignore[override]  # adds numbers, joins nothing
        return Tally(*(one + another for one, another in zip(self, other, strict=True)))

    @property
    def facility(self) -> float | None:
        return self.correct / self.responses if self.responses else None


def rest_score(correct_others: int, others: int) -> int:
    """The share of right answers among the other questions, as a whole number of `REST_SCALE`."""
    return round(correct_others * REST_SCALE / others) if others else 0


def discrimination(tally: Tally) -> float | None:
    """The corrected point-biserial correlation: of right or wrong with the score on the other questions.

    The score leaves the question itself out, since a correlation with oneself is part of the other one. It is Pearson's
    r, computed from sums. None where all responses, or all scores, are the same.
    """
    n, right = tally.responses, tally.correct
    spread_of_marks = n * right - right * right
    spread_of_rests = n * tally.rest_square_sum - tally.rest_sum**2
    if spread_of_marks <= 0 or spread_of_rests <= 0:
        return None
    together = n * tally.correct_rest_sum - right * tally.rest_sum
    return max(-1.0, min(1.0, together / math.sqrt(spread_of_marks) / math.sqrt(spread_of_rests)))


def correlation_interval(r: float, n: int, z: float = Z95) -> Interval | None:
    """Fisher's: atanh(r) is normal with a standard error of 1 / √(n - 3). None below four responses."""
    if n < 4:
        return None
    centre, spread = math.atanh(max(-0.999999, min(0.999999, r))), z / math.sqrt(n - 3)
    return Interval(math.tanh(centre - spread), math.tanh(centre + spread))


def rest_band(rest: int) -> int:
    return min(rest * REST_BANDS // REST_SCALE, REST_BANDS - 1)


def tail_weights(totals: Sequence[int], share: float = TAIL) -> tuple[list[float], list[float]]:
    """What part of each band belongs to the upper and to the lower group, so that each holds exactly its share.

    A band that lies across the border belongs to the group in part: within a band, responses are taken as alike.
    """
    wanted = share * sum(totals)

    def weights(order: Sequence[int]) -> list[float]:
        found, left = [0.0] * len(totals), wanted
        for band in order:
            if totals[band]:
                found[band] = max(0.0, min(1.0, left / totals[band]))
                left -= found[band] * totals[band]
        return found

    bands = range(len(totals))
    return weights(bands[::-1]), weights(bands)


def share_in(counts: Sequence[int], totals: Sequence[int], weights: Sequence[float]) -> float | None:
    """Of those in a group, the share that the counts are."""
    whole = sum(total * weight for total, weight in zip(totals, weights, strict=True))
    if whole <= 0:
        return None
    return sum(count * weight for count, weight in zip(counts, weights, strict=True)) / whole


def seconds_band(seconds: float) -> int | None:
    """Which band of `SECONDS` a time is in; None for a time that is not counted."""
    if not 0 <= seconds < LONGEST_SECONDS:
        return None
    return sum(seconds >= edge for edge in SECONDS[1:])


def median_seconds(counts: Sequence[int]) -> float | None:
    """The median of grouped times: where within its band half of them are reached, taking times as evenly spread."""
    half, before = sum(counts) / 2, 0
    for band, count in enumerate(counts):
        if count and before + count >= half:
            return SECONDS[band] + (SECONDS[band + 1] - SECONDS[band]) * (half - before) / count
        before += count
    return None


class OptionChoice(NamedTuple):
    """How an option was chosen: by everybody, by the upper and by the lower 27 % of the rest score."""

    key: str
    is_correct: bool
    chosen: int
    share: float
    low: float
    high: float
    upper_share: float | None
    lower_share: float | None
    dead: bool


class Flag(StrEnum):
    NEGATIVE_DISCRIMINATION = "negative_discrimination"
    LOW_DISCRIMINATION = "low_discrimination"
    SUSPECTED_KEY = "suspected_key"
    TOO_EASY = "too_easy"
    TOO_HARD = "too_hard"
    DEAD_DISTRACTOR = "dead_distractor"


def option_choices(
    option_keys: str, correct_keys: str, bands: Mapping[str, Sequence[int]], responses: int
) -> list[OptionChoice]:
    """`bands` has the counts of each series by band of the rest score, see `models.ItemBand`."""
    none = [0] * REST_BANDS
    totals = bands.get("*", none)
    upper, lower = tail_weights(totals)
    found = []
    for key in option_keys:
        counts, right = bands.get(key, none), key in correct_keys
        count = sum(counts)
        share = count / responses if responses else 0.0
        dead = not right and responses >= FEWEST and share < DEAD_SHARE
        among = share_in(counts, totals, upper), share_in(counts, totals, lower)
        found.append(OptionChoice(key, right, count, share, *wilson(count, responses), *among, dead))
    return found


def flags(tally: Tally, choices: Sequence[OptionChoice]) -> list[Flag]:
    """What is the matter with a question; nothing is said below `FEWEST` responses.

    Facility and discrimination by the bounds of Ebel & Frisbie 1991. A key is suspected where a wrong option is chosen
    more often by the strong than every right one is, and more often by the strong than by the weak.
    """
    facility, r = tally.facility, discrimination(tally)
    if tally.responses < FEWEST or facility is None:
        return []
    found = []
    if r is not None and r < 0:
        found.append(Flag.NEGATIVE_DISCRIMINATION)
    elif r is not None and r < LOW_DISCRIMINATION:
        found.append(Flag.LOW_DISCRIMINATION)
    if is_key_suspected(choices):
        found.append(Flag.SUSPECTED_KEY)
    if facility >= TOO_EASY:
        found.append(Flag.TOO_EASY)
    if facility <= TOO_HARD:
        found.append(Flag.TOO_HARD)
    if any(choice.dead for choice in choices):
        found.append(Flag.DEAD_DISTRACTOR)
    return found


def is_key_suspected(choices: Sequence[OptionChoice]) -> bool:
    best = max((choice.upper_share or 0.0 for choice in choices if choice.is_correct), default=1.0)
    wrong = [(choice.upper_share or 0.0, choice.lower_share or 0.0) for choice in choices if not choice.is_correct]
    return any(upper > max(best, lower) for upper, lower in wrong)


# --- exams ------------------------------------------------------------------------------------------------------------


class Scores(NamedTuple):
    """Sums over the attempts at a section or an exam: how many questions it has and how many were right."""

    questions: int
    attempts: int
    correct_sum: int
    correct_square_sum: int

    @property
    def mean(self) -> float:
        return self.correct_sum / self.attempts

    @property
    def variance(self) -> float:
        """Of the attempts themselves (divided by n, as in the formulas below)."""
        return max(0.0, self.correct_square_sum / self.attempts - self.mean**2)

    @property
    def error_variance(self) -> float:
        """The mean of Lord's X (k - X) / (k - 1): how much a score varies when the same person draws other questions
        (Lord 1955). 0 for one question, of which nothing can be known."""
        if self.questions < 2:
            return 0.0
        return (self.questions * self.correct_sum - self.correct_square_sum) / self.attempts / (self.questions - 1)


def kr21(scores: Scores) -> float | None:
    """k / (k - 1) · (1 - M (k - M) / (k s²)) (Kuder & Richardson 1937): what Cronbach's alpha is where each attempt
    draws questions of its own, written by the error variance that it comes from: 1 - mean X (k - X) / (k - 1) / s²."""
    if scores.questions < 2 or scores.attempts < 2 or scores.variance <= 0:
        return None
    return 1 - scores.error_variance / scores.variance


def stratified_alpha(sections: Sequence[Scores], whole: Scores) -> float | None:
    """1 - Σ s²ᵢ (1 - αᵢ) / s² (Cronbach et al. 1965), with KR-21 as the αᵢ of a section, since the questions of every
    section are drawn at random anew for every attempt."""
    if whole.attempts < 2 or whole.variance <= 0:
        return None
    return 1 - sum(section.error_variance for section in sections) / whole.variance


def alpha_interval(alpha: float, questions: int, attempts: int, z: float = Z95) -> Interval | None:
    """ln(1 - α) is about normal with the variance 2k / ((k - 1)(n - 2)) (Bonett 2002)."""
    if attempts < 3 or questions < 2 or alpha >= 1:
        return None
    centre = math.log(1 - alpha)
    spread = z * math.sqrt(2 * questions / ((questions - 1) * (attempts - 2)))
    return Interval(1 - math.exp(centre + spread), 1 - math.exp(centre - spread))


def score_band(percentage: float) -> int:
    """Bands of five percent; the last one holds 95 to 100."""
    return max(0, min(int(percentage // (100 / SCORE_BANDS)), SCORE_BANDS - 1))
