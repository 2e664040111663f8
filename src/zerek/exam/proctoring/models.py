"""What a browser reported during an attempt, how often, and what reviewers made of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class Kind(StrEnum):
    COPY = "copy"
    PASTE = "paste"
    CUT = "cut"
    TAB_SWITCH = "tab_switch"
    WINDOW_BLUR = "window_blur"
    CONSOLE_OPEN = "console_open"
    RIGHT_CLICK = "right_click"
    CONTEXT_MENU = "context_menu"
    FULLSCREEN_EXIT = "fullscreen_exit"
    OTHER = "other"


class ReviewVerdict(StrEnum):
    CLEAN = "clean"
    DOUBTFUL = "doubtful"
    VIOLATION = "violation"


class ProctoringEvent(Base):
    """One event that counted. `name` is what the client called it, where Zerek knows no such kind."""

    __tablename__ = "proctoring_events"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str | None] = mapped_column(String(60))
    client_at: Mapped[datetime | None]
    server_at: Mapped[datetime] = mapped_column(index=True)
    details: Mapped[dict[str, Any]]

    __table_args__ = (Index("ix_proctoring_events_attempt_id_kind", "attempt_id", "kind"),)


class ProctoringTally(Base):
    """The counts of an attempt, which go on where no more rows are kept and stay when the rows are deleted.

    `latest` maps a kind to the moment of its last event, so that a repeat is known as one without its row. Whoever
    counts locks this row first.
    """

    __tablename__ = "proctoring_tallies"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"), primary_key=True)
    total_events: Mapped[int] = mapped_column(index=True)
    by_type: Mapped[dict[str, Any]]
    latest: Mapped[dict[str, Any]]
    kept_rows: Mapped[int]
    last_at: Mapped[datetime | None]


class ProctoringReview(Base):
    """A verdict on an attempt; the newest one holds, the earlier ones are its history."""

    __tablename__ = "proctoring_reviews"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"), index=True)
    reviewer_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    verdict: Mapped[str] = mapped_column(String(10))
    note: Mapped[str] = mapped_column(String(2000))
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("verdict IN ('clean','doubtful','violation')", name="verdict"),)
