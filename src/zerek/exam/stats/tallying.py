"""From finished attempts to what they add to the tallies: no session, only sums.

An attempt in which less than half was answered is left out: who gave up tells of patience, not of questions.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.stats import rules
from zerek.exam.stats.models import WHOLE

RIGHT, WRONG, OMITTED = "1", "0", "-"
TIMES = "t"
EVERY_RESPONSE = "*"
LONGEST_SHAPE = 200
Tallies = dict[tuple[Any, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A finished attempt as the tallies see it. `answers` are (keys, saved_at) by question version."""

    attempt_id: UUID
    format_code: str
    sections: Sequence[Mapping[str, Any]]
    paper: Paper
    marks: str
    score_percentage: float
    started_at: datetime
    answers: Mapping[UUID, tuple[str, datetime]]

    @property
    def shape(self) -> str:
        """Tells one make of a format from another: `TGO:10+ENG:10+profile_1:15+profile_2:15`."""
        text = "+".join(f"{named(section)}:{section['count']}" for section in self.sections)
        return text if len(text) <= LONGEST_SHAPE else hashlib.sha256(text.encode()).hexdigest()


def named(section: Mapping[str, Any]) -> str:
    """A profile section has another subject for every major, and is one section all the same."""
    return str(section["subject_code"] if section["role"] == "general" else section["role"])


def marks_of(paper: Paper, given: Mapping[UUID, bool | None]) -> str:
    """`given` maps a version that was answered to whether the answer was right."""
    marks = []
    for item in paper.items:
        mark = given.get(item.version_id)
        marks.append(OMITTED if mark is None else RIGHT if mark else WRONG)
    answered = len(marks) - marks.count(OMITTED)
    return "".join(marks) if 2 * answered >= len(marks) and answered else ""


@dataclass(slots=True)
class Changes:
    """What some attempts change in each table: its key, and what is added to its counts."""

    items: Tallies = field(default_factory=lambda: defaultdict(lambda: [0] * 6))
    bands: Tallies = field(default_factory=lambda: defaultdict(lambda: [0]))
    forms: Tallies = field(default_factory=lambda: defaultdict(lambda: [0] * 3))
    scores: Tallies = field(default_factory=lambda: defaultdict(lambda: [0]))
    subjects: Tallies = field(default_factory=lambda: defaultdict(lambda: [0] * 4))

    def add(self, sitting: Sitting, sign: int = 1) -> None:
        """Adds an attempt, or with -1 takes it out again."""
        if not sitting.marks:
            return
        correct = sitting.marks.count(RIGHT)
        times = seconds_by_version(sitting)
        for item, mark in zip(sitting.paper.items, sitting.marks, strict=True):
            rest = rules.rest_score(correct - (mark == RIGHT), len(sitting.marks) - 1)
            self._add_item(item, mark, rest, sign)
            self._add_choice(item, sitting.answers.get(item.version_id), rest, sign)
            band = rules.seconds_band(times[item.version_id]) if item.version_id in times else None
            if band is not None:
                self.bands[item.version_id, TIMES, band][0] += sign
        self._add_sections(sitting, sign)
        self.scores[sitting.format_code, sitting.shape, rules.score_band(sitting.score_percentage)][0] += sign

    def _add_item(self, item: Item, mark: str, rest: int, sign: int) -> None:
        right = mark == RIGHT
        added = (1, mark == OMITTED, right, rest, rest * rest, rest * right)
        tally = self.items[item.version_id, item.question_id]
        for place, value in enumerate(added):
            tally[place] += sign * value

    def _add_choice(self, item: Item, answer: tuple[str, datetime] | None, rest: int, sign: int) -> None:
        band = rules.rest_band(rest)
        for series in (EVERY_RESPONSE, *(answer[0] if answer and answer[0] else ("",))):
            self.bands[item.version_id, series, band][0] += sign

    def _add_sections(self, sitting: Sitting, sign: int) -> None:
        by_section: dict[int, list[str]] = defaultdict(list)
        for item, mark in zip(sitting.paper.items, sitting.marks, strict=True):
            by_section[item.section].append(mark)
        for place, marks in by_section.items():
            section = sitting.sections[place]
            self._add_form(sitting, place, named(section), marks, sign)
            subject = self.subjects[(section["subject_code"],)]
            for column, value in enumerate((1, len(marks), len(marks) - marks.count(OMITTED), marks.count(RIGHT))):
                subject[column] += sign * value
        self._add_form(sitting, WHOLE, "", sitting.marks, sign)

    def _add_form(self, sitting: Sitting, place: int, name: str, marks: Sequence[str], sign: int) -> None:
        correct = marks.count(RIGHT)
        form = self.forms[sitting.format_code, sitting.shape, place, name, len(marks)]
        for column, value in enumerate((1, correct, correct * correct)):
            form[column] += sign * value


def seconds_by_version(sitting: Sitting) -> dict[UUID, float]:
    """How long before each answer nothing else was saved: about the time that was taken for it.

    Only the last save of an answer is kept, so that one that was changed later measures the change. The median of many
    bears that; a mean would not.
    """
    before, found = sitting.started_at, {}
    for version_id, (keys, saved_at) in sorted(sitting.answers.items(), key=lambda one: one[1][1]):
        if keys:
            found[version_id] = (saved_at - before).total_seconds()
        before = saved_at
    return found
