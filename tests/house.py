"""What tests stand on: a whole installation of Zerek on a database of its own, and plain functions to live in it."""

import itertools
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx

from zerek.app import create_app
from zerek.core.clock import utc_now
from zerek.exam.bank.exchange.service import ImportRequest, import_questions, source_of
from zerek.exam.express import Application
from zerek.identity.people.service import create_user
from zerek.identity.rules import Held, Role
from zerek.identity.signin.service import begin_session
from zerek.settings import Settings

API = "/api/v1"
SECRET = "a secret of the tests, long enough to be taken"
SUBJECTS = ("TGO", "ENG", "M094-1", "M094-2")
QUESTIONS_PER_SUBJECT = 60
NUMBERS = itertools.count(1)


@dataclass
class Person:
    user_id: UUID
    username: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en"}


@dataclass
class House:
    app: Application
    client: httpx.AsyncClient
    settings: Settings
    right_texts: dict[str, set[str]] = field(default_factory=dict)

    async def person(self, *roles: Role | Held, **fields: Any) -> Person:
        """Somebody new with these roles (a student by default), signed in."""
        state, username = self.app.state, f"person{next(NUMBERS)}"
        async with state.database.write() as session:
            user = await create_user(
                session,
                username=username,
                email=f"{username}@example.org",
                full_name="Somebody",
                password_hash=None,
                roles=roles or (Role.STUDENT,),
                now=utc_now(),
                **fields,
            )
            pair = await begin_session(
                session,
                state.access_tokens,
                user.id,
                user_agent="tests",
                address="127.0.0.1",
                life=state.access_tokens.life * 10,
                now=utc_now(),
            )
        return Person(user.id, username, pair.access_token)

    async def get(self, person: Person | None, path: str, **options: Any) -> httpx.Response:
        return await self.ask("GET", person, path, **options)

    async def post(self, person: Person | None, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return await self.ask("POST", person, path, json=json, **options)

    async def put(self, person: Person | None, path: str, json: Any = None, **options: Any) -> httpx.Response:
        return await self.ask("PUT", person, path, json=json, **options)

    async def ask(self, method: str, person: Person | None, path: str, **options: Any) -> httpx.Response:
        headers = (person.headers if person else {"Accept-Language": "en"}) | options.pop("headers", {})
        return await self.client.request(method, API + path, headers=headers, **options)

    async def format(self, seconds: int = 600, **changes: Any) -> str:
        """A format of 4 + 2 questions with that time; its code."""
        code = f"format{next(NUMBERS)}"
        admin = await self.person(Role.ADMIN)
        document = {
            "code": code,
            "title_ru": "Проба",
            "time_limit_seconds": seconds,
            "sections": [
                {"role": "general", "subject_code": "TGO", "count": 4},
                {"role": "general", "subject_code": "ENG", "count": 2},
            ],
        } | changes
        answer = await self.post(admin, "/admin/exam-formats", document)
        assert answer.status_code == 201, answer.text
        return code

    async def start(self, person: Person, format: str | None = None, **fields: Any) -> dict[str, Any]:
        body = {"major_code": "M094", "format": format or await self.format()} | fields
        answer = await self.post(person, "/exam/start", body)
        assert answer.status_code == 201, answer.text
        started: dict[str, Any] = answer.json()
        return started

    async def questions(self, person: Person, attempt_id: str) -> list[dict[str, Any]]:
        answer = await self.get(person, f"/exam/{attempt_id}/questions")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    def right_keys(self, question: dict[str, Any]) -> list[str]:
        """The right keys as shown, computed from the texts that the tests put into the bank."""
        right = self.right_texts[question["question_text"]]
        return [option["key"] for option in question["options"] if option["text"] in right]

    def wrong_keys(self, question: dict[str, Any]) -> list[str]:
        right = self.right_keys(question)
        return [next(option["key"] for option in question["options"] if option["key"] not in right)]

    async def answer(
        self, person: Person, attempt_id: str, question: dict[str, Any], keys: Iterable[str], seq: int | None = None
    ) -> httpx.Response:
        body: dict[str, Any] = {"question_id": question["question_id"], "selected_keys": list(keys)}
        if seq is not None:
            body["client_seq"] = seq
        return await self.post(person, f"/exam/{attempt_id}/answer", body)


def document(number: int, *, correct: str = "B", keys: str = "ABCDE", **changes: Any) -> dict[str, Any]:
    """A question as an import file has it; its texts are told apart by the number and tell nothing of the answer."""
    return {
        "question_text": f"Question number {number}?",
        "type": "single" if len(correct) == 1 else "multiple",
        "difficulty": "B",
        "options": [
            {"key": key, "text": f"{number} says {place * 7919 % 1000}", "is_correct": key in correct}
            for place, key in enumerate(keys, start=number)
        ],
        "explanation": f"Because of {number}.",
        "tags": ["made up"],
    } | changes


def bank_documents() -> list[dict[str, Any]]:
    """The bank of the tests: four subjects, every fifth question with two right options."""
    return [
        document(
            place * 1000 + number,
            correct="BD" if number % 5 == 0 else "ABCDE"[number % 5],
            subject_code=subject,
        )
        for place, subject in enumerate(SUBJECTS, start=1)
        for number in range(QUESTIONS_PER_SUBJECT)
    ]


def right_texts(documents: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    return {
        document["question_text"]: {option["text"] for option in document["options"] if option["is_correct"]}
        for document in documents
    }


async def fill(app: Application, now: datetime) -> None:
    async with app.state.database.write() as session:
        raw = json.dumps({"questions": bank_documents()}).encode()
        report = await import_questions(session, session, source_of(raw), ImportRequest(), language="en", now=now)
        assert report.imported_count == len(SUBJECTS) * QUESTIONS_PER_SUBJECT, report


@asynccontextmanager
async def open_house(settings: Settings) -> AsyncIterator[House]:
    """The production application with its lifespan, and a client that speaks to it without a network."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("203.0.113.7", 1234))
        async with httpx.AsyncClient(transport=transport, base_url="http://zerek.test") as client:
            yield House(app, client, settings, right_texts(bank_documents()))
