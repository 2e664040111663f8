"""Schools, subjects, and which of them a group of programmes examines."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class SubjectKind(StrEnum):
    SCHOOL = "school"
    EXAM_GENERAL = "exam_general"
    EXAM_PROFILE = "exam_profile"


class School(Base):
    """A school as roles are bound to it."""

    __tablename__ = "schools"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(300), unique=True)
    created_at: Mapped[datetime]


class Subject(Base):
    __tablename__ = "subjects"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    title_ru: Mapped[str] = mapped_column(String(300))
    title_kk: Mapped[str] = mapped_column(String(300))
    title_en: Mapped[str] = mapped_column(String(300))

    __table_args__ = (CheckConstraint("kind IN ('school','exam_general','exam_profile')", name="kind"),)


class MajorSubject(Base):
    """The profile subjects of a major, by its code: first (1) and second (2). What a major is, `exam` knows."""

    __tablename__ = "major_subjects"

    major_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("subjects.id", ondelete="RESTRICT"))

    __table_args__ = (
        CheckConstraint("position IN (1, 2)", name="position"),
        Index("ix_major_subjects_subject_id", "subject_id"),
    )
