"""Tallies of finished attempts: sums that a job adds to, so that reading a statistic never reads answers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base

FRESH = text("fresh")
WHOLE = -1  # in place of a section: the whole exam


class CountedAttempt(Base):
    """An attempt that is in the tallies, with what it brought to them, so that it can be taken out again.

    `marks` has a letter per question of the paper: 1 right, 0 wrong, - not answered; "" for an attempt that was left
    out. `recount` says that it was graded again since.
    """

    __tablename__ = "exam_counted_attempts"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"), primary_key=True)
    counted_at: Mapped[datetime]
    marks: Mapped[str] = mapped_column(String(500))
    score_percentage: Mapped[float]
    recount: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        Index(
            "ix_exam_counted_attempts_recount",
            "attempt_id",
            sqlite_where=text("recount"),
            postgresql_where=text("recount"),
        ),
    )


class ItemTally(Base):
    """Of one question version: sums over its responses. The rest score is the share of right answers among the other
    questions of the attempt, in hundredths of a percent: whole numbers add up to the same sum in any order."""

    __tablename__ = "exam_item_tallies"

    version_id: Mapped[UUID] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    responses: Mapped[int]
    omitted: Mapped[int]
    correct: Mapped[int]
    rest_sum: Mapped[int] = mapped_column(BigInteger)
    rest_square_sum: Mapped[int] = mapped_column(BigInteger)
    correct_rest_sum: Mapped[int] = mapped_column(BigInteger)
    fresh: Mapped[bool]

    __table_args__ = (Index("ix_exam_item_tallies_fresh", "question_id", sqlite_where=FRESH, postgresql_where=FRESH),)


class ItemBand(Base):
    """How often something happened to a question version, by band.

    `series` is a key of the bank that was chosen, "" where nothing was, or `*` for all responses, each by bands of the
    rest score; or `t` for the time, by bands of seconds.
    """

    __tablename__ = "exam_item_bands"

    version_id: Mapped[UUID] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(String(1), primary_key=True)
    band: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]


class ItemStatistic(Base):
    """Of a question, what lists are sorted and filtered by; made from the tallies whenever they have changed.

    `flags` has commas around each one (`,too_easy,dead_distractor,`), so that one can be looked for.
    """

    __tablename__ = "exam_item_statistics"

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"), index=True)
    responses: Mapped[int]
    facility: Mapped[float]
    facility_low: Mapped[float]
    facility_high: Mapped[float]
    discrimination: Mapped[float | None]
    discrimination_low: Mapped[float | None]
    discrimination_high: Mapped[float | None]
    omitted_share: Mapped[float]
    median_seconds: Mapped[float | None]
    dead_distractors: Mapped[str] = mapped_column(String(8))
    flags: Mapped[str] = mapped_column(String(200))
    options: Mapped[list[Any]]
    updated_at: Mapped[datetime]


class FormTally(Base):
    """Of one make of an exam format (`shape`, its sections and their counts): sums of the right answers in a section,
    or in the whole (`section` -1). `name` is the section's subject code, or its role where majors differ in it."""

    __tablename__ = "exam_form_tallies"

    format_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    shape: Mapped[str] = mapped_column(String(200), primary_key=True)
    section: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(40))
    questions: Mapped[int]
    attempts: Mapped[int]
    correct_sum: Mapped[int] = mapped_column(BigInteger)
    correct_square_sum: Mapped[int] = mapped_column(BigInteger)


class ScoreBand(Base):
    """How many attempts of a make of a format reached how many percent, in bands of five."""

    __tablename__ = "exam_score_bands"

    format_code: Mapped[str] = mapped_column(String(60), primary_key=True)
    shape: Mapped[str] = mapped_column(String(200), primary_key=True)
    band: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]


class SubjectTally(Base):
    __tablename__ = "exam_subject_tallies"

    subject_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    attempts: Mapped[int]
    questions: Mapped[int] = mapped_column(BigInteger)
    answered: Mapped[int] = mapped_column(BigInteger)
    correct: Mapped[int] = mapped_column(BigInteger)
