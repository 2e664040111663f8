"""Exams printed on paper: kept, so that the key sheet of what was handed out can be printed again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class PrintedPaper(Base):
    """`format` is the format with its subjects as it was drawn; `variants` are papers (see `attempts.rules.Paper`)."""

    __tablename__ = "exam_printed_papers"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    title: Mapped[str] = mapped_column(String(200))
    format: Mapped[dict[str, Any]]
    major_code: Mapped[str | None] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    variants: Mapped[list[Any]]
    school_id: Mapped[UUID | None] = mapped_column(ForeignKey("schools.id", ondelete="SET NULL"), index=True)
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime]
