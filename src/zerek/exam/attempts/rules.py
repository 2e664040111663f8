"""The rules of an exam: pure functions and values; no session, no clock."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from zerek.core.i18n import LANGUAGES

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
        return cls(tuple(Item(UUID(row[0]), UUID(row[1]), row[2], row[3], row[4]) for row in stored["items"]))


def shuffled_order(option_keys: str, shuffle: Callable[[list[str]], None]) -> str:
    keys = list(option_keys)
    shuffle(keys)
    return "".join(keys)


def remaining_seconds(deadline_at: datetime, now: datetime) -> int:
    """Whole seconds to the deadline, rounded up, never below 0."""
    return max(0, -((now - deadline_at) // timedelta(seconds=1)))


def is_overdue(deadline_at: datetime, now: datetime, grace: timedelta) -> bool:
    """Whether even the grace is over: from then on an attempt is to be finished by whoever sees it."""
    return now > deadline_at + grace


def choose_language(texts: Mapping[str, Any], wanted: str) -> str:
    """The wanted language where a question has it; else the first of ru, kk, en that it has; else the unnamed one."""
    for language in (wanted, *LANGUAGES, ""):
        if language in texts:
            return language
    return next(iter(texts))


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


def score(paper: Paper, points: Sequence[float], marks: Mapping[UUID, bool | None]) -> list[Score]:
    """Each section's score. `points` is what a question is worth, by section; `marks` maps a question version that was
    answered to whether exactly the right set was chosen; what is missing or None was not answered."""
    tallies = [[0, 0, 0] for _ in points]
    for item in paper.items:
        mark = marks.get(item.version_id)
        tally = tallies[item.section]
        tally[0] += 1
        tally[1] += mark is not None
        tally[2] += mark is True
    return [
        Score(questions, answered, correct, round(correct * worth, 4), round(questions * worth, 4))
        for (questions, answered, correct), worth in zip(tallies, points, strict=True)
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
    for threshold in format.get("thresholds") or []:
        role, subject_code = threshold.get("role"), threshold.get("subject_code")
        reached = sum(
            one.points
            for one, section in zip(scores, format["sections"], strict=True)
            if role in (None, section["role"]) and subject_code in (None, section["subject_code"])
        )
        least = float(threshold["points"])
        found.append({"name": threshold["name"], "required": least, "reached": reached, "passed": reached >= least})
    return found
