"""The check codes of results."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base


class ResultCode(Base):
    """The check code on the report and the certificate of an attempt.

    It is found by its hash, so that whoever reads the table learns no code; sealed, so that the same paper can be made
    again. What the result was when the code was given tells whether it was graded again since.
    """

    __tablename__ = "exam_result_codes"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("exam_attempts.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    sealed_code: Mapped[str] = mapped_column(String(300))
    name_shown: Mapped[str] = mapped_column(String(10))
    issued_at: Mapped[datetime]
    points: Mapped[float]
    passed: Mapped[bool]

    __table_args__ = (CheckConstraint("name_shown IN ('initials','full')", name="name_shown"),)
