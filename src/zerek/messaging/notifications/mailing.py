"""Notifications as mails: one by one, or collected in a digest, whose claim and mail are one transaction, so that a
notification is mailed once however many workers come upon it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.security import Seals
from zerek.core.statements import insert_into
from zerek.mail.service import enqueue
from zerek.messaging.notifications import queries, rules
from zerek.messaging.notifications.kinds import Group, MailChoice, group_of
from zerek.messaging.notifications.models import Notification, NotificationDigest
from zerek.messaging.notifications.queries import Person
from zerek.messaging.notifications.rendering import render
from zerek.messaging.notifications.unsubscribing import address, headers, token
from zerek.settings import Settings

MOST_IN_DIGEST = 50
LOOKED_AT_ONCE = 500


def link(settings: Settings, path: str | None) -> str:
    return f"{settings.public_url}{path or '/app/notifications'}"


async def mail_one(
    session: AsyncSession, settings: Settings, seals: Seals, person: Person, row: Notification, now: datetime
) -> None:
    words = render(row.kind, row.parameters, person.reader)
    url = address(settings, token(seals, person.user_id, [group_of(row.kind)]))
    await enqueue(
        session,
        recipient=person.email or "",
        kind="notification",
        language=person.reader.language,
        parameters={
            "title": words.title,
            "body": words.body or words.title,
            "link": link(settings, row.path),
            "unsubscribe": url,
        },
        now=now,
        dedupe_key=f"notification:{row.id}",
        headers=headers(url),
    )


async def due_a_digest(session: AsyncSession, cadence: MailChoice, now: datetime) -> list[UUID]:
    """Whose digest is due; looked at before anything is written, since most of the time nobody's is."""
    query = (
        select(Notification.user_id, func.min(Notification.created_at))
        .where(Notification.digest == cadence)
        .group_by(Notification.user_id)
    )
    waiting = {row[0]: row[1] for row in await session.execute(query)}
    ids, due = list(waiting), []
    for start in range(0, len(ids), LOOKED_AT_ONCE):
        people = await queries.people(session, ids[start : start + LOOKED_AT_ONCE])
        due += [
            one.user_id
            for one in people.values()
            if waiting[one.user_id] <= rules.last_due(now, one.reader.timezone, cadence) and one.quiet_ends(now) is None
        ]
    return due


async def send_digest(
    session: AsyncSession, settings: Settings, seals: Seals, user_id: UUID, cadence: MailChoice, now: datetime
) -> bool:
    """The digest of the period that ended last, if it has not been sent, it is not quiet, and something in it has not
    been read meanwhile. False where there is none to send."""
    person = (await queries.people(session, [user_id])).get(user_id)
    if person is None or person.quiet_ends(now) is not None:
        return False
    due = rules.last_due(now, person.reader.timezone, cadence)
    in_period = [Notification.user_id == user_id, Notification.digest == cadence, Notification.created_at <= due]
    if (await session.execute(select(Notification.id).where(*in_period).limit(1))).first() is None:
        return False
    period = due.date().isoformat()
    claim = insert_into(session, NotificationDigest).values(
        user_id=user_id, cadence=cadence.value, period=period, created_at=now
    )
    claimed = await session.execute(claim.on_conflict_do_nothing().returning(NotificationDigest.user_id))
    if claimed.first() is None:
        return False
    taken = await session.execute(
        update(Notification)
        .where(*in_period)
        .values(digest=None)
        .returning(Notification)
        .execution_options(synchronize_session=False)
    )
    rows = sorted((row for row in taken.scalars() if row.read_at is None), key=lambda row: row.id, reverse=True)
    if not rows or person.email is None:
        return False
    await mail_digest(session, settings, seals, person, rows, f"digest:{user_id}:{cadence.value}:{period}", now)
    return True


async def mail_digest(
    session: AsyncSession,
    settings: Settings,
    seals: Seals,
    person: Person,
    rows: Sequence[Notification],
    dedupe_key: str,
    now: datetime,
) -> None:
    groups: list[Group] = sorted({group_of(row.kind) for row in rows})
    url = address(settings, token(seals, person.user_id, groups))
    parameters: dict[str, Any] = {
        "count": len(rows),
        "body": "\n".join(digest_line(row, person) for row in rows[:MOST_IN_DIGEST]),
        "link": link(settings, None),
        "unsubscribe": url,
    }
    await enqueue(
        session,
        recipient=person.email or "",
        kind="digest",
        language=person.reader.language,
        parameters=parameters,
        now=now,
        dedupe_key=dedupe_key,
        headers=headers(url),
    )


def digest_line(row: Notification, person: Person) -> str:
    words = render(row.kind, row.parameters, person.reader)
    return " — ".join(part for part in (words.title, words.body.replace("\n", " ")) if part)
