"""The statistics as tables to take away, made from what the API answers."""

from collections.abc import Sequence
from uuid import UUID

from zerek.core.downloads import table_of
from zerek.core.i18n import Language
from zerek.core.spreadsheets import Cell
from zerek.exam.stats.schemas import ExamStatistics, ItemRow, MyStatistics, OptionStatistic, QuestionStatistics

FIGURES = (
    "responses",
    "facility",
    "facility_low",
    "facility_high",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "omitted_share",
    "median_seconds",
    "flags",
)
ITEM = ("question_id", "subject_code", "topic", "question_text", "status", *FIGURES, "dead_distractors", "updated_at")
VERSION = ("version_id", "number", "current", "same_key", "question_text", *FIGURES)
OPTION = ("key", "is_correct", "chosen", "share", "low", "high", "upper_share", "lower_share", "dead")
SCORE = (
    "name",
    "questions",
    "attempts",
    "mean_percentage",
    "deviation_percentage",
    "alpha",
    "alpha_low",
    "alpha_high",
    "error_questions",
    "error_percentage",
)
BAND = ("from_percentage", "to_percentage", "attempts")
SUBJECT = ("subject_code", "title", "answered", "correct", "accuracy")
PROGRESS = ("date", "format", "score_percentage", "passed", "attempt_id")
NARROW, MIDDLE, WIDE = 12, 24, 60
WIDTHS = (MIDDLE, *(NARROW,) * 2, WIDE, *(NARROW,) * 14)
PLAIN_WIDTHS = (MIDDLE,) * 14


def items(rows: Sequence[ItemRow], language: Language) -> list[list[Cell]]:
    return table_of(ITEM, rows, language)


def item_options(rows: Sequence[tuple[UUID, str, Sequence[OptionStatistic]]], language: Language) -> list[list[Cell]]:
    """A line for each option of each question."""
    table = table_of(("question_id", "subject_code", *OPTION), (), language)
    for question_id, subject_code, options in rows:
        table += [[str(question_id), subject_code, *line] for line in table_of(OPTION, options, language)[1:]]
    return table


def question_options(question: QuestionStatistics, language: Language) -> list[list[Cell]]:
    return item_options([(question.question_id, question.subject_code, question.options)], language)


def question_versions(question: QuestionStatistics, language: Language) -> list[list[Cell]]:
    return table_of(VERSION, question.versions, language)


def reliability(exams: Sequence[ExamStatistics], language: Language) -> list[list[Cell]]:
    """A line for each exam, and one for each of its sections."""
    table = table_of(("format", "shape", *SCORE), (), language)
    for exam in exams:
        lines = table_of(SCORE, [exam.whole, *exam.sections], language)[1:]
        table += [[exam.format, exam.shape, *line] for line in lines]
    return table


def distribution(exams: Sequence[ExamStatistics], language: Language) -> list[list[Cell]]:
    table = table_of(("format", "shape", *BAND), (), language)
    for exam in exams:
        table += [[exam.format, exam.shape, *line] for line in table_of(BAND, exam.distribution, language)[1:]]
    return table


def my_subjects(mine: MyStatistics, language: Language) -> list[list[Cell]]:
    return table_of(SUBJECT, mine.by_subject, language)


def my_progress(mine: MyStatistics, language: Language) -> list[list[Cell]]:
    return table_of(PROGRESS, mine.progress, language)
