"""The server is killed while people answer: what was acknowledged is there afterwards, what was refused is not."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from conftest import Template, settings_for
from faults.server import KillableServer
from house import House, Person, open_house
from zerek.core.clock import utc_now

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

CLIENTS = 6
KILLS = 3
QUESTIONS = 12


@dataclass
class Place:
    """Where the host and the killable server share a database; the host only makes people and formats."""

    house: House
    server: KillableServer


@pytest.fixture
async def place(template: Template, tmp_path: Path) -> AsyncIterator[Place]:
    url = await template.copy()
    server = KillableServer(url, tmp_path)
    async with open_house(settings_for(url, tmp_path)) as house:
        await house.app.state.scheduler.stop(1)  # what is finished is finished by the killable server
        await asyncio.to_thread(server.start)
        try:
            yield Place(house, server)
        finally:
            await asyncio.to_thread(server.stop)


@dataclass
class Solver:
    """A student's browser: sends each choice until it is acknowledged or refused, and keeps a diary of it."""

    client: httpx.AsyncClient
    person: Person
    attempt_id: str
    questions: list[dict[str, Any]]
    house: House
    acknowledged: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    sent: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    refused: int = 0
    lost: int = 0
    seq: int = 0

    async def choose(self, question: dict[str, Any], keys: list[str]) -> None:
        self.seq += 1
        seq, question_id = self.seq, question["question_id"]
        self.sent.setdefault(question_id, {})[seq] = keys
        body = {"question_id": question_id, "selected_keys": keys, "client_seq": seq}
        while True:
            try:
                answer = await self.client.post(
                    f"/exam/{self.attempt_id}/answer", json=body, headers=self.person.headers
                )
            except httpx.TransportError:
                self.lost += 1
                await asyncio.sleep(0.05)
                continue
            if answer.status_code == 503:
                self.lost += 1
                await asyncio.sleep(0.05)
                continue
            assert answer.status_code == 200, answer.text
            self.acknowledged[question_id] = (seq, keys)
            return

    async def misbehave(self, question: dict[str, Any]) -> None:
        """Sends what must be refused; while the server is down nothing comes back, which is as good."""
        for body in (
            {"question_id": question["question_id"], "selected_keys": ["H"], "client_seq": self.seq + 1000},
            {"question_id": self.attempt_id, "selected_keys": ["A"], "client_seq": self.seq + 1000},
        ):
            try:
                answer = await self.client.post(
                    f"/exam/{self.attempt_id}/answer", json=body, headers=self.person.headers
                )
            except httpx.TransportError:
                continue
            assert answer.status_code in (422, 503), answer.text
            self.refused += answer.status_code == 422

    async def work(self, over: asyncio.Event) -> None:
        dice = random.Random(self.attempt_id)
        while not over.is_set():
            question = dice.choice(self.questions)
            right = dice.random() < 0.6
            keys = self.house.right_keys(question) if right else self.house.wrong_keys(question)
            await self.choose(question, [] if dice.random() < 0.1 else keys)
            if dice.random() < 0.05:
                await self.misbehave(question)


async def begin(place: Place, client: httpx.AsyncClient, seconds: int = 3600) -> Solver:
    student = await place.house.person()
    code = await place.house.format(seconds, sections=[{"role": "general", "subject_code": "TGO", "count": QUESTIONS}])
    started = (await client.post("/exam/start", json={"format": code}, headers=student.headers)).json()
    shown = await client.get(f"/exam/{started['attempt_id']}/questions", headers=student.headers)
    return Solver(client, student, started["attempt_id"], shown.json()["items"], place.house)


def right(solver: Solver, keys_by_question: dict[str, list[str]]) -> int:
    return sum(
        keys_by_question.get(question["question_id"], []) == solver.house.right_keys(question)
        for question in solver.questions
    )


async def test_every_acknowledged_answer_survives_and_no_refused_one_is_there(place: Place) -> None:
    async with httpx.AsyncClient(base_url=place.server.url, timeout=20) as client:
        solvers = [await begin(place, client) for _ in range(CLIENTS)]
        over = asyncio.Event()
        work = [asyncio.create_task(solver.work(over)) for solver in solvers]
        for _ in range(KILLS):
            await asyncio.sleep(1.0)
            await asyncio.to_thread(place.server.kill)
            await asyncio.to_thread(place.server.start)
        await asyncio.sleep(0.5)
        over.set()
        await asyncio.gather(*work)
        await asyncio.to_thread(place.server.kill)  # and once more, with nothing on its way
        await asyncio.to_thread(place.server.start)

        assert sum(solver.lost for solver in solvers) > 0, "the kills were felt"
        assert sum(solver.refused for solver in solvers) > 0, "refusals happened"
        for solver in solvers:
            shown = await client.get(f"/exam/{solver.attempt_id}/questions", headers=solver.person.headers)
            stored = {one["question_id"]: one["selected_keys"] for one in shown.json()["items"]}
            expected = {question_id: keys for question_id, (_, keys) in solver.acknowledged.items()}
            for question_id, keys in stored.items():
                assert keys == expected.get(question_id, []), "what was acknowledged last is what is stored"
            result = await client.post(f"/exam/{solver.attempt_id}/submit", headers=solver.person.headers)
            assert result.json()["correct_answers"] == right(solver, expected)
            assert result.json()["answered_questions"] == sum(bool(keys) for keys in expected.values())


async def test_an_attempt_that_runs_out_while_the_server_is_down_ends_at_its_deadline(place: Place) -> None:
    async with httpx.AsyncClient(base_url=place.server.url, timeout=20) as client:
        solver = await begin(place, client, seconds=5)
        for question in solver.questions[:4]:
            await solver.choose(question, solver.house.right_keys(question))
        await asyncio.to_thread(place.server.kill)
        await asyncio.sleep(6.5)
        await asyncio.to_thread(place.server.start)
        result = (await client.get(f"/exam/{solver.attempt_id}/result", headers=solver.person.headers)).json()
        assert (result["status"], result["correct_answers"]) == ("expired", 4)
        assert result["completed_at"] == result["deadline_at"]


async def test_answers_that_race_the_deadline_are_counted_and_acknowledged_or_refused(place: Place) -> None:
    """Each client answers as fast as it can until it is refused; the grace is one second."""
    async with httpx.AsyncClient(base_url=place.server.url, timeout=20) as client:
        solvers = [await begin(place, client, seconds=5) for _ in range(4)]

        async def until_refused(solver: Solver) -> str:
            while True:
                for question in solver.questions:
                    solver.seq += 1
                    keys = solver.house.right_keys(question) if solver.seq % 2 else solver.house.wrong_keys(question)
                    body = {"question_id": question["question_id"], "selected_keys": keys, "client_seq": solver.seq}
                    answer = await client.post(
                        f"/exam/{solver.attempt_id}/answer", json=body, headers=solver.person.headers
                    )
                    if answer.status_code == 409:
                        code: str = answer.json()["code"]
                        return code
                    assert answer.status_code == 200, answer.text
                    solver.acknowledged[question["question_id"]] = (solver.seq, keys)

        codes = await asyncio.gather(*(until_refused(solver) for solver in solvers))
        assert set(codes) == {"exam.time_is_up"}
        for solver in solvers:
            result = (await client.get(f"/exam/{solver.attempt_id}/result", headers=solver.person.headers)).json()
            expected = {question_id: keys for question_id, (_, keys) in solver.acknowledged.items()}
            assert result["correct_answers"] == right(solver, expected)
            assert result["completed_at"] == result["deadline_at"]
            assert datetime.fromisoformat(result["deadline_at"]) < utc_now()


async def test_starts_and_submits_at_one_instant_on_a_real_server_give_one(place: Place) -> None:
    async with httpx.AsyncClient(base_url=place.server.url, timeout=20) as client:
        student, code = await place.house.person(), await place.house.format()

        async def start() -> httpx.Response:
            return await client.post("/exam/start", json={"format": code}, headers=student.headers)

        starts = await asyncio.gather(*(start() for _ in range(10)))
        assert sorted(answer.status_code for answer in starts) == [200] * 9 + [201]
        (attempt_id,) = {answer.json()["attempt_id"] for answer in starts}
        submits = await asyncio.gather(
            *(client.post(f"/exam/{attempt_id}/submit", headers=student.headers) for _ in range(10))
        )
        assert {answer.status_code for answer in submits} == {200}
        assert len({answer.text for answer in submits}) == 1
