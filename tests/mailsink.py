"""An SMTP server on loopback that takes mails, and refuses, hangs or hangs up where a test wants it to."""

import asyncio
import ssl
import warnings
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword

import services

Answer = str  # a line such as "450 later", or one of these
HANG, HANG_UP = "hang", "hang up"


class Sink:
    """`answers` are given to the recipient's `RCPT` (or `DATA`) one after the other; then mails are taken."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.connections = 0
        self.open = 0
        self.mails: list[EmailMessage] = []
        self.tried: Counter[str] = Counter()
        self.times: list[float] = []
        self.at_rcpt: dict[str, list[Answer]] = {}
        self.at_data: dict[str, list[Answer]] = {}
        self.delay = 0.0
        self.encrypted = 0

    def of(self, recipient: str) -> list[EmailMessage]:
        return [mail for mail in self.mails if mail["To"] == recipient]

    async def handle_RCPT(  # noqa: N802 - the names are aiosmtpd's
        self, server: SMTP, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        self.tried[address] += 1
        self.times.append(asyncio.get_running_loop().time())
        refused = await self._answer(server, self.at_rcpt, address)
        if refused is not None:
            return refused
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.delay)
        refused = await self._answer(server, self.at_data, envelope.rcpt_tos[0])
        if refused is not None:
            return refused
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        assert mail["To"] == envelope.rcpt_tos[0]
        self.mails.append(mail)
        self.encrypted += session.ssl is not None
        return "250 taken"

    async def _answer(self, server: SMTP, planned: dict[str, list[Answer]], address: str) -> str | None:
        if not planned.get(address):
            return None
        answer = planned[address].pop(0)
        if answer == HANG:
            await asyncio.sleep(60)
        if answer == HANG_UP:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            await asyncio.sleep(60)  # until the task is cancelled with its connection
        return answer


@asynccontextmanager
async def open_sink(
    port: int | None = None, *, certificate: ssl.SSLContext | None = None, password: str | None = None
) -> AsyncIterator[Sink]:
    """With a `certificate` it offers STARTTLS; with a `password` it takes mails of who gives that only."""
    sink = Sink(port or services.free_port())
    servers: list[SMTP] = []

    class Counted(SMTP):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            if self.transport is None:  # and not once more under TLS
                sink.connections += 1
                sink.open += 1
            super().connection_made(transport)

        def connection_lost(self, error: Exception | None) -> None:
            sink.open -= 1
            super().connection_lost(error)

    def authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and given.password.decode() == password
        return AuthResult(success=right, handled=False)

    def serve() -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # aiosmtpd warns of passwords that go over a plain line
            server = Counted(
                sink,
                hostname="sink",
                ident="sink",
                tls_context=certificate,
                authenticator=authenticate if password else None,
                auth_required=password is not None,
                auth_require_tls=False,
            )
        servers.append(server)
        return server

    listener = await asyncio.get_running_loop().create_server(serve, "127.0.0.1", sink.port)
    try:
        yield sink
    finally:
        listener.close()
        for server in servers:
            if isinstance(server.transport, asyncio.Transport):
                server.transport.abort()
        await asyncio.sleep(0)
