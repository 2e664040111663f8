"""Where people are reached, and one row for each notification on its way there."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id
from zerek.core.leases import Leased

LONGEST_ADDRESS, LONGEST_LABEL = 1000, 300
WAITING = text("status = 'pending'")


class ChannelName(StrEnum):
    MAIL = "mail"
    PUSH = "push"
    TELEGRAM = "telegram"


class DeliveryStatus(StrEnum):
    """`dropped`: read, or not wanted any more, before it left."""

    PENDING = "pending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class ChannelAddress(Base):
    """A device that subscribed (its endpoint and keys), or a chat. One belongs to one person at a time. `label` is what
    the person knows it by: the browser as it names itself, or the name in the chat."""

    __tablename__ = "notification_addresses"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    channel: Mapped[str] = mapped_column(String(10))
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    keys: Mapped[dict[str, Any]]
    label: Mapped[str] = mapped_column(String(LONGEST_LABEL))
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("channel", "address"),
        Index("ix_notification_addresses_user_id_channel", "user_id", "channel"),
        CheckConstraint("channel IN ('push','telegram')", name="channel"),
    )


class Delivery(Leased, Base):
    """A notification on its way to one address. With the address, or the notification, it is gone."""

    __tablename__ = "notification_deliveries"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    notification_id: Mapped[UUID] = mapped_column(ForeignKey("notifications.id", ondelete="CASCADE"))
    address_id: Mapped[UUID] = mapped_column(ForeignKey("notification_addresses.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        UniqueConstraint("notification_id", "address_id"),
        Index("ix_notification_deliveries_due", "next_try_at", "id", sqlite_where=WAITING, postgresql_where=WAITING),
        CheckConstraint("status IN ('pending','sent','failed','dropped')", name="status"),
    )


class LinkCode(Base):
    """What somebody shows to the bot, once, to be known by it. Only its hash is stored; a new one replaces the last."""

    __tablename__ = "notification_link_codes"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
