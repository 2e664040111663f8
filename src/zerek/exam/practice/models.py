"""Practice sessions, what was answered in them, and the adaptive order that was served."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

ACTIVE = text("finished_at IS NULL")


class PracticeSession(Base):
    """What one student practises of one subject, from a start to a finish. At most one is active.

    `seed` decides in which order the options of every question are shown. `sequence` goes up with each answer, which is
    taken only by who has seen the last one; so two tabs never count one answer twice.
    """

    __tablename__ = "practice_sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))
    language: Mapped[str | None] = mapped_column(String(2))
    seed: Mapped[int] = mapped_column(BigInteger)
    sequence: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    last_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    answered: Mapped[int] = mapped_column(default=0)
    correct: Mapped[int] = mapped_column(default=0)
    streak: Mapped[int] = mapped_column(default=0)
    best_streak: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(
            "uq_practice_sessions_one_active",
            "user_id",
            "subject_id",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        Index("ix_practice_sessions_user_id_last_at", "user_id", "last_at"),
    )


class PracticeAnswer(Base):
    """One answer in the bank's own keys, sorted. `number` counts the answers of a person to a question; `counted` is
    false for one that was given again with the solution just seen."""

    __tablename__ = "practice_answers"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("practice_sessions.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[UUID]
    keys: Mapped[str] = mapped_column(String(8))
    is_correct: Mapped[bool]
    counted: Mapped[bool]
    client_seq: Mapped[int | None] = mapped_column(BigInteger)
    seconds: Mapped[float | None]
    at: Mapped[datetime]


class PracticePlan(Base):
    """The adaptive order as it was served, for its further pages; made anew when a first page is asked for after
    answers. `items` are question ids."""

    __tablename__ = "practice_plans"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("practice_sessions.id", ondelete="CASCADE"), primary_key=True)
    sequence: Mapped[int]
    items: Mapped[list[Any]]
