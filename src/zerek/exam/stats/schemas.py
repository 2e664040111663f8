"""What goes over the wire about statistics. Shares and correlations come with four decimals, and the tables that people
take away are made from these very shapes."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from zerek.core.schema import Moment, Schema
from zerek.exam.attempts.schemas import Result
from zerek.exam.stats.rules import Flag

Share = Annotated[float, AfterValidator(lambda value: round(value, 4))]
Figure = Annotated[float, AfterValidator(lambda value: round(value, 2))]


class OptionStatistic(Schema):
    key: str
    text: str
    is_correct: bool
    chosen: int
    share: Share
    low: Share
    high: Share
    upper_share: Share | None
    lower_share: Share | None
    dead: bool


class Figures(Schema):
    """`enough` says whether there are responses enough to say anything of the question: without, `flags` is empty."""

    responses: int
    enough: bool
    facility: Share | None
    facility_low: Share
    facility_high: Share
    discrimination: Share | None
    discrimination_low: Share | None
    discrimination_high: Share | None
    omitted_share: Share
    median_seconds: Figure | None
    flags: list[Flag]


class ItemRow(Figures):
    question_id: UUID
    subject_code: str
    topic: str | None
    question_text: str
    status: str
    dead_distractors: list[str]
    updated_at: Moment


class VersionStatistic(Figures):
    version_id: UUID
    number: int
    current: bool
    same_key: bool
    question_text: str
    created_at: Moment
    options: list[OptionStatistic]


class Words(Schema):
    text: str
    options: dict[str, str]


class QuestionStatistics(Figures):
    """The figures of a question are those of its current version and of every version that differs from it in nothing
    but its wording; `versions` has each one by itself. `texts` is the current wording by language."""

    question_id: UUID
    subject_code: str
    question_text: str
    topic: str | None
    texts: dict[str, Words]
    fewest_responses: int
    options: list[OptionStatistic]
    versions: list[VersionStatistic]


class ScoreStatistic(Schema):
    """Of an exam (`section` null) or of one of its sections. The error of measurement is in questions and percent."""

    section: int | None
    name: str
    questions: int
    attempts: int
    mean_percentage: Figure
    deviation_percentage: Figure
    alpha: Share | None
    alpha_low: Share | None
    alpha_high: Share | None
    error_questions: Figure | None
    error_percentage: Figure | None


class ScoreBandCount(Schema):
    """How many attempts reached from so many percent on to less than so many; the last band has its end in it."""

    from_percentage: int
    to_percentage: int
    attempts: int


class ExamStatistics(Schema):
    """One make of a format: whoever edits a format makes another one."""

    format: str
    title: str
    shape: str
    questions: int
    attempts: int
    fewest_attempts: int
    whole: ScoreStatistic
    sections: list[ScoreStatistic]
    distribution: list[ScoreBandCount]


class SubjectAccuracy(Schema):
    subject_code: str
    title: str
    answered: int
    correct: int
    accuracy: Figure


class TopicAccuracy(SubjectAccuracy):
    topic: str
    questions: int


class Progress(Schema):
    date: str
    score_percentage: Figure
    attempt_id: UUID
    format: str
    passed: bool | None


class MyStatistics(Schema):
    """Of both modes: an exam counts from its end on, also one that ran out of time."""

    total_attempts: int
    exam_attempts: int
    practice_attempts: int
    average_score: Figure | None
    best_score: Figure | None
    total_questions_answered: int
    correct_answers_percentage: Figure | None
    by_subject: list[SubjectAccuracy]
    recent_attempts: list[Result]
    progress: list[Progress]


class NextTopic(TopicAccuracy):
    """A topic to practise next; `at_least` is the accuracy that is certain enough from so few answers, in percent."""

    at_least: Figure


class MyTopics(Schema):
    """By topic, over the latest exams (`attempts` of them), and what to practise next."""

    attempts: int
    by_topic: list[TopicAccuracy]
    next: list[NextTopic]
