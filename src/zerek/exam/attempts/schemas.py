"""What goes over the wire about attempts."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from zerek.core.i18n import Language
from zerek.core.schema import Input, Moment, Number, Schema
from zerek.exam.attempts.models import Status

LARGEST_SEQUENCE = 2**53 - 1


class StartIn(Input):
    """`language` is the one to read questions in, where they exist in it; by default that of the profile."""

    major_code: str | None = Field(None, max_length=40)
    format: str = Field("profile", min_length=1, max_length=60)
    language: Language | None = None
    sitting_id: UUID | None = Field(None, description="a scheduled exam, which names its own format")
    access_code: str | None = Field(None, max_length=40)


class Started(Schema):
    attempt_id: UUID
    mode: Literal["exam"] = "exam"
    format: str
    major_code: str | None
    status: Status
    started_at: Moment
    deadline_at: Moment
    server_time: Moment
    time_limit_minutes: Number
    total_questions: int
    paused_at: Moment | None = None
    extra_seconds: int = Field(0, description="the person's own extra time, contained in the deadline")
    fullscreen: bool = False
    sitting_id: UUID | None = None


class AttemptClock(Schema):
    """What a room asks for often. `state_version` changes whenever an answer or a flag of the attempt does: it is
    when the last answer was saved (empty before the first) and, after a slash, how many questions are flagged."""

    attempt_id: UUID
    status: Status
    deadline_at: Moment
    paused_at: Moment | None
    time_remaining_seconds: int
    server_time: Moment
    state_version: str
    cancel_reason: str | None


class AttemptStatus(Started):
    completed_at: Moment | None
    time_remaining_seconds: int
    answered_questions: int
    current_question_index: int


class Option(Schema):
    key: str
    text: str


class QuestionShown(Schema):
    """A question as its solver sees it: the one shape, for every place that shows one."""

    question_id: UUID
    question_text: str
    question_type: Literal["single", "multiple"]
    options: list[Option]
    subject_code: str
    topic: str | None
    tags: list[str]
    difficulty: str
    points: float
    time_seconds: int
    position: int
    selected_keys: list[str]
    flagged: bool


class QuestionsShown(Schema):
    attempt_id: UUID
    status: Status
    deadline_at: Moment
    server_time: Moment
    current_question_index: int
    language: Language
    items: list[QuestionShown]


Key = Annotated[str, Field(min_length=1, max_length=8)]


class AnswerIn(Input):
    """An empty list takes the choice back. An answer with an older `client_seq` never replaces a newer one."""

    question_id: UUID
    selected_keys: list[Key] = Field(max_length=8)
    client_seq: int | None = Field(None, strict=True, ge=0, le=LARGEST_SEQUENCE)


class AnswerSaved(Schema):
    question_id: UUID
    saved_at: Moment
    answered_questions: int
    selected_keys: list[str] = Field(description="what is stored now: a newer choice where this one came too late")
    client_seq: int | None
    server_time: Moment
    deadline_at: Moment


class FlagIn(Input):
    question_id: UUID
    flagged: bool


class PositionIn(Input):
    position: int = Field(ge=0, le=10_000)


class PositionSaved(Schema):
    position: int


class Verdict(Schema):
    name: str
    required: float
    reached: float
    passed: bool


class SectionResult(Schema):
    subject_code: str
    title: str
    questions: int
    answered: int
    correct: int
    points: float
    max_points: float
    score_percentage: Number


class ProctoringSummary(Schema):
    """`verdict` and `note` are a reviewer's; the count alone decides nothing."""

    total_events: int = 0
    by_type: dict[str, int] = Field(default_factory=dict)
    suspicious: bool = False
    verdict: str | None = None
    note: str | None = None


class Reviewed(QuestionShown):
    """An annulled question counts as right for everybody."""

    correct_keys: list[str]
    is_correct: bool
    points_earned: float
    explanation: str | None
    annulled: bool = False
    bookmarked: bool = Field(False, description="by whoever reads this")


class Standing(Schema):
    correct_answers: int | None
    points: float | None
    score_percentage: Number | None
    passed: bool | None


class Regraded(Schema):
    """That the key of a question turned out to be wrong after this attempt had been graded."""

    at: Moment
    kind: Literal["corrected", "annulled"]
    reason: str
    question_id: UUID
    changed: bool
    before: Standing
    after: Standing


class AttemptSummary(Schema):
    attempt_id: UUID
    mode: Literal["exam"] = "exam"
    format: str
    major_code: str | None
    status: Status
    started_at: Moment
    deadline_at: Moment
    completed_at: Moment | None
    time_limit_minutes: Number
    total_questions: int
    answered_questions: int | None
    correct_answers: int | None
    score_percentage: Number | None
    points: float | None
    max_points: float | None
    passed: bool | None
    sitting_id: UUID | None = None
    cancel_reason: str | None = None
    archived_at: Moment | None = None


class Result(AttemptSummary):
    verdicts: list[Verdict]
    sections: list[SectionResult]
    proctoring: ProctoringSummary
    review_opens_at: Moment | None = Field(None, description="when the right answers are shown, where that is later")
    review_closed: bool = Field(False, description="whether the right answers are not shown, or not yet")
    regrades: list[Regraded] = Field(default_factory=list)
    review: list[Reviewed] | None = None
