"""Sittings: exams that are held in a window of time, and who is listed for them."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class ReviewPolicy(StrEnum):
    """When who sat the exam sees the right answers."""

    AFTER_FINISH = "after_finish"
    AFTER_CLOSE = "after_close"
    AT_MOMENT = "at_moment"
    NEVER = "never"


class Sitting(Base):
    """`opens_at` to `closes_at` is when one may start; who has started has the whole time of the format.

    It is for everybody, or for the students of `school_id`, or for the people listed (`is_listed`). `access_code_hash`
    is keyed with the installation's secret, since a code that is read out is short.
    """

    __tablename__ = "exam_sittings"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    title: Mapped[str] = mapped_column(String(200))
    format_code: Mapped[str] = mapped_column(String(60))
    major_code: Mapped[str | None] = mapped_column(String(40))
    school_id: Mapped[UUID | None] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"), index=True)
    is_listed: Mapped[bool]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime] = mapped_column(index=True)
    access_code_hash: Mapped[str | None] = mapped_column(String(64))
    attempts_limit: Mapped[int | None]
    cooldown_minutes: Mapped[int]
    review_policy: Mapped[str] = mapped_column(String(12))
    review_at: Mapped[datetime | None]
    fullscreen: Mapped[bool]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]

    __table_args__ = (
        CheckConstraint("closes_at > opens_at", name="window"),
        CheckConstraint("review_policy IN ('after_finish','after_close','at_moment','never')", name="review_policy"),
        CheckConstraint("(review_policy = 'at_moment') = (review_at IS NOT NULL)", name="review_at"),
    )


class SittingPerson(Base):
    """Somebody listed for a sitting."""

    __tablename__ = "exam_sitting_people"

    sitting_id: Mapped[UUID] = mapped_column(ForeignKey("exam_sittings.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)

    __table_args__ = (Index("ix_exam_sitting_people_user_id", "user_id"),)


class SittingNotice(Base):
    """That a sitting was scheduled, moved or called off, and who has not been told yet.

    The people are told later and in batches, since a sitting may be open to everybody in the country: `told_until` is
    the last of them who was, in the order of their ids, and the row goes with the last one. It holds what is told,
    because a sitting that is called off is gone by then. `user_ids` are whom it concerns; without them, the students of
    `school_id`, and without that all students.
    """

    __tablename__ = "exam_sitting_notices"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    sitting_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(9))
    title: Mapped[str] = mapped_column(String(200))
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    school_id: Mapped[UUID | None]
    user_ids: Mapped[list[Any] | None]
    told_until: Mapped[UUID | None]
    created_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("kind IN ('scheduled','cancelled')", name="kind"),)
