"""The rules of sittings: pure functions and values."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from zerek.exam.sittings.models import ReviewPolicy


class SittingState(StrEnum):
    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


def state_of(opens_at: datetime, closes_at: datetime, now: datetime) -> SittingState:
    """One may start from `opens_at` on, and not any more at `closes_at`."""
    if now < opens_at:
        return SittingState.COMING
    return SittingState.OPEN if now < closes_at else SittingState.CLOSED


class ReviewOpens(NamedTuple):
    """When the right answers may be seen: at a moment, at once (`at` is None), or never."""

    never: bool = False
    at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        return not self.never and (self.at is None or now >= self.at)


def review_opening(policy: str, review_at: datetime | None, closes_at: datetime) -> ReviewOpens:
    match ReviewPolicy(policy):
        case ReviewPolicy.NEVER:
            return ReviewOpens(never=True)
        case ReviewPolicy.AT_MOMENT:
            return ReviewOpens(at=review_at)
        case ReviewPolicy.AFTER_CLOSE:
            return ReviewOpens(at=closes_at)
        case ReviewPolicy.AFTER_FINISH:
            return ReviewOpens()


def next_start(last_end: datetime | None, cooldown_minutes: int) -> datetime | None:
    """When the next attempt may begin, once the last one has ended."""
    return last_end + timedelta(minutes=cooldown_minutes) if last_end and cooldown_minutes else None
