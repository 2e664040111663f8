"""The one interface of the channels: who gets what where is decided in one place (`kinds`, what people chose, quiet
hours), the same for all of them; a channel only hands on what is due on it.

`DUE` names the column of a notification that says when it is due on a channel, empty where it is not wanted there and
once it has been handed on. Handing on is one transaction with the claim: mail puts a mail into the outbox, the
others a delivery for each address, and each of these rows is a job of its own from there on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.core.jobs import wake_after_commit
from zerek.core.metrics import NOTIFICATIONS_HANDED_ON
from zerek.core.security import Seals
from zerek.messaging.channels.models import ChannelAddress, ChannelName, Delivery, DeliveryStatus
from zerek.messaging.notifications import queries
from zerek.messaging.notifications.kinds import Group, group_of
from zerek.messaging.notifications.mailing import mail_one
from zerek.messaging.notifications.models import DUE, Notification
from zerek.messaging.notifications.queries import Person
from zerek.settings import Settings

DELIVER = "notifications.deliver"
HANDED_ON_AT_ONCE = 200
# What is of no use to anybody after that time is not sent to a device or a chat any more.
LIFE, SHORT_LIFE = timedelta(days=1), timedelta(minutes=10)


class Ready(NamedTuple):
    person: Person
    notification: Notification


class Channel(Protocol):
    @property
    def name(self) -> ChannelName: ...

    async def hand_on(self, session: AsyncSession, due: Sequence[Ready], now: datetime) -> int:
        """In the caller's transaction. Returns how many were handed on; the others need not go this way any more."""
        ...


@dataclass(frozen=True)
class Mail:
    settings: Settings
    seals: Seals
    name: ChannelName = ChannelName.MAIL

    async def hand_on(self, session: AsyncSession, due: Sequence[Ready], now: datetime) -> int:
        mailed = [one for one in due if one.person.email is not None]
        for person, notification in mailed:
            await mail_one(session, self.settings, self.seals, person, notification, now)
        return len(mailed)


@dataclass(frozen=True)
class ToAddresses:
    """Devices and chats. What was read on the page meanwhile, or is of no use any more, is not sent after somebody;
    where the installation does not offer the channel any more, nothing is."""

    name: ChannelName
    offered: bool

    async def hand_on(self, session: AsyncSession, due: Sequence[Ready], now: datetime) -> int:
        fresh = {
            one.notification.id: one
            for one in due
            if self.offered and one.notification.read_at is None and useful_until(one.notification) > now
        }
        if not fresh:
            return 0
        people = {one.person.user_id for one in fresh.values()}
        query = select(ChannelAddress.id, ChannelAddress.user_id).where(
            ChannelAddress.channel == self.name, ChannelAddress.user_id.in_(people)
        )
        found = (await session.execute(query)).all()
        rows = [
            self.delivery(one.notification, address_id, now)
            for one in fresh.values()
            for address_id, user_id in found
            if user_id == one.person.user_id
        ]
        if rows:
            await session.execute(insert(Delivery), rows)
            wake_after_commit(session, DELIVER)
        return len({row["notification_id"] for row in rows})

    def delivery(self, notification: Notification, address_id: Any, now: datetime) -> dict[str, Any]:
        return {
            "id": new_id(),
            "notification_id": notification.id,
            "address_id": address_id,
            "channel": self.name,
            "status": DeliveryStatus.PENDING,
            "attempts": 0,
            "waits": 0,
            "next_try_at": now,
            "give_up_at": useful_until(notification),
            "created_at": now,
        }


def useful_until(notification: Notification) -> datetime:
    short = group_of(notification.kind) is Group.EXAM_RUNNING
    return notification.created_at + (SHORT_LIFE if short else LIFE)


def has_telegram(settings: Settings) -> bool:
    return bool(settings.telegram_bot_token.get_secret_value())


def channels(settings: Settings, seals: Seals) -> tuple[Channel, ...]:
    return (
        Mail(settings, seals),
        ToAddresses(ChannelName.PUSH, settings.web_push),
        ToAddresses(ChannelName.TELEGRAM, has_telegram(settings)),
    )


async def any_due(session: AsyncSession, channel: Channel, now: datetime) -> bool:
    query = select(Notification.id).where(DUE[channel.name] <= now).limit(1)
    return (await session.execute(query)).first() is not None


async def hand_on_due(session: AsyncSession, channel: Channel, now: datetime) -> int:
    """Hands on some of what is due. Who has begun their quiet hours meanwhile is left until these end. Returns how many
    were taken in hand."""
    due_at = DUE[channel.name]
    due = (
        select(Notification.id)
        .where(due_at <= now)
        .order_by(due_at)
        .limit(HANDED_ON_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    ids = (await session.execute(due)).scalars().all()
    claimed = await session.execute(
        update(Notification)
        .where(Notification.id.in_(ids), due_at <= now)
        .values({due_at: None})
        .returning(Notification)
        .execution_options(synchronize_session=False)
    )
    rows = claimed.scalars().all()
    people = await queries.people(session, {row.user_id for row in rows})
    ready = []
    for row in rows:
        person = people.get(row.user_id)
        if person is None:
            continue
        quiet = person.quiet_ends(now)
        if quiet is not None:
            setattr(row, due_at.key, quiet)
            continue
        ready.append(Ready(person, row))
    handed_on = await channel.hand_on(session, ready, now) if ready else 0
    NOTIFICATIONS_HANDED_ON.labels(channel.name).inc(handed_on)
    return len(rows)
