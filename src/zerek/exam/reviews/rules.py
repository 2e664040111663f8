"""When a question that was wrong comes back: FSRS, through the library of its authors, and how reviews are spread over
days.

FSRS: Ye, Su, Cao, "A stochastic shortest path algorithm for optimizing spaced repetition scheduling" (KDD 2022).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import NamedTuple, TypeVar

from fsrs import Card, Rating, Scheduler, State

SOON = timedelta(minutes=10)
LONGEST_DAYS = 365
QUICK, SLOW = 0.35, 1.5  # of the time that the question is meant to take
MATURE_DAYS = 21.0
SLIP_KEEPS = 0.3
FORECAST_DAYS = 7
Thing = TypeVar("Thing")


class Memory(NamedTuple):
    """What is believed of somebody's memory of one question; the fields of FSRS."""

    state: int
    step: int | None
    stability: float
    difficulty: float
    due_at: datetime
    last_review_at: datetime


@cache
def scheduler() -> Scheduler:
    """Without the library's own random spreading: days are filled below, the same way each time."""
    return Scheduler(
        learning_steps=(SOON,), relearning_steps=(SOON,), maximum_interval=LONGEST_DAYS, enable_fuzzing=False
    )


def rate(correct: bool, seconds: float | None, meant_seconds: int) -> Rating:
    """How a review went, from what is known of it. Without a time a right answer is simply good."""
    if not correct:
        return Rating.Again
    if seconds is None:
        return Rating.Good
    if seconds <= QUICK * meant_seconds:
        return Rating.Easy
    return Rating.Hard if seconds > SLOW * meant_seconds else Rating.Good


def review(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """The memory after a review. A slip, one wrong answer to what was remembered for weeks, brings the question back
    at once but keeps a part of the interval that was earned."""
    card = Card(card_id=0, due=now) if memory is None else Card(
        card_id=0,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.last_review_at,
    )  # fmt: skip
    reviewed, _ = scheduler().review_card(card, rating, now)
    stability, difficulty = reviewed.stability, reviewed.difficulty
    assert stability is not None and difficulty is not None  # noqa: PT018 - a review sets both
    if memory is not None and rating is Rating.Again and memory.stability >= MATURE_DAYS:
        stability = max(stability, SLIP_KEEPS * memory.stability)
    return Memory(int(reviewed.state), reviewed.step, stability, difficulty, reviewed.due, now)


def day_of(state: int, due_at: datetime, last_review_at: datetime, zone: tzinfo) -> date:
    """The calendar day, where somebody lives, on which a card is due: what is being learnt stays on the day on which it
    was answered, past midnight or not."""
    moment = due_at if state == State.Review else last_review_at
    return moment.astimezone(zone).date()


def spread(due: Sequence[tuple[date, Thing]], *, today: date, cap: int, done_today: int) -> list[list[Thing]]:
    """What is to be reviewed today and on each of the next seven days: at most `cap` a day, of which `done_today` are
    behind one; what does not fit moves to the next day with room, the longest overdue first."""
    waiting = sorted(due, key=lambda one: one[0])  # stable: equal days stay in the order given
    days: list[list[Thing]] = []
    for number in range(FORECAST_DAYS + 1):
        room = max(0, cap - done_today) if number == 0 else cap
        day = today + timedelta(days=number)
        ready = 0
        while ready < min(room, len(waiting)) and waiting[ready][0] <= day:
            ready += 1
        days.append([thing for _, thing in waiting[:ready]])
        waiting = waiting[ready:]
    return days
