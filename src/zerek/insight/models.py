"""Checked responses, and the beliefs that they move."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class ItemKind(StrEnum):
    QUESTION = "question"
    TASK = "task"


class Source(StrEnum):
    PRACTICE = "practice"
    EXAM = "exam"
    TASK = "task"


class Response(Base):
    """One checked answer of one user to one item. `source_id` is the practice session, the attempt or the solution that
    it came from, and `number` tells answers to one item there apart. `prediction` is the probability that was served
    for it: computed from what was known before. A row changes only where its key was wrong."""

    __tablename__ = "responses"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    item_kind: Mapped[str] = mapped_column(String(10))
    item_id: Mapped[UUID]
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))
    topic_id: Mapped[UUID | None]
    source: Mapped[str] = mapped_column(String(10))
    source_id: Mapped[UUID]
    number: Mapped[int]
    correct: Mapped[bool]
    at: Mapped[datetime]
    seconds: Mapped[float | None]
    prediction: Mapped[float]

    __table_args__ = (
        UniqueConstraint("source_id", "item_id", "number"),
        Index("ix_responses_user_id_subject_id_at", "user_id", "subject_id", "at"),
        Index("ix_responses_item_id", "item_id"),
        CheckConstraint("item_kind IN ('question','task')", name="item_kind"),
        CheckConstraint("source IN ('practice','exam','task')", name="source"),
    )


class StoredBelief(Base):
    """A mean in logits and its variance: about a user (as a whole, in a subject, in a topic), or, where the owner is
    `rules.EVERYBODY`, about how hard a topic or an item is."""

    __tablename__ = "beliefs"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    scope_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    mean: Mapped[float]
    variance: Mapped[float]
    responses: Mapped[int]

    __table_args__ = (
        CheckConstraint("kind IN ('user','user_subject','user_topic','topic','item')", name="kind"),
        CheckConstraint("variance > 0", name="variance"),
    )
