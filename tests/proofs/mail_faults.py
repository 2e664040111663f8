"""`./task faults -- mail`: mails are asked for while everything that carries them is killed at random.

The distributed size on services of the run's own: a server, two workers, beat, RabbitMQ and an SMTP server, each a
process that gets SIGKILL now and then. Mails are asked for over HTTP, by making accounts without a password, until
each is acknowledged; others are asked for in transactions that are rolled back.
"""

import asyncio
import contextlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from rich.console import Console
from sqlalchemy import func, select

import services
from proofs.faults import Torment, Victim
from proofs.own import OwnPostgresql, OwnRabbitmq, OwnService, until_it_answers
from proofs.parts import Part, ServerPart
from proofs.table import Checks
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.service import enqueue
from zerek.settings import Settings

ADMIN, PASSWORD = "faults-admin", "correct horse battery"
TAKEN_BACK_EVERY = 20  # of so many mails, one more in a transaction that is rolled back
AT_ONCE = 16


@dataclass
class Plan:
    seconds: float = 120
    mails: int = 2000
    seed: int = 1
    lease_seconds: float = 120

    @property
    def patience_seconds(self) -> float:
        """How long after everything is back the last mail may come."""
        return self.lease_seconds + 60


class SmtpServer:
    def __init__(self, folder: Path) -> None:
        self.port, self.file, self._log = services.free_port(), folder / "taken.jsonl", folder / "smtp.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "proofs.smtp", str(self.port), str(self.file)],
                env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
                stdout=log,
                stderr=log,
            )
        until_it_answers(f"smtp://127.0.0.1:{self.port}", self._log)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(10)

    def taken(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in self.file.read_text().splitlines()]


@dataclass
class Post:
    """The distributed size, and what was asked of it. `asked` holds when each request was first made."""

    server: ServerPart
    parts: list[Part]
    rabbitmq: OwnRabbitmq
    smtp: SmtpServer
    database: Database
    asked: dict[str, float] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    taken_back: set[str] = field(default_factory=set)
    again: int = 0

    def victims(self, seconds: float) -> list[Victim]:
        """In a short run each is left in peace for a shorter time, so that all of them have their turn."""
        scale = min(1.0, seconds / 60)
        often, seldom = (4 * scale, 20 * scale), (8 * scale, 30 * scale)
        return [
            *(Victim(part.name, part.kill, part.start, often) for part in self.parts),
            Victim("server", self.server.kill, self.server.start_for_sure, seldom),
            Victim("RabbitMQ", self.rabbitmq.kill, self.rabbitmq.start, seldom),
            Victim("SMTP server", self.smtp.kill, self.smtp.start, often),
        ]

    async def token(self, client: httpx.AsyncClient) -> str:
        answer = await client.post("/auth/login", json={"login": ADMIN, "password": PASSWORD})
        client.cookies.clear()
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    async def ask(self, client: httpx.AsyncClient, number: int) -> None:
        """Again and again until the server says that it is done, or was done by a request whose answer got lost."""
        address = f"mail{number}@example.org"
        self.asked[address] = time.monotonic()
        body = {"username": f"mail{number}", "email": address, "full_name": "Somebody", "locale": "kk"}
        while True:
            try:
                answer = await client.post("/admin/users", json=body)
            except httpx.TransportError:
                answer = None
            if answer is not None and answer.status_code in (201, 409):
                self.acknowledged.add(address)
                return
            assert answer is None or answer.status_code == 503, answer.text
            self.again += 1
            await asyncio.sleep(0.1)

    async def take_back(self, number: int) -> None:
        """A mail in a transaction that fails in the end."""
        address = f"never{number}@example.org"
        with contextlib.suppress(ZeroDivisionError):
            async with self.database.write() as session:
                await enqueue(session, recipient=address, kind="plain", language="en",
                              parameters={"subject": "Never", "body": "Never."}, now=utc_now())  # fmt: skip
                self.taken_back.add(address)
                raise ZeroDivisionError

    async def ask_for_all(self, plan: Plan) -> None:
        """Spread evenly over the time, a few under way at once."""
        dice, turns = random.Random(plan.seed), asyncio.Semaphore(AT_ONCE)
        moments = sorted(dice.uniform(0, plan.seconds) for _ in range(plan.mails))
        began = time.monotonic()
        async with httpx.AsyncClient(base_url=self.server.url, timeout=20) as client:
            client.headers["Authorization"] = f"Bearer {await self.token(client)}"

            async def one(number: int, moment: float) -> None:
                await asyncio.sleep(max(0.0, began + moment - time.monotonic()))
                async with turns:
                    await self.ask(client, number)
                if number % TAKEN_BACK_EVERY == 0:
                    await self.take_back(number)

            await asyncio.gather(*(one(*both) for both in enumerate(moments)))

    async def counts(self) -> Counter[str]:
        query = select(OutgoingMail.status, func.count()).group_by(OutgoingMail.status)
        async with self.database.read() as session:
            return Counter({row[0]: row[1] for row in await session.execute(query)})

    async def until_drained(self, seconds: float) -> float:
        """How long it took until nothing waits."""
        began = time.monotonic()
        while True:
            waiting, took = (await self.counts())[MailStatus.PENDING], time.monotonic() - began
            if not waiting or took > seconds:
                return took
            await asyncio.sleep(0.2)


@contextlib.contextmanager
def post_office(folder: Path, plan: Plan) -> Iterator[Post]:
    """Everything of it runs. Raises `Unavailable` where a service is not installed."""
    with contextlib.ExitStack() as stack:
        owned: list[OwnService] = []
        for make in (OwnPostgresql, OwnRabbitmq):
            service: OwnService = make(folder)
            stack.callback(service.remove)
            service.start()
            owned.append(service)
        postgresql, rabbitmq = owned
        assert isinstance(postgresql, OwnPostgresql)
        assert isinstance(rabbitmq, OwnRabbitmq)
        smtp = SmtpServer(folder)
        smtp.start()
        stack.callback(smtp.kill)
        environment = {
            "DATABASE_URL": postgresql.database("zerek"),
            "RABBITMQ_URL": rabbitmq.url,
            "FIRST_ADMIN_USERNAME": ADMIN,
            "FIRST_ADMIN_EMAIL": "admin@example.org",
            "FIRST_ADMIN_PASSWORD": PASSWORD,
            "ACCESS_TOKEN_MINUTES": "1000",
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(smtp.port),
            "MAIL_LEASE_SECONDS": str(plan.lease_seconds),
        }
        server = ServerPart("server", folder, environment)
        parts = [Part(f"worker {n}", ["worker", "--concurrency", "1"], folder, environment) for n in (1, 2)]
        parts.append(Part("beat", ["beat"], folder, environment))
        for part in (server, *parts):
            part.start()
            stack.callback(part.kill)
        database = Database(Settings(_env_file=None, database_url=environment["DATABASE_URL"]).database_url, 4)
        yield Post(server, parts, rabbitmq, smtp, database)


async def walk(post: Post, plan: Plan, checks: Checks) -> Torment:
    torment, over = Torment(post.victims(plan.seconds), plan.seed), asyncio.Event()
    tormenting = asyncio.create_task(torment.run(over))
    try:
        await post.ask_for_all(plan)
    finally:
        over.set()
        await tormenting
    drained = await post.until_drained(plan.patience_seconds)
    await asyncio.sleep(1)  # for a repeat that nothing should cause
    judge(post, plan, checks, await post.counts(), drained)
    for victim in torment.victims:
        checks.check(
            f"{victim.name} was killed", victim.kills, f"{victim.kills} times, away {victim.away_seconds:.0f} s"
        )
    await post.database.close()
    return torment


def judge(post: Post, plan: Plan, checks: Checks, counts: Counter[str], drained: float) -> None:
    taken = post.smtp.taken()
    ids: dict[str, set[str]] = {}
    for mail in taken:
        ids.setdefault(mail["to"], set()).add(mail["id"])
    missing = post.acknowledged - set(ids)
    checks.check(f"{plan.mails} mails were asked for over HTTP", len(post.acknowledged) == plan.mails,
                 f"{len(post.acknowledged)} acknowledged, {post.again} requests made again")  # fmt: skip
    checks.check("every one was delivered", not missing,
                 f"{len(set(ids) & post.acknowledged)} people have theirs; missing: {sorted(missing)[:5]}")  # fmt: skip
    repeats = len(taken) - len({mail["id"] for mail in taken})
    checks.check("a repeat has the same Message-ID", all(len(found) == 1 for found in ids.values()),
                 f"{repeats} repeats among {len(taken)} deliveries")  # fmt: skip
    checks.check("nobody got what was rolled back, or what nobody asked for", set(ids) <= set(post.asked),
                 f"{len(post.taken_back)} rolled back")  # fmt: skip
    sent = counts[MailStatus.SENT]
    checks.check("the outbox says the same", dict(counts) == {MailStatus.SENT: len(post.acknowledged)},
                 f"{sent} sent, {sum(counts.values()) - sent} otherwise")  # fmt: skip
    checks.check(f"drained within {plan.patience_seconds:.0f} s once all were back",
                 not counts[MailStatus.PENDING], f"{drained:.1f} s")  # fmt: skip


def prove(out: Console, plan: Plan) -> Checks:
    title = f"{plan.mails} mails in {plan.seconds:.0f} s while what carries them is killed at random (seed {plan.seed})"
    checks = Checks(title)
    with tempfile.TemporaryDirectory(prefix="zerek-mail-faults-") as name, post_office(Path(name), plan) as post:
        torment = asyncio.run(walk(post, plan, checks))
    for moment, what in torment.story:
        out.print(f"{moment:7.1f} s  {what}")
    checks.show(out)
    return checks
