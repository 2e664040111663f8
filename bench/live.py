"""A broadcast to 2,000 open pages of one process, against a bare program on uvicorn that does nothing but send.

Both servers run in processes of their own, one after the other; the pages are tasks of this process, whose reading is
part of the figure: the time from sending until the last page has the message. The bare program
is told by a page to broadcast, Zerek by another process over Redis, as by a worker.
"""

import asyncio
import json
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

import zerek.tables  # noqa: F401 - a foreign key finds its table
from bench import server
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.livehub import open_hub
from zerek.core.security import AccessTokens
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.identity.signin.service import begin_session
from zerek.settings import Settings

PAGES = 2_000
PEOPLE = 200
ROUNDS = 5
BUDGET = 1.0
PORT, BARE_PORT = 8826, 8827
REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
PREFIX = f"zerek-bench-{os.getpid()}:"
OPENED_AT_ONCE = 50
TEXT = "x" * 200

BARE = """
import uvicorn
pages = set()
async def app(scope, receive, send):
    if scope["type"] != "websocket":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    await receive()
    await send({"type": "websocket.accept"})
    pages.add(send)
    while True:
        message = await receive()
        if message["type"] != "websocket.receive":
            pages.discard(send)
            return
        for page in list(pages):
            await page({"type": "websocket.send", "text": message["text"]})
uvicorn.run(app, port=PORT, ws="websockets-sansio", lifespan="off", log_level="error", ws_per_message_deflate=False)
"""


async def opened(url: str, greet: Callable[[ClientConnection, int], Awaitable[None]]) -> list[ClientConnection]:
    async def open_one(number: int) -> ClientConnection:
        page = await connect(url, compression=None, ping_interval=None, open_timeout=60)
        await greet(page, number)
        return page

    pages: list[ClientConnection] = []
    for start in range(0, PAGES, OPENED_AT_ONCE):
        pages += await asyncio.gather(*(open_one(number) for number in range(start, start + OPENED_AT_ONCE)))
    return pages


async def until_all_heard(pages: list[ClientConnection], send: Callable[[], Awaitable[None]]) -> float:
    hearing = [asyncio.create_task(page.recv()) for page in pages]
    await asyncio.sleep(0.5)
    started = time.perf_counter()
    await send()
    await asyncio.wait_for(asyncio.gather(*hearing), 60)
    return time.perf_counter() - started


async def bare() -> list[float]:
    async def greet(_page: ClientConnection, _number: int) -> None:
        return

    pages = await opened(f"ws://127.0.0.1:{BARE_PORT}/", greet)
    message = json.dumps({"type": "news", "text": TEXT})
    return [await until_all_heard(pages, lambda: pages[0].send(message)) for _ in range(ROUNDS)]


async def tokens(database: Database) -> list[str]:
    """Of administrators, who watch the running attempts of all schools."""
    access, now, made = AccessTokens(server.SECRET, timedelta(minutes=15)), utc_now(), []
    async with database.write() as session:
        for number in range(PEOPLE):
            user = await create_user(
                session,
                username=f"page{number}",
                email=None,
                full_name="A page",
                password_hash=None,
                roles=[Role.ADMIN],
                now=now,
            )
            pair = await begin_session(
                session, access, user.id, user_agent="bench", address="", life=timedelta(days=1), now=now
            )
            made.append(pair.access_token)
    return made


async def measured(database_url: str, folder: Path) -> list[float]:
    given = {"database_url": database_url, "data": folder, "redis_url": REDIS, "key_prefix": PREFIX}
    settings = Settings(_env_file=None, jwt_secret=server.SECRET, **given)  # type: ignore[arg-type]
    database, hub = Database(settings.database_url, 2), open_hub(settings)
    shown = await tokens(database)

    async def greet(page: ClientConnection, number: int) -> None:
        await page.send(json.dumps({"type": "auth", "token": shown[number % PEOPLE]}))
        assert json.loads(await page.recv())["type"] == "ready"
        await page.send(json.dumps({"type": "watch", "monitor": True}))
        assert json.loads(await page.recv())["type"] == "watching"

    async def send() -> None:
        hub.send("monitor", {"type": "attempt.changed", "text": TEXT})

    try:
        pages = await opened(f"ws://127.0.0.1:{PORT}/api/v1/ws", greet)
        return [await until_all_heard(pages, send) for _ in range(ROUNDS)]
    finally:
        await hub.close()
        await database.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = folder / "bare.py"
        program.write_text(BARE.replace("PORT", str(BARE_PORT)))
        with server.process([str(program)], f"http://127.0.0.1:{BARE_PORT}/"):
            reference = asyncio.run(bare())
        with (
            server.database("SQLite", folder) as url,
            server.zerek(url, folder, PORT, REDIS_URL=REDIS, REDIS_KEY_PREFIX=PREFIX),
        ):
            taken = asyncio.run(measured(url, folder))
    print(
        f"live: the last of {PAGES} pages has a broadcast after {1000 * statistics.median(taken):.0f} ms "
        f"({1000 * min(taken):.0f} to {1000 * max(taken):.0f}, budget {1000 * BUDGET:.0f}); "
        f"a bare program {1000 * statistics.median(reference):.0f} ms "
        f"({1000 * min(reference):.0f} to {1000 * max(reference):.0f})"
    )


if __name__ == "__main__":
    main()
