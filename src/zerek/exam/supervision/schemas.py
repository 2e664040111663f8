"""What goes over the wire about attempts as others watch over them."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from zerek.core.paging import Page
from zerek.core.schema import Input, Moment, Number, Schema
from zerek.exam.attempts.models import Status
from zerek.exam.attempts.schemas import ProctoringSummary, Result
from zerek.exam.proctoring.schemas import ReviewOut

LONGEST_EXTENSION = 24 * 60  # minutes
MOST_NAMED = 500

Reason = Annotated[
    str, Field(min_length=1, max_length=500, description="kept in the audit trail; the student reads it")
]
Minutes = Annotated[int, Field(ge=1, le=LONGEST_EXTENSION)]


class ExtendIn(Input):
    minutes: Minutes
    reason: Reason


class ReasonIn(Input):
    reason: Reason


class Chosen(Input):
    """Which running attempts: those that match all that is named; where nothing is, all that one watches over."""

    attempt_ids: list[UUID] | None = Field(None, min_length=1, max_length=MOST_NAMED)
    user_id: UUID | None = None
    sitting_id: UUID | None = None
    school_id: UUID | None = None
    major_code: str | None = Field(None, max_length=40)
    format: str | None = Field(None, max_length=60)
    suspicious: bool | None = None
    q: str | None = Field(None, max_length=100)


class ExtendManyIn(Chosen):
    minutes: Minutes
    reason: Reason


class ChangeManyIn(Chosen):
    reason: Reason


class Changed(Schema):
    attempt_id: UUID
    status: Status
    deadline_at: Moment
    paused_at: Moment | None
    server_time: Moment


class ChangedMany(Schema):
    changed_count: int
    items: list[Changed]


class Sitter(Schema):
    user_id: UUID
    full_name: str
    username: str


class AttemptRow(Schema):
    attempt_id: UUID
    user: Sitter
    format: str
    format_title_ru: str
    format_title_kk: str
    format_title_en: str
    major_code: str | None
    sitting_id: UUID | None
    status: Status
    started_at: Moment
    deadline_at: Moment
    paused_at: Moment | None
    completed_at: Moment | None
    archived_at: Moment | None
    time_remaining_seconds: int
    extra_seconds: int
    total_questions: int
    answered_questions: int
    last_seen_at: Moment | None
    score_percentage: Number | None
    passed: bool | None
    proctoring: ProctoringSummary


class AttemptsPage(Page[AttemptRow]):
    server_time: Moment


class Monitor(AttemptsPage):
    """The running attempts, those that end first on top, and how many there are in all."""

    running: int
    paused: int
    suspicious: int
    ending_soon: int = Field(description="within ten minutes")


class AnswerMoment(Schema):
    """When a question was last answered; the choice itself is not told while the exam runs."""

    position: int
    subject_code: str
    saved_at: Moment
    is_answered: bool
    is_correct: bool | None


class AttemptDetail(Schema):
    attempt: AttemptRow
    result: Result | None
    cancel_reason: str | None
    answers: list[AnswerMoment]
    reviews: list[ReviewOut]
    server_time: Moment
