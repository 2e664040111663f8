"""Running the server: one process, stopped gracefully."""

import gc
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from socket import socket

import structlog
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from zerek.app import create_app
from zerek.core.db import Database
from zerek.core.log import configure_logging
from zerek.identity.queries import demo_account_can_sign_in
from zerek.messaging.live.connection import ABORT
from zerek.messaging.live.frames import LARGEST_FRAME, Close
from zerek.settings import Settings

log = structlog.get_logger()

KEEP_ALIVE_SECONDS = 75
THREAD_TURN_SECONDS = 0.0005
FOR_REQUESTS, FOR_ALL_BUT_CLOSING = 0.8, 0.95  # of the time that a stop may take
PING_SECONDS = 20.0  # a page that has answered no ping for that long is gone
GOODBYE_SECONDS = 2.0


class DemoAccountsPresent(Exception):
    """A server outside the demonstration does not start while anybody can sign in with a published password."""


async def refuse_demo_accounts(settings: Settings) -> None:
    database = Database(settings.database_url, 1)
    try:
        async with database.read() as session:
            if await demo_account_can_sign_in(session):
                raise DemoAccountsPresent
    finally:
        await database.close()


class Server(uvicorn.Server):
    """Stops as a whole within the seconds given: requests get most of them, and what they leave in hand the rest."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, shutdown_seconds: float) -> None:
        super().__init__(config)
        self._state = app.state
        self._shutdown_seconds = shutdown_seconds

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """What has been loaded by now stays for good: a garbage collection that looked through all of it, again and
        again, would hold every request for more than a tenth of a second each time."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._state.stop_by = time.monotonic() + self._shutdown_seconds * FOR_ALL_BUT_CLOSING
        self._state.scheduler.begin_nothing()  # at once, and not only when the last request is answered
        await super().shutdown(sockets)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Like uvicorn's own, but a graceful stop ends with status 0 instead of dying of the signal in the end."""
        before = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class LiveProtocol(WebSocketsSansIOProtocol):
    """Sockets that say 1001 when the server stops, and that can be cut off while the other side reads nothing."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if event is self.request and self.response.status_code == 101:
            extensions: dict[str, object] = self.scope["extensions"]  # type: ignore[assignment]  # may hold any
            extensions[ABORT] = self.transport.abort

    def shutdown(self) -> None:
        if self.handshake_complete and not self.close_sent:
            self.stop_keepalive()
            self.queue.put_nowait({"type": "websocket.disconnect", "code": Close.GOING_AWAY})
            self.conn.send_close(Close.GOING_AWAY)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
            self.transport.close()
        else:
            super().shutdown()
        self.loop.call_later(GOODBYE_SECONDS, self.transport.abort)


def configured(app: FastAPI, settings: Settings, host: str, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="auto",
        http="httptools",
        ws=LiveProtocol,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=False,  # each message would be compressed for each page anew
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=True,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=max(1, round(settings.shutdown_seconds * FOR_REQUESTS)),
        backlog=2048,
    )


def serve(settings: Settings, host: str, port: int, token_secret: str | None = None) -> None:
    """Serves until SIGTERM or SIGINT; then takes nothing new, finishes what it holds, and returns."""
    configure_logging(settings)
    # SQLite's threads have the interpreter for moments only: the event loop need not wait its usual 5 ms for each.
    sys.setswitchinterval(THREAD_TURN_SECONDS)
    app = create_app(settings, token_secret=token_secret)
    Server(configured(app, settings, host, port), app, settings.shutdown_seconds).run()
