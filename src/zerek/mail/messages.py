"""A row of the outbox as the bytes that go over the wire."""

import json
from base64 import encodebytes
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from zerek.core.i18n import LANGUAGES
from zerek.mail.rules import address, checked_headers
from zerek.settings import Settings


class Mail(NamedTuple):
    """What sending needs to know of a row; `headers` is the JSON as it is stored."""

    id: UUID
    recipient: str
    language: str
    subject: str
    text_body: str
    html_body: str
    headers: str
    secret: bool
    attempts: int
    waits: int
    give_up_at: datetime
    created_at: datetime


class Unprocessable(Exception):
    """No mail can be made of the row."""


@dataclass(frozen=True, slots=True)
class Sender:
    """`field` is the From field as it goes over the wire, `address` the one that the mail server is told."""

    field: str
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def sender_of(settings: Settings) -> Sender:
    """From `SMTP_FROM`, or else by the name of the installation."""
    name, found = parseaddr(settings.smtp_from)
    given = found or f"zerek@{urlsplit(settings.public_url).hostname or 'localhost'}"
    return Sender(header("From", f"{name or 'Zerek'} <{given}>"), given)


def header(name: str, value: str) -> str:
    """The value as it goes over the wire, by the library, which encodes it and refuses a line break in it."""
    message = EmailMessage(policy=SMTP)
    message[name] = value
    return message.as_string().removeprefix(f"{name}:").strip()


def compose(mail: Mail, sender: Sender) -> bytes:
    """The same row gives the same bytes each time. Raises `Unprocessable`."""
    boundary = f"zerek-{mail.id.hex}"
    try:
        fields = fields_of(mail, sender) | {"Content-Type": f'multipart/alternative; boundary="{boundary}"'}
        return b"".join(
            (
                "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode(),
                b"\r\n",
                part(boundary, "plain", mail.text_body),
                part(boundary, "html", mail.html_body),
                f"--{boundary}--\r\n".encode(),
            )
        )
    except Exception as error:
        # Whatever it is that cannot be read, the next try would find the same.
        raise Unprocessable(repr(error)) from error


def fields_of(mail: Mail, sender: Sender) -> dict[str, str]:
    """The header, of values that hold no line break: letting the library write all of it takes eight times as long, and
    it would fold a long `List-Unsubscribe` of a caller into words that no mail program reads."""
    if mail.language not in LANGUAGES:
        raise ValueError(mail.language)
    return {
        **checked_headers(json.loads(mail.headers)),
        "From": sender.field,
        "To": address(mail.recipient),
        "Subject": header("Subject", mail.subject),
        "Date": format_datetime(mail.created_at),
        "Message-ID": f"<{mail.id}@{sender.domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
        "MIME-Version": "1.0",
    }


def part(boundary: str, subtype: str, text: str) -> bytes:
    head = f'--{boundary}\r\nContent-Type: text/{subtype}; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    lines = "\r\n".join(text.splitlines()) + "\r\n"  # as the type text/* has it on the wire
    return head.encode() + encodebytes(lines.encode()).replace(b"\n", b"\r\n")
