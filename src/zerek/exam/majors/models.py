"""Groups of master's programmes. Their profile subjects stand in `school`, where subjects live."""

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base


class Major(Base):
    __tablename__ = "majors"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    title_ru: Mapped[str] = mapped_column(String(300))
    title_kk: Mapped[str] = mapped_column(String(300))
    title_en: Mapped[str] = mapped_column(String(300))
    magistracy_types: Mapped[list[Any]]
