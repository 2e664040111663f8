"""Writing into the outbox: with the caller's change or not at all."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from mailoffice import Office, OpenOffice
from zerek.core.clock import utc_now
from zerek.core.jobs import QUEUE
from zerek.mail.jobs import measure_outbox, remove_old_mails
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.service import RELAY, enqueue, enqueue_all, forget, retry, retry_failed

GIVEN: dict[str, Any] = {
    "recipient": "aliya@example.org",
    "kind": "plain",
    "language": "en",
    "parameters": {"subject": "Hello", "body": "There."},
}


@pytest.fixture
async def office(open_office: OpenOffice) -> Office:
    """One without a mail server; who is woken by its sessions is noted."""
    office = await open_office()
    office.database.session_info[QUEUE] = office.queue
    return office


async def count(office: Office) -> int:
    async with office.database.read() as session:
        return (await session.execute(select(func.count()).select_from(OutgoingMail))).scalar_one()


async def test_a_mail_is_there_with_the_commit_and_the_relay_is_woken_then(office: Office) -> None:
    async with office.database.write() as session:
        mail_id = await enqueue(session, **GIVEN, now=utc_now())
        await enqueue(session, **GIVEN, now=utc_now())
        assert office.queue.woken == []
        assert await count(office) == 0
    assert office.queue.woken == [RELAY]
    row = await office.row(mail_id)
    assert (row.status, row.recipient, row.subject, row.attempts) == ("pending", "aliya@example.org", "Hello", 0)


async def test_what_is_rolled_back_is_never_sent_and_wakes_nobody(office: Office) -> None:
    async with office.database.write_session() as session:
        await enqueue(session, **GIVEN, now=utc_now())
        await session.rollback()
    assert await count(office) == 0
    assert office.queue.woken == []
    assert await office.relay() == 0


async def test_a_savepoint_wakes_nobody_before_the_whole_is_durable(office: Office) -> None:
    async with office.database.write() as session:
        async with session.begin_nested():
            await enqueue(session, **GIVEN, now=utc_now())
        assert office.queue.woken == []
    assert office.queue.woken == [RELAY]


async def test_the_same_dedupe_key_is_the_same_mail(office: Office) -> None:
    async def write() -> UUID:
        async with office.database.write() as session:
            return await enqueue(session, **GIVEN, now=utc_now(), dedupe_key="news:7:aliya")

    ids = {await write(), *await asyncio.gather(*(write() for _ in range(5)))}
    assert len(ids) == 1
    assert await count(office) == 1


async def test_what_is_no_address_has_failed_at_once_and_takes_nothing_with_it(office: Office) -> None:
    async with office.database.write() as session:
        mail_id = await enqueue(session, **GIVEN | {"recipient": "a@b\r\nBcc: c@d.org"}, now=utc_now())
    row = await office.row(mail_id)
    assert (row.status, row.last_error_kind, row.recipient) == ("failed", "recipient_refused", "a@b Bcc: c@d.org")
    assert await office.relay() == 0


async def test_headers_that_could_begin_others_are_refused(office: Office) -> None:
    async with office.database.write() as session:
        with pytest.raises(ValueError, match="not a header"):
            await enqueue(session, **GIVEN, now=utc_now(), headers={"X-A": "b\r\nBcc: c@example.org"})


async def test_an_unknown_language_is_russian(office: Office) -> None:
    mail_id = await office.write(language="fr")
    assert (await office.row(mail_id)).language == "ru"


async def test_who_is_erased_has_no_mails(office: Office) -> None:
    await office.write("gone@мектеп.kz")
    kept = await office.write("stays@example.org")
    async with office.database.write() as session:
        await forget(session, "gone@мектеп.kz")
    assert await count(office) == 1
    assert (await office.row(kept)).status == "pending"


async def test_failed_mails_begin_anew_and_blanked_ones_do_not(office: Office) -> None:
    failed, blanked, waiting = [await office.write(secret=True) for _ in range(3)]
    for mail_id in (failed, blanked):
        await office.change(mail_id, status="failed", attempts=3, waits=9, give_up_at=utc_now() - timedelta(days=9))
    await office.change(blanked, text_body="", html_body="")
    async with office.database.write() as session:
        assert await retry_failed(session, utc_now()) == 1
    row = await office.row(failed)
    assert (row.status, row.attempts, row.waits) == ("pending", 0, 0)
    assert row.give_up_at > utc_now()
    assert (await office.row(blanked)).status == "failed"
    assert (await office.row(waiting)).attempts == 0


async def test_a_dead_mail_can_be_sent_again_by_its_id(office: Office) -> None:
    mail_id = await office.write()
    await office.change(mail_id, status="dead", attempts=1)
    office.queue.woken.clear()
    async with office.database.write() as session:
        await retry(session, mail_id, utc_now())
    assert (await office.row(mail_id)).status == "pending"
    assert office.queue.woken == [RELAY]


async def test_old_mails_are_removed_and_stale_secrets_blanked(office: Office) -> None:
    long_ago = utc_now() - timedelta(days=91)
    old = {status: await office.write(now=long_ago) for status in MailStatus}
    for status, mail_id in old.items():
        await office.change(mail_id, status=status)
    recent = await office.write()
    await office.change(recent, status="sent")
    stale, fresh = await office.write(secret=True), await office.write(secret=True)
    await office.change(stale, status="failed", next_try_at=utc_now() - timedelta(hours=25))
    await office.change(fresh, status="failed", next_try_at=utc_now() - timedelta(hours=23))
    await remove_old_mails(office.context)
    async with office.database.read() as session:
        left = set((await session.execute(select(OutgoingMail.id))).scalars())
    assert left == {old[MailStatus.PENDING], recent, stale, fresh}
    assert ((await office.row(stale)).text_body, (await office.row(stale)).html_body) == ("", "")
    assert (await office.row(fresh)).text_body != ""


async def test_the_file_of_a_mail_goes_with_its_row(office: Office) -> None:
    kept = await office.write("stays@example.org")
    await office.write("gone@example.org")
    await office.relay()
    folder = office.settings.data / "mail"
    (folder / "notes.eml").write_text("somebody else's")
    async with office.database.write() as session:
        await forget(session, "gone@example.org")
    await remove_old_mails(office.context)
    assert {path.name for path in folder.iterdir()} == {f"{kept}.eml", "notes.eml"}


async def test_the_depth_of_the_outbox_is_measured(office: Office) -> None:
    from zerek.core.metrics import EMAIL_OLDEST_DUE_SECONDS, EMAIL_PENDING, render

    await measure_outbox(office.context)
    assert (EMAIL_PENDING._value.get(), EMAIL_OLDEST_DUE_SECONDS._value.get()) == (0, 0)
    await office.write(now=utc_now() - timedelta(minutes=7))
    await office.write(now=utc_now() + timedelta(minutes=7))
    await measure_outbox(office.context)
    assert EMAIL_PENDING._value.get() == 2
    assert 420 <= EMAIL_OLDEST_DUE_SECONDS._value.get() < 450
    told = render()[0].decode()
    assert "\nemail_outbox_pending 2.0\n" in told
    assert "\nemail_outbox_oldest_due_seconds 4" in told


async def test_many_are_written_at_once_and_wait_behind_the_others(office: Office) -> None:
    mails: list[dict[str, Any]] = [
        {
            "recipient": recipient,
            "kind": "password_changed",
            "language": "kk",
            "parameters": {"name": "A", "time": "now"},
            "now": utc_now(),
            "secret": recipient.startswith("b"),
        }
        for recipient in ("a@example.org", "b@example.org", "nobody", "c@example.org")
    ]
    async with office.database.write() as session:
        await enqueue_all(session, mails)
    assert office.queue.woken == [RELAY]
    async with office.database.read() as session:
        rows = (await session.execute(select(OutgoingMail).order_by(OutgoingMail.id))).scalars().all()
    assert [(row.recipient, row.status, row.rank, row.secret) for row in rows] == [
        ("a@example.org", "pending", 1, False),
        ("b@example.org", "pending", 1, True),
        ("nobody", "failed", 1, False),
        ("c@example.org", "pending", 1, False),
    ]
    assert await office.relay() == 3
