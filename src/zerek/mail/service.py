"""What changes about mails: one function per use case."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import DEFAULT_LANGUAGE, LANGUAGES
from zerek.core.ids import new_id
from zerek.core.jobs import wake_after_commit
from zerek.core.statements import insert_into
from zerek.mail.errors import MailNotFailed, MailNotFound, MailTextGone
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.rendering import render
from zerek.mail.rules import LONGEST_ADDRESS, WAIT_LIFE, ErrorKind, address, checked_headers, is_address, one_line

RELAY = "mail.relay"
SENT_TO_MANY = frozenset({"plain"})
SECRETS_KEPT = timedelta(days=1)
REMOVED_AT_ONCE = 1000
WRITTEN_AT_ONCE = 500


async def enqueue(
    session: AsyncSession,
    *,
    recipient: str,
    kind: str,
    language: str,
    parameters: Mapping[str, Any],
    now: datetime,
    dedupe_key: str | None = None,
    secret: bool = False,
    headers: Mapping[str, str] | None = None,
) -> UUID:
    """Puts a mail into the outbox, in the caller's transaction: it leaves once that is committed, or never. The kinds
    and their parameters stand at `rendering.render`.

    A second one with the same `dedupe_key` is the first one; its id is answered. A `secret` mail holds what opens an
    account, and its text is blanked once it is sent. A recipient that is no address makes a row that has failed at
    once, so that the caller's own work does not fail for it. Raises `ValueError` for headers that could begin others.
    """
    values = outgoing(
        recipient=recipient,
        kind=kind,
        language=language,
        parameters=parameters,
        now=now,
        dedupe_key=dedupe_key,
        secret=secret,
        headers=headers,
    )
    statement = insert_into(session, OutgoingMail).values(values).on_conflict_do_nothing(index_elements=["dedupe_key"])
    made: UUID | None = (await session.execute(statement.returning(OutgoingMail.id))).scalar_one_or_none()
    if made is not None:
        wake_after_commit(session, RELAY)
        return made
    return (await session.execute(select(OutgoingMail.id).where(OutgoingMail.dedupe_key == dedupe_key))).scalar_one()


def stored(recipient: str) -> str:
    """A recipient as the outbox keeps it, an address or not."""
    return address(recipient) if is_address(recipient) else one_line(recipient)[:LONGEST_ADDRESS]


def outgoing(
    *,
    recipient: str,
    kind: str,
    language: str,
    parameters: Mapping[str, Any],
    now: datetime,
    dedupe_key: str | None = None,
    secret: bool = False,
    headers: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The row of a mail that has yet to leave. Raises `ValueError` for headers that could begin others."""
    spoken = next((known for known in LANGUAGES if known == language), DEFAULT_LANGUAGE)
    rendered = render(kind, spoken, parameters)
    values: dict[str, Any] = {
        "id": new_id(),
        "status": MailStatus.PENDING,
        "kind": kind,
        "language": spoken,
        "subject": rendered.subject,
        "text_body": rendered.text,
        "html_body": rendered.html,
        "headers": checked_headers(dict(headers or {})),
        "secret": secret,
        "dedupe_key": dedupe_key,
        "rank": int(kind in SENT_TO_MANY),
        "attempts": 0,
        "waits": 0,
        "next_try_at": now,
        "give_up_at": now + WAIT_LIFE,
        "created_at": now,
    }
    values["recipient"] = stored(recipient)
    if not is_address(recipient):
        values |= {
            "status": MailStatus.FAILED,
            "last_error_kind": ErrorKind.RECIPIENT_REFUSED,
            "last_error": "not an e-mail address",
        }
    return values


async def enqueue_all(session: AsyncSession, mails: Sequence[Mapping[str, Any]]) -> None:
    """Puts many mails at once into the outbox, behind those that somebody waits for. Each holds what `outgoing` takes,
    without a `dedupe_key`."""
    for start in range(0, len(mails), WRITTEN_AT_ONCE):
        batch = mails[start : start + WRITTEN_AT_ONCE]
        rows = await asyncio.to_thread(list, (outgoing(**mail) | {"rank": 1} for mail in batch))
        await session.execute(insert(OutgoingMail), rows)
        wake_after_commit(session, RELAY)


def again(now: datetime) -> dict[str, Any]:
    """The values of a row that begins anew."""
    return {
        "status": MailStatus.PENDING,
        "attempts": 0,
        "waits": 0,
        "next_try_at": now,
        "give_up_at": now + WAIT_LIFE,
        "lease_until": None,
        "leased_by": None,
    }


async def retry(session: AsyncSession, mail_id: UUID, now: datetime) -> OutgoingMail:
    """Sends a mail that has failed, or is dead, again. Raises `MailNotFound`, `MailNotFailed` or `MailTextGone`."""
    mail = await session.get(OutgoingMail, mail_id, with_for_update=True)
    if mail is None:
        raise MailNotFound
    if mail.status not in (MailStatus.FAILED, MailStatus.DEAD):
        raise MailNotFailed
    if mail.secret and not mail.text_body:
        raise MailTextGone
    for name, value in again(now).items():
        setattr(mail, name, value)
    await session.flush()
    wake_after_commit(session, RELAY)
    return mail


async def retry_failed(session: AsyncSession, now: datetime) -> int:
    """Sends all again that have failed and still have their text. Returns how many."""
    taken = await session.execute(
        update(OutgoingMail)
        .where(OutgoingMail.status == MailStatus.FAILED, ~OutgoingMail.secret | (OutgoingMail.text_body != ""))
        .values(again(now))
        .returning(OutgoingMail.id)
        .execution_options(synchronize_session=False)
    )
    wake_after_commit(session, RELAY)
    return len(taken.all())


async def forget(session: AsyncSession, recipient: str) -> None:
    """Deletes every mail to an address whose owner is erased."""
    await session.execute(delete(OutgoingMail).where(OutgoingMail.recipient == stored(recipient)))


async def blank_secrets(session: AsyncSession, now: datetime) -> None:
    """Of secret mails that have failed for good a day ago: what they would have opened has expired meanwhile."""
    await session.execute(
        update(OutgoingMail)
        .where(
            OutgoingMail.status.in_([MailStatus.FAILED, MailStatus.DEAD]),
            OutgoingMail.secret,
            OutgoingMail.text_body != "",
            OutgoingMail.next_try_at < now - SECRETS_KEPT,
        )
        .values(text_body="", html_body="")
    )


async def remove_old(session: AsyncSession, status: MailStatus, before: datetime) -> int:
    """Deletes the oldest of that status, up to a thousand, if they are as old as that. Returns how many."""
    oldest = (
        select(OutgoingMail.id)
        .where(OutgoingMail.status == status)
        .order_by(OutgoingMail.status, OutgoingMail.id)
        .limit(REMOVED_AT_ONCE)
    )
    removed = await session.execute(
        delete(OutgoingMail)
        .where(OutgoingMail.id.in_(oldest), OutgoingMail.created_at < before)
        .returning(OutgoingMail.id)
        .execution_options(synchronize_session=False)
    )
    return len(removed.all())
