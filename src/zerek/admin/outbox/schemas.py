"""What goes over the wire about the outbox."""

from uuid import UUID

from pydantic import Field

from zerek.core.schema import Moment, Schema
from zerek.mail.models import MailStatus
from zerek.mail.rules import ErrorKind


class OutboxMail(Schema):
    id: UUID
    status: MailStatus
    kind: str
    recipient: str
    subject: str
    language: str
    secret: bool = Field(description="holds a link for one use")
    attempts: int
    next_try_at: Moment
    last_error_kind: ErrorKind | None
    last_error: str | None
    created_at: Moment
    sent_at: Moment | None


class OutboxMailWithText(OutboxMail):
    text: str | None = Field(description="only where no mail server is set and mails are files")
    html: str | None
