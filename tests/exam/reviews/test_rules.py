"""When mistakes come back, and how they are spread: pure rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fsrs import Rating, State
from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.reviews.rules import FORECAST_DAYS, MATURE_DAYS, SLIP_KEEPS, Memory, day_of, rate, review, spread

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
ALMATY = ZoneInfo("Asia/Almaty")
DUE = st.lists(st.integers(-40, 12).map(lambda days: TODAY + timedelta(days=days)), max_size=120)


def remembered(good: int) -> Memory:
    """A mistake, and so many good reviews each when it was due."""
    memory = review(None, Rating.Again, NOW)
    for _ in range(good):
        memory = review(memory, Rating.Good, memory.due_at)
    return memory


def test_a_rating_comes_from_correctness_and_time() -> None:
    assert rate(False, 5, 90) is Rating.Again
    assert rate(True, None, 90) is Rating.Good
    assert rate(True, 20, 90) is Rating.Easy
    assert rate(True, 80, 90) is Rating.Good
    assert rate(True, 200, 90) is Rating.Hard


def test_a_mistake_comes_back_soon_then_after_growing_intervals() -> None:
    memory = review(None, Rating.Again, NOW)
    assert memory.due_at == NOW + timedelta(minutes=10)
    intervals = []
    for _ in range(6):
        due = memory.due_at
        memory = review(memory, Rating.Good, due)
        intervals.append(memory.due_at - due)
    assert intervals == sorted(intervals)
    assert intervals[0] >= timedelta(days=1)
    assert intervals[-1] > timedelta(days=30)


def test_a_slip_keeps_a_part_of_what_was_earned() -> None:
    before = remembered(6)
    assert before.stability > MATURE_DAYS
    slip = review(before, Rating.Again, before.due_at)
    assert slip.due_at == before.due_at + timedelta(minutes=10)
    assert slip.stability >= SLIP_KEEPS * before.stability
    after = review(slip, Rating.Good, slip.due_at)
    assert after.state == State.Review
    assert after.due_at - slip.due_at > timedelta(days=5)


@given(st.lists(st.sampled_from(list(Rating)), max_size=25), st.integers(0, 60))
def test_whatever_happens_a_card_stays_sound(ratings: list[Rating], late_days: int) -> None:
    memory = review(None, Rating.Again, NOW)
    for rating in ratings:
        now = memory.due_at + timedelta(days=late_days)
        memory = review(memory, rating, now)
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
        assert now < memory.due_at <= now + timedelta(days=366)
        assert memory.last_review_at == now


def test_what_is_being_learnt_stays_on_its_day_past_midnight() -> None:
    late = datetime(2026, 11, 21, 18, 55, tzinfo=UTC)  # five minutes to midnight in Almaty
    memory = review(None, Rating.Again, late)
    assert memory.due_at.astimezone(ALMATY).date() == TODAY + timedelta(days=1)
    assert day_of(memory.state, memory.due_at, memory.last_review_at, ALMATY) == TODAY


@given(DUE, st.integers(1, 30), st.integers(0, 40))
def test_no_day_has_more_than_the_cap_and_nothing_comes_before_its_day(
    due: list[date], cap: int, done_today: int
) -> None:
    days = spread(list(zip(due, range(len(due)), strict=True)), today=TODAY, cap=cap, done_today=done_today)
    assert len(days) == FORECAST_DAYS + 1
    assert len(days[0]) <= max(0, cap - done_today)
    for number, day in enumerate(days):
        assert len(day) <= cap
        assert all(due[one] <= TODAY + timedelta(days=number) for one in day)
    planned = [one for day in days for one in day]
    assert len(planned) == len(set(planned))


@given(DUE, st.integers(1, 30))
def test_what_does_not_fit_moves_to_the_next_day_and_no_room_is_left_unused(due: list[date], cap: int) -> None:
    days = spread(list(zip(due, range(len(due)), strict=True)), today=TODAY, cap=cap, done_today=0)
    for number, day in enumerate(days):
        if len(day) < cap:  # room left: then nothing that was due by this day waits
            end = TODAY + timedelta(days=number)
            settled = {one for earlier in days[: number + 1] for one in earlier}
            assert all(place in settled for place, when in enumerate(due) if when <= end)


def test_fifty_overdue_ones_are_spread_over_three_days() -> None:
    due = [(TODAY - timedelta(days=9), number) for number in range(50)]
    days = spread(due, today=TODAY, cap=20, done_today=0)
    assert [len(day) for day in days] == [20, 20, 10, 0, 0, 0, 0, 0]
    assert days[0] == list(range(20))
