"""What goes over the wire about corrected keys."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.exam.attempts.schemas import Standing
from zerek.exam.bank.questions.schemas import LONGEST_COMMENT, Author, Key
from zerek.exam.bank.rules import OPTION_KEYS

Why = Annotated[str, Field(min_length=1, max_length=LONGEST_COMMENT, description="read by everybody concerned")]
Numbers = Annotated[list[Annotated[int, Field(ge=1, le=1_000_000)]], Field(min_length=1, max_length=100)]


class AnnulIn(Input):
    """`versions` are numbers; without them it is the published version and those before it that have the same options
    and the same key."""

    reason: Why
    versions: Numbers | None = None


class CorrectKeyIn(AnnulIn):
    correct_keys: Annotated[list[Key], Field(min_length=1, max_length=len(OPTION_KEYS))]


class CoveredVersion(Schema):
    number: int
    attempts: int
    covered: bool


class ChosenKeys(Schema):
    keys: list[str]
    attempts: int


class Forecast(Schema):
    """What a correction does, or would do."""

    dry_run: bool
    correction_id: UUID | None
    kind: Literal["corrected", "annulled"]
    old_keys: list[str]
    correct_keys: list[str]
    attempts: int = Field(description="finished ones that are graded again")
    running: int = Field(description="running ones, which are graded by the new key at their end")
    better: int
    worse: int
    unchanged: int
    examined: int = Field(description="of the better and worse ones, how many the next two figures were counted among")
    now_passed: int
    now_failed: int
    chosen: list[ChosenKeys] = Field(description="what was answered, most often first; nothing is no answer")
    versions: list[CoveredVersion]


class Correction(Schema):
    id: UUID
    question_id: UUID
    kind: Literal["corrected", "annulled"]
    old_keys: list[str]
    correct_keys: list[str]
    reason: str
    by: Author | None
    created_at: Moment
    finished_at: Moment | None
    attempts: int = Field(description="graded again so far")
    changed: int


class RegradeListed(Schema):
    attempt_id: UUID
    student: Author
    changed: bool
    before: Standing
    after: Standing
    at: Moment
