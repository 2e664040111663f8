"""A real server in this process, and pages that open sockets to it over the network."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from house import House, Person
from services import free_port
from zerek.serving import configured


class Page:
    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def say(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def hear(self, seconds: float = 5) -> dict[str, Any]:
        heard: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), seconds))
        return heard

    async def silent(self, seconds: float = 0.2) -> bool:
        try:
            await asyncio.wait_for(self.socket.recv(), seconds)
        except TimeoutError:
            return True
        return False

    async def sign_in(self, person: Person, after: str | None = None) -> dict[str, Any]:
        await self.say(type="auth", token=person.token, after=after)
        ready = await self.hear()
        assert ready["type"] == "ready", ready
        return ready

    async def closed_with(self, seconds: float = 5) -> int | None:
        """The code with which the server closed; what it says before that is passed over."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    await self.socket.recv()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None


@asynccontextmanager
async def served(house: House) -> AsyncIterator[str]:
    """The address of the house's own application, on a port; as `serve` runs it, without its lifespan twice."""
    config = configured(house.app, house.settings, "127.0.0.1", free_port())
    config.lifespan = "off"
    server = uvicorn.Server(config)
    running = asyncio.create_task(server._serve())  # without its signal handlers, which belong to pytest
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.01)
    try:
        yield f"ws://127.0.0.1:{config.port}/api/v1/ws"
    finally:
        server.should_exit = True
        await running


@asynccontextmanager
async def page(url: str, **options: Any) -> AsyncIterator[Page]:
    async with connect(url, **options) as socket:
        yield Page(socket)
