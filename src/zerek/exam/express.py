"""The express lane: the shortest way of the one request that is made most, `POST /api/v1/exam/{attempt_id}/answer`.

It stands before everything else of the application and knows one case only: a token that reads well, an attempt whose
sheet is in memory and is the caller's, a plain body, keys that the question has, calls left. Then it hands the answer
to the `AnswerWriter`, whose statement itself sees that the session may act (`identity.standing`), and acknowledges what
has been committed. Whatever is different in any way, and whatever that statement has not written, goes on to the
ordinary route with its body untouched: refusals, their texts and every rare case have one implementation, which is
there.

So this file decides nothing. It only recognises requests that the ordinary route would answer with 200 and the very
same fields; `tests/exam/attempts/test_express.py` compares the two, request for request.
"""

import time
from collections import deque
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import structlog
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zerek.core.clock import utc_now
from zerek.core.errors import AppError
from zerek.core.metrics import record_request
from zerek.core.middleware import API_CACHE_CONTROL, request_id_of, seconds_since, security_headers
from zerek.core.ratelimit import headers as allowance_headers
from zerek.exam.answers import Stored
from zerek.exam.attempts.routes import bank_keys, grace_in
from zerek.exam.attempts.schemas import LARGEST_SEQUENCE
from zerek.exam.lanes import Place
from zerek.identity.access import ANSWERS, COUNTED, allowance_key
from zerek.settings import Settings

log = structlog.get_logger()

ROUTE = "/api/v1/exam/{attempt_id}/answer"
BEFORE, AFTER = ROUTE.split("{attempt_id}")
ID_LENGTH = 36
LARGEST_BODY = 2048
MOST_KEYS = 8


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """`AnswerIn`, as far as it is plain."""

    question_id: UUID
    selected_keys: list[str]
    client_seq: int | None = None


class Saved(msgspec.Struct):
    """`AnswerSaved`, in its order."""

    question_id: UUID
    saved_at: datetime
    answered_questions: int
    selected_keys: list[str]
    client_seq: int | None
    server_time: datetime
    deadline_at: datetime


READ = msgspec.json.Decoder(Sent)
WRITE = msgspec.json.Encoder()
Field = tuple[bytes, bytes]


def fixed_fields(settings: Settings) -> list[Field]:
    """Those header fields of an answer that are always the same."""
    return [
        (b"content-type", b"application/json"),
        (b"cache-control", API_CACHE_CONTROL.encode()),
        *((name.lower().encode(), value.encode()) for name, value in security_headers(production=settings.production)),
    ]


class Express:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp, state: Any) -> None:
        self._app = app
        self._state = state
        settings = state.settings
        self._limit = settings.rate_limit_answers_per_minute
        self._grace = grace_in(settings)
        self._shares_origins = bool(settings.cors_origins)
        self._fields = fixed_fields(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and is_answer(scope["path"]):
            started = time.perf_counter()
            headers = dict(scope["headers"])
            if self._is_plain(scope, headers):
                messages = await whole_body(receive)
                answer = await self._save(scope, headers, messages)
                if answer is not None:
                    await self._acknowledge(headers, answer, started, send)
                    return
                receive = replay(messages, receive)
        await self._app(scope, receive, send)

    def _is_plain(self, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        return (
            not scope["query_string"]
            and headers.get(b"content-type") == b"application/json"
            and len(headers) == len(scope["headers"])  # nothing is said twice
            and not (self._shares_origins and b"origin" in headers)
        )

    async def _save(
        self, scope: Scope, headers: dict[bytes, bytes], messages: Sequence[Message]
    ) -> tuple[bytes, dict[str, str]] | None:
        """The body and what is left of the allowance; None for whatever the ordinary route is to answer."""
        state = self._state
        scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        claims = state.access_tokens.read(token) if scheme == "Bearer" else None
        if claims is None or messages[-1]["type"] != "http.request" or messages[-1].get("more_body"):
            return None
        body = b"".join([message["body"] for message in messages])
        try:
            attempt_id = msgspec.convert(scope["path"][len(BEFORE) : -len(AFTER)], UUID)
            sheet = state.sheets.known(attempt_id)
            if sheet is None or sheet.user_id != claims.user_id or len(body) > LARGEST_BODY:
                return None
            sent = READ.decode(body)
            item = sheet.items[sent.question_id]
            if len(sent.selected_keys) > MOST_KEYS or not 0 <= (sent.client_seq or 0) <= LARGEST_SEQUENCE:
                return None
            keys = bank_keys(item, sent.selected_keys)
        except (ValueError, KeyError, AppError):  # msgspec's errors are a ValueError
            return None
        allowance = await state.hits.hit(allowance_key(claims.user_id, ANSWERS), self._limit)
        scope[COUNTED] = allowance
        if not allowance.allowed:
            return None
        try:
            outcome = await state.answers.save(
                Place(attempt_id, item.version_id),
                keys,
                sent.client_seq,
                grace=self._grace,
                session_id=claims.session_id,
            )
        except AppError:
            return None
        if not isinstance(outcome, Stored):
            return None
        saved = Saved(
            sent.question_id,
            outcome.saved_at,
            outcome.answered_questions,
            item.to_shown(outcome.keys),
            outcome.client_seq,
            utc_now(),
            outcome.deadline_at,
        )
        return WRITE.encode(saved), allowance_headers(allowance)

    async def _acknowledge(
        self, headers: dict[bytes, bytes], answer: tuple[bytes, dict[str, str]], started: float, send: Send
    ) -> None:
        body, allowance = answer
        fields = [
            *self._fields,
            *((name.lower().encode(), value.encode()) for name, value in allowance.items()),
            (b"x-request-id", request_id_of(headers.get(b"x-request-id", b"").decode("latin-1")).encode()),
            (b"x-process-time", seconds_since(started).encode()),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": fields})
        await send({"type": "http.response.body", "body": body})
        record_request("POST", ROUTE, 200, time.perf_counter() - started)


def is_answer(path: str) -> bool:
    return path.endswith(AFTER) and path.startswith(BEFORE) and len(path) == len(BEFORE) + ID_LENGTH + len(AFTER)


async def whole_body(receive: Receive) -> list[Message]:
    """All messages of a short body; of a longer one the first of them, and of one that breaks off what there was."""
    messages, size = [], 0
    while True:
        message = await receive()
        messages.append(message)
        if message["type"] != "http.request":
            return messages
        size += len(message.setdefault("body", b""))
        if size > LARGEST_BODY or not message.get("more_body"):
            return messages


def replay(taken: Sequence[Message], receive: Receive) -> Receive:
    """Gives what was taken already once more, and then what comes."""
    left = deque(taken)

    async def again() -> Message:
        return left.popleft() if left else await receive()

    return again


class Application(FastAPI):
    """FastAPI's application behind the express lane."""

    express: Express | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self.express or self.ordinary)(scope, receive, send)

    async def ordinary(self, scope: Scope, receive: Receive, send: Send) -> None:
        await super().__call__(scope, receive, send)
