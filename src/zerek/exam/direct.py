"""The direct way of requests that a whole school makes in the same minutes: beginning an exam, reading its questions,
answering in practice.

It stands behind the express lane of answers and before the framework, whose search for a route, dependencies and
models of the response cost more than those requests themselves. It calls the very functions of the routes, in the same
transaction and for an actor who is found in the same way, and knows plain requests only: one that it does not
recognise, and one that is refused for whatever reason, goes on to the ordinary way with its body untouched, nothing
having been changed. So it decides nothing; `tests/exam/attempts/test_direct.py` compares the two.
"""

import json
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from uuid import UUID

import msgspec
import structlog
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zerek.core.audit import ORIGIN, Origin
from zerek.core.metrics import record_request
from zerek.core.middleware import EXTRA_HEADERS, address_of, request_id_of, seconds_since
from zerek.core.transaction import Transaction
from zerek.exam.attempts.routes import exam_questions
from zerek.exam.attempts.schemas import StartIn
from zerek.exam.attempts.starting import start_exam
from zerek.exam.express import ID_LENGTH, fixed_fields, replay, whole_body
from zerek.exam.practice.routes import answer_question
from zerek.exam.practice.schemas import PracticeAnswerIn
from zerek.identity.access import Actor, student_of

LONGEST_CODE = 40


class NotPlainError(Exception):
    """The ordinary way is to answer this request."""


class Call(NamedTuple):
    """A request of somebody who may make it; `part` is what of its path varies."""

    request: Request
    actor: Actor
    transaction: Transaction
    part: str
    body: bytes


async def questions(call: Call) -> Response:
    attempt_id = msgspec.convert(call.part, UUID)
    return await exam_questions(call.request, call.actor, call.transaction.read_session, attempt_id)


async def start(call: Call) -> Response:
    data = StartIn.model_validate(json.loads(call.body))
    if data.sitting_id is not None:  # a wrong access code is counted: it must not come here and there
        raise NotPlainError
    response = Response(status_code=201)
    reading = call.transaction.read_session
    begun = await start_exam(call.request, response, call.actor, reading, call.transaction, data)
    return encoded(begun, response.status_code)


async def practice(call: Call) -> Response:
    data = PracticeAnswerIn.model_validate(json.loads(call.body))
    return encoded(await answer_question(call.request, call.actor, call.transaction, call.part, data), 200)


def encoded(model: BaseModel, status_code: int) -> Response:
    return Response(model.__pydantic_serializer__.to_json(model), status_code, media_type="application/json")


class Way(NamedTuple):
    method: str
    route: str
    run: Callable[[Call], Awaitable[Response]]
    fits: Callable[[str], bool]

    def part_of(self, path: str) -> str | None:
        """What of a path varies; None for the path of something else."""
        before, _, after = self.route.partition("{")
        after = after.partition("}")[2]
        if not path.startswith(before) or not path.endswith(after) or len(path) < len(before) + len(after):
            return None
        part = path[len(before) : len(path) - len(after)]
        return part if self.fits(part) else None


def is_code(part: str) -> bool:
    return 0 < len(part) <= LONGEST_CODE and part.isascii() and part.isprintable() and "/" not in part


WAYS = (
    Way("GET", "/api/v1/exam/{attempt_id}/questions", questions, lambda part: len(part) == ID_LENGTH),
    Way("POST", "/api/v1/practice/{subject}/submit-answer", practice, is_code),
    Way("POST", "/api/v1/exam/start", start, lambda part: not part),
)
HINTS = ("/questions", "/submit-answer", "/exam/start")  # of what alone is looked at any closer


class Direct:
    """Wraps the ordinary application."""

    def __init__(self, app: ASGIApp, owner: FastAPI) -> None:
        self._app = app
        self._owner = owner
        settings = owner.state.settings
        self._shares_origins = bool(settings.cors_origins)
        self._fields = fixed_fields(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].endswith(HINTS):
            for way in WAYS:
                part = way.part_of(scope["path"]) if way.method == scope["method"] else None
                if part is not None:
                    taken = await self._go(way, part, scope, receive, send)
                    if taken is None:
                        return
                    receive = replay(taken, receive)
                    break
        await self._app(scope, receive, send)

    def _is_plain(self, method: str, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        return (
            not scope["query_string"]
            and (method == "GET" or headers.get(b"content-type") == b"application/json")
            and len(headers) == len(scope["headers"])  # nothing is said twice
            and b"idempotency-key" not in headers
            and not (self._shares_origins and b"origin" in headers)
        )

    async def _go(self, way: Way, part: str, scope: Scope, receive: Receive, send: Send) -> list[Message] | None:
        """None once it is answered; else what of the body has been taken."""
        started = time.perf_counter()
        headers = dict(scope["headers"])
        if not self._is_plain(way.method, scope, headers):
            return []
        messages = await whole_body(receive)
        if messages[-1]["type"] != "http.request" or messages[-1].get("more_body"):
            return messages
        request_id = request_id_of(headers.get(b"x-request-id", b"").decode("latin-1"))
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        scope["app"] = self._owner
        extra = scope[EXTRA_HEADERS] = {}
        request = Request(scope)
        ORIGIN.set(Origin(address_of(request), request_id))
        transaction = Transaction(self._owner.state.database)
        scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        try:
            actor = await student_of(request, token if scheme == "Bearer" else "")
            body = b"".join([message["body"] for message in messages])
            response = await way.run(Call(request, actor, transaction, part, body))
            await transaction.commit()
        except Exception:  # noqa: BLE001 - nothing was changed, and the ordinary way tells of everything
            return messages
        finally:
            await transaction.close()
        fields = [
            *self._fields,
            *((name.lower().encode(), value.encode()) for name, value in extra.items()),
            (b"x-request-id", request_id.encode()),
            (b"x-process-time", seconds_since(started).encode()),
            (b"content-length", str(len(response.body)).encode()),
        ]
        await send({"type": "http.response.start", "status": response.status_code, "headers": fields})
        await send({"type": "http.response.body", "body": response.body})
        record_request(way.method, way.route, response.status_code, time.perf_counter() - started)
        return None
