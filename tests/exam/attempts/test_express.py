"""The express lane answers what the ordinary route would, request for request, and decides nothing of its own."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import delete, select, update

from conftest import Template, settings_for
from house import House, Person, open_house
from zerek.core.clock import utc_now
from zerek.exam.answers import AnswerWriter
from zerek.exam.attempts.models import ExamAnswer
from zerek.exam.attempts.schemas import QuestionsShown
from zerek.identity.models import RoleGrant, SignInSession, User
from zerek.identity.rules import Role

REQUESTS = 250
OF_THE_MOMENT = {"saved_at", "server_time", "request_id"}
OF_THE_CALL = {"x-request-id", "x-process-time", "ratelimit", "content-length"}


class Counted:
    """The ordinary application, and how often it was asked."""

    def __init__(self, house: House) -> None:
        self.house, self.calls = house, 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.calls += 1
        await self.house.app.ordinary(scope, receive, send)


@asynccontextmanager
async def counting(house: House) -> AsyncIterator[Counted]:
    """Counts what the express lane hands on."""
    express, counted = house.app.express, Counted(house)
    assert express is not None
    before, express._app = express._app, counted
    yield counted
    express._app = before


async def through_the_lane(
    house: House, counted: Counted, path: str, content: bytes, headers: dict[str, str]
) -> tuple[httpx.Response, bool]:
    """The answer, and whether it was the express lane's own."""
    before = counted.calls
    answer = await house.client.post(path, content=content, headers=headers)
    return answer, counted.calls == before


async def ordinarily(house: House, path: str, content: bytes, headers: dict[str, str]) -> httpx.Response:
    """The answer of the ordinary route to the same."""
    transport = httpx.ASGITransport(house.app.ordinary, raise_app_exceptions=False, client=("203.0.113.7", 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://zerek.test") as client:
        return await client.post(path, content=content, headers=headers)


def comparable(answer: httpx.Response) -> tuple[int, Any, dict[str, str]]:
    body = answer.json()
    headers = {name: value for name, value in answer.headers.items() if name not in OF_THE_CALL}
    return answer.status_code, {name: body[name] for name in body if name not in OF_THE_MOMENT}, headers


async def stored(house: House, attempt_id: str) -> set[tuple[Any, ...]]:
    async with house.app.state.database.read() as session:
        query = select(ExamAnswer.version_id, ExamAnswer.keys, ExamAnswer.client_seq)
        rows = await session.execute(query.where(ExamAnswer.attempt_id == UUID(attempt_id)))
        return {tuple(row) for row in rows}


async def begun(house: House) -> tuple[Person, str, list[dict[str, Any]]]:
    student = await house.person()
    attempt = (await house.start(student))["attempt_id"]
    questions = await house.questions(student, attempt)
    await house.answer(student, attempt, questions[0], ["A"])  # the sheet is in memory from now on
    return student, attempt, questions


class Sender:
    """Makes requests of every kind, most of them plain but for one thing."""

    def __init__(
        self, random: random.Random, attempt: str, token: str, others: list[str], questions: list[Any]
    ) -> None:
        self.random, self.attempt, self.token, self.others, self.questions = random, attempt, token, others, questions

    def question_id(self) -> Any:
        known = self.random.choice(self.questions)["question_id"]
        odd: tuple[Any, ...] = (
            known.upper(),
            known.replace("-", ""),
            f"{{{known}}}",
            f" {known}",
            f"urn:uuid:{known}",
            str(uuid4()),
            7,
            "",
        )
        return known if self.random.random() < 0.8 else self.random.choice(odd)

    def keys(self) -> Any:
        if self.random.random() < 0.7:
            return self.random.sample("ABCDE", self.random.choice((0, 1, 1, 1, 1, 2, 3)))
        odd: tuple[Any, ...] = (
            ["a"],
            [" A"],
            ["А"],
            ["AB"],
            ["A", "A"],
            ["H"],
            ["A"] * 9,
            [""],
            ["\x00"],
            ["\ud800"],
            [1],
            [None],
            "A",
            None,
            {},
        )
        return self.random.choice(odd)

    def body(self) -> bytes:
        sent: dict[str, Any] = {"question_id": self.question_id(), "selected_keys": self.keys()}
        seq = self.random.choice(
            ("none",) * 9 + (None, 0, self.random.randrange(100), 2**53 - 1, 2**53, -1, 1.0, "1", True, 10**30)
        )
        if seq != "none":
            sent["client_seq"] = seq
        if self.random.random() < 0.05:
            sent["more"] = 1
        text = json.dumps(sent, ensure_ascii=self.random.random() < 0.9, indent=self.random.choice((None, 1)))
        raw = text.encode("utf-8", "surrogatepass")
        odd: tuple[Any, ...] = (
            *(raw[:-1], raw + b" ", raw + b"\x00", b"\xef\xbb\xbf" + raw, text.encode("utf-16", "surrogatepass")),
            *(b"", b"[]", b"null", b"{" * 2000, b" " * 3000 + raw, raw[:20] + b"\xff" + raw[20:]),
            raw.replace(b"selected", b"\xff\xfe"),
            raw.replace(b"{", b'{"client_seq": 5, ', 1),
            raw.replace(b"}", b', "selected_keys": ["B"]}'),
            raw.replace(b"1", b"1e0"),
        )
        return raw if self.random.random() < 0.8 else self.random.choice(odd)

    def path(self) -> str:
        path = f"/api/v1/exam/{self.attempt}/answer"
        odd: tuple[Any, ...] = (
            *(path + "/", path + "?a=1", path + "?a=%00", path.upper(), path.replace("/exam", "//exam")),
            *(f"/api/v1/exam/{self.attempt.upper()}/answer", f"/api/v1/exam/{uuid4()}/answer"),
            *(f"/api/v1/exam/{self.attempt[:-4]}----/answer", f"/api/v1/exam/{'z' * 36}/answer"),
            f"/api/v1/exam/{self.attempt.replace('-', '')}/answer",
            f"/api/v1/exam/{self.attempt.replace('-', '')}----/answer",
        )
        return path if self.random.random() < 0.93 else self.random.choice(odd)

    def headers(self) -> dict[str, str]:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "Accept-Language": "en"}
        if self.random.random() < 0.08:
            odd: tuple[Any, ...] = (
                *("", "Bearer", "Bearer ", self.token, f"bearer {self.token}", f"Bearer  {self.token}"),
                *(f"Basic {self.token}", f"Bearer {self.token[:-2]}", f"Bearer {self.token}x"),
                *(f"Bearer {other}" for other in self.others),
            )
            headers["Authorization"] = self.random.choice(odd)
        if self.random.random() < 0.05:
            headers["Content-Type"] = self.random.choice(
                ("text/plain", "application/json; charset=utf-8", "", "a/b+json")
            )
        if self.random.random() < 0.1:
            headers["X-Request-ID"] = self.random.choice(("of-the-caller", "short", "with space in it", "a" * 65))
        return headers


async def test_every_request_is_answered_as_by_the_ordinary_route(house: House) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    student, attempt, questions = await begun(house)
    stranger, guardian = await begun(house), await house.person(Role.GUARDIAN)
    others = [stranger[0].token, guardian.token]
    sender = Sender(chance, attempt, student.token, others, questions)
    taken = 0
    async with counting(house) as counted:
        for number in range(REQUESTS):
            path, content, headers = sender.path(), sender.body(), sender.headers()
            given = f"seed {seed}, request {number}: {path} {content!r} {headers}"
            first, was_taken = await through_the_lane(house, counted, path, content, headers)
            after_first = await stored(house, attempt)
            second = await ordinarily(house, path, content, headers)
            assert comparable(first) == comparable(second), given
            assert await stored(house, attempt) == after_first, given
            assert not was_taken or first.status_code == 200, given
            if headers.get("X-Request-ID") == "of-the-caller":
                assert first.headers["X-Request-ID"] == "of-the-caller"
            taken += was_taken
    assert taken > REQUESTS / 20, f"seed {seed}: the lane took {taken} only"


async def test_the_questions_are_what_is_documented(house: House) -> None:
    student, attempt, _ = await begun(house)
    answer = await house.get(student, f"/exam/{attempt}/questions")
    document = QuestionsShown.model_validate_json(answer.content, extra="forbid")
    assert document.model_dump(mode="json") == answer.json()


async def test_a_plain_answer_takes_the_lane_and_is_stored(house: House) -> None:
    student, attempt, questions = await begun(house)
    async with counting(house) as counted:
        for number, question in enumerate(questions, start=1):
            answer = await house.answer(student, attempt, question, house.right_keys(question), seq=number)
            assert (answer.status_code, answer.json()["answered_questions"]) == (200, number)
            assert answer.json()["selected_keys"] == house.right_keys(question)
        assert counted.calls == 0
    assert (await house.post(student, f"/exam/{attempt}/submit")).json()["correct_answers"] == len(questions)


PAST, FUTURE = utc_now() - timedelta(hours=1), utc_now() + timedelta(hours=1)
NOW_OTHERWISE: dict[str, tuple[Any, dict[str, Any], int]] = {
    "signed out": (SignInSession, {"ended_at": PAST}, 401),
    "session expired": (SignInSession, {"expires_at": PAST}, 401),
    "banned": (User, {"banned_at": PAST}, 403),
    "banned for a time": (User, {"banned_at": PAST, "banned_until": FUTURE}, 403),
    "ban over": (User, {"banned_at": PAST, "banned_until": PAST}, 200),
    "another role": (RoleGrant, {"role": "guardian"}, 403),
}


@pytest.mark.parametrize("what", list(NOW_OTHERWISE))
async def test_what_changes_about_a_person_holds_from_the_next_answer_on(house: House, what: str) -> None:
    model, values, status = NOW_OTHERWISE[what]
    student, attempt, questions = await begun(house)
    before = await stored(house, attempt)
    async with house.app.state.database.write() as session:
        key = User.id if model is User else model.user_id
        await session.execute(update(model).where(key == student.user_id).values(**values))
    content = json.dumps({"question_id": questions[1]["question_id"], "selected_keys": ["A"]}).encode()
    headers = student.headers | {"Content-Type": "application/json"}
    async with counting(house) as counted:
        path = f"/api/v1/exam/{attempt}/answer"
        first, taken = await through_the_lane(house, counted, path, content, headers)
    second = await ordinarily(house, path, content, headers)
    assert (first.status_code, taken) == (status, status == 200)
    assert comparable(first) == comparable(second)
    assert (await stored(house, attempt) == before) == (status != 200)


async def test_without_any_role_nothing_is_written(house: House) -> None:
    student, attempt, questions = await begun(house)
    async with house.app.state.database.write() as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.user_id == student.user_id))
    assert (await house.answer(student, attempt, questions[1], ["A"])).status_code == 403
    assert len(await stored(house, attempt)) == 1


async def test_a_second_factor_is_demanded_where_a_role_needs_one(house: House) -> None:
    student, attempt, questions = await begun(house)
    writer = AnswerWriter(house.app.state.database, [Role.STUDENT, Role.ADMIN])
    writer.start()
    before, house.app.state.answers = house.app.state.answers, writer
    roles, house.app.state.settings.second_factor_roles = house.app.state.settings.second_factor_roles, ["student"]
    try:
        refused = await house.answer(student, attempt, questions[1], ["A"])
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.second_factor_missing")
        async with house.app.state.database.write() as session:
            mine = update(SignInSession).where(SignInSession.user_id == student.user_id)
            await session.execute(mine.values(second_factor=True))
        async with counting(house) as counted:
            assert (await house.answer(student, attempt, questions[1], ["A"])).status_code == 200
            assert counted.calls == 0
    finally:
        house.app.state.answers, house.app.state.settings.second_factor_roles = before, roles
        await writer.close()


async def test_two_devices_at_one_question_are_judged_each_by_its_own_session(house: House) -> None:
    """In one batch: the one that is signed out must not be told that its answer is saved."""
    student, attempt, questions = await begun(house)
    async with house.app.state.database.write() as session:
        gone = SignInSession(
            user_id=student.user_id, created_at=PAST, last_used_at=PAST, expires_at=FUTURE, ended_at=PAST
        )
        session.add(gone)
    token = house.app.state.access_tokens.issue(student.user_id, gone.id, utc_now())
    signed_out = Person(student.user_id, student.username, token)
    for first, second in ((student, signed_out), (signed_out, student)):
        answers = await asyncio.gather(
            *(house.answer(one, attempt, questions[1], ["AB"[one is first]]) for one in (first, second))
        )
        by_status = {answer.status_code: answer for answer in answers}
        assert sorted(by_status) == [200, 401]
        assert by_status[200].json()["selected_keys"] == ["AB"[student is first]]


async def test_the_limit_of_answers_holds_and_is_told(template: Template, tmp_path: Any) -> None:
    settings = settings_for(await template.copy(), tmp_path, rate_limit_answers_per_minute=5)
    async with open_house(settings) as house:
        student, attempt, questions = await begun(house)
        answers = [await house.answer(student, attempt, questions[1], ["A"]) for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]
        left = [answer.headers["RateLimit"].partition(";t")[0] for answer in answers]
        assert left == [f'"default";r={number}' for number in (3, 2, 1, 0, 0, 0)]
        assert answers[-1].headers["Retry-After"]
