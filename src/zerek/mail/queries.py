"""What is read of the outbox, by people."""

from collections.abc import Sequence
from email import message_from_bytes
from email.policy import default
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from zerek.core.paging import Window, count
from zerek.mail.errors import MailNotFound
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.transports import mail_folder
from zerek.settings import Settings


def filtered(status: MailStatus | None, kind: str | None, recipient: str | None) -> Select[OutgoingMail]:
    """`recipient` may be a part of the address."""
    query = select(OutgoingMail)
    if status is not None:
        query = query.where(OutgoingMail.status == status)
    if kind is not None:
        query = query.where(OutgoingMail.kind == kind)
    if recipient:
        query = query.where(OutgoingMail.recipient.icontains(recipient, autoescape=True))
    return query


async def list_mails(
    session: AsyncSession, query: Select[OutgoingMail], window: Window
) -> tuple[Sequence[OutgoingMail], int]:
    """The newest first, without their texts."""
    texts = [defer(column, raiseload=True) for column in (OutgoingMail.text_body, OutgoingMail.html_body)]
    newest = query.options(*texts).order_by(OutgoingMail.id.desc()).limit(window.limit).offset(window.offset)
    return (await session.execute(newest)).scalars().all(), await count(session, query)


async def mail_by_id(session: AsyncSession, mail_id: UUID) -> OutgoingMail:
    mail = await session.get(OutgoingMail, mail_id)
    if mail is None:
        raise MailNotFound
    return mail


class Texts(NamedTuple):
    text: str | None
    html: str | None


def texts_of(mail: OutgoingMail, settings: Settings) -> Texts:
    """What the mail says, to be read by an administrator: only where mails are files, since there is no other way to
    get at them there. One whose text was blanked is read from its file."""
    if settings.smtp_host:
        return Texts(None, None)
    if mail.text_body:
        return Texts(mail.text_body, mail.html_body)
    try:
        message = message_from_bytes((mail_folder(settings) / f"{mail.id}.eml").read_bytes(), policy=default)
    except FileNotFoundError:
        return Texts(None, None)
    found = [message.get_body((subtype,)) for subtype in ("plain", "html")]
    return Texts(*(part.get_content() if part is not None else None for part in found))
