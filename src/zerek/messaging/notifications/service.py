"""What changes about notifications: one function per use case."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.events import Event
from zerek.core.ids import new_id
from zerek.core.jobs import wake_after_commit
from zerek.core.live import announce_after_commit
from zerek.core.statements import insert_into
from zerek.messaging.channels.models import ChannelName
from zerek.messaging.notifications import queries, rules
from zerek.messaging.notifications.kinds import Group, MailChoice, group_of
from zerek.messaging.notifications.models import (
    DUE,
    LONGEST_KEY,
    LONGEST_PATH,
    Notification,
    NotificationDigest,
    NotificationSettings,
)
from zerek.messaging.notifications.queries import Person
from zerek.messaging.notifications.rendering import render

WRITTEN_AT_ONCE = 1000
HAND_ON = "notifications.hand_on"
READ_KEPT, UNREAD_KEPT = timedelta(days=90), timedelta(days=365)
DIGESTS = {MailChoice.DAILY, MailChoice.WEEKLY}


async def tell_people(session: AsyncSession, event: Event, now: datetime) -> None:
    """A row for each recipient, in the transaction of the event; then, once that is durable, their open pages are told.
    Who has had one of that dedupe key gets no second one."""
    recipients = list(dict.fromkeys(event.recipients))
    for start in range(0, len(recipients), WRITTEN_AT_ONCE):
        await tell_some(session, event, recipients[start : start + WRITTEN_AT_ONCE], now)


async def tell_some(session: AsyncSession, event: Event, recipients: Sequence[UUID], now: datetime) -> None:
    people = await queries.people(session, recipients)
    rows = [row for one in people.values() if (row := row_for(event, one, now)) is not None]
    if not rows:
        return
    statement = insert_into(session, Notification).values(rows)
    statement = statement.on_conflict_do_nothing(index_elements=["user_id", "dedupe_key"])
    written = (await session.execute(statement.returning(Notification.id, Notification.user_id))).all()
    on_page = {row["id"] for row in rows if row["on_page"]}
    told = [(row.id, row.user_id) for row in written if row.id in on_page]
    unread = await queries.unread_counts(session, [user_id for _, user_id in told])
    for notification_id, user_id in told:
        words = render(event.kind, event.parameters, people[user_id].reader)
        message = queries.message(notification_id, path_of(event), words, unread[user_id])
        announce_after_commit(session, f"user:{user_id}", message.pop("type"), **message)
    to_hand_on = {row["id"] for row in rows if any(row[due.key] is not None for due in DUE.values())}
    if any(row.id in to_hand_on for row in written):
        wake_after_commit(session, HAND_ON)


def path_of(event: Event) -> str | None:
    """A page of ours, and nowhere else."""
    path = event.path
    return path if path and path.startswith("/") and not path.startswith("//") and len(path) <= LONGEST_PATH else None


def row_for(event: Event, person: Person, now: datetime) -> dict[str, Any] | None:
    """None for who wishes to hear of this nowhere, or cannot be reached where they do."""
    choice = rules.chosen(person.choices, group_of(event.kind))
    digest = choice.mail.value if choice.mail in DIGESTS and person.email else None
    when = person.quiet_ends(now) or now
    due = {
        column.key: when if choice.on(channel) and channel in person.channels else None
        for channel, column in DUE.items()
    }
    if not choice.page and digest is None and not any(due.values()):
        return None
    return {
        "id": new_id(),
        "user_id": person.user_id,
        "kind": event.kind[:60],
        "parameters": dict(event.parameters),
        "path": path_of(event),
        "dedupe_key": event.dedupe_key[:LONGEST_KEY] if event.dedupe_key else None,
        "on_page": choice.page,
        **due,
        "digest": digest,
        "created_at": now,
    }


async def mark_read(
    session: AsyncSession, user_id: UUID, now: datetime, ids: Sequence[UUID] | None, until: UUID | None = None
) -> int:
    """One's own of these ids, or without them all; `until` leaves those that came after it. Returns how many stay
    unread, which the person's other pages are told."""
    marking = update(Notification).where(Notification.user_id == user_id, Notification.read_at.is_(None))
    if ids is not None:
        marking = marking.where(Notification.id.in_(ids))
    if until is not None:
        marking = marking.where(Notification.id <= until)
    await session.execute(marking.values(read_at=now).execution_options(synchronize_session=False))
    unread = (await queries.unread_counts(session, [user_id]))[user_id]
    announce_after_commit(session, f"user:{user_id}", "notifications.read", unread=unread)
    return unread


async def choose(
    session: AsyncSession,
    user_id: UUID,
    groups: Mapping[Group, rules.Choice],
    quiet: tuple[int, int] | None,
    now: datetime,
) -> None:
    """Groups that are not named stay as they are."""
    person = await queries.person(session, user_id)
    chosen = {str(group): rules.stored_choice(choice) for group, choice in groups.items()}
    await store(session, person, {**person.choices, **chosen}, quiet, now)
    await drop_unwanted(session, user_id, [group for group, choice in groups.items() if choice.mail not in DIGESTS])
    for channel in (ChannelName.PUSH, ChannelName.TELEGRAM):
        unwanted = [group for group, choice in groups.items() if not choice.on(channel)]
        await drop_waiting(session, user_id, channel, unwanted)


async def store(
    session: AsyncSession, person: Person, choices: Mapping[str, Any], quiet: tuple[int, int] | None, now: datetime
) -> None:
    values = {
        "choices": {str(name): choice for name, choice in choices.items()},
        "quiet_from": quiet[0] if quiet else None,
        "quiet_until": quiet[1] if quiet else None,
        "updated_at": now,
    }
    statement = insert_into(session, NotificationSettings).values(user_id=person.user_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=values))


async def drop_unwanted(session: AsyncSession, user_id: UUID, groups: Sequence[Group]) -> None:
    """What waits for a mail that is not wanted any more."""
    unwanted = set(groups)
    waits = Notification.mail_at.is_not(None) | Notification.digest.is_not(None)
    kinds = await session.execute(select(Notification.kind).where(Notification.user_id == user_id, waits).distinct())
    gone = [kind for kind in kinds.scalars() if group_of(kind) in unwanted]
    if gone:
        await session.execute(
            update(Notification)
            .where(Notification.user_id == user_id, Notification.kind.in_(gone))
            .values(mail_at=None, digest=None)
            .execution_options(synchronize_session=False)
        )


async def drop_waiting(session: AsyncSession, user_id: UUID, channel: ChannelName, groups: Sequence[Group]) -> None:
    """What waits for a channel that is not wanted any more; what is on its way already is looked at once more before it
    leaves."""
    mine = (Notification.user_id == user_id) & DUE[channel].is_not(None)
    kinds = (await session.execute(select(Notification.kind).where(mine).distinct())).scalars()
    gone = [kind for kind in kinds if group_of(kind) in set(groups)]
    if gone:
        await session.execute(
            update(Notification)
            .where(mine, Notification.kind.in_(gone))
            .values({DUE[channel]: None})
            .execution_options(synchronize_session=False)
        )


async def unsubscribe(session: AsyncSession, user_id: UUID, groups: Sequence[Group], now: datetime) -> None:
    """No mail of these groups any more; what is shown on the page stays as it was. Nothing for who is nobody."""
    person = (await queries.people(session, [user_id])).get(user_id)
    if person is None:
        return
    choices = {**person.choices}
    for group in groups:
        choices[group] = rules.stored_choice(rules.chosen(person.choices, group)._replace(mail=MailChoice.NEVER))
    quiet = None
    if person.quiet_from is not None and person.quiet_until is not None:
        quiet = person.quiet_from, person.quiet_until
    await store(session, person, choices, quiet, now)
    await drop_unwanted(session, user_id, groups)


async def remove_old(session: AsyncSession, now: datetime) -> None:
    """What was read and is ninety days old, and what nobody has read in a year."""
    read = Notification.read_at.is_not(None) & (Notification.created_at < now - READ_KEPT)
    await session.execute(delete(Notification).where(read | (Notification.created_at < now - UNREAD_KEPT)))
    await session.execute(delete(NotificationDigest).where(NotificationDigest.created_at < now - READ_KEPT))
