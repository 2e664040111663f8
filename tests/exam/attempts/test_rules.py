"""The algebra of grading."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.attempts import rules
from zerek.exam.attempts.rules import Item, Paper, Score

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)


def paper_of(sections: list[int]) -> Paper:
    return Paper(tuple(Item(uuid4(), uuid4(), place, "single", "ABCDE") for place in sections))


@st.composite
def graded(draw: st.DrawFn) -> tuple[Paper, list[float], dict[UUID, bool | None]]:
    count = draw(st.integers(1, 4))
    paper = paper_of(draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=40)))
    points = draw(st.lists(st.sampled_from([1.0, 2.0, 0.5]), min_size=count, max_size=count))
    marks = {item.version_id: draw(st.sampled_from([True, False, None])) for item in paper.items}
    return paper, points, marks


@given(graded())
def test_the_total_is_the_sum_of_the_sections_and_never_more_than_all(case: Any) -> None:
    paper, points, marks = case
    scores = rules.score(paper, points, marks)
    whole = rules.total(scores)
    assert whole.questions == len(paper.items)
    assert whole.answered == sum(mark is not None for mark in marks.values())
    assert whole.correct == sum(mark is True for mark in marks.values()) <= whole.answered <= whole.questions
    assert 0 <= whole.points <= whole.max_points
    assert 0 <= whole.percentage <= 100


@given(graded())
def test_one_more_right_answer_never_lowers_the_score(case: Any) -> None:
    paper, points, marks = case
    before = rules.total(rules.score(paper, points, marks))
    for version_id, mark in marks.items():
        if mark is not True:
            after = rules.total(rules.score(paper, points, {**marks, version_id: True}))
            assert after.percentage >= before.percentage
            assert after.correct == before.correct + 1


@given(st.integers(1, 200), st.integers(0, 200))
def test_with_equal_points_the_score_is_correct_of_total(total: int, correct: int) -> None:
    correct = min(correct, total)
    score = Score(total, correct, correct, float(correct), float(total))
    assert score.percentage == round(100 * correct / total, 2)


def test_the_pass_mark_is_met_exactly_even_where_rounding_would_hide_it() -> None:
    """Two of three are 66.67 when shown; a pass mark of 66.67 asks for more than two thirds."""
    two_of_three = [Score(3, 3, 2, 2.0, 3.0)]
    sections = [{"role": "general", "subject_code": "TGO"}]
    shown, exact = ({"pass_percent": percent, "sections": sections} for percent in (66.67, 200 / 3))
    assert rules.verdicts(shown, two_of_three)[0]["passed"] is False
    assert rules.verdicts(exact, two_of_three)[0]["passed"] is True
    seven_of_ten = [Score(10, 10, 7, 7.0, 10.0)]
    assert rules.verdicts({"pass_percent": 70, "sections": sections}, seven_of_ten)[0]["passed"] is True


def test_each_threshold_gets_its_verdict() -> None:
    format = {
        "pass_percent": 0,
        "sections": [{"role": "general", "subject_code": "ENG"}, {"role": "profile_2", "subject_code": "M094-2"}],
        "thresholds": [
            {"name": "in all", "role": None, "subject_code": None, "points": 75},
            {"name": "language", "role": "general", "subject_code": "ENG", "points": 25},
            {"name": "second profile", "role": "profile_2", "subject_code": None, "points": 7},
        ],
    }
    scores = [Score(50, 50, 40, 40.0, 50.0), Score(20, 20, 3, 6.0, 40.0)]
    found = [(one["name"], one["reached"], one["passed"]) for one in rules.verdicts(format, scores)[1:]]
    assert found == [("in all", 46.0, False), ("language", 40.0, True), ("second profile", 6.0, False)]


@given(st.permutations("ABCDEFGH"), st.sets(st.sampled_from("ABCDEFGH")))
def test_shown_keys_and_the_banks_keys_are_two_names_of_the_same(order: list[str], chosen: set[str]) -> None:
    item = Item(uuid4(), uuid4(), 0, "multiple", "".join(order))
    shown = item.to_shown("".join(sorted(chosen)))
    assert {item.to_bank(key) for key in shown} == chosen
    assert shown == sorted(shown)
    assert item.to_bank("I") is None
    assert item.to_bank("AB") is None
    assert item.to_bank("") is None


@given(st.text(alphabet="ABCDEFGH", min_size=2, max_size=8))
def test_a_paper_is_stored_and_read_back_unchanged(order: str) -> None:
    paper = Paper((Item(uuid4(), uuid4(), 3, "multiple", order),))
    assert Paper.from_json(paper.to_json()) == paper


@given(st.integers(-10_000_000, 10_000_000))
def test_the_remaining_time_is_rounded_up_and_never_below_zero(microseconds: int) -> None:
    seconds = rules.remaining_seconds(MOMENT + timedelta(microseconds=microseconds), MOMENT)
    assert seconds >= 0
    assert seconds >= microseconds / 1_000_000
    assert seconds < max(0, microseconds) / 1_000_000 + 1


def test_an_attempt_is_overdue_only_after_the_grace() -> None:
    grace = timedelta(seconds=5)
    assert not rules.is_overdue(MOMENT, MOMENT + grace, grace)
    assert rules.is_overdue(MOMENT, MOMENT + grace + timedelta(microseconds=1), grace)


def test_a_question_is_shown_in_the_wanted_language_or_the_best_there_is() -> None:
    assert rules.choose_language({"kk": 1, "ru": 1}, "kk") == "kk"
    assert rules.choose_language({"kk": 1, "ru": 1}, "en") == "ru"
    assert rules.choose_language({"en": 1}, "kk") == "en"
    assert rules.choose_language({"": 1}, "kk") == ""


KEYS = st.sets(st.sampled_from("ABCDEFGH")).map(lambda keys: "".join(sorted(keys)))


@given(KEYS, KEYS.filter(bool))
def test_partial_grading_gives_all_half_or_nothing_by_the_number_of_mistakes(selected: str, correct: str) -> None:
    mistakes = sum((key in selected) != (key in correct) for key in "ABCDEFGH")
    earned = rules.partial_share(selected, correct)
    expected = {0: 1.0, 1: 0.5}.get(mistakes, 0.0) if selected else 0.0
    assert earned == expected


@given(graded(), st.floats(0, 1))
def test_partial_points_count_only_for_what_is_not_exactly_right(case: Any, share: float) -> None:
    paper, points, marks = case
    without = rules.score(paper, points, marks)
    shares = {item.version_id: share for item in paper.items}
    with_shares = rules.score(paper, points, marks, shares)
    for section, (before, after) in enumerate(zip(without, with_shares, strict=True)):
        wrong = sum(item.section == section and marks[item.version_id] is False for item in paper.items)
        assert abs(after.points - before.points - wrong * share * points[section]) < 0.001
        assert after.correct == before.correct
        assert after.points <= after.max_points
