"""One row for each person that something is told to, and how they wish to be told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint, text
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id
from zerek.messaging.channels.models import ChannelName

LONGEST_PATH, LONGEST_KEY = 300, 200
UNREAD = text("read_at IS NULL AND on_page")
TO_MAIL = text("mail_at IS NOT NULL")
TO_PUSH = text("push_at IS NOT NULL")
TO_TELEGRAM = text("telegram_at IS NOT NULL")
TO_DIGEST = text("digest IS NOT NULL")


class Notification(Base):
    """Its words are made when it is read, in the language of who reads it. `on_page` is false where somebody wishes
    to be told of it elsewhere only. `mail_at`, `push_at`, `telegram_at`: when it is to be handed on to that channel,
    empty once it was; `digest`: in which collected mail it is to stand, empty once it did."""

    __tablename__ = "notifications"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(60))
    parameters: Mapped[dict[str, Any]]
    path: Mapped[str | None] = mapped_column(String(LONGEST_PATH))
    dedupe_key: Mapped[str | None] = mapped_column(String(LONGEST_KEY))
    on_page: Mapped[bool]
    mail_at: Mapped[datetime | None]
    push_at: Mapped[datetime | None]
    telegram_at: Mapped[datetime | None]
    digest: Mapped[str | None] = mapped_column(String(6))
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("user_id", "dedupe_key"),
        Index("ix_notifications_user_id_id", "user_id", "id"),
        Index("ix_notifications_unread", "user_id", sqlite_where=UNREAD, postgresql_where=UNREAD),
        Index("ix_notifications_mail_at", "mail_at", sqlite_where=TO_MAIL, postgresql_where=TO_MAIL),
        Index("ix_notifications_push_at", "push_at", sqlite_where=TO_PUSH, postgresql_where=TO_PUSH),
        Index("ix_notifications_telegram_at", "telegram_at", sqlite_where=TO_TELEGRAM, postgresql_where=TO_TELEGRAM),
        Index("ix_notifications_digest", "digest", "user_id", sqlite_where=TO_DIGEST, postgresql_where=TO_DIGEST),
        Index("ix_notifications_created_at", "created_at"),
        CheckConstraint("digest IN ('daily','weekly')", name="digest"),
    )


# When a notification is due on a channel.
DUE: dict[ChannelName, InstrumentedAttribute[datetime | None]] = {
    ChannelName.MAIL: Notification.mail_at,
    ChannelName.PUSH: Notification.push_at,
    ChannelName.TELEGRAM: Notification.telegram_at,
}


class NotificationSettings(Base):
    """What somebody chose; who has no row, and a group that is not in `choices`, has the defaults. The quiet hours are
    minutes since midnight in the person's time zone, and may reach over midnight."""

    __tablename__ = "notification_settings"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    choices: Mapped[dict[str, Any]]
    quiet_from: Mapped[int | None] = mapped_column(SmallInteger)
    quiet_until: Mapped[int | None] = mapped_column(SmallInteger)
    updated_at: Mapped[datetime]


class NotificationDigest(Base):
    """A digest that was sent. Its key is what makes it one, however many schedulers come upon it at once."""

    __tablename__ = "notification_digests"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    cadence: Mapped[str] = mapped_column(String(6), primary_key=True)
    period: Mapped[str] = mapped_column(String(10), primary_key=True)  # the day it was due on, in the person's zone
    created_at: Mapped[datetime] = mapped_column(index=True)
