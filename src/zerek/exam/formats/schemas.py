"""What an exam is made of, as it goes over the wire and into an attempt."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from zerek.core.schema import Input, Schema

SHORTEST_SECONDS = 5
LONGEST_SECONDS = 24 * 60 * 60
MOST_QUESTIONS = 500


class SectionRole(StrEnum):
    GENERAL = "general"
    PROFILE_1 = "profile_1"
    PROFILE_2 = "profile_2"


FormatCode = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Seconds = Annotated[int, Field(ge=SHORTEST_SECONDS, le=LONGEST_SECONDS)]
Percent = Annotated[float, Field(ge=0, le=100)]


class Section(Input):
    """`points` is what one question of the section is worth. `subject_code` belongs to the role `general` alone.

    `question_type` draws questions of that type only. `grading` `partial` gives half of the points for one mistake in
    a question with several right answers.
    """

    role: SectionRole
    subject_code: str | None = Field(None, max_length=40)
    count: int = Field(ge=1, le=MOST_QUESTIONS)
    points: float = Field(1, gt=0, le=100)
    question_type: Literal["single", "multiple"] | None = None
    grading: Literal["exact", "partial"] = "exact"

    @model_validator(mode="after")
    def check_subject(self) -> "Section":
        if (self.role is SectionRole.GENERAL) != (self.subject_code is not None):
            raise ValueError("subject_code is for the role general, which needs it")
        if self.grading == "partial" and self.question_type == "single":
            raise ValueError("one right answer is right or wrong: partial grading needs several")
        return self


class Threshold(Input):
    """The points that must be reached in all (`role` and `subject_code` absent) or in one section."""

    name: str = Field(min_length=1, max_length=200)
    role: SectionRole | None = None
    subject_code: str | None = Field(None, max_length=40)
    points: float = Field(ge=0, le=50_000)


class FormatIn(Input):
    code: FormatCode
    title_ru: Title
    title_kk: Title | None = None
    title_en: Title | None = None
    time_limit_seconds: Seconds
    pass_percent: Percent = 70
    sections: list[Section] = Field(min_length=1, max_length=20)
    thresholds: list[Threshold] = Field(default_factory=list, max_length=20)
    fullscreen: bool = False

    @model_validator(mode="after")
    def check_sections(self) -> "FormatIn":
        check_sections(self.sections)
        return self


class FormatChange(Input):
    title_ru: Title | None = None
    title_kk: Title | None = None
    title_en: Title | None = None
    time_limit_seconds: Seconds | None = None
    pass_percent: Percent | None = None
    sections: list[Section] | None = Field(None, min_length=1, max_length=20)
    thresholds: list[Threshold] | None = Field(None, max_length=20)
    fullscreen: bool | None = None

    @model_validator(mode="after")
    def check_sections(self) -> "FormatChange":
        check_sections(self.sections or [])
        return self


def check_sections(sections: list[Section]) -> None:
    if sum(section.count for section in sections) > MOST_QUESTIONS:
        raise ValueError(f"more than {MOST_QUESTIONS} questions")
    named = [(section.role, section.subject_code) for section in sections]
    if len(set(named)) != len(named):
        raise ValueError("two sections of one subject")


class FormatOut(Schema):
    code: str
    title_ru: str
    title_kk: str
    title_en: str
    time_limit_seconds: int
    time_limit_minutes: float
    pass_percent: float
    total_questions: int
    max_points: float
    fullscreen: bool
    sections: list[Section]
    thresholds: list[Threshold]
