"""What goes over the wire about exams on paper."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from zerek.core.i18n import Language
from zerek.core.schema import Input, Moment, Number, Schema

MOST_VARIANTS = 12


class PaperIn(Input):
    """One draw of questions in several variants: they differ in the order of questions and of options."""

    title: str = Field(min_length=1, max_length=200)
    format: str = Field(min_length=1, max_length=60)
    major_code: str | None = Field(None, max_length=40)
    language: Language | None = None
    variants: int = Field(2, ge=1, le=MOST_VARIANTS)


class PaperSummary(Schema):
    id: UUID
    title: str
    format: str
    format_title_ru: str
    format_title_kk: str
    format_title_en: str
    major_code: str | None
    language: Language
    variants: int
    total_questions: int
    time_limit_minutes: Number
    created_at: Moment


class PrintedOption(Schema):
    key: str
    text: str


class PrintedQuestion(Schema):
    number: int
    section: int
    question_text: str
    question_type: Literal["single", "multiple"]
    points: float
    options: list[PrintedOption]


class PrintedVariant(Schema):
    """`keys` are the right answers of each question in turn: for the teacher's sheet alone."""

    number: int
    questions: list[PrintedQuestion]
    keys: list[list[str]]


class PrintedSection(Schema):
    subject_code: str
    title: str
    count: int
    points: float
    grading: str


class PaperOut(PaperSummary):
    sections: list[PrintedSection]
    sheets: list[PrintedVariant]
