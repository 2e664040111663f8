"""Extra time as it is granted to a person, for every exam of theirs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base


class ExtraTime(Base):
    """`percent` of the exam's time and `minutes` on top of it."""

    __tablename__ = "exam_extra_times"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    percent: Mapped[int]
    minutes: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))
    granted_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    granted_at: Mapped[datetime]

    __table_args__ = (CheckConstraint("percent >= 0 AND minutes >= 0 AND percent + minutes > 0", name="some"),)
