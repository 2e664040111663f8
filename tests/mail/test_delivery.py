"""Over a real SMTP server on loopback, which fails in every way that one can; and into files."""

import asyncio
import ssl
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

import services
from mailoffice import Office, OpenOffice
from mailsink import HANG, HANG_UP, Sink, open_sink
from zerek.core.clock import utc_now
from zerek.core.metrics import EMAILS
from zerek.mail import relay
from zerek.mail.rules import WAIT_LIFE

SOMEBODY = "somebody@example.org"


async def test_a_connection_that_the_server_closed_is_opened_again_by_itself(
    open_office: OpenOffice, sink: Sink
) -> None:
    async with open_sink() as first:
        office = await open_office(smtp_host="127.0.0.1", smtp_port=first.port)
        await office.write(SOMEBODY)
        await office.relay()
        assert first.open == 1
    async with open_sink(first.port) as second:
        mail_id = await office.write(SOMEBODY)
        await office.relay()
        row = await office.row(mail_id)
        assert (row.status, row.attempts, row.waits) == ("sent", 1, 0)
        assert second.connections == 1


async def test_a_temporary_refusal_is_tried_three_times_with_pauses_that_double(office: Office, sink: Sink) -> None:
    sink.at_rcpt[SOMEBODY] = ["450 greylisted", "451 later"]
    mail_id = await office.write(SOMEBODY)
    row = await office.relay_until(mail_id, "sent", "failed")
    assert (row.status, row.attempts, sink.tried[SOMEBODY]) == ("sent", 3, 3)
    first, second, third = sink.times
    assert second - first >= 0.1
    assert third - second >= 0.2


async def test_after_three_attempts_it_has_failed(office: Office, sink: Sink) -> None:
    before = EMAILS.labels("failed")._value.get()
    sink.at_data[SOMEBODY] = ["452 no room"] * 9
    mail_id = await office.write(SOMEBODY)
    row = await office.relay_until(mail_id, "sent", "failed")
    assert (row.status, row.attempts, sink.tried[SOMEBODY]) == ("failed", 3, 3)
    assert (row.last_error_kind, row.last_error) == ("temporary", "452 no room")
    assert EMAILS.labels("failed")._value.get() == before + 1


@pytest.mark.parametrize(
    ("stage", "kind"), [("at_rcpt", "recipient_refused"), ("at_data", "rejected")], ids=["recipient", "content"]
)
async def test_a_refusal_for_good_is_not_tried_again_and_holds_up_nobody(
    office: Office, sink: Sink, stage: str, kind: str
) -> None:
    getattr(sink, stage)[SOMEBODY] = ["550 no such person here"]
    refused = await office.write(SOMEBODY)
    other = await office.write("other@example.org")
    assert await office.relay() == 1
    row = await office.row(refused)
    assert (row.status, row.attempts, row.last_error_kind) == ("failed", 1, kind)
    assert row.last_error == "550 no such person here"
    assert (await office.row(other)).status == "sent"
    assert sink.connections == 1, "the connection goes on after a refusal"


async def test_a_server_that_is_away_costs_no_attempt_and_the_mail_goes_when_it_is_back(
    open_office: OpenOffice,
) -> None:
    port = services.free_port()
    office = await open_office(smtp_host="127.0.0.1", smtp_port=port)
    mail_id, other = await office.write(SOMEBODY), await office.write("other@example.org")
    for _ in range(3):
        await office.relay()
        await asyncio.sleep(0.15)
    row = await office.row(mail_id)
    assert (row.status, row.attempts, row.last_error_kind) == ("pending", 0, "cannot_connect")
    assert 1 <= row.waits <= 3
    async with open_sink(port) as sink:
        row = await office.relay_until(mail_id, "sent")
        await office.relay_until(other, "sent")
        assert (row.attempts, len(sink.of(SOMEBODY))) == (1, 1)


async def test_one_try_at_an_absent_server_speaks_for_all_that_is_due(open_office: OpenOffice) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=services.free_port(), mail_retry_seconds=60)
    ids = [await office.write(f"person{number}@example.org") for number in range(relay.BATCH * 5)]
    await office.relay()
    rows = [await office.row(mail_id) for mail_id in ids]
    assert {(row.waits, row.attempts, row.last_error_kind) for row in rows} == {(1, 0, "cannot_connect")}
    assert min(row.next_try_at for row in rows) > utc_now() + timedelta(seconds=20)
    assert {row.lease_until for row in rows} == {None}


async def test_after_a_day_without_the_server_it_has_failed(open_office: OpenOffice) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=services.free_port())
    mail_id = await office.write(now=utc_now() - WAIT_LIFE + timedelta(seconds=0.3))
    await office.relay()
    assert (await office.row(mail_id)).status == "pending"
    row = await office.relay_until(mail_id, "failed")
    assert (row.attempts, row.last_error_kind) == (0, "cannot_connect")


async def test_a_server_that_hangs_is_a_timeout(open_office: OpenOffice, sink: Sink) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, smtp_timeout_seconds=0.3)
    sink.at_rcpt[SOMEBODY] = [HANG]
    mail_id = await office.write(SOMEBODY)
    await office.relay()
    row = await office.row(mail_id)
    assert (row.status, row.attempts, row.waits, row.last_error_kind) == ("pending", 0, 1, "timeout")
    assert (await office.relay_until(mail_id, "sent")).attempts == 1


async def test_a_port_that_never_greets_is_a_timeout(open_office: OpenOffice) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    office = await open_office(smtp_host="127.0.0.1", smtp_port=port, smtp_timeout_seconds=0.3)
    mail_id = await office.write(SOMEBODY)
    await office.relay()
    row = await office.row(mail_id)
    assert (row.status, row.attempts, row.last_error_kind) == ("pending", 0, "timeout")
    server.close()


async def test_an_answer_that_is_lost_costs_an_attempt_so_that_doubles_come_to_an_end(
    open_office: OpenOffice, sink: Sink
) -> None:
    office = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port, smtp_timeout_seconds=0.5)
    sink.at_data[SOMEBODY] = [HANG_UP, HANG, HANG_UP, HANG_UP]
    mail_id = await office.write(SOMEBODY)
    row = await office.relay_until(mail_id, "failed", "sent")
    assert (row.status, row.attempts, row.waits) == ("failed", 3, 0)
    assert sink.tried[SOMEBODY] == 3


async def test_a_line_that_is_cut_before_the_mail_costs_no_attempt(office: Office, sink: Sink) -> None:
    sink.at_rcpt[SOMEBODY] = [HANG_UP]
    mail_id = await office.write(SOMEBODY)
    await office.relay()
    row = await office.row(mail_id)
    assert (row.status, row.attempts, row.waits, row.last_error_kind) == ("pending", 0, 1, "cannot_connect")
    assert (await office.relay_until(mail_id, "sent")).attempts == 1


async def test_a_refused_login_waits_for_whoever_mends_it(open_office: OpenOffice) -> None:
    async with open_sink(password="right") as sink:
        login = {"smtp_host": "127.0.0.1", "smtp_port": sink.port, "smtp_user": "zerek"}
        office = await open_office(**login, smtp_password="wrong")
        mail_id = await office.write(SOMEBODY)
        await office.relay()
        row = await office.row(mail_id)
        assert (row.status, row.attempts, row.last_error_kind) == ("pending", 0, "login_refused"), row.last_error
        mended = await open_office(**login, smtp_password="right")
        assert (await mended.relay_until(mail_id, "sent")).attempts == 1
        without = await open_office(smtp_host="127.0.0.1", smtp_port=sink.port)
        refused = await without.write(SOMEBODY)
        await without.relay()
        assert (await without.row(refused)).last_error_kind == "login_refused"


def certificate(folder: Path) -> ssl.SSLContext:
    """Of our own making, for 127.0.0.1."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


async def test_starttls_is_taken_where_it_is_offered_and_a_password_needs_a_known_certificate(
    open_office: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_sink(certificate=certificate(tmp_path)) as sink:
        server = {"smtp_host": "127.0.0.1", "smtp_port": sink.port}

        async def error_with(**changes: str) -> str | None:
            office = await open_office(**server, **changes)
            mail_id = await office.write(SOMEBODY)
            await office.relay()
            await office.change(mail_id, status="sent")
            return (await office.row(mail_id)).last_error

        assert (await error_with(), sink.encrypted, len(sink.mails)) == (None, 1, 1)
        assert (await error_with(smtp_tls="off"), sink.encrypted, len(sink.mails)) == (None, 1, 2)
        for strict in ({"smtp_tls": "starttls"}, {"smtp_user": "zerek"}):
            assert "CERTIFICATE_VERIFY_FAILED" in str(await error_with(**strict))
        assert len(sink.mails) == 2
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        assert (await error_with(smtp_tls="starttls"), sink.encrypted, len(sink.mails)) == (None, 2, 3)


async def test_without_a_mail_server_mails_are_files(open_office: OpenOffice) -> None:
    office = await open_office()
    mail_id = await office.write(SOMEBODY, secret=True)
    assert await office.relay() == 1
    file = office.settings.data / "mail" / f"{mail_id}.eml"
    assert f"To: {SOMEBODY}\r\n".encode() in file.read_bytes()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert (await office.row(mail_id)).text_body == ""
