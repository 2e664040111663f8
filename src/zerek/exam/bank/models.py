"""Questions, their immutable versions, and the pools that a paper is drawn from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

DRAFT = "draft"
IN_REVIEW = "in_review"
PUBLISHED = "published"
RETIRED = "retired"
IS_PUBLISHED = text("status = 'published'")
AWAITING_REVIEW = text("status = 'in_review' OR revision_status = 'in_review'")
REPORTED = text("reports_open > 0")


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
    """What stays the same while its wording is edited: its id, its subject, its statistics.

    `current_version_id` is the version that papers are drawn with; `latest_version_id` the one that is worked at. They
    differ while a revision of a published or retired question is written or reviewed, and `revision_status` says which.
    `type`, `difficulty` and `languages` are those of the latest version, for lists. `edition` counts every change.
    """

    __tablename__ = "questions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))
    status: Mapped[str] = mapped_column(String(12))
    pool_id: Mapped[UUID | None] = mapped_column(ForeignKey("bank_pools.id", ondelete="RESTRICT"))
    pool_position: Mapped[int | None]
    fingerprint: Mapped[str] = mapped_column(String(64))
    current_version_id: Mapped[UUID]
    latest_version_id: Mapped[UUID]
    revision_status: Mapped[str | None] = mapped_column(String(12))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    edition: Mapped[int] = mapped_column(default=1)
    type: Mapped[str] = mapped_column(String(10))
    difficulty: Mapped[str] = mapped_column(String(1))
    languages: Mapped[str] = mapped_column(String(20))
    reports_open: Mapped[int] = mapped_column(default=0)
    trial_version_id: Mapped[UUID | None]  # a second wording that is tried, drawn half of the time
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("pool_id", "pool_position"),
        Index("ix_questions_updated_at", "updated_at", "id"),
        Index("ix_questions_subject_id_status_updated_at", "subject_id", "status", "updated_at", "id"),
        Index(
            "ix_questions_awaiting_review",
            "updated_at",
            "id",
            sqlite_where=AWAITING_REVIEW,
            postgresql_where=AWAITING_REVIEW,
        ),
        Index("ix_questions_reported", "updated_at", "id", sqlite_where=REPORTED, postgresql_where=REPORTED),
        Index(
            "uq_questions_published_fingerprint",
            "subject_id",
            "fingerprint",
            unique=True,
            sqlite_where=IS_PUBLISHED,
            postgresql_where=IS_PUBLISHED,
        ),
        CheckConstraint("status IN ('draft','in_review','published','retired')", name="status"),
        CheckConstraint("revision_status IN ('draft','in_review')", name="revision_status"),
    )


class QuestionVersion(Base):
    """One wording of a question, in all its languages; never changed. An attempt keeps the one it was taken with.

    `texts` maps a language ("" where none was named) to `{text, options: {key: text}, topic}`. What tells the right
    answer stands apart, in `correct_keys` (sorted, e.g. `AC`) and `explanations`, so that showing a question needs
    neither. `language` is the original of the texts, the others are its translations.
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
    language: Mapped[str] = mapped_column(String(2))
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("question_id", "number"),
        CheckConstraint("type IN ('single','multiple')", name="type"),
    )


class KeyOverride(Base):
    """The key in force for a version whose own turned out to be wrong; with `annulled`, everybody has the point.

    The version itself is never changed: what a paper was graded by at first can always be told.
    """

    __tablename__ = "key_overrides"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("question_versions.id", ondelete="CASCADE"), primary_key=True)
    correct_keys: Mapped[str] = mapped_column(String(8))
    annulled: Mapped[bool]
    correction_id: Mapped[UUID]


class QuestionLabel(Base):
    """A tag or a topic of a question's latest version, for filters and for choosing among those in use."""

    __tablename__ = "question_labels"

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(5), primary_key=True)
    label: Mapped[str] = mapped_column(String(200), primary_key=True)

    __table_args__ = (Index("ix_question_labels_kind_label", "kind", "label", "question_id"),)


class QuestionSearch(Base):
    """The words of a question's latest version in all its languages, folded (see `bank.search`).

    Its index is made by the migration, since no two databases have the same: on SQLite the table
    `question_search_fts`, which triggers keep; on PostgreSQL a GIN index. SQLite's needs the whole number.
    """

    __tablename__ = "question_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), unique=True)
    body: Mapped[str] = mapped_column(Text)


class QuestionReview(Base):
    """One step of a question on its way: sent to review, sent back, published, retired …, by whom and why."""

    __tablename__ = "question_reviews"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[UUID]
    step: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    comment: Mapped[str] = mapped_column(String(2000), default="")
    at: Mapped[datetime]


class QuestionImage(Base):
    """A picture of questions, named by the SHA-256 of its content: uploaded twice, it is kept once."""

    __tablename__ = "question_images"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(20))
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
