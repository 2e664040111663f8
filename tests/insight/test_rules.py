"""The rules of insight: how beliefs move, and what they predict."""

import math
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from zerek.insight.rules import (
    EVERYBODY,
    NATURES,
    SMALLEST_VARIANCE,
    Belief,
    Key,
    Kind,
    keys,
    learn,
    predict,
    topic_id,
)

USER, ITEM, SUBJECT, TOPIC = (UUID(int=number) for number in range(1, 5))
ALL = keys(USER, ITEM, SUBJECT, TOPIC)
OUTCOMES = st.lists(st.booleans(), max_size=200)


def test_a_response_rests_on_five_beliefs_of_two_owners() -> None:
    assert {key.kind for key in ALL} == set(Kind)
    assert {key.owner_id for key in ALL} == {USER, EVERYBODY}
    assert [key.kind for key in keys(USER, ITEM, None, None)] == [Kind.USER, Kind.ITEM]


def test_nothing_known_is_one_half() -> None:
    assert predict({}, ALL).probability == 0.5
    assert predict({}, ALL).variance == sum(nature.variance for nature in NATURES.values())


def test_the_first_update_is_the_formula_computed_by_hand() -> None:
    beliefs: dict[Key, Belief] = {}
    of = keys(USER, ITEM, None, None)
    expected = learn(beliefs, of, True)
    assert expected.probability == 0.5
    whole, slope = 1.6, 0.25
    gain = (1 - 0.5) / (1 + slope * whole)
    user, item = (beliefs[key] for key in of)
    assert math.isclose(user.mean, 0.6 * gain)
    assert math.isclose(item.mean, -1.0 * gain)
    assert math.isclose(user.variance, 0.6 - 0.36 * slope / (1 + slope * whole) + 0.003)
    assert (user.responses, item.responses) == (1, 1)


def test_uncertainty_pulls_a_prediction_towards_one_half() -> None:
    known = {key: Belief(0.5 * NATURES[key.kind].side, 0.01) for key in ALL}
    vague = {key: Belief(0.5 * NATURES[key.kind].side, 3.0) for key in ALL}
    assert 0.5 < predict(vague, ALL).probability < predict(known, ALL).probability


@given(OUTCOMES)
def test_variances_stay_between_the_least_and_the_start(outcomes: list[bool]) -> None:
    beliefs: dict[Key, Belief] = {}
    for correct in outcomes:
        learn(beliefs, ALL, correct)
    for key, belief in beliefs.items():
        assert SMALLEST_VARIANCE <= belief.variance <= NATURES[key.kind].variance
        assert belief.responses == len(outcomes)


@given(OUTCOMES, st.booleans())
def test_a_right_response_raises_and_a_wrong_one_lowers_what_is_expected(outcomes: list[bool], correct: bool) -> None:
    beliefs: dict[Key, Belief] = {}
    for one in outcomes:
        learn(beliefs, ALL, one)
    before = predict(beliefs, ALL)
    assert learn(beliefs, ALL, correct) == before
    assert (predict(beliefs, ALL).logit > before.logit) is correct


@given(OUTCOMES)
def test_right_and_wrong_are_mirrored(outcomes: list[bool]) -> None:
    some: dict[Key, Belief] = {}
    others: dict[Key, Belief] = {}
    for correct in outcomes:
        learn(some, ALL, correct)
        learn(others, ALL, not correct)
    assert math.isclose(predict(some, ALL).probability, 1 - predict(others, ALL).probability, abs_tol=1e-9)


def test_a_user_who_is_always_right_is_expected_to_be() -> None:
    beliefs: dict[Key, Belief] = {}
    for _ in range(60):
        learn(beliefs, keys(USER, uuid4(), SUBJECT, TOPIC), True)
    assert predict(beliefs, keys(USER, uuid4(), SUBJECT, TOPIC)).probability > 0.85


def test_a_topic_is_named_by_its_words_within_its_subject() -> None:
    assert topic_id(SUBJECT, "Linear  Algebra") == topic_id(SUBJECT, "linear algebra ")
    assert topic_id(SUBJECT, "algebra") != topic_id(TOPIC, "algebra")
