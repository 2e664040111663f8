"""Draining an outbox of 10,000 mails into an SMTP server on loopback, with one worker, on SQLite and on PostgreSQL.

The mails are those of a password reset, in the three languages in turn. The server is a process of its own, so that it
takes the other core; the reference of the run is how many of the same messages a bare client hands to it over one
connection.
"""

import asyncio
import multiprocessing
import os
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from uuid import uuid4

import asyncpg
from aiosmtpd import smtp
from aiosmtplib import SMTP
from sqlalchemy import func, select

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.i18n import LANGUAGES
from zerek.core.jobs import JobContext
from zerek.core.kv import MemoryKeyValue
from zerek.installation import install
from zerek.mail import outbox
from zerek.mail.jobs import relay_mail
from zerek.mail.messages import compose, sender_of
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.service import enqueue
from zerek.settings import Settings

MAILS = 10_000
ALONE = 2_000
BUDGET = 300
PORT = 8825
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


class Sink:
    async def handle_DATA(self, _server: object, _session: object, _envelope: object) -> str:  # noqa: N802 - aiosmtpd's
        return "250 taken"


def serve(listening: Event) -> None:
    async def forever() -> None:
        server = await asyncio.get_running_loop().create_server(
            lambda: smtp.SMTP(Sink(), hostname="sink"), "127.0.0.1", PORT
        )
        listening.set()
        await server.serve_forever()

    asyncio.run(forever())


def settings_for(url: str, folder: Path) -> Settings:
    given = {"database_url": url, "data": folder, "smtp_host": "127.0.0.1", "smtp_port": PORT, "log_level": "error"}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


async def fill(database: Database, count: int) -> None:
    for start in range(0, count, 1000):
        async with database.write() as session:
            for number in range(start, min(start + 1000, count)):
                await enqueue(
                    session,
                    recipient=f"person{number}@example.org",
                    kind="password_reset",
                    language=LANGUAGES[number % len(LANGUAGES)],
                    parameters={"name": f"Person {number}", "link": "https://example.org/app#token=x", "minutes": 60},
                    now=utc_now(),
                )


async def alone(database: Database, settings: Settings) -> float:
    """Mails a second of a client that does nothing but speak SMTP, over one connection, with messages made before."""
    sender, now = sender_of(settings), utc_now()
    async with database.write() as session:
        mails = await outbox.take(session, uuid4(), due_before=now, now=now, lease_until=now, most=100)
    messages = [(mail.recipient, compose(mail, sender)) for mail in mails]
    async with SMTP(hostname="127.0.0.1", port=PORT, start_tls=False) as client:
        started = time.perf_counter()
        for number in range(ALONE):
            recipient, content = messages[number % len(messages)]
            await client.sendmail(sender.address, [recipient], content)
        return ALONE / (time.perf_counter() - started)


async def drain(name: str, url: str, folder: Path) -> None:
    settings = settings_for(url, folder)
    database = Database(settings.database_url)
    context = JobContext(database, MemoryKeyValue(), settings)
    try:
        await install(database, settings)
        await fill(database, MAILS)
        reference = await alone(database, settings)
        started, cpu = time.perf_counter(), time.process_time()
        while await relay_mail(context):
            pass
        elapsed, used = time.perf_counter() - started, time.process_time() - cpu
        async with database.read() as session:
            sent = select(func.count()).where(OutgoingMail.status == MailStatus.SENT, OutgoingMail.attempts == 1)
            assert (await session.execute(sent)).scalar_one() == MAILS
    finally:
        await context.kept.close()
        await database.close()
    print(
        f"mail {name}: {MAILS / elapsed:.0f} mails/s (budget {BUDGET}), {1000 * used / MAILS:.2f} ms of CPU a mail; "
        f"a bare client {reference:.0f}/s"
    )


async def on_postgresql(folder: Path) -> None:
    name = f"zerek_bench_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(POSTGRESQL)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
        try:
            await drain("PostgreSQL", POSTGRESQL.rsplit("/", 1)[0] + f"/{name}", folder)
        finally:
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


def main() -> None:
    spawning = multiprocessing.get_context("spawn")
    listening = spawning.Event()
    sink = spawning.Process(target=serve, args=(listening,), daemon=True)
    sink.start()
    try:
        if not listening.wait(30):
            raise TimeoutError("the sink does not listen")
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(drain("SQLite", f"sqlite:///{folder}/bench.sqlite3", Path(folder)))
            asyncio.run(on_postgresql(Path(folder)))
    finally:
        sink.terminate()
        sink.join()


if __name__ == "__main__":
    main()
