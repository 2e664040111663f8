"""What goes over the wire about the whole installation."""

from zerek.core.schema import Moment, Schema
from zerek.exam.stats.schemas import Figure


class RoleCount(Schema):
    role: str
    users: int


class StatusCount(Schema):
    status: str
    attempts: int


class HourCount(Schema):
    """Attempts that started in an hour of the day, 0 to 23, in the time zone of who asks."""

    hour: int
    attempts: int


class SubjectTotals(Schema):
    subject_code: str
    title: str
    attempts: int
    questions: int
    answered: int
    correct: int
    accuracy: Figure


class MajorTotals(Schema):
    major_code: str
    title: str
    attempts: int
    average_score: Figure
    passed: int
    pass_rate: Figure


class Overview(Schema):
    """Averages and rates are of finished attempts, in percent; `busiest_hours` of the last `hours_from_days` days.
    Subjects are counted by a job, so that they may be a minute behind."""

    total_users: int
    users_by_role: list[RoleCount]
    total_attempts: int
    attempts_by_status: list[StatusCount]
    finished_attempts: int
    average_score: Figure | None
    passed: int
    pass_rate: Figure | None
    timezone: str
    hours_from_days: int
    busiest_hours: list[HourCount]
    by_subject: list[SubjectTotals]
    by_major: list[MajorTotals]
    as_of: Moment
