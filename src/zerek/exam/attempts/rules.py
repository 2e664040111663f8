"""The rules of an exam: pure functions and values; no session, no clock."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from zerek.core.i18n import LANGUAGES
from zerek.exam.formats.rules import covered

SHOWN_KEYS = "ABCDEFGH"


class Item(NamedTuple):
    """One question of a paper. `order` holds the bank's keys in the order shown: `CABD` shows C as A."""

    question_id: UUID
    version_id: UUID
    section: int
    type: str
    order: str

    def to_bank(self, shown: str) -> str | None:
        """The bank's key behind a shown one; None where the question has no such option."""
        place = SHOWN_KEYS.find(shown) if len(shown) == 1 else -1
        return self.order[place] if 0 <= place < len(self.order) else None

    def to_shown(self, bank_keys: str) -> list[str]:
        """The shown keys, sorted, of the bank's keys."""
        return sorted(SHOWN_KEYS[self.order.index(key)] for key in bank_keys)


@dataclass(frozen=True, slots=True)
class Paper:
    """What one attempt consists of, in its own order. Stored as JSON and never changed."""

    items: tuple[Item, ...]

    def to_json(self) -> dict[str, Any]:
        return {"items": [[item[0].hex, item[1].hex, item[2], item[3], item[4]] for item in self.items]}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Paper":
        return cls(msgspec.convert(stored["items"], tuple[Item, ...]))  # eight times as fast as item by item


def random_order(option_keys: str, random: Callable[[], float]) -> str:
    """In the order of random numbers of [0, 1) every order is equally likely. A paper has a hundred of them and more,
    and this takes a fourth of what shuffling does."""
    return "".join(sorted(option_keys, key=lambda _key: random()))


def remaining_seconds(deadline_at: datetime, now: datetime) -> int:
    """Whole seconds to the deadline, rounded up, never below 0."""
    return max(0, -((now - deadline_at) // timedelta(seconds=1)))


def is_overdue(deadline_at: datetime, now: datetime, grace: timedelta) -> bool:
    """Whether even the grace is over: from then on an attempt is to be finished by whoever sees it."""
    return now > deadline_at + grace


REMINDED_MINUTES = (10, 5, 1)


def reached_mark(deadline_at: datetime, now: datetime) -> int | None:
    """The last of the marks 10, 5 and 1 minutes before the end that has been reached."""
    left = deadline_at - now
    return min((mark for mark in REMINDED_MINUTES if left <= timedelta(minutes=mark)), default=None)


def mark_after_moving(told: int | None, deadline_at: datetime, now: datetime) -> int | None:
    """The last mark told, once the deadline has moved: marks that lie ahead again are told again, and one that is still
    behind is not."""
    if told is None:
        return None
    reached = reached_mark(deadline_at, now)
    return None if reached is None else max(told, reached)


def extra_seconds(time_limit_seconds: int, percent: int, minutes: int) -> int:
    """The time that a person gets on top of a format's own; whole seconds, rounded up."""
    return -(-time_limit_seconds * percent // 100) + 60 * minutes


def choose_language(texts: Mapping[str, Any], wanted: str) -> str:
    """The wanted language where a question has it; else the first of ru, kk, en that it has; else the unnamed one."""
    for language in (wanted, *LANGUAGES, ""):
        if language in texts:
            return language
    return next(iter(texts))


def partial_share(selected: str, correct: str) -> float:
    """Which part of a question's points a choice earns where grading is partial: all, half or nothing.

    The official rule for tasks with one or several right answers (2 points): every right answer and no other, 2 points;
    one mistake, 1 point; two or more, 0. A mistake is a wrong answer chosen or a right one left out. Choosing one wrong
    answer instead of the only right one is therefore two mistakes. Nothing chosen earns nothing.
    """
    if not selected:
        return 0.0
    mistakes = len(set(selected) ^ set(correct))
    return (1.0, 0.5)[mistakes] if mistakes < 2 else 0.0


def earned_share(selected: str, correct: str, *, partly: bool, annulled: bool = False) -> float:
    """Which part of a question's points a choice earns, by the grading of its section."""
    if annulled:
        return 1.0
    if partly:
        return partial_share(selected, correct)
    return float(bool(selected) and selected == correct)


class Score(NamedTuple):
    questions: int
    answered: int
    correct: int
    points: float
    max_points: float

    @property
    def percentage(self) -> float:
        """Points of those that could be had, times 100; with equal points that is correct ÷ total × 100."""
        return round(100 * self.points / self.max_points, 2) if self.max_points else 0.0


def score(
    paper: Paper,
    points: Sequence[float],
    marks: Mapping[UUID, bool | None],
    shares: Mapping[UUID, float] = MappingProxyType({}),
    annulled: AbstractSet[UUID] = frozenset(),
) -> list[Score]:
    """Each section's score. `points` is what a question is worth, by section; `marks` maps a question version that was
    answered to whether exactly the right set was chosen; what is missing or None was not answered. `shares` maps one
    that was not exactly right to the part of its points that it earns all the same. An annulled one is right for
    everybody, answered or not: to leave it out would raise every threshold for those who had it."""
    tallies = [[0, 0, 0] for _ in points]
    partly = [0.0 for _ in points]
    for item in paper.items:
        mark = marks.get(item.version_id)
        tally = tallies[item.section]
        tally[0] += 1
        tally[1] += mark is not None
        is_right = mark is True or item.version_id in annulled
        tally[2] += is_right
        if mark is False and not is_right:
            partly[item.section] += shares.get(item.version_id, 0.0)
    return [
        Score(questions, answered, correct, round((correct + part) * worth, 4), round(questions * worth, 4))
        for (questions, answered, correct), part, worth in zip(tallies, partly, points, strict=True)
    ]


def total(scores: Sequence[Score]) -> Score:
    questions, answered, correct, points, most = (sum(column) for column in zip(*scores, strict=True))
    return Score(int(questions), int(answered), int(correct), round(points, 4), round(most, 4))


def verdicts(format: Mapping[str, Any], scores: Sequence[Score]) -> list[dict[str, Any]]:
    """The pass mark of the format and each of its thresholds: `{name, required, reached, passed}`."""
    whole = total(scores)
    required = float(format["pass_percent"])
    found = [
        {
            "name": "pass_percent",
            "required": required,
            "reached": whole.percentage,
            "passed": 100 * whole.points >= required * whole.max_points,
        }
    ]
    sections = format["sections"]
    for threshold in format.get("thresholds") or []:
        reached = round(sum(scores[place].points for place in covered(threshold, sections)), 4)
        least = float(threshold["points"])
        found.append({"name": threshold["name"], "required": least, "reached": reached, "passed": reached >= least})
    return found
