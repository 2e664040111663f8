"""What the other requests of an exam cost, and what it costs when ten thousand exams end in the same second.

On PostgreSQL: starting an exam of 130 questions and reading them, in processor time of the server and PostgreSQL; and
one worker that grades 10,000 attempts of 50 answers each whose time is up, while other students go on answering. The
attempts are copies of one that was drawn as any other, made in the database.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import psutil

from bench.answer import PASSWORD, Sitting, prepare, send, sit_down
from bench.server import database, in_postgresql, processor_seconds, zerek
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.security import step_back
from zerek.exam.attempts.service import finish_overdue
from zerek.settings import Settings

PORT = 8770
STUDENTS, READS = 40, 10
ATTEMPTS, ANSWERING = 10_000, 16
QUIET_SECONDS, SHARE_OF_ANSWERING = 8.0, 0.02
GRACE, GRACE_OF_THE_SERVER = timedelta(seconds=30), 300  # so that the server leaves them to the worker

PEOPLE = """
INSERT INTO users (id, username, email, full_name, locale, timezone, show_birthday, demo_password, created_at,
    search_text, sort_name)
SELECT gen_random_uuid(), 'crowd' || number, 'crowd' || number || '@example.org', '', 'ru', 'Asia/Almaty', false, false,
    now(), '', '' FROM generate_series(1, {attempts}) AS number
"""
PROTOTYPE = (
    "(SELECT a FROM exam_attempts a JOIN users u ON u.id = a.user_id AND u.username = 'person0' "
    "WHERE a.status = 'in_progress')"
)
COPIES = f"""
INSERT INTO exam_attempts SELECT (p.copy).* FROM (
    SELECT jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'user_id', u.id)) AS copy
    FROM exam_attempts a, users u WHERE a.id = ({PROTOTYPE}).id AND u.username LIKE 'crowd%'
) p
"""  # noqa: S608 - composed of constants
ANSWERS = """
INSERT INTO exam_answers (attempt_id, version_id, keys, client_seq, saved_at)
SELECT a.id, (item ->> 1)::uuid, chr(65 + (random() * 4)::int), 1, now()
FROM exam_attempts a JOIN users u ON u.id = a.user_id, jsonb_array_elements(a.paper -> 'items') AS item
WHERE u.username LIKE 'crowd%'
"""
TIME_IS_UP = """
UPDATE exam_attempts a SET started_at = now() - interval '2 hours', deadline_at = now() - interval '35 seconds'
FROM users u WHERE u.id = a.user_id AND u.username LIKE 'crowd%'
"""


def signed_in(number: int) -> httpx.Client:
    client = httpx.Client(base_url=f"http://127.0.0.1:{PORT}/api/v1", timeout=60)
    pair = client.post("/auth/login", json={"login": f"person{number}", "password": PASSWORD}).json()
    client.headers["Authorization"] = f"Bearer {pair['access_token']}"
    return client


def cost(pid: int, database: str, calls: Sequence[Callable[[], httpx.Response]]) -> tuple[float, float]:
    """Milliseconds of processor a call, in the server and in PostgreSQL."""
    calls[0]().raise_for_status()
    before = processor_seconds(pid, database)
    for call in calls[1:]:
        call().raise_for_status()
    spent = zip(processor_seconds(pid, database), before, strict=True)
    server, postgresql = (1000 * (now - then) / (len(calls) - 1) for now, then in spent)
    return server, postgresql


def starts_and_questions(pid: int, database: str) -> None:
    clients = [signed_in(number) for number in range(STUDENTS)]
    start = {"major_code": "M094", "format": "scientific_pedagogical"}
    server, postgresql = cost(
        pid,
        database,
        [partial(one.post, "/exam/start", json=start) for one in clients],
    )
    print(f"exam start: {server:.2f} ms in the server and {postgresql:.2f} ms in PostgreSQL (together at most 10)")
    paths = [f"/exam/{one.get('/exam/current').json()['attempt_id']}/questions" for one in clients]
    shown = clients[0].get(paths[0])
    count = len(shown.json()["items"])
    reads = [partial(one.get, path) for one, path in zip(clients, paths, strict=True)] * READS
    server, postgresql = cost(pid, database, reads)
    print(
        f"exam questions: {count} of them in {len(shown.content) / 1024:.0f} KB: {server:.2f} ms in the server and "
        f"{postgresql:.2f} ms in PostgreSQL (together at most 3)"
    )
    for one, path in zip(clients, paths, strict=True):
        one.post(path.replace("questions", "submit")).raise_for_status()
        one.close()


async def grade(url: str) -> None:
    """The worker: finishes all that is overdue, and prints how many and what it took."""
    settings = Settings(_env_file=None, database_url=url)
    step_back()  # as every process of a worker does
    database = Database(settings.database_url)
    await finish_overdue(database, now=utc_now() - timedelta(days=1), grace=GRACE)  # connected, and nothing to do yet
    before, started = time.process_time(), time.monotonic()
    finished = await finish_overdue(database, now=utc_now(), grace=GRACE)
    own, elapsed = time.process_time() - before, time.monotonic() - started
    ports = {f"({one.laddr.port})" for one in psutil.Process().net_connections()}
    backends = [
        one for one in psutil.process_iter(["cmdline"]) if any(p in " ".join(one.info["cmdline"] or ()) for p in ports)
    ]
    theirs = sum(one.cpu_times().user + one.cpu_times().system for one in backends)
    print(json.dumps({"finished": len(finished), "worker": own, "postgresql": theirs, "elapsed": elapsed}))
    await database.close()


async def answer_until(sittings: list[Sitting], done: Callable[[], bool]) -> float:
    """The 99th percentile in milliseconds of answers that keep coming, at a pace, until it is done."""
    times: list[float] = []
    while not done():
        until = time.perf_counter() + SHARE_OF_ANSWERING
        await asyncio.gather(*(send(one, PORT, until, times) for one in sittings))
        await asyncio.sleep(0.2)
    return statistics.quantiles(times, n=100)[-1]


def the_same_second(url: str) -> None:
    sittings = [sit_down(number, PORT) for number in range(ANSWERING)]
    # What was made for the measurement is on the disk before it begins: CHECKPOINT.
    for statement in (PEOPLE.format(attempts=ATTEMPTS), COPIES, ANSWERS, TIME_IS_UP, "ANALYZE", "CHECKPOINT"):
        asyncio.run(in_postgresql(statement, url))
    end = time.monotonic() + QUIET_SECONDS
    quiet = asyncio.run(answer_until(sittings, lambda: time.monotonic() > end))
    worker = subprocess.Popen([sys.executable, "-m", "bench.exam", url], stdout=subprocess.PIPE)
    meanwhile = asyncio.run(answer_until(sittings, lambda: worker.poll() is not None))
    assert worker.stdout is not None
    told = json.loads(worker.stdout.read())
    assert told["finished"] == ATTEMPTS, told
    own, theirs = (1000 * told[name] / ATTEMPTS for name in ("worker", "postgresql"))
    print(
        f"exams that end at once: {ATTEMPTS} graded in {told['elapsed']:.0f} s, each {own:.2f} ms in the worker and "
        f"{theirs:.2f} ms in PostgreSQL (together at most 2); 99th percentile of answers {quiet:.1f} ms before and "
        f"{meanwhile:.1f} ms meanwhile: ratio {meanwhile / quiet:.2f} (at most 2)"
    )


def main() -> None:
    if len(sys.argv) > 1:
        asyncio.run(grade(sys.argv[1]))
        return
    with tempfile.TemporaryDirectory() as name, database("PostgreSQL", Path(name)) as url:
        asyncio.run(prepare(url, Path(name)))
        with zerek(url, Path(name), PORT, EXAM_GRACE_SECONDS=str(GRACE_OF_THE_SERVER)) as server:
            starts_and_questions(server.pid, url.rpartition("/")[2])
            the_same_second(url)


if __name__ == "__main__":
    main()
