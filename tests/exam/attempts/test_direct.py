"""The direct way answers what the ordinary one would, changes the same, and leaves every refusal to it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from conftest import Template, settings_for
from house import House, Person, open_house
from zerek.core.audit import AuditEntry
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt, ExamPaperVersion
from zerek.exam.direct import WAYS, Direct
from zerek.exam.practice.models import PracticeAnswer
from zerek.identity.models import RoleGrant, SignInSession, User
from zerek.identity.rules import Role

OF_THE_MOMENT = {"server_time", "request_id", "instance"}
OF_THE_CALL = {"x-request-id", "x-process-time", "ratelimit", "content-length"}
PAST, FUTURE = utc_now() - timedelta(hours=1), utc_now() + timedelta(hours=1)


class Counted:
    def __init__(self, house: House) -> None:
        self.house, self.calls = house, 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.calls += 1
        await self.house.app.ordinary(scope, receive, send)


@asynccontextmanager
async def counting(house: House) -> AsyncIterator[Counted]:
    """Counts what the direct way hands on."""
    express = house.app.express
    assert express is not None
    direct = express._app
    assert isinstance(direct, Direct)
    before, counted = direct._app, Counted(house)
    direct._app = counted
    yield counted
    direct._app = before


async def ask(
    house: House, who: Person | None, method: str, path: str, content: bytes | None, **headers: str
) -> tuple[httpx.Response, bool]:
    """The answer, and whether the direct way gave it."""
    given = {"Accept-Language": "en"} | ({"Content-Type": "application/json"} if content is not None else {})
    given |= who.headers if who else {}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    async with counting(house) as counted:
        answer = await house.client.request(method, f"/api/v1{path}", content=content, headers=given)
        return answer, not counted.calls


async def ordinarily(house: House, who: Person | None, method: str, path: str, content: bytes | None) -> httpx.Response:
    given = {"Accept-Language": "en"} | ({"Content-Type": "application/json"} if content is not None else {})
    transport = httpx.ASGITransport(house.app.ordinary, raise_app_exceptions=False, client=("203.0.113.7", 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://zerek.test") as client:
        return await client.request(
            method, f"/api/v1{path}", content=content, headers=given | (who.headers if who else {})
        )


def comparable(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    body = answer.json()
    headers = {name: value for name, value in answer.headers.items() if name not in OF_THE_CALL}
    return answer.status_code, {name: body[name] for name in body if name not in OF_THE_MOMENT}, headers


async def counts(house: House) -> list[int]:
    async with house.app.state.database.read() as session:
        tables = (ExamAttempt, ExamPaperVersion, PracticeAnswer, AuditEntry)
        return [(await session.execute(select(func.count()).select_from(table))).scalar_one() for table in tables]


async def test_the_questions_are_the_same_on_both_ways(house: House) -> None:
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    path = f"/exam/{attempt}/questions"
    questions = await house.questions(student, attempt)
    await house.answer(student, attempt, questions[1], house.right_keys(questions[1]))
    flag = {"question_id": questions[2]["question_id"], "flagged": True}
    assert (await house.put(student, f"/exam/{attempt}/flags", flag)).status_code == 204
    direct, taken = await ask(house, student, "GET", path, None)
    assert taken
    assert comparable(direct) == comparable(await ordinarily(house, student, "GET", path, None))
    shown = direct.json()
    assert shown["current_question_index"] == 1
    assert shown["items"][1]["selected_keys"] == house.right_keys(questions[1])
    assert [one["flagged"] for one in shown["items"]] == [number == 2 for number in range(len(questions))]


async def test_a_start_takes_the_direct_way_once_and_leaves_all_its_traces(house: House) -> None:
    student = await house.person()
    content = json.dumps({"format": await house.format()}).encode()
    before = await counts(house)
    first, taken = await ask(house, student, "POST", "/exam/start", content, x_request_id="of-the-caller")
    assert (first.status_code, taken) == (201, True)
    after = await counts(house)
    assert after[0] == before[0] + 1
    assert after[1] == before[1] + first.json()["total_questions"]
    async with house.app.state.database.read() as session:
        query = select(AuditEntry).where(AuditEntry.object_id == first.json()["attempt_id"])
        entry = (await session.execute(query)).scalar_one()
        assert (entry.actor_id, entry.request_id, entry.before) == (student.user_id, "of-the-caller", None)
        assert entry.address not in ("", "installation")
    second, taken = await ask(house, student, "POST", "/exam/start", content)
    assert (second.status_code, taken) == (200, True)
    assert comparable(second) == comparable(await ordinarily(house, student, "POST", "/exam/start", content))
    assert {name: second.json()[name] for name in second.json() if name != "server_time"} == {
        name: first.json()[name] for name in first.json() if name != "server_time"
    }
    assert (await counts(house))[0] == after[0]


async def test_an_answer_of_practice_is_the_same_on_both_ways(house: House) -> None:
    student = await house.person()
    question = (await house.get(student, "/practice/TGO/questions")).json()["items"][0]
    body = {"question_id": question["question_id"], "selected_keys": house.wrong_keys(question), "client_seq": 1}
    path, content = "/practice/TGO/submit-answer", json.dumps(body).encode()
    direct, taken = await ask(house, student, "POST", path, content)
    assert (direct.status_code, taken) == (200, True)
    before = await counts(house)
    assert before[2] == 1
    # The same answer once more has no effect and is answered the same.
    assert comparable(direct) == comparable(await ordinarily(house, student, "POST", path, content))
    assert await counts(house) == before


NOW_OTHERWISE: dict[str, tuple[Any, dict[str, Any], int]] = {
    "signed out": (SignInSession, {"ended_at": PAST}, 401),
    "session expired": (SignInSession, {"expires_at": PAST}, 401),
    "banned": (User, {"banned_at": PAST}, 403),
    "banned for a time": (User, {"banned_at": PAST, "banned_until": FUTURE}, 403),
    "another role": (RoleGrant, {"role": "guardian"}, 403),
}


@pytest.mark.parametrize("what", list(NOW_OTHERWISE))
async def test_what_changes_about_a_person_holds_from_the_next_request_on(house: House, what: str) -> None:
    model, values, status = NOW_OTHERWISE[what]
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    question = (await house.get(student, "/practice/TGO/questions")).json()["items"][0]
    async with house.app.state.database.write() as session:
        key = User.id if model is User else model.user_id
        await session.execute(update(model).where(key == student.user_id).values(**values))
    answer = json.dumps({"question_id": question["question_id"], "selected_keys": ["A"]}).encode()
    before = await counts(house)
    for method, path, content in (
        ("GET", f"/exam/{attempt}/questions", None),
        ("POST", "/exam/start", b"{}"),
        ("POST", "/practice/TGO/submit-answer", answer),
    ):
        refused, taken = await ask(house, student, method, path, content)
        assert (refused.status_code, taken) == (status, False)
        assert comparable(refused) == comparable(await ordinarily(house, student, method, path, content))
    assert await counts(house) == before


async def test_a_second_factor_is_demanded_where_the_role_needs_one(house: House) -> None:
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    settings = house.app.state.settings
    before, settings.second_factor_roles = settings.second_factor_roles, ["student"]
    try:
        refused, taken = await ask(house, student, "GET", f"/exam/{attempt}/questions", None)
    finally:
        settings.second_factor_roles = before
    assert (refused.status_code, refused.json()["code"], taken) == (403, "identity.second_factor_missing", False)


async def test_what_is_not_plain_is_answered_as_ever(house: House) -> None:
    student, stranger = await house.person(), await house.person()
    guardian = await house.person(Role.GUARDIAN)
    attempt = (await house.start(student))["attempt_id"]
    question = (await house.get(student, "/practice/TGO/questions")).json()["items"][0]["question_id"]
    practice, questions = "/practice/TGO/submit-answer", f"/exam/{attempt}/questions"
    before = await counts(house)
    for who, method, path, content in (
        (stranger, "GET", questions, None),
        (guardian, "GET", questions, None),
        (None, "GET", questions, None),
        (student, "GET", f"/exam/{'z' * 36}/questions", None),
        (student, "POST", questions, b"{}"),
        (stranger, "POST", "/exam/start", b'{"format": "no such"}'),
        (stranger, "POST", "/exam/start", b'{"more": 1}'),
        (stranger, "POST", "/exam/start", b'{"format": "\\u0000"}'),
        (stranger, "POST", "/exam/start", b'{"sitting_id": "%s"}' % attempt.encode()),
        (stranger, "POST", "/exam/start", b"[" * 1000),
        (stranger, "POST", "/exam/start", b""),
        (stranger, "POST", "/exam/start", b"\xff"),
        (student, "POST", practice, b"{}"),
        (student, "POST", practice, json.dumps({"question_id": attempt, "selected_keys": ["A"]}).encode()),
        (student, "POST", practice, json.dumps({"question_id": question, "selected_keys": ["Z"]}).encode()),
        (student, "POST", practice, json.dumps({"question_id": question, "selected_keys": ["A", "A"]}).encode()),
        (
            student,
            "POST",
            "/practice/none/submit-answer",
            b'{"question_id": "%s", "selected_keys": ["A"]}' % (question.encode()),
        ),
        (student, "POST", f"/practice/{'x' * 41}/submit-answer", b"{}"),
        (student, "POST", practice, b" " * 5000),
    ):
        answer, taken = await ask(house, who, method, path, content)
        given = f"{method} {path} {content!r}"
        assert not taken, given
        assert answer.status_code >= 400, given
        assert comparable(answer) == comparable(await ordinarily(house, who, method, path, content)), given
    assert await counts(house) == before


async def test_a_repeatable_request_takes_the_ordinary_way(house: House) -> None:
    student = await house.person()
    content = json.dumps({"format": await house.format()}).encode()
    for repeated in (False, True):
        answer, taken = await ask(house, student, "POST", "/exam/start", content, idempotency_key="of this start")
        assert (answer.status_code, taken) == (201, False)
        assert answer.headers.get("Idempotent-Replayed") == ("true" if repeated else None)


async def test_an_overdue_attempt_is_finished_by_who_asks_for_its_questions(house: House) -> None:
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    async with house.app.state.database.write() as session:
        long_ago = utc_now() - timedelta(days=1)
        await session.execute(
            update(ExamAttempt).values(started_at=long_ago, deadline_at=long_ago + timedelta(hours=1))
        )
    answer, taken = await ask(house, student, "GET", f"/exam/{attempt}/questions", None)
    assert (answer.status_code, answer.json()["status"], taken) == (200, "expired", True)


async def test_the_limit_of_calls_holds_on_the_direct_way(template: Template, tmp_path: Any) -> None:
    settings = settings_for(await template.copy(), tmp_path, rate_limit_per_minute=4)
    async with open_house(settings) as house:
        student = await house.person()
        attempt = (await house.start(student))["attempt_id"]
        asked = [await ask(house, student, "GET", f"/exam/{attempt}/questions", None) for _ in range(6)]
        statuses = [answer.status_code for answer, _ in asked]
        assert statuses == sorted(statuses)
        assert statuses[-1] == 429
        assert [taken for _, taken in asked] == [status == 200 for status in statuses]
        left = [int(answer.headers["RateLimit"].partition(";r=")[2].partition(";")[0]) for answer, _ in asked]
        assert left[: statuses.count(200)] == list(range(statuses.count(200) - 1, -1, -1))


def test_only_known_paths_are_looked_at() -> None:
    parts = {
        (way.method, path): way.part_of(path)
        for way in WAYS
        for path in ("/api/v1/practice/a/b/submit-answer", "/api/v1/practice/submit-answer", "/api/v1/exam/start/x")
    }
    assert not any(parts.values())
    assert all(part is None for part in parts.values())
