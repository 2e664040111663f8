"""Attempts, their answers, and the questions flagged in them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class Status(StrEnum):
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


RUNNING = text("status = 'in_progress'")
UNRECORDED = text("recorded_at IS NULL AND status IN ('completed','expired')")


class ExamAttempt(Base):
    """`format` is the format as it was at the start; `paper` (see `rules.Paper`) is never changed afterwards.

    While an attempt is paused its `deadline_at` stands; what remains is counted from `paused_at`, and resuming moves
    the deadline on. `extra_seconds` is what of the time is the person's own (see `exam.extra_time`).
    `reminded_minutes` is the last mark before the end that was told.
    """

    __tablename__ = "exam_attempts"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    format_code: Mapped[str] = mapped_column(String(60))
    format: Mapped[dict[str, Any]]
    major_code: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    status: Mapped[str] = mapped_column(String(12))
    started_at: Mapped[datetime]
    deadline_at: Mapped[datetime]
    completed_at: Mapped[datetime | None]
    paper: Mapped[dict[str, Any]]
    total_questions: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    position_at: Mapped[datetime]
    answered_questions: Mapped[int | None]
    correct_answers: Mapped[int | None]
    points: Mapped[float | None]
    max_points: Mapped[float | None]
    score_percentage: Mapped[float | None]
    passed: Mapped[bool | None]
    sections: Mapped[list[Any] | None]
    verdicts: Mapped[list[Any] | None]
    sitting_id: Mapped[UUID | None]  # no foreign key: a sitting that somebody has sat is never deleted
    paused_at: Mapped[datetime | None]
    extra_seconds: Mapped[int] = mapped_column(default=0, server_default="0")
    reminded_minutes: Mapped[int | None]
    cancel_reason: Mapped[str | None] = mapped_column(String(500))
    archived_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime | None]  # when its answers became responses

    __table_args__ = (
        Index("uq_exam_attempts_one_running", "user_id", unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("ix_exam_attempts_running_deadline", "deadline_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("ix_exam_attempts_unrecorded", "completed_at", sqlite_where=UNRECORDED, postgresql_where=UNRECORDED),
        Index("ix_exam_attempts_user_id_started_at", "user_id", "started_at"),
        Index("ix_exam_attempts_started_at", "started_at"),
        Index("ix_exam_attempts_sitting_id", "sitting_id"),
        CheckConstraint("status IN ('in_progress','completed','expired','cancelled')", name="status"),
        CheckConstraint("deadline_at > started_at", name="deadline"),
    )


class ExamAnswer(Base):
    """What was chosen, in the bank's own keys, sorted (`AC`); empty when the choice was taken back.

    There is no foreign key: the statement that writes an answer reads the attempt's row under a lock and the question
    from its paper, and this is the busiest table of the product.
    """

    __tablename__ = "exam_answers"

    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
    version_id: Mapped[UUID] = mapped_column(primary_key=True)
    keys: Mapped[str] = mapped_column(String(8))
    client_seq: Mapped[int | None] = mapped_column(BigInteger)
    saved_at: Mapped[datetime]
    is_correct: Mapped[bool | None]


class ExamFlag(Base):
    """A question that its solver wants to come back to."""

    __tablename__ = "exam_flags"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"), primary_key=True)
    version_id: Mapped[UUID] = mapped_column(primary_key=True)


class ExamPaperVersion(Base):
    """Which attempts have a question version on their paper: the index that `paper` cannot have.

    No foreign key, for the same reason as with answers; a row without its attempt means nothing.
    """

    __tablename__ = "exam_paper_versions"

    version_id: Mapped[UUID] = mapped_column(primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(primary_key=True)
