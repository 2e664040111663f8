"""What goes over the wire about results."""

from typing import Literal
from uuid import UUID

from zerek.core.schema import Input, Moment, Schema
from zerek.exam.attempts.models import Status
from zerek.exam.stats.schemas import Figure, TopicAccuracy

NameShown = Literal["initials", "full"]


class EarlierAttempt(Schema):
    attempt_id: UUID
    completed_at: Moment
    score_percentage: Figure
    passed: bool


class SectionComparison(Schema):
    subject_code: str
    title: str
    score_percentage: Figure
    average_before: Figure | None
    difference: Figure | None


class Comparison(Schema):
    """With one's earlier attempts of the same format: the one before, their average and their best. `place` is that of
    this attempt among all of them by score, 1 for the best."""

    earlier_attempts: int
    previous: Figure | None
    average: Figure | None
    best: Figure | None
    difference: Figure | None
    place: int
    sections: list[SectionComparison]
    attempts: list[EarlierAttempt]


class Certificate(Schema):
    code: str
    verify_url: str
    name_shown: NameShown
    issued_at: Moment


class Breakdown(Schema):
    """A finished attempt by topic, beside earlier ones of its format; without topics while its review is closed.
    `certificate` is null until it was asked for."""

    attempt_id: UUID
    topics: list[TopicAccuracy]
    comparison: Comparison
    certificate: Certificate | None


class CertificateIn(Input):
    """Whether who verifies the code reads the full name or the initials."""

    name_shown: NameShown


class Verified(Schema):
    """What a check code stands for. `graded_again` says that the result changed after the code was given: `points` and
    `passed` are those of today, `certified_…` those of then."""

    code: str
    name: str
    name_shown: NameShown
    format: str
    title: str
    major_code: str | None
    major_title: str | None
    status: Status
    completed_at: Moment
    total_questions: int
    correct_answers: int
    points: Figure
    max_points: Figure
    score_percentage: Figure
    passed: bool
    cancelled: bool
    graded_again: bool
    certified_points: Figure
    certified_passed: bool
    issued_at: Moment
