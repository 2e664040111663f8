"""The relay: each mail once, by one relay or several, and none lost when one dies."""

import asyncio
import os
import sys
from datetime import timedelta
from uuid import uuid4

import pytest

from house import SECRET
from mailoffice import Office, OpenOffice, until
from mailsink import Sink
from zerek.core.clock import utc_now
from zerek.core.metrics import EMAILS
from zerek.mail import outbox, relay
from zerek.mail.service import RELAY
from zerek.mail.transports import open_transport

SOMEBODY = "somebody@example.org"


async def test_a_mail_arrives_whole_and_once(office: Office, sink: Sink) -> None:
    before = EMAILS.labels("sent")._value.get()
    mail_id = await office.write(SOMEBODY, headers={"List-Unsubscribe": "<https://zerek.test/u?t=1>"})
    assert await office.relay() == 1
    assert await office.relay() == 0
    [mail] = sink.of(SOMEBODY)
    assert mail["Subject"] == "Собрание"
    assert str(mail["Message-ID"]).startswith(f"<{mail_id}@")
    assert mail["List-Unsubscribe"] == "<https://zerek.test/u?t=1>"
    text = mail.get_body(("plain",))
    assert text is not None
    assert text.get_content().startswith("Завтра в десять.")
    row = await office.row(mail_id)
    assert (row.status, row.attempts, row.lease_until, row.last_error) == ("sent", 1, None, None)
    assert row.sent_at is not None
    assert row.text_body != ""
    assert EMAILS.labels("sent")._value.get() == before + 1


async def test_a_secret_leaves_nothing_behind(office: Office, sink: Sink) -> None:
    mail_id = await office.write(SOMEBODY, secret=True)
    await office.relay()
    row = await office.row(mail_id)
    assert (row.status, row.text_body, row.html_body) == ("sent", "", "")
    assert len(sink.of(SOMEBODY)) == 1


async def test_many_mails_share_the_connections(open_office: OpenOffice, sink: Sink) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, mail_connections=3)
    ids = [await office.write(f"person{number}@example.org") for number in range(70)]
    assert await office.drain() == 70
    assert {mail["To"] for mail in sink.mails} == {f"person{number}@example.org" for number in range(70)}
    assert len(sink.mails) == 70
    assert sink.connections <= 3
    assert {(await office.row(mail_id)).status for mail_id in ids} == {"sent"}
    before = sink.connections
    for _ in range(3):
        await office.write(SOMEBODY)
        await office.relay()
    assert sink.connections == before, "one is kept for the next mail"


async def test_two_relays_at_once_send_each_mail_once(open_office: OpenOffice, sink: Sink) -> None:
    sink.delay = 0.005
    offices = [await open_office(smtp_host="127.0.0.1", smtp_port=sink.port) for _ in range(2)]
    for number in range(120):
        await offices[0].write(f"person{number}@example.org")
    sent = await asyncio.gather(*(office.drain() for office in offices))
    assert sum(sent) == 120
    assert len(sink.mails) == len({mail["To"] for mail in sink.mails}) == 120


async def test_a_relay_that_was_killed_leaves_its_mail_to_the_next_as_the_same_message(
    office: Office, sink: Sink
) -> None:
    mail_id = await office.write(SOMEBODY)
    now = utc_now()
    async with office.database.write() as session:
        taken = await outbox.take(
            session, uuid4(), due_before=now, now=now, lease_until=now + timedelta(seconds=0.6), most=10
        )
    await office.context.kept.get(open_transport, office.settings).send(taken[0])  # and dies before it records that
    assert await office.relay() == 0, "the lease holds"
    await office.relay_until(mail_id, "sent")
    first, second = sink.of(SOMEBODY)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Date"] == second["Date"]


RELAY_ALONE = """
import asyncio
from zerek.core.db import Database
from zerek.core.jobs import JobContext
from zerek.core.kv import MemoryKeyValue
from zerek.mail.jobs import relay_mail
from zerek.settings import Settings

settings = Settings()
asyncio.run(relay_mail(JobContext(Database(settings.database_url, 2), MemoryKeyValue(), settings)))
"""


async def test_a_process_that_is_killed_loses_no_mail(office: Office, sink: Sink) -> None:
    sink.delay = 0.05
    ids = [await office.write(f"person{number}@example.org") for number in range(30)]
    environment = {
        "DATABASE_URL": office.settings.database_url,
        "JWT_SECRET": SECRET,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(sink.port),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", RELAY_ALONE, env=os.environ | environment, cwd=office.settings.data
    )
    await until(lambda: len(sink.mails) >= 5, 40)
    process.kill()
    await process.wait()
    sink.delay = 0
    assert await office.relay() < 30, "the lease of what it had in hand still holds"
    for mail_id in ids:
        if (await office.row(mail_id)).lease_until is not None:
            await office.change(mail_id, lease_until=utc_now())
    await office.relay()
    assert {(await office.row(mail_id)).status for mail_id in ids} == {"sent"}
    by_id = {str(mail["Message-ID"]).partition("@")[0].strip("<"): mail["To"] for mail in sink.mails}
    assert set(by_id) == {str(mail_id) for mail_id in ids}
    assert len(set(by_id.values())) == 30


async def test_a_run_that_is_cancelled_records_what_it_has_sent(open_office: OpenOffice, sink: Sink) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, mail_connections=1)
    sink.delay = 0.05
    ids = [await office.write(f"person{number}@example.org") for number in range(10)]
    run = asyncio.create_task(office.relay())
    await until(lambda: len(sink.mails) >= 3)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    sent = [mail_id for mail_id in ids if (await office.row(mail_id)).status == "sent"]
    assert len(sent) >= 2, "the third may still have been under way"
    under_way = [mail_id for mail_id in ids if (await office.row(mail_id)).lease_until is not None]
    assert len(under_way) <= 1
    for mail_id in under_way:
        await office.change(mail_id, lease_until=utc_now())
    for mail_id in ids:
        await office.relay_until(mail_id, "sent")
    assert len(sink.mails) <= 11, "at most the one that was under way has gone twice"


async def test_the_throttle_holds_for_all_workers_together(open_office: OpenOffice, sink: Sink) -> None:
    first = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, mail_per_second=5)
    second = Office(first.database, first.settings, kv=first.kv)
    for number in range(13):
        await first.write(f"person{number}@example.org")
    started = asyncio.get_running_loop().time()
    while sum(await asyncio.gather(first.relay(), second.relay())):
        pass
    await second.context.kept.close()
    assert len(sink.mails) == 13
    assert asyncio.get_running_loop().time() - started > 1.9, "5, 5 and 3 in three windows of a second"


async def test_what_somebody_waits_for_goes_before_what_many_get(open_office: OpenOffice, sink: Sink) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, mail_connections=1)
    for number in range(relay.BATCH + 5):
        await office.write(f"person{number}@example.org")
    await office.write(SOMEBODY, kind="password_changed", parameters={"name": "A", "time": "now"})
    await office.relay()
    assert SOMEBODY in [mail["To"] for mail in sink.mails[: relay.BATCH]]


async def test_a_run_ends_after_its_time_and_asks_for_the_next(
    office: Office, sink: Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "RUN_SECONDS", 0.2)
    sink.delay = 0.05
    ids = [await office.write(f"person{number}@example.org") for number in range(relay.BATCH * 2)]
    sent = await office.relay()
    assert 0 < sent < len(ids)
    assert office.queue.woken == [RELAY]
    assert {(await office.row(mail_id)).lease_until for mail_id in ids} == {None}, "what was not tried is given back"


async def test_an_unreadable_row_is_dead_at_once_and_takes_no_other_with_it(office: Office, sink: Sink) -> None:
    broken = await office.write(SOMEBODY)
    await office.change(broken, subject="Hello\r\nBcc: c@example.org")
    other = await office.write("other@example.org")
    assert await office.relay() == 1
    row = await office.row(broken)
    assert (row.status, row.last_error_kind) == ("dead", "unprocessable")
    assert (await office.row(other)).status == "sent"
    [(queue, letter)] = office.queue.dead
    assert (queue, letter["id"], letter["reason"]) == ("email.send", str(broken), "unprocessable")
    assert SOMEBODY not in str(letter)


async def test_beside_a_queue_the_server_leaves_the_worker_its_time(open_office: OpenOffice, sink: Sink) -> None:
    from dataclasses import replace

    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port)
    office.context = replace(office.context, fallback=True)
    new, old = await office.write(SOMEBODY), await office.write(SOMEBODY, now=utc_now() - timedelta(seconds=11))
    assert await office.relay() == 1
    assert ((await office.row(new)).status, (await office.row(old)).status) == ("pending", "sent")
