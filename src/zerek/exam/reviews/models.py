"""Review cards, the log of reviews, and how many a day somebody wants."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base

REVIEWS_PER_DAY, MOST_REVIEWS_PER_DAY = 20, 200


class ReviewCard(Base):
    """A question that somebody once got wrong, and what FSRS believes of their memory of it: `state` 1 learning,
    2 review, 3 relearning; `stability` in days; `difficulty` from 1 to 10."""

    __tablename__ = "review_cards"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float]
    difficulty: Mapped[float]
    due_at: Mapped[datetime]
    last_review_at: Mapped[datetime]
    reviews: Mapped[int]

    __table_args__ = (
        Index("ix_review_cards_user_id_due_at", "user_id", "due_at"),
        CheckConstraint("state IN (1, 2, 3)", name="state"),
    )


class ReviewLogEntry(Base):
    """One review as it was rated: 1 again, 2 hard, 3 good, 4 easy. The first one of a card is the mistake itself."""

    __tablename__ = "review_log"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    rating: Mapped[int]
    at: Mapped[datetime]
    seconds: Mapped[float | None]

    __table_args__ = (
        Index("ix_review_log_user_id_at", "user_id", "at"),
        CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    )


class ReviewSetting(Base):
    """`reminded_on` is the last day, in the student's own calendar, on which they were told what is due."""

    __tablename__ = "review_settings"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    reviews_per_day: Mapped[int] = mapped_column(default=REVIEWS_PER_DAY)
    reminded_on: Mapped[date | None]

    __table_args__ = (CheckConstraint("reviews_per_day BETWEEN 1 AND 200", name="reviews_per_day"),)
