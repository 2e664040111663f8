"""Which question comes next: pure rules, with their statistics."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import groupby
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.practice.adaptive import (
    ENOUGH,
    MOST_CANDIDATES,
    MOST_IN_A_ROW,
    Candidate,
    arrange,
    band,
    rests,
    sample,
)

TOPICS = [UUID(int=number) for number in range(1, 5)]
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def candidates(count: int, seed: int, topics: int = 4) -> list[Candidate]:
    chance = Random(seed)
    return [
        Candidate(UUID(int=1000 + number), chance.choice(TOPICS[:topics]), chance.random(), chance.uniform(0.1, 2))
        for number in range(count)
    ]


@given(st.integers(0, 120), st.integers(0, 1000), st.integers(2, 4))
def test_never_more_than_three_of_one_topic_in_a_row(count: int, seed: int, topics: int) -> None:
    given_ones = candidates(count, seed, topics)
    ordered = arrange(given_ones, {}, 300, Random(seed))
    assert len(ordered) == len(set(ordered))
    topic_of = {one.question_id: one.topic_id for one in given_ones}
    if len(set(topic_of.values())) > 1:
        assert max((len(list(run)) for _, run in groupby(topic_of[one] for one in ordered)), default=0) <= MOST_IN_A_ROW


@given(st.integers(1, 40), st.integers(0, 1000))
def test_a_large_topic_is_not_left_without_others_to_stand_between(others: int, seed: int) -> None:
    chance = Random(seed)
    topics = [TOPICS[0]] * (3 * others + 3) + [chance.choice(TOPICS[1:]) for _ in range(others)]
    given_ones = [
        Candidate(UUID(int=1000 + number), topic, chance.random(), chance.uniform(0.1, 2))
        for number, topic in enumerate(topics)
    ]
    assert len(arrange(given_ones, {}, 300, Random(seed))) == len(given_ones)


def test_with_one_topic_only_all_of_it_comes() -> None:
    assert len(arrange(candidates(30, 1, topics=1), {}, 300, Random(1))) == 30


@given(st.integers(1, 200), st.integers(0, 1000))
def test_the_band_widens_until_there_are_enough(count: int, seed: int) -> None:
    given_ones = candidates(count, seed)
    low, high = band(given_ones)
    assert low <= 0.6 + 1e-9 and high >= 0.8 - 1e-9
    assert sum(low <= one.probability <= high for one in given_ones) >= min(ENOUGH, count)


def test_what_is_within_the_band_comes_first_and_the_weak_topic_more_often() -> None:
    given_ones = candidates(400, 7)
    mastery: dict[UUID | None, float] = {TOPICS[0]: 0.3, TOPICS[1]: 0.7, TOPICS[2]: 0.75, TOPICS[3]: 0.8}
    first = Counter[UUID | None]()
    inside = 0
    for seed in range(20):
        by_id = {one.question_id: one for one in given_ones}
        for question in arrange(given_ones, mastery, 20, Random(seed)):
            first[by_id[question].topic_id] += 1
            inside += 0.6 <= by_id[question].probability <= 0.8
    assert inside == 400
    assert first.most_common(1)[0][0] == TOPICS[0]
    assert first[TOPICS[0]] >= 200


def test_a_large_bank_is_sampled_from_every_topic_more_from_the_weak_one() -> None:
    questions: dict[UUID | None, list[UUID]] = {
        topic: [UUID(int=place * 10_000 + n) for n in range(5_000)] for place, topic in enumerate(TOPICS)
    }
    mastery: dict[UUID | None, float] = {TOPICS[0]: 0.2, TOPICS[1]: 0.9, TOPICS[2]: 0.9, TOPICS[3]: 0.9}
    chosen = sample(questions, mastery, Random(1))
    counts = Counter(topic for _, topic in chosen)
    assert len(chosen) <= MOST_CANDIDATES + len(TOPICS)
    assert set(counts) == set(TOPICS)
    assert counts[TOPICS[0]] > 3 * counts[TOPICS[1]]


def test_what_was_answered_lately_rests() -> None:
    assert rests(True, NOW - timedelta(days=13), NOW)
    assert not rests(True, NOW - timedelta(days=15), NOW)
    assert rests(False, NOW - timedelta(minutes=30), NOW)
    assert not rests(False, NOW - timedelta(hours=2), NOW)
