"""Which events count: an algebra of its own."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.proctoring.models import Kind
from zerek.exam.proctoring.rules import REPEAT, Sighting, bounded, counted, is_suspicious, named

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
MOMENTS = st.integers(0, 8000).map(lambda ms: BEGIN + timedelta(milliseconds=ms))
SIGHTINGS = st.lists(st.builds(Sighting, st.sampled_from(["copy", "paste"]), MOMENTS), max_size=40)


def times(sightings: list[Sighting], places: list[int]) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    for place in places:
        found.setdefault(sightings[place].series, []).append(sightings[place].at)
    return found


@given(SIGHTINGS)
def test_two_that_count_are_a_second_apart_and_one_that_does_not_is_near_one_that_does(
    sightings: list[Sighting],
) -> None:
    places = counted(sightings, {})
    for moments in times(sightings, places).values():
        ordered = sorted(moments)
        assert all(later - earlier >= REPEAT for earlier, later in itertools.pairwise(ordered))
    for place, (kind, at) in enumerate(sightings):
        if place not in places:
            assert any(abs(at - other) < REPEAT for other in times(sightings, places)[kind])


@given(SIGHTINGS)
def test_the_same_batch_again_counts_nothing(sightings: list[Sighting]) -> None:
    known = times(sightings, counted(sightings, {}))
    assert counted(sightings, known) == []


@given(SIGHTINGS, st.randoms(use_true_random=False))
def test_the_order_in_which_a_batch_comes_changes_nothing(sightings: list[Sighting], dice: object) -> None:
    mixed = list(sightings)
    dice.shuffle(mixed)  # type: ignore[attr-defined]  # a random.Random
    one, other = (times(batch, counted(batch, {})) for batch in (sightings, mixed))
    assert {series: sorted(found) for series, found in one.items()} == {
        series: sorted(found) for series, found in other.items()
    }


def test_a_second_is_enough_and_a_millisecond_less_is_not() -> None:
    near, far = (Sighting("copy", BEGIN + timedelta(milliseconds=ms)) for ms in (999, 1000))
    first = Sighting("copy", BEGIN)
    assert counted([first, near], {}) == [0]
    assert counted([first, far], {}) == [0, 1]
    assert counted([first, Sighting("paste", BEGIN)], {}) == [0, 1]


def test_kinds_are_known_by_name_and_others_keep_theirs() -> None:
    assert {named(kind.value).kind for kind in Kind if kind is not Kind.OTHER} == set(Kind) - {Kind.OTHER}
    assert named("COPY").kind is Kind.COPY
    assert named("screenshot") == (Kind.OTHER, "screenshot")
    assert named("other") == (Kind.OTHER, "other")
    assert len(named("x" * 200).name or "") == 60


def test_ten_are_worth_a_look_and_nine_are_not() -> None:
    assert (is_suspicious(9), is_suspicious(10)) == (False, True)


def test_details_beyond_reason_are_left_out() -> None:
    assert bounded({"a": 1}) == {"a": 1}
    assert bounded({"a": "x" * 3000}) == {"left_out": 3009}
