"""A mail leaves right after the commit and not on the next beat, in both sizes."""

import asyncio
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from kombu.connection import Connection

from conftest import Template, settings_for
from house import SECRET, open_house
from mailoffice import Office, until
from mailsink import open_sink
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.jobs import QUEUE
from zerek.mail.service import enqueue
from zerek.worker import open_queue

GIVEN: dict[str, Any] = {
    "recipient": "aliya@example.org",
    "kind": "plain",
    "language": "en",
    "parameters": {"subject": "Hello", "body": "There."},
}


async def test_in_the_embedded_size_the_scheduler_is_woken(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, mail_relay_seconds=60)
    async with open_house(settings) as house:
        await asyncio.sleep(0.5)  # the first beat is over, the next one is a minute away
        async with house.app.state.database.write() as session:
            mail_id = await enqueue(session, **GIVEN, now=utc_now())
        await until((tmp_path / "mail" / f"{mail_id}.eml").exists)


async def test_in_the_distributed_size_the_worker_is_and_dead_rows_become_dead_letters(
    template: Template, tmp_path: Path, broker: str
) -> None:
    if template.backend == "sqlite":
        pytest.skip("the distributed size is on PostgreSQL")
    async with open_sink() as sink:
        settings = settings_for(await template.copy(), tmp_path, rabbitmq_url=broker, mail_relay_seconds=60)
        office = Office(Database(settings.database_url, 2), settings)
        queue = open_queue(settings)
        office.database.session_info[QUEUE] = queue
        environment = {
            "DATABASE_URL": settings.database_url,
            "RABBITMQ_URL": broker,
            "JWT_SECRET": SECRET,
            "ZEREK_DATA": str(tmp_path),
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(sink.port),
            "MAIL_RELAY_SECONDS": "60",
        }
        log = tmp_path / "worker.log"
        worker = start_worker(environment, log)
        try:
            mail_id = await office.write("somebody@example.org")
            await until(lambda: bool(sink.mails), 40)
            broken = await broken_row(office)
            await office.write("other@example.org")
            letter = await asyncio.to_thread(dead_letter, broker, 20.0)
        finally:
            worker.terminate()
            await asyncio.to_thread(worker.wait, 30)
            queue.close()
        assert (await office.row(mail_id)).status == "sent", log.read_text()
        assert (await office.row(broken)).status == "dead"
        assert (letter["id"], letter["reason"]) == (str(broken), "unprocessable")
        assert sink.connections == 1, "kept from one job to the next"
        await office.close()


def start_worker(environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "zerek.cli", "worker", "--concurrency", "1"]
    with log.open("wb") as output:
        return subprocess.Popen(command, env=os.environ | environment, stdout=output, stderr=output, cwd=log.parent)


async def broken_row(office: Office) -> UUID:
    """One that no mail can be made of, hidden from the relay until it is broken."""
    mail_id = await office.write("broken@example.org", now=utc_now().replace(year=2099))
    await office.change(mail_id, headers={"X-A": "b\r\nBcc: c@example.org"}, next_try_at=utc_now())
    return mail_id


def dead_letter(url: str, seconds: float) -> dict[str, Any]:
    end = time.monotonic() + seconds
    with Connection(url) as connection:  # type: ignore[no-untyped-call]
        while time.monotonic() < end:
            message = connection.default_channel.basic_get("email.dead", no_ack=True)
            if message is not None:
                letter: dict[str, Any] = json.loads(message.body)
                return letter
            time.sleep(0.1)
    raise TimeoutError
