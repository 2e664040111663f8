"""What saving an answer costs, against the least that a program could do: bare ASGI on the same PostgreSQL.

The reference reads a JWT and makes one upsert on a connection of asyncpg's pool, acknowledged once it is committed, as
ours is; it knows no rights, no deadline, no limits and no checks. Both are processes of their own under uvicorn on
loopback, asked in turn by the same 64 clients, each of which sends its next answer when the last one is saved.
"""

import asyncio
import json
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import httpx
import jwt

from bench.draw import fill
from bench.server import SECRET, database, in_postgresql, process, processor_seconds, zerek
from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.installation import install
from zerek.settings import Settings

PORT, BARE_PORT = 8768, 8769
CLIENTS = 64
SECONDS, ROUNDS = 4.0, 5
POOL = 10
PASSWORD = "a password of the measurement"  # noqa: S105 - of a database that is thrown away
TABLE = (
    "CREATE TABLE bare_answers "
    "(attempt uuid, question uuid, keys text, saved_at timestamptz, PRIMARY KEY (attempt, question))"
)
UPSERT = (
    "INSERT INTO bare_answers VALUES ($1, $2, $3, now()) "
    "ON CONFLICT (attempt, question) DO UPDATE SET keys = excluded.keys, saved_at = excluded.saved_at "
    "RETURNING saved_at"
)


class Bare:
    """The reference, as an ASGI application."""

    def __init__(self) -> None:
        self._pool: asyncpg.Pool | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            self._pool = await asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=POOL, max_size=POOL)
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await self._pool.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
        status, body = 200, b"{}"  # what uvicorn alone costs: ask for anything else
        if scope["method"] == "POST":
            status, body = await self.save(scope, receive)
        length = str(len(body)).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def save(self, scope: Any, receive: Any) -> tuple[int, bytes]:
        assert self._pool is not None
        token = dict(scope["headers"])[b"authorization"].removeprefix(b"Bearer ")
        try:
            jwt.decode(token, SECRET, ["HS256"])
        except jwt.InvalidTokenError:
            return 401, b"{}"
        sent = json.loads((await receive())["body"])
        attempt = UUID(scope["path"].split("/")[-2])
        saved_at = await self._pool.fetchval(UPSERT, attempt, UUID(sent["question_id"]), sent["selected_keys"][0])
        return 200, json.dumps({"question_id": sent["question_id"], "saved_at": saved_at.isoformat()}).encode()


bare = Bare()


@dataclass
class Sitting:
    """One student with a running attempt: the requests that answer its questions, one after the other."""

    requests: list[bytes]
    number: int = 0

    def next(self) -> bytes:
        self.number += 1
        return self.requests[self.number % len(self.requests)]


async def prepare(database_url: str, folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=database_url, data=folder, jwt_secret=SECRET)
    app = create_app(settings)
    try:
        await install(app.state.database, settings)
        for subject in ("TGO", "ENG", "M094-1", "M094-2"):
            await fill(app.state.database, subject, 100)
        password_hash = await app.state.passwords.hash(PASSWORD)
        async with app.state.database.write() as session:
            for number in range(CLIENTS):
                await create_user(
                    session,
                    username=f"person{number}",
                    email=f"person{number}@example.org",
                    full_name="Somebody",
                    password_hash=password_hash,
                    roles=(Role.STUDENT,),
                    now=utc_now(),
                )
    finally:
        app.state.passwords.close()
        await app.state.database.close()


def request(attempt_id: str, token: str, question_id: str, key: str) -> bytes:
    body = json.dumps({"question_id": question_id, "selected_keys": [key]})
    head = (
        f"POST /api/v1/exam/{attempt_id}/answer HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*head, "", body)).encode()


def sit_down(number: int, port: int = PORT) -> Sitting:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30) as client:
        pair = client.post("/auth/login", json={"login": f"person{number}", "password": PASSWORD}).json()
        client.headers["Authorization"] = f"Bearer {pair['access_token']}"
        attempt = client.post("/exam/start", json={"major_code": "M094", "format": "profile"}).json()["attempt_id"]
        questions = client.get(f"/exam/{attempt}/questions").json()["items"]
    return Sitting(
        [request(attempt, pair["access_token"], one["question_id"], key) for key in "ABC" for one in questions]
    )


async def send(sitting: Sitting, port: int, until: float, times: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (started := time.perf_counter()) < until:
        writer.write(sitting.next())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]))
        times.append(1000 * (time.perf_counter() - started))
    writer.close()
    await writer.wait_closed()


@dataclass
class Figures:
    """Of one program in one round."""

    a_second: float
    p99: float
    server_ms: float
    postgresql_ms: float


async def measure(sittings: list[Sitting], port: int, pid: int, database: str) -> Figures:
    times: list[float] = []
    before = processor_seconds(pid, database)
    started = time.perf_counter()
    await asyncio.gather(*(send(sitting, port, started + SECONDS, times) for sitting in sittings))
    elapsed, after = time.perf_counter() - started, processor_seconds(pid, database)
    server_ms, postgresql_ms = (1000 * (now - then) / len(times) for now, then in zip(after, before, strict=True))
    return Figures(len(times) / elapsed, statistics.quantiles(times, n=100)[-1], server_ms, postgresql_ms)


def median(rounds: list[Figures], name: str) -> float:
    return float(statistics.median(getattr(one, name) for one in rounds))


def main() -> None:
    with tempfile.TemporaryDirectory() as name, database("PostgreSQL", Path(name)) as url:
        folder, database_name = Path(name), url.rpartition("/")[2]
        asyncio.run(prepare(url, folder))
        asyncio.run(in_postgresql(TABLE, url))
        command = ["-m", "uvicorn", "bench.answer:bare", "--port", str(BARE_PORT), "--log-level", "warning"]
        command += ["--no-access-log", "--no-server-header", "--http", "httptools", "--loop", "uvloop"]
        with (
            zerek(url, folder, PORT) as ours,
            process(command, f"http://127.0.0.1:{BARE_PORT}/", DATABASE_URL=url) as theirs,
        ):
            sittings = [sit_down(number) for number in range(CLIENTS)]
            programs = {"bare program": (BARE_PORT, theirs.pid), "zerek": (PORT, ours.pid)}
            rounds: dict[str, list[Figures]] = {program: [] for program in programs}
            for _ in range(ROUNDS):
                for program, (port, pid) in programs.items():
                    rounds[program].append(asyncio.run(measure(sittings, port, pid, database_name)))
    for program, figures in rounds.items():
        print(
            f"answer {program}: {median(figures, 'a_second'):.0f} a second, 99th percentile "
            f"{median(figures, 'p99'):.0f} ms; processor {median(figures, 'server_ms'):.2f} ms in the server and "
            f"{median(figures, 'postgresql_ms'):.2f} ms in PostgreSQL"
        )
    pairs = list(zip(rounds["bare program"], rounds["zerek"], strict=True))
    speed = statistics.median(ours.a_second / bare.a_second for bare, ours in pairs)
    cost = statistics.median(ours.server_ms / bare.server_ms for bare, ours in pairs)
    whole = statistics.median(
        (ours.server_ms + ours.postgresql_ms) / (bare.server_ms + bare.postgresql_ms) for bare, ours in pairs
    )
    slowest = statistics.median(ours.p99 / bare.p99 for bare, ours in pairs)
    print(
        f"answer: ratio {speed:.2f} of the answers a second, {slowest:.2f} of the 99th percentile, {cost:.2f} of the "
        f"server's processor, {whole:.2f} of both"
    )


if __name__ == "__main__":
    main()
