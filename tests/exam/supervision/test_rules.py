"""The algebra of deadlines."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from zerek.core.errors import AppError
from zerek.exam.attempts.models import Status
from zerek.exam.attempts.rules import (
    REMINDED_MINUTES,
    extra_seconds,
    mark_after_moving,
    reached_mark,
    remaining_seconds,
)
from zerek.exam.supervision.service import Moment, Standing, extended, paused, refusal, resumed

BEGIN = datetime(2026, 3, 1, 9, tzinfo=UTC)
GRACE = timedelta(seconds=5)
SECONDS = st.integers(1, 4 * 3600)


def standing(deadline: datetime, **fields: object) -> Standing:
    return Standing(uuid4(), uuid4(), Status.IN_PROGRESS, deadline, None, None)._replace(**fields)  # type: ignore[arg-type]


def ok(found: Standing | AppError) -> Standing:
    assert isinstance(found, Standing), found
    return found


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 900), st.integers(0, 30)), max_size=8))
def test_whatever_is_paused_and_extended_the_time_that_one_works_is_the_time_one_has(
    turns: list[tuple[int, int, int]],
) -> None:
    """Work, a pause, an extension, in any number: what is left is all there was, and was added, less the work."""
    limit = 10 * 3600
    now, worked, added = BEGIN, 0, 0
    state = standing(BEGIN + timedelta(seconds=limit))
    for work, pause, minutes in turns:
        now += timedelta(seconds=work)
        worked += work
        state = ok(paused(state, Moment(now, GRACE)))
        if minutes:
            state = ok(extended(minutes)(state, Moment(now, GRACE)))
            added += 60 * minutes
        left = remaining_seconds(state.deadline_at, state.paused_at or now)
        assert left == limit + added - worked
        now += timedelta(seconds=pause)
        assert remaining_seconds(state.deadline_at, state.paused_at or now) == left, "the clock stands"
        state = ok(resumed(state, Moment(now, GRACE)))
        assert remaining_seconds(state.deadline_at, now) == left


@given(SECONDS, st.integers(1, 1440), st.sampled_from([None, *REMINDED_MINUTES]))
def test_a_mark_that_lies_ahead_again_is_told_again_and_one_behind_is_not(
    left: int, minutes: int, told: int | None
) -> None:
    deadline = BEGIN + timedelta(seconds=left)
    moved = deadline + timedelta(minutes=minutes)
    after = mark_after_moving(told, moved, BEGIN)
    for mark in REMINDED_MINUTES:
        is_told = after is not None and after <= mark
        is_ahead = moved - BEGIN > timedelta(minutes=mark)
        if is_ahead:
            assert not is_told, "it will be told"
        elif told is not None and told <= mark:
            assert is_told, "nobody hears it twice"


@given(SECONDS)
def test_the_reached_mark_is_the_nearest_one(left: int) -> None:
    found = reached_mark(BEGIN + timedelta(seconds=left), BEGIN)
    assert found == next((mark for mark in (1, 5, 10) if left <= 60 * mark), None)


@given(st.integers(5, 86_400), st.integers(0, 300), st.integers(0, 600))
def test_extra_time_is_never_less_than_promised_and_less_than_a_second_more(
    limit: int, percent: int, minutes: int
) -> None:
    exact = limit * percent / 100 + 60 * minutes
    assert exact <= extra_seconds(limit, percent, minutes) < exact + 1


@given(st.integers(-20, 20))
def test_only_what_still_runs_can_be_changed(seconds: int) -> None:
    at = Moment(BEGIN + timedelta(seconds=seconds), GRACE)
    late = seconds > 5
    assert (refusal(standing(BEGIN), at) is not None) == late
    assert refusal(standing(BEGIN, paused_at=BEGIN - timedelta(seconds=1)), at) is None
    assert isinstance(paused(standing(BEGIN), at), AppError) == (seconds >= 0)
    for status in (Status.COMPLETED, Status.EXPIRED, Status.CANCELLED):
        assert refusal(standing(BEGIN, status=status), at) is not None
