"""The formulas, against published examples and against what they have to obey."""

import math
from statistics import correlation, pvariance

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zerek.exam.stats import rules
from zerek.exam.stats.rules import Flag, OptionChoice, Scores, Tally

COUNTS = st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
MARKS = st.lists(st.tuples(st.booleans(), st.integers(0, rules.REST_SCALE)), min_size=2, max_size=60)


def tally_of(marks: list[tuple[bool, int]]) -> Tally:
    tally = Tally()
    for right, rest in marks:
        tally += (1, 0, int(right), rest, rest * rest, rest * right)
    return tally


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_that_of_newcombes_first_table(successes: int, of: int, low: float, high: float) -> None:
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""
    assert rules.wilson(successes, of) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("a", "of_a", "b", "of_b", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_the_difference_of_two_proportions_is_that_of_newcombes_second_table(
    a: int, of_a: int, b: int, of_b: int, low: float, high: float
) -> None:
    """Newcombe 1998, table II, method 10."""
    difference = rules.newcombe(a, of_a, b, of_b)
    assert difference is not None
    assert difference == pytest.approx((a / of_a - b / of_b, low, high), abs=5e-5)


@given(COUNTS, COUNTS)
def test_a_difference_turns_around_with_its_sides_and_lies_in_its_interval(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    forth, back = rules.newcombe(*one, *other), rules.newcombe(*other, *one)
    assert forth is not None
    assert back is not None
    assert forth.low <= forth.value + 1e-12
    assert forth.value <= forth.high + 1e-12
    assert (-forth.value, -forth.high, -forth.low) == pytest.approx(back, abs=1e-12)


@given(COUNTS)
def test_a_proportion_lies_in_its_interval_which_mirrors(counts: tuple[int, int]) -> None:
    successes, of = counts
    low, high = rules.wilson(successes, of)
    assert 0 <= low <= successes / of <= high <= 1
    assert rules.wilson(of - successes, of) == pytest.approx((1 - high, 1 - low))


@given(MARKS)
def test_discrimination_from_sums_is_pearsons_r_of_the_answers_themselves(marks: list[tuple[bool, int]]) -> None:
    found = rules.discrimination(tally_of(marks))
    rights, rests = [float(right) for right, _ in marks], [float(rest) for _, rest in marks]
    if len(set(rights)) < 2 or len(set(rests)) < 2:
        assert found is None
    else:
        assert found == pytest.approx(correlation(rights, rests), abs=1e-6)


@given(MARKS, MARKS)
def test_sums_add_up_in_any_order(one: list[tuple[bool, int]], other: list[tuple[bool, int]]) -> None:
    assert tally_of(one) + tally_of(other) == tally_of(other + one)


def test_fishers_interval_of_a_correlation() -> None:
    """r = 0.5 of 28: atanh(0.5) = 0.5493, ± 1.96 / 5."""
    assert rules.correlation_interval(0.5, 28) == pytest.approx((math.tanh(0.15731), math.tanh(0.94130)), abs=1e-4)
    assert rules.correlation_interval(0.5, 3) is None


def scores_of(rights: list[int], questions: int) -> Scores:
    return Scores(questions, len(rights), sum(rights), sum(right * right for right in rights))


def test_kr21_is_that_of_the_textbook() -> None:
    """50 questions, a mean of 40, a standard deviation of 6: 50/49 · (1 - 40 · 10 / (50 · 36)) = 0.79."""
    half = [34, 46]  # mean 40, variance 36
    assert rules.kr21(scores_of(half * 50, 50)) == pytest.approx(50 / 49 * (1 - 400 / 1800))


@given(st.lists(st.integers(0, 20), min_size=2, max_size=80))
def test_kr21_by_its_error_variance_is_the_formula_of_kuder_and_richardson(rights: list[int]) -> None:
    assume(len(set(rights)) > 1)
    scores = scores_of(rights, 20)
    mean, variance = sum(rights) / len(rights), pvariance(rights)
    expected = 20 / 19 * (1 - mean * (20 - mean) / (20 * variance))
    assert rules.kr21(scores) == pytest.approx(expected, abs=1e-9)
    assert rules.stratified_alpha([scores], scores) == pytest.approx(expected, abs=1e-9)


def cronbach_alpha(columns: list[list[int]]) -> float:
    """By definition, of a test in which everybody has the same questions."""
    totals = [sum(row) for row in zip(*columns, strict=True)]
    items = len(columns)
    explained: float = sum(pvariance(column) for column in columns) / pvariance(totals)
    return items / (items - 1) * (1 - explained)


@given(st.lists(st.lists(st.integers(0, 1), min_size=6, max_size=6), min_size=3, max_size=8))
def test_kr21_is_never_above_cronbachs_alpha_of_the_same_answers(columns: list[list[int]]) -> None:
    """Equal difficulties make them equal; else KR-21 counts the differences as error (Kuder & Richardson 1937)."""
    totals = [sum(row) for row in zip(*columns, strict=True)]
    assume(len(set(totals)) > 1)
    found = rules.kr21(scores_of(totals, len(columns)))
    assert found is not None
    assert found <= cronbach_alpha(columns) + 1e-9


def test_bonetts_interval_narrows_with_attempts_and_holds_alpha() -> None:
    few, many = rules.alpha_interval(0.8, 50, 30), rules.alpha_interval(0.8, 50, 3000)
    assert few is not None
    assert many is not None
    assert few.low < many.low < 0.8 < many.high < few.high
    assert rules.alpha_interval(0.8, 50, 2) is None


@given(st.lists(st.integers(0, 50), min_size=20, max_size=20))
def test_the_tails_hold_exactly_27_percent_each(totals: list[int]) -> None:
    upper, lower = rules.tail_weights(totals)
    for weights in (upper, lower):
        assert all(0 <= weight <= 1 for weight in weights)
        held = sum(total * weight for total, weight in zip(totals, weights, strict=True))
        assert held == pytest.approx(0.27 * sum(totals))


def test_the_upper_tail_is_at_the_top() -> None:
    totals = [27, 46, 27]
    assert rules.tail_weights(totals) == ([0, 0, 1], [1, 0, 0])
    assert rules.share_in([0, 0, 9], totals, [0, 0, 1]) == pytest.approx(1 / 3)
    assert rules.share_in([0], [0], [1]) is None


@given(st.lists(st.floats(0, 899), min_size=1, max_size=99))
def test_a_grouped_median_lies_in_the_band_of_the_median(times: list[float]) -> None:
    bands = [0] * (len(rules.SECONDS) - 1)
    for time in times:
        band = rules.seconds_band(time)
        assert band is not None
        bands[band] += 1
    middle = rules.median_seconds(bands)
    low, high = sorted(times)[(len(times) - 1) // 2], sorted(times)[len(times) // 2]
    assert middle is not None
    first, last = rules.seconds_band(low), rules.seconds_band(high)
    assert first is not None
    assert last is not None
    assert rules.SECONDS[first] <= middle <= rules.SECONDS[last + 1]
    assert rules.median_seconds([0, 0]) is None
    assert rules.seconds_band(900) is None
    assert rules.seconds_band(-1) is None


def choice(key: str, right: bool, upper: float, lower: float, dead: bool = False) -> OptionChoice:
    return OptionChoice(key, right, 10, 0.1, 0.05, 0.2, upper, lower, dead)


def test_nothing_is_said_of_a_question_with_few_responses() -> None:
    few = Tally(49, 0, 49, 49 * 5000, 49 * 5000**2, 49 * 5000)
    assert rules.flags(few, [choice("A", True, 0, 1), choice("B", False, 1, 0, dead=True)]) == []


def test_what_is_the_matter_is_named() -> None:
    easy = Tally(100, 0, 96, 500_000, 2_600_000_000, 480_000)
    assert Flag.TOO_EASY in rules.flags(easy, [])
    hard = Tally(100, 0, 10, 500_000, 2_600_000_000, 30_000)  # the right ones have the lower rest scores
    found = rules.flags(
        hard, [choice("A", True, 0.1, 0.2), choice("B", False, 0.6, 0.3), choice("C", False, 0, 0, True)]
    )
    assert found == [Flag.NEGATIVE_DISCRIMINATION, Flag.SUSPECTED_KEY, Flag.TOO_HARD, Flag.DEAD_DISTRACTOR]


@pytest.mark.parametrize(("percentage", "band"), [(0, 0), (4.99, 0), (5, 1), (94.9, 18), (95, 19), (100, 19)])
def test_bands_of_five_percent(percentage: float, band: int) -> None:
    assert rules.score_band(percentage) == band
