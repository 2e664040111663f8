"""The outbox over HTTP."""

import asyncio
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request

from zerek.admin.outbox.schemas import OutboxMail, OutboxMailWithText
from zerek.core import audit
from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import CurrentAdmin
from zerek.identity.errors import RoleMissing
from zerek.mail import queries, service
from zerek.mail.errors import MailNotFailed, MailNotFound, MailTextGone
from zerek.mail.models import MailStatus

router = APIRouter(route_class=TransactionRoute, tags=["outbox"])


@router.get("/admin/outbox", responses=responses(RoleMissing))
async def list_outbox(
    actor: CurrentAdmin,
    session: ReadSession,
    window: PageWindow,
    status: MailStatus | None = None,
    kind: Annotated[str | None, Query(max_length=40)] = None,
    recipient: Annotated[str | None, Query(max_length=254)] = None,
) -> Page[OutboxMail]:
    """The newest first; `recipient` may be a part of the address."""
    rows, total = await queries.list_mails(session, queries.filtered(status, kind, recipient), window)
    return Page[OutboxMail].model_validate(page(rows, total, window))


@router.get("/admin/outbox/{mail_id}", responses=responses(RoleMissing, MailNotFound))
async def get_outbox_mail(
    request: Request, actor: CurrentAdmin, session: ReadSession, mail_id: UUID
) -> OutboxMailWithText:
    """With what it says where mails are files; never where they leave over a mail server."""
    mail = await queries.mail_by_id(session, mail_id)
    texts = await asyncio.to_thread(queries.texts_of, mail, request.app.state.settings)
    shown = OutboxMail.model_validate(mail).model_dump()
    return OutboxMailWithText(**shown, text=texts.text, html=texts.html)


@router.post(
    "/admin/outbox/{mail_id}/retry", responses=responses(RoleMissing, MailNotFound, MailNotFailed, MailTextGone)
)
async def retry_outbox_mail(actor: CurrentAdmin, session: Session, mail_id: UUID) -> OutboxMail:
    """Sends a mail again that has failed or is dead."""
    mail = await service.retry(session, mail_id, utc_now())
    await audit.record(session, actor.user_id, "outbox.retry", "mail", mail.id)
    return OutboxMail.model_validate(mail)
