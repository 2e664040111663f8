"""Exam formats as an administrator keeps them. A running attempt has its own copy."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base


class ExamFormat(Base):
    __tablename__ = "exam_formats"

    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    title_ru: Mapped[str] = mapped_column(String(200))
    title_kk: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200))
    time_limit_seconds: Mapped[int]
    pass_percent: Mapped[float]
    sections: Mapped[list[Any]]
    thresholds: Mapped[list[Any]]
    fullscreen: Mapped[bool] = mapped_column(default=False)  # whether the room asks for the full screen
    created_at: Mapped[datetime]
