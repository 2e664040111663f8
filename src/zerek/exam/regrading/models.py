"""Corrections of keys, and what each did to each attempt."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

CORRECTED = "corrected"
ANNULLED = "annulled"
RUNNING = text("finished_at IS NULL")


class KeyCorrection(Base):
    """That a key was wrong in these versions of a question. The row is the job: it runs until `finished_at`."""

    __tablename__ = "key_corrections"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    old_keys: Mapped[str] = mapped_column(String(8))
    correct_keys: Mapped[str] = mapped_column(String(8))
    version_ids: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(String(2000))
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_key_corrections_running", "created_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        CheckConstraint("kind IN ('corrected','annulled')", name="kind"),
    )


class AttemptRegrade(Base):
    """One attempt graded again because of one correction, once: what its result was before and after."""

    __tablename__ = "attempt_regrades"

    correction_id: Mapped[UUID] = mapped_column(ForeignKey("key_corrections.id", ondelete="CASCADE"), primary_key=True)
    attempt_id: Mapped[UUID] = mapped_column(
        ForeignKey("exam_attempts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    changed: Mapped[bool]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    at: Mapped[datetime]
