"""What goes over the wire about reviews."""

from datetime import date

from pydantic import Field

from zerek.core.schema import Input, Schema
from zerek.exam.reviews.models import MOST_REVIEWS_PER_DAY


class DueBySubject(Schema):
    subject_code: str
    title_ru: str
    title_kk: str
    title_en: str
    due_today: int


class Forecast(Schema):
    date: date
    count: int


class Reviews(Schema):
    """`forecast` are the next seven days after today, as they will be if today's are done."""

    due_today: int
    done_today: int
    reviews_per_day: int
    cards: int
    by_subject: list[DueBySubject]
    forecast: list[Forecast]


class ReviewSettingsIn(Input):
    reviews_per_day: int = Field(ge=1, le=MOST_REVIEWS_PER_DAY)


class ReviewSettings(Schema):
    reviews_per_day: int
