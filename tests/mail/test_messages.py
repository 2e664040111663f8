"""A row as the bytes that go over the wire."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from conftest import settings_for
from zerek.mail.messages import Mail, Sender, Unprocessable, compose, sender_of

SENDER = Sender("Zerek <zerek@school.kz>", "zerek@school.kz")
MAIL = Mail(
    id=UUID("01a1fd20-e33d-721e-8c27-63a6f593f0be"),
    recipient="aliya@example.org",
    language="kk",
    subject="Құпиясөз өзгертілді: бұл тақырып бір жолға сыймайтындай ұзын болуы керек еді",
    text_body="Сәлем!\n.\n.. нүкте\n" + "ұзын " * 300,
    html_body="<p>Сәлем!</p>",
    headers="{}",
    secret=False,
    attempts=0,
    waits=0,
    give_up_at=datetime(2026, 11, 22, tzinfo=UTC),
    created_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
)


def parsed(mail: Mail) -> EmailMessage:
    message = message_from_bytes(compose(mail, SENDER), policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def test_a_mail_says_who_when_and_what() -> None:
    message = parsed(MAIL)
    assert message["From"] == "Zerek <zerek@school.kz>"
    assert message["To"] == "aliya@example.org"
    assert message["Subject"] == MAIL.subject
    assert message["Date"].datetime == MAIL.created_at
    assert message["Message-ID"] == "<01a1fd20-e33d-721e-8c27-63a6f593f0be@school.kz>"
    assert (message["Content-Language"], message["Auto-Submitted"]) == ("kk", "auto-generated")
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().splitlines() == MAIL.text_body.splitlines()
    assert html.get_content() == MAIL.html_body + "\r\n"


def test_it_is_ascii_in_lines_that_every_server_takes_and_the_same_each_time() -> None:
    content = compose(MAIL, SENDER)
    assert content == compose(MAIL, SENDER)
    assert content.isascii()
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_a_long_header_of_a_caller_stays_whole() -> None:
    link = f"<https://school.kz/app/unsubscribe?token={'a' * 200}>"
    content = compose(MAIL._replace(headers=f'{{"List-Unsubscribe": "{link}"}}'), SENDER)
    assert f"List-Unsubscribe: {link}\r\n".encode() in content


@pytest.mark.parametrize(
    "broken",
    [
        {"headers": "{"},
        {"headers": '{"X-A": "b\\r\\nBcc: c@example.org"}'},
        {"headers": '{"X-A": 1}'},
        {"headers": "[]x"},
        {"subject": "Hello\r\nBcc: c@example.org"},
        {"subject": "Hello\nBcc: c@example.org"},
        {"recipient": "a@example.org\r\nBcc: c@example.org"},
        {"recipient": "nobody"},
        {"language": "kk\r\nBcc: c@example.org"},
        {"text_body": "\ud800"},
    ],
)
def test_a_row_that_somebody_tampered_with_becomes_no_mail(broken: dict[str, Any]) -> None:
    with pytest.raises(Unprocessable):
        compose(MAIL._replace(**broken), SENDER)


@pytest.mark.parametrize(
    ("settings", "field", "address"),
    [
        ({"smtp_from": "School <mail@school.kz>"}, "School <mail@school.kz>", "mail@school.kz"),
        ({"smtp_from": "mail@school.kz"}, "Zerek <mail@school.kz>", "mail@school.kz"),
        ({"public_url": "https://zerek.school.kz"}, "Zerek <zerek@zerek.school.kz>", "zerek@zerek.school.kz"),
    ],
)
def test_the_sender_is_that_of_the_settings(settings: dict[str, str], field: str, address: str) -> None:
    sender = sender_of(settings_for("sqlite://", Path("data"), **settings))
    assert (sender.field, sender.address) == (field, address)


def test_a_sender_in_other_letters_than_latin_is_encoded() -> None:
    sender = sender_of(settings_for("sqlite://", Path("data"), smtp_from="Мектеп <mail@school.kz>"))
    message = message_from_bytes(compose(MAIL, sender), policy=default)
    assert message["From"] == "Мектеп <mail@school.kz>"


@pytest.mark.parametrize("sender", ["nobody", "a@b\r\nBcc: c@d", "A <a@b> <c@d>"])
def test_a_sender_that_is_none_is_refused_at_start(sender: str) -> None:
    with pytest.raises(ValueError, match="SMTP_FROM"):
        settings_for("sqlite://", Path("data"), smtp_from=sender)
