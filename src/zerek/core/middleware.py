"""The edge, as pure ASGI: request id, limits on size, security headers, times, and the last answer to any fault."""

import asyncio
import re
import time
from collections.abc import Sequence

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zerek.core.audit import ORIGIN, Origin
from zerek.core.errors import (
    REQUEST_ID_KEY,
    AppError,
    BodyTooLarge,
    answer_app_error,
    answer_http_exception,
    answer_unexpected,
)
from zerek.core.ids import new_id
from zerek.core.metrics import record_request

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
EXTRA_HEADERS = "zerek.headers"
API_CACHE_CONTROL = "no-store"
CROWD_PAUSE_SECONDS = 0.004  # so that 500 in a crowd begin within two seconds


class Exchange:
    """One request and its answer, as they pass the edge."""

    def __init__(self, edge: "Edge", scope: Scope, receive: Receive, send: Send) -> None:
        self.edge = edge
        self.scope = scope
        self._receive = receive
        self._send = send
        self.started = time.perf_counter()
        self.headers = Headers(scope=scope)
        self.request_id = request_id_of(self.headers.get("x-request-id", ""))
        self.limit = edge.max_import if scope["path"].endswith(edge.import_paths) else edge.max_body
        self.received = 0
        self.status = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            response = MutableHeaders(scope=message)
            for name, value in self.edge.security:
                response.setdefault(name, value)
            if self.scope["path"].startswith("/api/"):
                response.setdefault("Cache-Control", API_CACHE_CONTROL)
            for name, value in self.scope[EXTRA_HEADERS].items():
                response.setdefault(name, value)
            response["X-Request-ID"] = self.request_id
            response["X-Process-Time"] = seconds_since(self.started)
        await self._send(message)

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self.received += len(message.get("body", b""))
            self.refuse_over_limit(self.received)
        return message

    def refuse_over_limit(self, size: int) -> None:
        if size > self.limit:
            raise BodyTooLarge(limit_mb=self.limit / 1024 / 1024)

    def refuse_unreadable(self) -> None:
        """A NUL character in an address, which no database keeps; and a body that is too large by its own word."""
        if "\x00" in self.scope["path"] or b"%00" in self.scope.get("query_string", b""):
            raise HTTPException(400)
        declared = self.headers.get("content-length", "0")
        self.refuse_over_limit(int(declared) if declared.isdigit() else 0)

    async def answer(self) -> None:
        request = Request(self.scope)
        try:
            self.refuse_unreadable()
            if self.scope["path"].endswith(self.edge.crowded_paths):
                await self.edge.one_after_another()
            await self.edge.app(self.scope, self.receive, self.send)
        except Exception as error:
            if self.status:  # the response had begun: all that is left is to break it off
                raise
            await answer_any(request, error)(self.scope, self.receive, self.send)
        finally:
            record_request(
                self.scope["method"], route_template(self.scope), self.status, time.perf_counter() - self.started
            )


def request_id_of(given: str) -> str:
    """The id that the caller gave, where it looks like one."""
    return given if REQUEST_ID.fullmatch(given) else str(new_id())


def seconds_since(started: float) -> str:
    return f"{time.perf_counter() - started:.4f}"


def security_headers(*, production: bool) -> list[tuple[str, str]]:
    headers = [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ]
    if production:
        headers.append(("Strict-Transport-Security", "max-age=63072000; includeSubDomains"))
    return headers


def address_of(request: Request) -> str:
    """Where a request comes from; behind a trusted proxy, what the proxy says."""
    return request.client.host if request.client else "unknown"


def route_template(scope: Scope) -> str:
    """`/api/v1/majors/{code}`. A route knows its path without the prefix that it was included with, which therefore
    is what the real path has before it."""
    own: str | None = getattr(scope.get("route"), "path", None)
    if own is None:
        return "other"
    real, parts = scope["path"].split("/"), own.split("/")[1:]
    return "/".join(real[: len(real) - len(parts)] + parts)


def answer_any(request: Request, error: Exception) -> Response:
    if isinstance(error, AppError):
        return answer_app_error(request, error)
    if isinstance(error, HTTPException):
        return answer_http_exception(request, error)
    return answer_unexpected(request, error)


class Edge:
    """Wraps the whole application. `import_paths` are the ones that may carry a large body, `crowded_paths` the ones
    that a whole school calls in the same second."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        production: bool,
        max_body: int,
        max_import: int,
        import_paths: Sequence[str],
        crowded_paths: Sequence[str],
    ) -> None:
        self.app = app
        self._line = asyncio.Lock()
        self._next_begins = 0.0
        self.max_body = max_body
        self.max_import = max_import
        self.import_paths = tuple(import_paths)
        self.crowded_paths = tuple(crowded_paths)
        self.security = security_headers(production=production)

    async def one_after_another(self) -> None:
        """Requests that come together begin one at a time, with a pause for everybody else between."""
        async with self._line:
            await asyncio.sleep(max(0.0, self._next_begins - time.perf_counter()))
            self._next_begins = time.perf_counter() + CROWD_PAUSE_SECONDS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if len(path) > 1 and path.endswith("/"):  # every path works with and without a trailing slash
            scope["path"] = path.rstrip("/") or "/"
            scope.pop("raw_path", None)
        exchange = Exchange(self, scope, receive, send)
        scope[REQUEST_ID_KEY] = exchange.request_id
        scope[EXTRA_HEADERS] = {}
        ORIGIN.set(Origin(address_of(Request(scope)), exchange.request_id))
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=exchange.request_id)
        await exchange.answer()
