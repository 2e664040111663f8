"""Questions, their immutable versions, and the pools that a paper is drawn from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

PUBLISHED = "published"
RETIRED = "retired"


class BankPool(Base):
    """The published questions of a subject that exist in just these languages ("" where none is named).

    They are numbered from 0 to `size` - 1 without gaps, so that drawing one is picking a number: uniform, and as fast
    from a hundred thousand as from a hundred.
    """

    __tablename__ = "bank_pools"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))
    languages: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]

    __table_args__ = (
        UniqueConstraint("subject_id", "languages"),
        CheckConstraint("size >= 0", name="size"),
    )


class Question(Base):
    """What stays the same while its wording is edited: its id, its subject, its statistics."""

    __tablename__ = "questions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))
    status: Mapped[str] = mapped_column(String(12))
    pool_id: Mapped[UUID | None] = mapped_column(ForeignKey("bank_pools.id", ondelete="RESTRICT"))
    pool_position: Mapped[int | None]
    fingerprint: Mapped[str] = mapped_column(String(64))
    current_version_id: Mapped[UUID]
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("pool_id", "pool_position"),
        Index(
            "uq_questions_published_fingerprint",
            "subject_id",
            "fingerprint",
            unique=True,
            sqlite_where=text("status = 'published'"),
            postgresql_where=text("status = 'published'"),
        ),
        CheckConstraint("status IN ('published','retired')", name="status"),
    )


class QuestionVersion(Base):
    """One wording of a question, in all its languages; never changed. An attempt keeps the one it was taken with.

    `texts` maps a language ("" where none was named) to `{text, options: {key: text}, topic}`. What tells the right
    answer stands apart, in `correct_keys` (sorted, e.g. `AC`) and `explanations`, so that showing a question needs
    neither.
    """

    __tablename__ = "question_versions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    number: Mapped[int]
    type: Mapped[str] = mapped_column(String(10))
    texts: Mapped[dict[str, Any]]
    option_keys: Mapped[str] = mapped_column(String(8))
    correct_keys: Mapped[str] = mapped_column(String(8))
    explanations: Mapped[dict[str, Any]]
    difficulty: Mapped[str] = mapped_column(String(1))
    points: Mapped[float]
    time_seconds: Mapped[int]
    tags: Mapped[list[Any]]
    source: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        CheckConstraint("type IN ('single','multiple')", name="type"),
    )
