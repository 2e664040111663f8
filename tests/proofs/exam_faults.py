"""`./task faults -- exam`: students sit exams while everything beneath them is killed at random.

The distributed size on services of the run's own: two servers, two workers, beat, PostgreSQL, Redis and RabbitMQ. Each
is a process that gets killed now and then and comes back; one server is always there, as behind any load balancer.
Students go to either server. In the end the database is held against what they were told.
"""

import asyncio
import contextlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console

from proofs.browser import Browser
from proofs.faults import Torment, Victim
from proofs.honest import Exams, Honest
from proofs.hostile import Hostile, hostile
from proofs.judge import Window, hostilities, judge
from proofs.own import OwnPostgresql, OwnRabbitmq, OwnRedis
from proofs.parts import Part, ServerPart
from proofs.students import add_format, enrol, prepare
from proofs.table import Checks
from zerek.core.db import Database
from zerek.settings import Settings

SHARE_OF_HOSTILE = 0.2
LONGEST_LINE = 300
STOLEN_EACH = 8
AROUND_THE_END_SECONDS = 2.0  # what a sweep in hand and a slow machine may take before the judge looks


@dataclass
class Plan:
    seconds: float = 300
    students: int = 200
    seed: int = 1
    exam_seconds: tuple[int, ...] = (20, 35, 50)
    grace_seconds: float = 5
    sweep_seconds: float = 2
    think_seconds: tuple[float, float] = (1.0, 6.0)


@dataclass
class Place:
    servers: list[ServerPart]
    parts: list[Part]
    postgresql: OwnPostgresql
    redis: OwnRedis
    rabbitmq: OwnRabbitmq
    database: Database
    away: list[Window] = field(default_factory=list)

    def restart_postgresql(self) -> None:
        self._gone = datetime.now(UTC)
        self.postgresql.kill()

    def postgresql_is_back(self) -> None:
        self.postgresql.start()
        self.away.append((self._gone, datetime.now(UTC)))

    def victims(self, seconds: float) -> list[Victim]:
        scale = min(1.0, seconds / 90)

        def up(least: float, most: float) -> tuple[float, float]:
            return least * scale, most * scale

        turns = asyncio.Lock()
        return [
            Victim("PostgreSQL", self.restart_postgresql, self.postgresql_is_back, up(15, 60)),
            Victim("Redis", self.redis.kill, self.redis.start, up(10, 50), down=(0.5, 12)),
            Victim("RabbitMQ", self.rabbitmq.kill, self.rabbitmq.start, up(15, 70), down=(0.5, 12)),
            *(Victim(part.name, part.kill, part.start, up(15, 80), down=(0.2, 6)) for part in self.parts),
            *(Victim(part.name, part.kill, part.start_for_sure, up(15, 70), turns=turns) for part in self.servers),
        ]


@contextlib.contextmanager
def place(folder: Path, plan: Plan) -> Iterator[Place]:
    """Everything of it runs. Raises `Unavailable` where a service is not installed."""
    with contextlib.ExitStack() as stack:
        postgresql, redis, rabbitmq = OwnPostgresql(folder), OwnRedis(folder), OwnRabbitmq(folder)
        for service in (postgresql, redis, rabbitmq):
            stack.callback(service.remove)
            service.start()
        environment = {
            "DATABASE_URL": postgresql.database("zerek"),
            "DATABASE_POOL_SIZE": "8",
            "REDIS_URL": redis.url,
            "RABBITMQ_URL": rabbitmq.url,
            "EXAM_GRACE_SECONDS": str(plan.grace_seconds),
            "EXAM_SWEEP_SECONDS": str(plan.sweep_seconds),
            # As they are by default: whoever floods has to meet them.
            "RATE_LIMIT_PER_MINUTE": "600",
            "RATE_LIMIT_ANSWERS_PER_MINUTE": "300",
        }
        asyncio.run(prepare(environment["DATABASE_URL"], folder))
        servers = [ServerPart(f"server {number}", folder, environment) for number in (1, 2)]
        parts = [Part(f"worker {number}", ["worker", "--concurrency", "1"], folder, environment) for number in (1, 2)]
        parts.append(Part("beat", ["beat"], folder, environment))
        for part in (*servers, *parts):
            stack.callback(part.kill)
            part.start()
        database = Database(Settings(_env_file=None, database_url=environment["DATABASE_URL"]).database_url, 4)
        yield Place(servers, parts, postgresql, redis, rabbitmq, database)


@dataclass
class Run:
    torment: Torment
    browser: Browser
    honest: list[Honest]
    hostile: list[Hostile]

    @property
    def everybody(self) -> list[Honest]:
        return [*self.honest, *(one.cover for one in self.hostile)]


async def live(there: Place, plan: Plan) -> Run:
    """The students and the faults, until the time is over and all is back."""
    formats = {await add_format(there.database, seconds): seconds for seconds in plan.exam_seconds}
    exams = Exams(formats, plan.grace_seconds, plan.think_seconds)
    browser = Browser([server.url for server in there.servers], plan.seed)
    bad = max(1, int(plan.students * SHARE_OF_HOSTILE))
    students = await enrol(there.database, plan.students)
    stolen = await enrol(there.database, bad * STOLEN_EACH)
    good = [
        Honest(browser, student, exams, random.Random(f"{plan.seed} {number}"))
        for number, student in enumerate(students[bad:])
    ]
    evil = [
        hostile(browser, student, exams, f"{plan.seed} evil {number}", good, stolen[number::bad])
        for number, student in enumerate(students[:bad])
    ]
    over, torment = asyncio.Event(), Torment(there.victims(plan.seconds), plan.seed)
    living = [*(asyncio.create_task(one.live(over)) for one in good)]
    living += [asyncio.create_task(one.live(over)) for one in evil]
    tormenting = asyncio.create_task(torment.run(over))
    await asyncio.wait([*living, tormenting], timeout=plan.seconds, return_when=asyncio.FIRST_EXCEPTION)
    over.set()
    await tormenting
    await asyncio.gather(*living)
    return Run(torment, browser, good, evil)


async def walk(there: Place, plan: Plan, checks: Checks) -> Run:
    began = time.monotonic()
    run = await live(there, plan)
    took = time.monotonic() - began
    # Nobody looks at what is left: the sweeps alone end it.
    await asyncio.sleep(max(plan.exam_seconds) + plan.grace_seconds + plan.sweep_seconds + AROUND_THE_END_SECONDS)
    answers = sum(one.answers for one in run.everybody)
    told = f"{answers} answers, {answers / took:.0f} a second; {sum(run.browser.answers.values())} requests"
    checks.check(f"{plan.students} students answered for {plan.seconds:.0f} s", answers, told)
    for victim in run.torment.victims:
        told = f"{victim.kills} times, away {victim.away_seconds:.0f} s"
        checks.check(f"killed: {victim.name}", victim.kills, told)
    felt = run.browser.lost + run.browser.answers[503]
    checks.check("the faults were felt", felt, f"{run.browser.lost} requests without an answer, "
                 f"{run.browser.answers[503]} told to come again")  # fmt: skip
    await judge(
        there.database, run.everybody, checks, there.away,
        grace=timedelta(seconds=plan.grace_seconds), sweep_seconds=plan.sweep_seconds,
    )  # fmt: skip
    wrong = [line for one in run.everybody for line in one.wrong]
    checks.check("every student was answered rightly", not wrong, "\n".join(wrong[:5]))
    checks.check("no server answered with a fault of its own", not run.browser.broken,
                 "\n".join(run.browser.broken[:5]) or f"{dict(sorted(run.browser.answers.items()))}")  # fmt: skip
    tried = sum((one.tried for one in run.hostile), Counter[str]())
    hostilities(tried, [line for one in run.hostile for line in one.let_in], checks)
    await run.browser.close()
    await there.database.close()
    return run


def prove(out: Console, plan: Plan, report: Path | None = None) -> Checks:
    title = (
        f"{plan.students} students, {plan.seconds:.0f} s, everything beneath them killed at random (seed {plan.seed})"
    )
    checks = Checks(title)
    with tempfile.TemporaryDirectory(prefix="zerek-exam-faults-") as name, place(Path(name), plan) as there:
        run = asyncio.run(walk(there, plan, checks))
        unexpected = [
            f"{part.name}: {line[:LONGEST_LINE]}"
            for part in (*there.servers, *there.parts)
            for line in part.log.read_text(errors="replace").splitlines()
            if any(word in line for word in ("unexpected_error", "answers_failed", "Traceback"))
        ]
    story = [f"{moment:7.1f} s  {what}" for moment, what in run.torment.story]
    for line in (*story, *unexpected[:10]):
        out.print(line, markup=False)
    checks.show(out)
    if report is not None:
        with report.open("w", encoding="utf-8") as file:
            written = Console(file=file, width=140, no_color=True)
            written.print("\n".join((*story, *unexpected)), markup=False)
            checks.show(written)
        out.print(f"Written to {report}.")
    return checks
