"""A small HTTP server on loopback that notes what it is sent and answers as it is told: it plays the push service of a
browser, and the Bot API of Telegram."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Answer = tuple[int, dict[str, str], bytes]


class Sent(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def answer(status: int = 201, body: Any = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, named, body if isinstance(body, bytes) else json.dumps(body).encode()


@dataclass
class Postbox:
    port: int = 0
    sent: list[Sent] = field(default_factory=list)
    next: deque[Answer] = field(default_factory=deque)
    usual: Callable[[Sent], Answer] = lambda _sent: answer()
    hangs: bool = False
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self.serve(reader, writer))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def paths(self, end: str = "") -> list[Sent]:
        return [one for one in self.sent if one.path.endswith(end)]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                method, path, _ = line.decode().split(" ")
                headers = {}
                while (field := (await reader.readline()).decode().strip()) != "":
                    name, _, value = field.partition(":")
                    headers[name.lower()] = value.strip()
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                self.sent.append(sent := Sent(method, path, headers, body))
                if self.hangs:
                    await asyncio.Event().wait()
                status, more, content = self.next.popleft() if self.next else self.usual(sent)
                lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(content)}"]
                lines += [f"{name}: {value}" for name, value in more.items()]
                writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + content)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def open_postbox(usual: Callable[[Sent], Answer] | None = None) -> AsyncIterator[Postbox]:
    box = Postbox()
    if usual is not None:
        box.usual = usual
    server = await asyncio.start_server(box.accept, "127.0.0.1", 0)
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
        for task in list(box.tasks):
            task.cancel()
        await asyncio.gather(*box.tasks, return_exceptions=True)
