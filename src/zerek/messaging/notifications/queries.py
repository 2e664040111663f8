"""What is read of notifications."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language, translate
from zerek.core.paging import Window, count
from zerek.identity.models import User
from zerek.messaging.channels.models import ChannelAddress, ChannelName
from zerek.messaging.notifications import rules
from zerek.messaging.notifications.kinds import Group, group_of
from zerek.messaging.notifications.models import Notification, NotificationSettings
from zerek.messaging.notifications.rendering import Reader, Words, reader, render

MOST_MISSED = 100
# Ids are made before the commit: one that is a little older may have become visible after a newer one was told.
OVERLAP = timedelta(seconds=5)


class Person(NamedTuple):
    """Whom something is told to, and how they wish it."""

    user_id: UUID
    email: str | None
    reader: Reader
    choices: Mapping[str, Any]
    quiet_from: int | None
    quiet_until: int | None
    channels: frozenset[ChannelName]  # on which they can be reached

    def quiet_ends(self, now: datetime) -> datetime | None:
        return rules.quiet_ends(now, self.reader.timezone, self.quiet_from, self.quiet_until)


def has_address(channel: ChannelName) -> ColumnElement[bool]:
    return exists().where(ChannelAddress.user_id == User.id, ChannelAddress.channel == channel).label(channel.value)


PEOPLE = (
    select(
        User.id,
        User.email,
        User.locale,
        User.timezone,
        NotificationSettings.choices,
        NotificationSettings.quiet_from,
        NotificationSettings.quiet_until,
        has_address(ChannelName.PUSH),
        has_address(ChannelName.TELEGRAM),
    )
    .join(NotificationSettings, NotificationSettings.user_id == User.id, isouter=True)
    .where(User.erased_at.is_(None))
)


async def people(session: AsyncSession, user_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Those of them who are somebody."""
    found = await session.execute(PEOPLE.where(User.id.in_(set(user_ids))))
    return {
        row.id: Person(
            row.id,
            row.email,
            reader(row.locale, row.timezone),
            row.choices or {},
            row.quiet_from,
            row.quiet_until,
            reached_on(row),
        )
        for row in found
    }


def reached_on(row: Any) -> frozenset[ChannelName]:
    has = {ChannelName.MAIL: row.email is not None, ChannelName.PUSH: row.push, ChannelName.TELEGRAM: row.telegram}
    return frozenset(channel for channel, there in has.items() if there)


async def person(session: AsyncSession, user_id: UUID) -> Person:
    return (await people(session, [user_id]))[user_id]


def own(user_id: UUID, *, unread: bool = False) -> Select[Notification]:
    query = select(Notification).where(Notification.user_id == user_id, Notification.on_page)
    return query.where(Notification.read_at.is_(None)) if unread else query


def shown(notification: Notification, of: Reader) -> dict[str, Any]:
    words = render(notification.kind, notification.parameters, of)
    return {
        "id": notification.id,
        "kind": notification.kind,
        "group": group_of(notification.kind),
        "title": words.title,
        "body": words.body,
        "path": notification.path,
        "created_at": notification.created_at,
        "read_at": notification.read_at,
    }


async def list_notifications(
    session: AsyncSession, user_id: UUID, window: Window, language: Language | None, *, unread: bool
) -> tuple[list[dict[str, Any]], int]:
    """The newest first, in that language, or else in the one of the account."""
    query = own(user_id, unread=unread)
    newest = query.order_by(Notification.id.desc()).limit(window.limit).offset(window.offset)
    rows = (await session.execute(newest)).scalars().all()
    of = (await person(session, user_id)).reader
    of = of._replace(language=language or of.language)
    return [shown(row, of) for row in rows], await count(session, query)


async def unread_counts(session: AsyncSession, user_ids: Sequence[UUID]) -> dict[UUID, int]:
    query = (
        select(Notification.user_id, func.count())
        .where(Notification.user_id.in_(user_ids), Notification.read_at.is_(None), Notification.on_page)
        .group_by(Notification.user_id)
    )
    counts = dict.fromkeys(user_ids, 0)
    for user_id, unread in (await session.execute(query)).all():
        counts[user_id] = unread
    return counts


def message(notification_id: UUID, path: str | None, words: Words, unread: int) -> dict[str, Any]:
    """What an open page is told of a notification."""
    return {
        "type": "notification",
        "id": str(notification_id),
        "title": words.title,
        "body": words.body,
        "path": path,
        "unread": unread,
    }


async def missed(session: AsyncSession, user_id: UUID, after: UUID) -> list[dict[str, Any]]:
    """The messages of those that came after that one, the newest hundred, the oldest of them first. One that was told
    shortly before it may come again: messages are told apart by their ids."""
    since = moment_of(after)
    query = own(user_id).where(Notification.id > after)
    if since is not None:
        query = own(user_id).where(Notification.id != after, Notification.created_at > since - OVERLAP)
    newest = query.order_by(Notification.id.desc()).limit(MOST_MISSED)
    rows = (await session.execute(newest)).scalars().all()
    if not rows:
        return []
    of, unread = (await person(session, user_id)).reader, (await unread_counts(session, [user_id]))[user_id]
    return [message(row.id, row.path, render(row.kind, row.parameters, of), unread) for row in reversed(rows)]


def moment_of(identifier: UUID) -> datetime | None:
    """When an id of version 7 was made; None for others."""
    if identifier.version != 7:
        return None
    try:
        return rules.EPOCH + timedelta(milliseconds=identifier.int >> 80)
    except OverflowError:
        return None


def group_title(group: Group, language: Language) -> str:
    return translate(f"notifications.groups.{group}.title", language)


def settings_of(of: Person, language: Language | None = None) -> dict[str, Any]:
    language = language or of.reader.language
    groups = []
    for group in Group:
        choice = rules.chosen(of.choices, group)
        groups.append(
            {
                "group": group,
                "title": group_title(group, language),
                "description": translate(f"notifications.groups.{group}.description", language),
                "page": choice.page,
                "mail": choice.mail,
                "push": choice.push,
                "telegram": choice.telegram,
            }
        )
    quiet = None
    if of.quiet_from is not None and of.quiet_until is not None:
        quiet = {"from_": rules.clock(of.quiet_from), "until": rules.clock(of.quiet_until)}
    return {"groups": groups, "quiet_hours": quiet, "timezone": of.reader.timezone, "email": of.email}
