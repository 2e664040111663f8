"""What goes over the wire about questions. The shape of a question is that of an import file."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.exam.bank.questions.rules import Step
from zerek.exam.bank.rules import (
    LONGEST_OPTION,
    LONGEST_SUBJECT,
    LONGEST_TAG,
    LONGEST_TEXT,
    LONGEST_TOPIC,
    MOST_TAGS,
    OPTION_KEYS,
)

LONGEST_COMMENT = 2_000
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]
OptionText = Annotated[str, Field(max_length=LONGEST_OPTION)]
Topic = Annotated[str, Field(max_length=LONGEST_TOPIC)]
Key = Annotated[str, Field(min_length=1, max_length=1)]
LanguageCode = Annotated[str, Field(max_length=2)]
Comment = Annotated[str, Field(max_length=LONGEST_COMMENT)]


class OptionIn(Input):
    key: Key | None = None
    text: OptionText
    is_correct: bool


class TranslationIn(Input):
    question_text: Text
    options: dict[Key, OptionText] = Field(max_length=len(OPTION_KEYS))
    explanation: Text | None = None
    topic: Topic | None = None


class QuestionChange(Input):
    """What is not named stays as it is. `translations` and `options` are given whole."""

    subject_code: Annotated[str, Field(min_length=1, max_length=LONGEST_SUBJECT)] | None = None
    language: LanguageCode | None = None
    question_text: Text | None = None
    type: Annotated[str, Field(max_length=10)] | None = None
    difficulty: Annotated[str, Field(max_length=1)] | None = None
    points: float | None = None
    time_seconds: int | None = None
    options: Annotated[list[OptionIn], Field(max_length=len(OPTION_KEYS))] | None = None
    explanation: Text | None = None
    topic: Topic | None = None
    tags: Annotated[list[Annotated[str, Field(max_length=LONGEST_TAG)]], Field(max_length=MOST_TAGS)] | None = None
    metadata: dict[str, Any] | None = None
    translations: Annotated[dict[LanguageCode, TranslationIn], Field(max_length=3)] | None = None


class QuestionIn(QuestionChange):
    """A question as an import file has it."""

    subject_code: Annotated[str, Field(min_length=1, max_length=LONGEST_SUBJECT)]
    question_text: Text
    options: Annotated[list[OptionIn], Field(max_length=len(OPTION_KEYS))]


class CommentIn(Input):
    comment: Comment = ""


class SendBackIn(Input):
    """What the author is to mend."""

    comment: Annotated[str, Field(min_length=1, max_length=LONGEST_COMMENT)]


class Author(Schema):
    id: UUID
    full_name: str


class OptionShown(Schema):
    key: str
    text: str
    is_correct: bool


class Translation(Schema):
    question_text: str
    options: dict[str, str]
    explanation: str | None
    topic: str | None


class Document(Schema):
    language: str | None = Field(description="of the original; empty where none is named")
    question_text: str
    type: str
    difficulty: str
    points: float
    time_seconds: int
    options: list[OptionShown]
    explanation: str | None
    topic: str | None
    tags: list[str]
    metadata: dict[str, Any]
    translations: dict[str, Translation]


class QuestionListed(Schema):
    id: UUID
    subject_code: str
    status: str
    revision_status: str | None
    version: int
    question_text: str
    type: str
    difficulty: str
    topic: str | None
    tags: list[str]
    languages: list[str]
    author: Author | None
    reports_open: int
    created_at: Moment
    updated_at: Moment


class QuestionDetail(Document):
    id: UUID
    subject_code: str
    status: str
    revision_status: str | None = Field(description="of the version shown, where papers are drawn with an older one")
    version: int
    published_version: int | None
    annulled: bool = Field(description="the version that papers were drawn with counts as right for everybody")
    languages: list[str]
    author: Author | None
    version_author: Author | None
    review_comment: str | None = Field(description="why it was sent back, while it is mended")
    reports_open: int
    steps: list[Step] = Field(description="what the caller may do with it as it stands")
    created_at: Moment
    updated_at: Moment


class DifferenceShown(Schema):
    field: str
    before: Any
    after: Any


class VersionShown(Schema):
    id: UUID
    number: int
    author: Author | None
    created_at: Moment
    is_current: bool = Field(description="papers are drawn with it")
    correct_keys_in_force: list[str] | None = Field(description="where they were corrected later")
    annulled: bool
    document: Document
    differences: list[DifferenceShown] = Field(description="to the version before")


class ReviewShown(Schema):
    step: str
    version: int | None
    by: Author | None
    comment: str
    at: Moment


class Label(Schema):
    label: str
    questions: int
