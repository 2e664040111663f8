"""The outbox: one row for each mail to one recipient."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id
from zerek.core.leases import Leased


class MailStatus(StrEnum):
    """`failed`: the mail server refused it for good; `dead`: no mail can be made of the row at all."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    DEAD = "dead"


WAITING = text("status = 'pending'")
LONGEST_SUBJECT = 300


class OutgoingMail(Leased, Base):
    """The id is also the Message-ID's, so that a mail that is sent again after a crash can be told as the same one.

    A `secret` mail carries what opens an account: its texts are blanked once it has left the house. Rows of a
    lower `rank` go first.
    """

    __tablename__ = "email_outbox"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    recipient: Mapped[str] = mapped_column(String(254), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(2))
    subject: Mapped[str] = mapped_column(String(LONGEST_SUBJECT))
    text_body: Mapped[str] = mapped_column(Text)
    html_body: Mapped[str] = mapped_column(Text)
    headers: Mapped[dict[str, Any]]
    secret: Mapped[bool]
    dedupe_key: Mapped[str | None] = mapped_column(String(200), unique=True)
    rank: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_email_outbox_due", "rank", "next_try_at", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_email_outbox_status_id", "status", "id"),
        CheckConstraint("status IN ('pending','sent','failed','dead')", name="status"),
    )
