"""Reports of questions."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

OPEN = "open"
CLOSED = "closed"
IS_OPEN = text("status = 'open'")


class ReportReason(StrEnum):
    WRONG_KEY = "wrong_key"
    NO_RIGHT_OPTION = "no_right_option"
    SEVERAL_RIGHT_OPTIONS = "several_right_options"
    WORDING = "wording"
    TRANSLATION = "translation"
    PICTURE = "picture"
    OUTSIDE_PROGRAMME = "outside_programme"
    OTHER = "other"


class ReportVerdict(StrEnum):
    DISMISSED = "dismissed"
    WORDING_CORRECTED = "wording_corrected"
    KEY_CORRECTED = "key_corrected"
    ANNULLED = "annulled"


class QuestionReport(Base):
    """What one person says is wrong with one question; at most one open report each."""

    __tablename__ = "question_reports"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    version_id: Mapped[UUID]
    attempt_id: Mapped[UUID | None]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(String(20))
    comment: Mapped[str] = mapped_column(String(2000))
    status: Mapped[str] = mapped_column(String(6))
    verdict: Mapped[str | None] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(String(2000), default="")
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "uq_question_reports_one_open",
            "question_id",
            "user_id",
            unique=True,
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        ),
        Index("ix_question_reports_status_created_at", "status", "created_at"),
        CheckConstraint("status IN ('open','closed')", name="status"),
    )
