"""The outbox as administrators see it."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from conftest import Template, settings_for
from house import House, Person, open_house
from mailoffice import until
from zerek.admin.outbox.jobs import tell_of_dead_mails
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.identity.rules import Role
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.service import enqueue
from zerek.messaging.notifications.models import Notification


async def write(house: House, recipient: str, status: str = "pending", **changes: Any) -> UUID:
    """A mail in the outbox, as it stands there after its relay; the one of the house leaves those of 2099 alone."""
    given: dict[str, Any] = {
        "kind": "plain",
        "language": "en",
        "parameters": {"subject": "Meeting", "body": "At ten."},
        "now": utc_now().replace(year=2099),
    } | changes
    async with house.app.state.database.write() as session:
        mail_id = await enqueue(session, recipient=recipient, **given)
        mail = await session.get(OutgoingMail, mail_id)
        assert mail is not None
        mail.status = status
    return mail_id


async def row(house: House, mail_id: UUID) -> OutgoingMail:
    async with house.app.state.database.read() as session:
        mail: OutgoingMail | None = await session.get(OutgoingMail, mail_id)
        assert mail is not None
        return mail


@pytest.fixture
async def admin(house: House) -> Person:
    return await house.person(Role.ADMIN)


async def test_the_list_is_the_newest_first_and_filtered(house: House, admin: Person) -> None:
    who = f"list{uuid4().hex[:8]}@example.org"
    pending, failed, sent = [await write(house, who, status) for status in ("pending", "failed", "sent")]
    reset = await write(
        house, who, kind="password_changed", parameters={"name": "A", "time": "now"}, secret=True
    )  # fmt: skip

    async def ids(**filters: str) -> list[str]:
        answer = await house.get(admin, "/admin/outbox", params={"recipient": who[:12].upper()} | filters)
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    assert await ids() == [str(mail_id) for mail_id in (reset, sent, failed, pending)]
    assert await ids(status="failed") == [str(failed)]
    assert await ids(kind="password_changed") == [str(reset)]
    assert await ids(recipient="no_such%") == []
    answer = (await house.get(admin, "/admin/outbox", params={"recipient": who, "limit": 1, "offset": 3})).json()
    assert (answer["total"], answer["has_more"], len(answer["items"])) == (4, False, 1)
    item = answer["items"][0]
    assert (item["status"], item["subject"], item["attempts"], item["secret"]) == ("pending", "Meeting", 0, False)
    assert not {"text", "html", "text_body", "html_body", "headers"} & set(item)
    assert (await house.get(admin, "/admin/outbox", params={"status": "lost"})).status_code == 422
    for odd in ("\x00", "%", "_", "\\", "'"):
        assert (await house.get(admin, "/admin/outbox", params={"recipient": odd, "kind": odd})).status_code < 500, odd


async def test_a_failed_mail_is_sent_again_and_another_is_not(house: House, admin: Person) -> None:
    for status in ("failed", "dead"):
        mail_id = await write(house, "again@example.org", status)
        answer = await house.post(admin, f"/admin/outbox/{mail_id}/retry")
        assert (answer.status_code, answer.json()["status"]) == (200, "pending")
        file = house.settings.data / "mail" / f"{mail_id}.eml"
        await until(file.exists)
        entries = (await house.get(admin, "/admin/audit", params={"object_id": str(mail_id)})).json()["items"]
        assert [entry["action"] for entry in entries] == ["outbox.retry"]
    for status in ("pending", "sent"):
        mail_id = await write(house, "again@example.org", status)
        refused = await house.post(admin, f"/admin/outbox/{mail_id}/retry")
        assert (refused.status_code, refused.json()["code"]) == (409, "mail.not_failed")
        assert (await row(house, mail_id)).status == status
    missing = await house.post(admin, f"/admin/outbox/{uuid4()}/retry")
    assert (missing.status_code, missing.json()["code"]) == (404, "mail.not_found")


async def test_a_mail_whose_link_was_deleted_cannot_be_sent_again(house: House, admin: Person) -> None:
    mail_id = await write(house, "gone@example.org", "failed", secret=True)
    async with house.app.state.database.write() as session:
        mail = await session.get(OutgoingMail, mail_id)
        mail.text_body = mail.html_body = ""
    refused = await house.post(admin, f"/admin/outbox/{mail_id}/retry")
    assert (refused.status_code, refused.json()["code"]) == (409, "mail.text_gone")


async def test_where_mails_are_files_an_administrator_reads_them_secret_ones_too(house: House, admin: Person) -> None:
    link = "https://zerek.test/app/password-reset#token=abc"
    given: dict[str, Any] = {"kind": "password_reset", "parameters": {"name": "A", "link": link, "minutes": 60}}
    mail_id = await write(house, "reads@example.org", secret=True, now=utc_now(), **given)
    await until((house.settings.data / "mail" / f"{mail_id}.eml").exists)
    answer = await house.get(admin, f"/admin/outbox/{mail_id}")
    assert answer.status_code == 200
    assert link in answer.json()["text"]
    assert "<html" in answer.json()["html"]
    waiting = await write(house, "reads@example.org")
    assert "At ten." in (await house.get(admin, f"/admin/outbox/{waiting}")).json()["text"]
    missing = await house.get(admin, f"/admin/outbox/{uuid4()}")
    assert (missing.status_code, missing.json()["code"]) == (404, "mail.not_found")


async def test_where_mails_leave_over_a_mail_server_nobody_reads_them_here(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, smtp_host="127.0.0.1", smtp_port=1)
    async with open_house(settings) as house:
        admin = await house.person(Role.ADMIN)
        for secret in (True, False):
            mail_id = await write(house, "reads@example.org", MailStatus.FAILED, secret=secret)
            answer = (await house.get(admin, f"/admin/outbox/{mail_id}")).json()
            assert (answer["text"], answer["html"]) == (None, None)
            assert "At ten." not in str(answer)


@pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.ADMIN)])
async def test_nobody_else_sees_the_outbox(house: House, role: Role | None) -> None:
    stranger = await house.person(role) if role else None
    mail_id = await write(house, "strangers@example.org", "failed")
    for answer in (
        await house.get(stranger, "/admin/outbox"),
        await house.get(stranger, f"/admin/outbox/{mail_id}"),
        await house.post(stranger, f"/admin/outbox/{mail_id}/retry"),
    ):
        assert answer.status_code == (403 if role else 401)
        assert "strangers@example.org" not in answer.text
    assert (await row(house, mail_id)).status == "failed"


async def test_of_dead_mails_administrators_are_told_once_an_hour(empty_house: House) -> None:
    house, state = empty_house, empty_house.app.state
    admin, moderator = await house.person(Role.ADMIN), await house.person(Role.MODERATOR)
    context = JobContext(state.database, state.kv, house.settings)

    async def die(minutes_ago: int, status: str = "dead") -> None:
        mail_id = await write(house, "nobody@example.org", status)
        async with state.database.write() as session:
            died = utc_now() - timedelta(minutes=minutes_ago)
            await session.execute(update(OutgoingMail).where(OutgoingMail.id == mail_id).values(next_try_at=died))

    async def told(person: Person) -> list[tuple[str, str]]:
        found = (await house.get(person, "/notifications")).json()["items"]
        return [(item["kind"], item["body"]) for item in found]

    await die(5, "failed")
    assert await tell_of_dead_mails(context) == 0, "what was refused is no dead letter"
    await die(5)
    await die(3)
    assert sorted(await asyncio.gather(tell_of_dead_mails(context), tell_of_dead_mails(context))) in ([0, 2], [2, 2])
    await die(1)
    assert await tell_of_dead_mails(context) == 0, "not per mail"
    (first,) = await told(admin)
    assert first[0] == "mail.dead"
    assert "2" in first[1]
    assert (await house.get(admin, "/notifications")).json()["items"][0]["group"] == "operations"
    assert await told(moderator) == []

    async with state.database.write() as session:  # more than an hour later, and the third one died meanwhile
        earlier = utc_now() - timedelta(minutes=61)
        await session.execute(update(Notification).values(created_at=earlier))
        await session.execute(
            update(OutgoingMail)
            .where(OutgoingMail.next_try_at < utc_now() - timedelta(minutes=2))
            .values(next_try_at=earlier - timedelta(minutes=1))
        )
    assert await tell_of_dead_mails(context) == 1
    assert await tell_of_dead_mails(context) == 0
    assert len(await told(admin)) == 2
