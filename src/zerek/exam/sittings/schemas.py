"""What goes over the wire about sittings."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from zerek.core.schema import Input, Moment, Number, Schema
from zerek.exam.sittings.models import ReviewPolicy
from zerek.exam.sittings.rules import SittingState

MOST_LISTED = 2_000
LONGEST_COOLDOWN = 60 * 24 * 60  # minutes: 60 days

Title = Annotated[str, Field(min_length=1, max_length=200)]


def check_code(code: str) -> str:
    """Only letters and digits are compared (see `service.code_hash`): without any of them no code at all would do."""
    if not any(letter.isalnum() for letter in code):
        raise ValueError("a code has letters or digits")
    return code


Code = Annotated[str, Field(min_length=4, max_length=40), AfterValidator(check_code)]
People = Annotated[list[UUID], Field(max_length=MOST_LISTED)]


class SittingIn(Input):
    """One may start from `opens_at` until `closes_at`, and then has the format's whole time. `user_ids` lists who may;
    without a list it is for the students of the school, or of every school where none is named."""

    title: Title
    format: str = Field(min_length=1, max_length=60)
    major_code: str | None = Field(None, max_length=40)
    school_id: UUID | None = None
    user_ids: People | None = None
    opens_at: Moment
    closes_at: Moment
    access_code: Code | None = None
    attempts_limit: int | None = Field(None, ge=1, le=100)
    cooldown_minutes: int = Field(0, ge=0, le=LONGEST_COOLDOWN)
    review_policy: ReviewPolicy = ReviewPolicy.AFTER_FINISH
    review_at: Moment | None = None
    fullscreen: bool = False

    @model_validator(mode="after")
    def check_window(self) -> "SittingIn":
        if self.closes_at <= self.opens_at:
            raise ValueError("it closes before it opens")
        if (self.review_policy is ReviewPolicy.AT_MOMENT) != (self.review_at is not None):
            raise ValueError("review_at is for the policy at_moment, which needs it")
        return self


class SittingChange(Input):
    """What is not named stays. `access_code` `null` takes the code away, `user_ids` `null` the list."""

    title: Title | None = None
    format: str | None = Field(None, min_length=1, max_length=60)
    major_code: str | None = Field(None, max_length=40)
    user_ids: People | None = None
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    access_code: Code | None = None
    attempts_limit: int | None = Field(None, ge=1, le=100)
    cooldown_minutes: int | None = Field(None, ge=0, le=LONGEST_COOLDOWN)
    review_policy: ReviewPolicy | None = None
    review_at: Moment | None = None
    fullscreen: bool | None = None


class SittingBase(Schema):
    id: UUID
    title: str
    format: str
    major_code: str | None
    opens_at: Moment
    closes_at: Moment
    state: SittingState
    needs_code: bool
    attempts_limit: int | None
    cooldown_minutes: int
    review_policy: ReviewPolicy
    review_at: Moment | None
    fullscreen: bool


class SittingOut(SittingBase):
    """As those see it who keep it."""

    school_id: UUID | None
    user_ids: list[UUID] | None
    attempts: int = Field(description="how many have been started, cancelled ones too")
    created_at: Moment


class OwnSitting(SittingBase):
    """As somebody sees it who may sit it."""

    format_title_ru: str
    format_title_kk: str
    format_title_en: str
    time_limit_minutes: Number
    total_questions: int
    needs_major: bool
    attempts_used: int
    next_start_at: Moment | None
    server_time: Moment
