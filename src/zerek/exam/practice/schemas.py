"""What goes over the wire about practice."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from zerek.core.i18n import Language
from zerek.core.schema import Input, Moment, Number, Schema
from zerek.exam.attempts.schemas import LARGEST_SEQUENCE, Key, QuestionShown

LONGEST_SECONDS = 24 * 3600
SubjectCode = Annotated[str, Field(min_length=1, max_length=40)]


class Order(StrEnum):
    BANK = "bank"
    ADAPTIVE = "adaptive"
    MISTAKES = "mistakes"


class PracticeStartIn(Input):
    """`language` is the one to read questions in, where they exist in it; by default that of the profile."""

    subject_code: SubjectCode
    language: Language | None = None


class PracticeFinishIn(Input):
    """Without a subject it is the session that was practised last."""

    subject_code: SubjectCode | None = None


class PracticeAnswerIn(Input):
    """An answer with a `client_seq` that is not newer than the last one's is that one again. `version_id` is that of
    the question as it was shown; by default the one that stands in the bank now."""

    question_id: UUID
    selected_keys: list[Key] = Field(min_length=1, max_length=8)
    client_seq: int | None = Field(None, strict=True, ge=0, le=LARGEST_SEQUENCE)
    time_seconds: float | None = Field(None, ge=0, le=LONGEST_SECONDS, allow_inf_nan=False)
    version_id: UUID | None = None


class AnyPracticeAnswerIn(PracticeAnswerIn):
    subject_code: SubjectCode


class CheckedAnswer(Schema):
    """The keys are those that were shown. `counted` is false for one more try with the solution just seen."""

    question_id: UUID
    is_correct: bool
    correct_keys: list[str]
    selected_keys: list[str]
    explanation: str | None
    counted: bool
    answered: int
    correct: int
    accuracy: float
    streak: int


class PracticeQuestion(QuestionShown):
    """`last_result` is how the student's last answer to it went, in whatever session or exam."""

    version_id: UUID
    bookmarked: bool
    last_result: Literal["right", "wrong"] | None


class QuestionPage(Schema):
    items: list[PracticeQuestion]
    total: int
    limit: int
    offset: int
    has_more: bool


class TopicStats(Schema):
    topic: str | None
    answered: int
    correct: int
    accuracy: float


class PracticeStats(Schema):
    """Of the session that is under way; `session_id` is null where there is none."""

    subject_code: str
    session_id: UUID | None
    answered: int
    correct: int
    accuracy: float
    streak: int
    best_streak: int
    started_at: Moment | None
    last_answer_at: Moment | None
    by_topic: list[TopicStats]


class PracticeStarted(PracticeStats):
    session_id: UUID
    resumed: bool
    total_questions: int
    language: Language


class PracticeFinished(PracticeStats):
    finished_at: Moment
    weakest_topics: list[str]
    reviews_due: int


class TopicMastery(Schema):
    """`mastery` is the probability that an ordinary question of the topic is answered right now, `uncertainty` the
    standard deviation of the ability in logits."""

    topic: str | None
    questions: int
    answered: int
    correct: int
    mastery: Number
    uncertainty: Number


class SubjectProgress(Schema):
    subject_code: str
    title_ru: str
    title_kk: str
    title_en: str
    questions: int
    met: int = Field(description="different questions of the subject that were answered")
    known: int = Field(description="those of them that were answered right at least once")
    answered: int
    correct: int
    accuracy: float
    reviews_due: int
    session: PracticeStats | None


class SubjectsProgress(Schema):
    items: list[SubjectProgress]


class PracticeTopics(Schema):
    subject_code: str
    items: list[TopicMastery]
