"""`scripts/test_graceful_shutdown.sh`: the server, a worker and beat get SIGTERM in the middle of their work.

Each is a process of its own on services of its own. What is not installed here is left out, and said to be left out.
"""

import asyncio
import contextlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

import asyncpg
import httpx
import psutil
from kombu.connection import Connection
from redis import Redis
from rich.console import Console

from mailoffice import until
from mailsink import open_sink
from proofs.own import OwnPostgresql, OwnRabbitmq, OwnRedis, OwnService, Unavailable
from proofs.parts import Part, ServerPart, Stopped
from proofs.students import Diary, Student, add_format, enrol, lost_answers, prepare, sit_down
from proofs.table import Checks
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.mail.models import OutgoingMail
from zerek.mail.service import enqueue
from zerek.settings import Settings
from zerek.worker import open_queue

LONGEST_SECONDS = 30
STUDENTS = 8
ADMIN, PASSWORD = "stopping-admin", "correct horse battery"
SLOW_MACHINE_SECONDS = 5.0
SLOW_MAIL_SECONDS = 6.0  # longer than a run of the relay goes on taking mails
Urls = dict[str, str]


def ended_well(checks: Checks, what: str, stopped: Stopped, part: Part) -> None:
    good = stopped.status == 0 and stopped.seconds < LONGEST_SECONDS
    told = f"status {stopped.status} after {stopped.seconds:.1f} s" + ("" if good else f"\n{part.said()}")
    checks.check(f"{what}: ends with 0 in under {LONGEST_SECONDS} s", good, told)


class HalfARequest:
    """A request whose second half is still to come."""

    def __init__(self, server: ServerPart, token: str, username: str) -> None:
        body = json.dumps({"username": username, "full_name": "Somebody", "password": "a long password"}).encode()
        self._halves = body[: len(body) // 2], body[len(body) // 2 :]
        self._head = (
            f"POST /api/v1/admin/users HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        self._port = server.port

    async def begin(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writer.write(self._head + self._halves[0])
        await self._writer.drain()

    async def end(self) -> bytes:
        """The first line of the answer; nothing where none comes."""
        self._writer.write(self._halves[1])
        try:
            await self._writer.drain()
            return await asyncio.wait_for(self._reader.readline(), 20)
        except (OSError, TimeoutError):
            return b""


async def answer_until_refused(client: httpx.AsyncClient, student: Student, diary: Diary) -> int:
    """Answers as fast as it goes; returns how often something else than 200 came as an answer."""
    seq, odd = 0, 0
    while True:
        for question in diary.questions:
            seq += 1
            keys, question_id = [question["options"][seq % 3]["key"]], question["question_id"]
            diary.sent.setdefault(question_id, {})[seq] = keys
            body = {"question_id": question_id, "selected_keys": keys, "client_seq": seq}
            try:
                answer = await client.post(f"/exam/{diary.attempt_id}/answer", json=body, headers=student.headers)
            except httpx.TransportError:
                return odd
            if answer.status_code == 200:
                diary.acknowledged[question_id] = seq
            else:
                odd += 1


async def is_listening(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def the_server(what: str, folder: Path, urls: Urls, checks: Checks) -> None:
    environment = urls | {
        "FIRST_ADMIN_USERNAME": ADMIN,
        "FIRST_ADMIN_EMAIL": "admin@example.org",
        "FIRST_ADMIN_PASSWORD": PASSWORD,
    }
    await prepare(urls["DATABASE_URL"], folder)
    database = Database(Settings(_env_file=None, database_url=urls["DATABASE_URL"]).database_url, 2)
    server = ServerPart("server", folder, environment)
    try:
        students, format = await enrol(database, STUDENTS), await add_format(database, 600)
        await asyncio.to_thread(server.start)
        async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
            diaries = [await sit_down(client, student, format) for student in students]
            signed_in = await client.post("/auth/login", json={"login": ADMIN, "password": PASSWORD})
            client.cookies.clear()
            idle = await asyncio.open_connection("127.0.0.1", server.port)  # such as a browser keeps open
            half = HalfARequest(server, signed_in.json()["access_token"], "came-late")
            await half.begin()
            answering = asyncio.gather(
                *(answer_until_refused(client, *both) for both in zip(students, diaries, strict=True))
            )
            await asyncio.sleep(1)
            # Slow by nature: each is hashed, one or a few at a time. With the first answer the others are in flight.
            entering = [
                asyncio.create_task(client.post("/auth/login", json={"login": ADMIN, "password": PASSWORD}))
                for _ in range(6)
            ]
            await asyncio.wait(entering, return_when=asyncio.FIRST_COMPLETED)
            stopping = asyncio.create_task(asyncio.to_thread(server.stop))
            await asyncio.sleep(0.6)
            checks.check(f"{what}: takes no new connection", not await is_listening(server.port))
            closed = await asyncio.wait_for(idle[0].read(), 5) == b""
            checks.check(f"{what}: an idle connection is closed at once", closed)
            checks.check(f"{what}: waits for the request in flight", server.runs)
            line = (await half.end()).decode().strip()
            checks.check(f"{what}: the request in flight is answered", "201" in line, line or "no answer")
            stopped = await stopping
            odd = sum(await answering)
            signed = [
                one.status_code if isinstance(one, httpx.Response) else repr(one)
                for one in await asyncio.gather(*entering, return_exceptions=True)
            ]
        checks.check(f"{what}: sign-ins in flight are answered", signed == [200] * 6, ", ".join(map(str, signed)))
        ended_well(checks, what, stopped, server)
        count = sum(len(diary.sent[question]) for diary in diaries for question in diary.sent)
        lost = await lost_answers(database, diaries)
        checks.check(
            f"{what}: every acknowledged answer is in the database", count and not lost and not odd,
            "\n".join(lost[:3]) or f"{count} sent by {STUDENTS} students, {odd} refused",
        )  # fmt: skip
        await a_client_that_never_ends(what, folder, environment, signed_in.json()["access_token"], checks)
    finally:
        await database.close()
        server.kill()
    await connections_closed(what, urls, checks)


async def a_client_that_never_ends(what: str, folder: Path, environment: Urls, token: str, checks: Checks) -> None:
    seconds = 5
    server = ServerPart("stalled", folder, environment | {"SHUTDOWN_SECONDS": str(seconds)})
    try:
        await asyncio.to_thread(server.start)
        half = HalfARequest(server, token, "never-comes")
        await half.begin()
        await asyncio.sleep(0.3)
        stopped = await asyncio.to_thread(server.stop)
        good = stopped.status == 0 and stopped.seconds < seconds + SLOW_MACHINE_SECONDS
        checks.check(f"{what}: a client that stalls holds it no longer than SHUTDOWN_SECONDS={seconds}", good,
                     f"status {stopped.status} after {stopped.seconds:.1f} s")  # fmt: skip
    finally:
        server.kill()


async def connections_closed(what: str, urls: Urls, checks: Checks) -> None:
    """Asked right after the process has ended; a moment is left to the services to notice."""
    await asyncio.sleep(0.5)
    left = {}
    if urls["DATABASE_URL"].startswith("postgresql"):
        connection = await asyncpg.connect(urls["DATABASE_URL"])
        query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        left["PostgreSQL"] = await connection.fetchval(query)
        await connection.close()
    if "REDIS_URL" in urls:
        with contextlib.closing(Redis.from_url(urls["REDIS_URL"])) as redis:
            left["Redis"] = len(redis.client_list()) - 1  # this one
    if "RABBITMQ_URL" in urls:
        port = httpx.URL(urls["RABBITMQ_URL"]).port
        found = [one for one in psutil.net_connections("tcp") if one.raddr and one.raddr.port == port]
        left["RabbitMQ"] = len([one for one in found if one.status == psutil.CONN_ESTABLISHED])
    if left:
        told = ", ".join(f"{name} {count}" for name, count in left.items())
        checks.check(f"{what}: no connection is left open", not any(left.values()), told)


async def written(database: Database, recipient: str) -> UUID:
    async with database.write() as session:
        return await enqueue(session, recipient=recipient, kind="plain", language="en",
                             parameters={"subject": "Hello", "body": "There."}, now=utc_now())  # fmt: skip


async def status_of(database: Database, mail_id: UUID) -> tuple[str, int]:
    async with database.read() as session:
        mail = await session.get(OutgoingMail, mail_id)
        assert mail is not None
        return mail.status, mail.attempts


def waiting_at(url: str) -> int:
    with Connection(url, connect_timeout=5) as connection:  # type: ignore[no-untyped-call]
        try:
            declared = connection.default_channel.queue_declare("email.send", passive=True)
        except connection.channel_errors:  # nobody has made it yet
            return 0
        return int(declared.message_count)


async def the_worker(what: str, folder: Path, urls: Urls, checks: Checks, *, whole_group: bool) -> None:
    """It has a mail in hand that the mail server takes long for, and more work waits at the broker."""
    settings = Settings(_env_file=None, database_url=urls["DATABASE_URL"], rabbitmq_url=urls["RABBITMQ_URL"],
                        mail_relay_seconds=60)  # fmt: skip
    database, queue = Database(settings.database_url, 2), open_queue(settings)
    async with open_sink() as sink:
        sink.delay = SLOW_MAIL_SECONDS
        mail = {"SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(sink.port), "MAIL_RELAY_SECONDS": "60"}
        worker = Part("worker", ["worker", "--concurrency", "1"], folder, urls | mail)
        worker.start()
        try:
            in_hand = await written(database, "first@example.org")
            queue.wake("mail.relay")
            await until(lambda: bool(sink.tried["first@example.org"]), 40)
            children = psutil.Process(worker.process.pid).children(recursive=True)
            if whole_group:  # as a service manager does
                for child in children:
                    child.terminate()
            stopping = asyncio.create_task(asyncio.to_thread(worker.stop))
            await asyncio.sleep(0.5)
            later = await written(database, "later@example.org")
            queue.wake("mail.relay")
            stopped = await stopping
            state = await status_of(database, in_hand)
            arrived = len(sink.of("first@example.org"))
            checks.check(f"{what}: the job in hand is finished and recorded", (state, arrived) == (("sent", 1), 1),
                         f"the mail is {state[0]}, delivered {arrived} times")  # fmt: skip
            ended_well(checks, what, stopped, worker)
            left = await asyncio.to_thread(waiting_at, urls["RABBITMQ_URL"])
            state = await status_of(database, later)
            checks.check(f"{what}: takes no new work, and leaves it to others", left >= 1 and state == ("pending", 0),
                         f"{left} messages wait, the mail is {state[0]}")  # fmt: skip
            checks.check(f"{what}: none of its processes is left", not any(one.is_running() for one in children))
        finally:
            queue.close()
            worker.kill()
            await database.close()
    await asyncio.sleep(1)  # until the thread of the queue has closed its own connection


async def the_beat(what: str, folder: Path, urls: Urls, checks: Checks) -> None:
    beat = Part("beat", ["beat"], folder, urls)
    beat.start()
    try:
        began = await asyncio.to_thread(waiting_at, urls["RABBITMQ_URL"])
        await until(lambda: waiting_at(urls["RABBITMQ_URL"]) > began, 40)
        ended_well(checks, what, await asyncio.to_thread(beat.stop), beat)
    finally:
        beat.kill()


@contextlib.contextmanager
def distributed(folder: Path) -> Iterator[Urls]:
    """Raises `Unavailable` with the names of what is not there."""
    owned: list[OwnService] = []
    try:
        postgresql, redis, rabbitmq = OwnPostgresql(folder), OwnRedis(folder), OwnRabbitmq(folder)
        owned += [postgresql, redis, rabbitmq]
        for service in owned:
            service.start()
        yield {
            "DATABASE_URL": postgresql.database("zerek"),
            "REDIS_URL": redis.url,
            "RABBITMQ_URL": rabbitmq.url,
        }
    finally:
        for service in owned:
            service.remove()


async def walk_distributed(folder: Path, urls: Urls, checks: Checks) -> None:
    await the_server("server, distributed", folder, urls, checks)
    await the_worker("worker", folder, urls, checks, whole_group=False)
    await the_worker("worker, SIGTERM to all its processes", folder, urls, checks, whole_group=True)
    await the_beat("beat", folder, urls, checks)


def prove(out: Console, sizes: Sequence[str] = ("embedded", "distributed")) -> Checks:
    checks = Checks("Stopping in good order: SIGTERM in the middle of the work")
    with tempfile.TemporaryDirectory(prefix="zerek-stopping-") as name:
        folder = Path(name)
        if "embedded" in sizes:
            urls = {"DATABASE_URL": f"sqlite:///{folder / 'stopping.sqlite3'}"}
            asyncio.run(the_server("server, embedded", folder, urls, checks))
        if "distributed" in sizes:
            with contextlib.ExitStack() as stack:
                try:
                    urls = stack.enter_context(distributed(folder))
                except Unavailable as error:
                    for what in ("server, distributed", "worker", "beat"):
                        checks.skip(f"{what}: everything", str(error))
                else:
                    asyncio.run(walk_distributed(folder, urls, checks))
    checks.show(out)
    return checks
