"""Trials of two wordings of a question."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

UNDER_WAY = text("stopped_at IS NULL")


class QuestionTrial(Base):
    """Wording A is the question's current version when the trial starts. The counts are of attempts that started while
    the trial ran, and only of those: before it, nothing was assigned at random."""

    __tablename__ = "question_trials"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    version_a: Mapped[UUID]
    version_b: Mapped[UUID]
    started_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]
    winner: Mapped[str | None] = mapped_column(String(1))
    responses_a: Mapped[int] = mapped_column(default=0)
    correct_a: Mapped[int] = mapped_column(default=0)
    responses_b: Mapped[int] = mapped_column(default=0)
    correct_b: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(
            "uq_question_trials_one_under_way",
            "question_id",
            unique=True,
            sqlite_where=UNDER_WAY,
            postgresql_where=UNDER_WAY,
        ),
        Index("ix_question_trials_started_at", "started_at"),
        CheckConstraint("winner IN ('a','b')", name="winner"),
    )
