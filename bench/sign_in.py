"""What 200 people who sign in at once cost those who are at work: `GET /profile/me` before and meanwhile.

The readers keep a steady rate whatever the server does (open loop); a time counts from when the request was due. The
200 sign in from a process of their own, so that making their requests delays no reader. Quiet and storm alternate; a
round in which other programs took more than a tenth of the machine is left out, whatever it showed.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bench.server import SECRET, Neighbours, database, zerek
from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.installation import install
from zerek.settings import Settings

PORT = 8767
API = f"http://127.0.0.1:{PORT}/api/v1"
PEOPLE, READERS = 200, 20
READS_A_SECOND = 50
QUIET_SECONDS = 6.0
ROUNDS, MOST_DISTURBED = 5, 25
MOST_NEIGHBOURS = 0.1
BUDGET = 3.0
PASSWORD = "a password of the measurement"  # noqa: S105 - of a database that is thrown away


async def fill(database_url: str, folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=database_url, data=folder, jwt_secret=SECRET)
    app = create_app(settings)
    try:
        await install(app.state.database, settings)
        password_hash = await app.state.passwords.hash(PASSWORD)
        async with app.state.database.write() as session:
            for number in range(PEOPLE):
                name = f"person{number}"
                await create_user(
                    session,
                    username=name,
                    email=f"{name}@example.org",
                    full_name="Somebody",
                    password_hash=password_hash,
                    roles=(Role.STUDENT,),
                    now=utc_now(),
                )
    finally:
        app.state.passwords.close()
        await app.state.database.close()


def client() -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    return httpx.AsyncClient(timeout=120, limits=limits, verify=False)  # noqa: S501 - loopback without TLS


async def sign_in(http: httpx.AsyncClient, number: int) -> str:
    answer = await http.post(f"{API}/auth/login", json={"login": f"person{number}", "password": PASSWORD})
    answer.raise_for_status()
    token: str = answer.json()["access_token"]
    return token


async def sign_in_barely(number: int) -> bytes:
    """The first line of the answer. No client library, so that the requests arrive together."""
    body = json.dumps({"login": f"person{number}", "password": PASSWORD}).encode()
    head = (
        "POST /api/v1/auth/login HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    writer.write("\r\n".join((*head, "", "")).encode() + body)
    line, _, _ = (await reader.read()).partition(b"\r\n")
    writer.close()
    return line


async def storm() -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    lines = await asyncio.gather(*(sign_in_barely(number) for number in range(PEOPLE)))
    sys.exit(lines != [b"HTTP/1.1 200 OK"] * PEOPLE)


async def read(http: httpx.AsyncClient, token: str, due: float, times: list[float]) -> None:
    answer = await http.get(f"{API}/profile/me", headers={"Authorization": f"Bearer {token}"})
    answer.raise_for_status()
    times.append(1000 * (time.perf_counter() - due))


async def read_until(http: httpx.AsyncClient, tokens: list[str], ended: asyncio.Event) -> list[float]:
    """Milliseconds of each read."""
    times: list[float] = []
    started, number = time.perf_counter(), 0
    async with asyncio.TaskGroup() as group:
        while not ended.is_set():
            due = started + number / READS_A_SECOND
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            group.create_task(read(http, tokens[number % len(tokens)], due, times))
            number += 1
    return times


async def meanwhile(http: httpx.AsyncClient, tokens: list[str], what: asyncio.Task[object]) -> list[float]:
    ended = asyncio.Event()
    what.add_done_callback(lambda _: ended.set())
    times = await read_until(http, tokens, ended)
    await what
    return times


async def storm_process() -> asyncio.subprocess.Process:
    """Waits with its requests made, to be let go by `let_go`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.sign_in", "storm", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    await process.stdout.readline()
    return process


async def let_go(process: asyncio.subprocess.Process) -> None:
    await process.communicate(b"go\n")
    if process.returncode:
        raise RuntimeError("not everybody could sign in")


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[-1]


async def measure(name: str, pid: int, database_name: str) -> None:
    rounds: list[tuple[float, float, float]] = []
    disturbed = 0
    async with client() as http:
        tokens = [await sign_in(http, number) for number in range(READERS)]
        await meanwhile(http, tokens, asyncio.create_task(asyncio.sleep(3)))  # connections, caches
        while len(rounds) < ROUNDS and disturbed < MOST_DISTURBED:
            process = await storm_process()
            neighbours = Neighbours(pid, database_name)
            quiet = p99(await meanwhile(http, tokens, asyncio.create_task(asyncio.sleep(QUIET_SECONDS))))
            shares = [neighbours.share()]
            started = time.perf_counter()
            stormy = p99(await meanwhile(http, tokens, asyncio.create_task(let_go(process))))
            seconds = time.perf_counter() - started
            shares.append(neighbours.share())
            if max(shares) > MOST_NEIGHBOURS:
                disturbed += 1
            else:
                rounds.append((quiet, stormy, seconds))
    if not rounds:
        print(f"sign-in {name}: the machine was too busy with other programs in all {disturbed} rounds")
        return
    ratios = sorted(stormy / quiet for quiet, stormy, _ in rounds)
    quiet, stormy, seconds = (statistics.median(values) for values in zip(*rounds, strict=True))
    print(
        f"sign-in {name}: {PEOPLE} at once in {seconds:.1f} s; 99th percentile of another read {quiet:.1f} ms quiet, "
        f"{stormy:.1f} ms meanwhile; ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f} in "
        f"{len(rounds)} rounds, {disturbed} left out; budget {BUDGET})"
    )


def main() -> None:
    for name in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory() as folder, database(name, Path(folder)) as url:
            asyncio.run(fill(url, Path(folder)))
            with zerek(url, Path(folder), PORT) as process:
                asyncio.run(measure(name, process.pid, url.rpartition("/")[2]))


if __name__ == "__main__":
    asyncio.run(storm()) if sys.argv[1:] == ["storm"] else main()
