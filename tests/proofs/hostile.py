"""Students who try what must not work. Whatever lets them in is written down."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx

from proofs.browser import Browser
from proofs.faults import happens
from proofs.honest import Exams, Honest
from proofs.students import Diary, Student
from zerek.core.clock import utc_now
from zerek.core.security import AccessTokens

UNKNOWN = (429, 500, 503)  # say nothing of whether one was let in; a 500 is a fault that is told elsewhere
HUGE = 3_000_000
EVENTS = [{"event_type": "tab_switch", "client_time": "2026-01-01T00:00:00Z"}] * 100


@dataclass
class Hostile:
    """Sits an exam of their own beside it, as a cover. `prey` are the others, `stolen` sessions to be taken over."""

    cover: Honest
    prey: Sequence[Honest]
    stolen: list[Student]
    tried: Counter[str] = field(default_factory=Counter)
    let_in: list[str] = field(default_factory=list)

    @property
    def browser(self) -> Browser:
        return self.cover.browser

    @property
    def dice(self) -> random.Random:
        return self.cover.dice

    @property
    def headers(self) -> dict[str, str]:
        return self.cover.student.headers

    async def live(self, over: asyncio.Event) -> None:
        await asyncio.gather(self.cover.live(over), self._attack(over))

    async def _attack(self, over: asyncio.Event) -> None:
        tricks: list[Callable[[], Awaitable[None]]] = [
            self._replay, self._foreign_attempt, self._foreign_question, self._too_late, self._flood, self._steal,
            self._huge, self._forge, self._climb,
        ]  # fmt: skip
        low, high = self.cover.exams.think_seconds
        while not await happens(over, self.dice.uniform(low, high)):
            await self.dice.choice(tricks)()

    async def _refused(self, trick: str, method: str, path: str, expected: tuple[int, ...], **options: Any) -> None:
        """Told by anything but the expected refusals, or by no answer at all."""
        self.tried[trick] += 1
        headers = options.pop("headers", self.headers)
        answer = await self.browser.ask(method, path, headers, **options)
        if answer is not None and answer.status_code not in (*expected, *UNKNOWN):
            self.let_in.append(f"{trick}: {method} {path}: {answer.status_code} {answer.text[:200]}")

    def _own(self) -> Diary | None:
        return self.cover.diaries[-1] if self.cover.diaries else None

    async def _replay(self) -> None:
        """An older choice once more, with other keys under its number: what stands is the newer one."""
        diary = self._own()
        newer = [(question, seq) for question, seq in (diary.acknowledged if diary else {}).items() if seq > 1]
        if diary is None or not newer:
            return
        self.tried["an old answer replayed"] += 1
        question_id, seq = self.dice.choice(newer)
        body = {"question_id": question_id, "selected_keys": ["A"], "client_seq": self.dice.randrange(seq)}
        answer = await self.browser.ask("POST", f"/exam/{diary.attempt_id}/answer", self.headers, json=body)
        if answer is not None and answer.status_code == 200 and answer.json()["client_seq"] < seq:
            self.let_in.append(f"an old answer replayed: {answer.text}")

    async def _foreign_attempt(self) -> None:
        theirs = [diary for other in self.prey for diary in other.diaries[-1:]]
        if not theirs:
            return
        diary = self.dice.choice(theirs)
        question = diary.questions[0]["question_id"]
        path = f"/exam/{diary.attempt_id}"
        method, path, body = self.dice.choice(
            (
                ("POST", f"{path}/answer", {"question_id": question, "selected_keys": ["A"], "client_seq": 10**9}),
                ("POST", f"{path}/submit", None),
                ("GET", f"{path}/questions", None),
                ("GET", f"{path}/result", None),
                ("GET", path, None),
                ("PUT", f"{path}/flags", {"question_id": question, "flagged": True}),
                ("PUT", f"{path}/position", {"position": 1}),
                ("POST", f"{path}/proctoring", {"events": EVENTS}),
            )
        )
        await self._refused("another's attempt", method, path, (404, 405), json=body)

    async def _foreign_question(self) -> None:
        diary, theirs = self._own(), [one for other in self.prey for one in other.diaries[-1:]]
        if diary is None or not theirs:
            return
        mine = {question["question_id"] for question in diary.questions}
        others = [one["question_id"] for one in self.dice.choice(theirs).questions if one["question_id"] not in mine]
        body = {"question_id": self.dice.choice([*others, str(uuid4())]), "selected_keys": ["A"], "client_seq": 10**9}
        await self._refused("a question of another's paper", "POST", f"/exam/{diary.attempt_id}/answer", (422, 409),
                            json=body)  # fmt: skip

    async def _too_late(self) -> None:
        """An answer to an exam of one's own that has ended."""
        ended = [diary for diary in self.cover.diaries if diary.attempt_id in self.cover.results]
        if not ended:
            return
        diary = self.dice.choice(ended)
        body = {"question_id": diary.questions[0]["question_id"], "selected_keys": ["A"], "client_seq": 10**9}
        await self._refused("an answer after the end", "POST", f"/exam/{diary.attempt_id}/answer", (409,), json=body)

    async def _flood(self) -> None:
        diary = self._own()
        if diary is None:
            return
        self.tried["a flood of events"] += 20
        path = f"/exam/{diary.attempt_id}/proctoring"
        body = {"events": EVENTS}
        await asyncio.gather(*(self.browser.ask("POST", path, self.headers, json=body) for _ in range(20)))

    async def _steal(self) -> None:
        """A refresh token used by its owner, then by a thief: both are out."""
        if not self.stolen:
            return
        student = self.stolen.pop()
        self.tried["a refresh token used twice"] += 1
        first = await self._refresh(student.refresh_token)
        if first is None or first.status_code != 200:
            return  # unknown whether it was spent
        second = await self._until_known(student.refresh_token)
        if second.status_code == 200:
            self.let_in.append("a refresh token used twice was good twice")
        new = first.json()
        family = await self._until_known(new["refresh_token"])
        seen = await self.browser.until_told("GET", "/profile/me", {"Authorization": f"Bearer {new['access_token']}"})
        if (family.status_code, seen.status_code) != (401, 401):
            self.let_in.append(f"the family of a stolen token lives: {family.status_code}, {seen.status_code}")

    async def _refresh(self, token: str) -> httpx.Response | None:
        return await self.browser.ask("POST", "/auth/refresh", {}, json={"refresh_token": token})

    async def _until_known(self, token: str) -> httpx.Response:
        return await self.browser.until_told("POST", "/auth/refresh", {}, json={"refresh_token": token})

    async def _huge(self) -> None:
        path = self.dice.choice(("/exam/start", "/auth/login", "/auth/refresh"))
        await self._refused("a huge body", "POST", path, (413,), content=b"x" * HUGE)

    async def _forge(self) -> None:
        forged = AccessTokens("another secret of the same length, and more", timedelta(hours=1)).issue(
            self.dice.choice(self.prey).student.user_id, uuid4(), utc_now()
        )
        await self._refused("a forged token", "GET", "/exam/current", (401,),
                            headers={"Authorization": f"Bearer {forged}"})  # fmt: skip

    async def _climb(self) -> None:
        method, path, body = self.dice.choice(
            (
                ("GET", "/admin/users", None),
                ("GET", "/admin/outbox", None),
                (
                    "POST",
                    "/admin/users",
                    {"username": "climber", "full_name": "Climber", "password": "long enough"},
                ),
                ("PATCH", f"/users/{self.cover.student.user_id}/promote/admin", None),
            )
        )
        await self._refused("what is the administrators'", method, path, (403, 404), json=body)


def hostile(browser: Browser, student: Student, exams: Exams, seed: str, prey: Sequence[Honest],
            stolen: list[Student]) -> Hostile:  # fmt: skip
    return Hostile(Honest(browser, student, exams, random.Random(seed)), prey, stolen)
