"""Students who sit one exam after the other as people do, and keep a diary of what they were told."""

import asyncio
import random
from dataclasses import dataclass, field
from typing import Any

from proofs.browser import Browser
from proofs.faults import happens
from proofs.students import Diary, Student

LATE_LOOK_SECONDS = 3.0  # how long after the end those who have closed the page look at their result


@dataclass
class Exams:
    """What is offered: formats by their code with their seconds, and how long a student thinks."""

    formats: dict[str, int]
    grace_seconds: float
    think_seconds: tuple[float, float]


@dataclass
class Honest:
    browser: Browser
    student: Student
    exams: Exams
    dice: random.Random
    diaries: list[Diary] = field(default_factory=list)
    results: dict[str, dict[str, Any]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    answers: int = 0
    replays: int = 0

    async def live(self, over: asyncio.Event) -> None:
        while not over.is_set():
            await self._sit(over)

    async def _sit(self, over: asyncio.Event) -> None:
        code = self.dice.choice(list(self.exams.formats))
        started = await self._told("POST", "/exam/start", json={"format": code})
        attempt_id = started["attempt_id"]
        shown = await self._told("GET", f"/exam/{attempt_id}/questions")
        diary = Diary(attempt_id, shown["items"])
        self.diaries.append(diary)
        seconds = self.exams.formats[code]
        submits = self.dice.random() < 0.5
        enough = self.dice.uniform(0.3, 0.8) * seconds if submits else float("inf")
        began, seq = asyncio.get_running_loop().time(), 0
        while True:
            if await happens(over, self.dice.uniform(*self.exams.think_seconds)):
                return
            if asyncio.get_running_loop().time() - began > enough:
                self.results[attempt_id] = await self._told("POST", f"/exam/{attempt_id}/submit")
                return
            seq += 1
            if not await self._act(diary, seq):
                break
            if self.dice.random() < 0.02 and not submits:  # closes the page, and looks much later
                break
        await self._look_at_the_result(attempt_id, began + seconds, over)

    async def _look_at_the_result(self, attempt_id: str, ends: float, over: asyncio.Event) -> None:
        late = self.exams.grace_seconds + LATE_LOOK_SECONDS
        rest = max(0.0, ends - asyncio.get_running_loop().time()) + late
        if not await happens(over, rest):
            self.results[attempt_id] = await self._told("GET", f"/exam/{attempt_id}/result")

    async def _act(self, diary: Diary, seq: int) -> bool:
        """False once the time is up."""
        question, what = self.dice.choice(diary.questions), self.dice.random()
        path = f"/exam/{diary.attempt_id}"
        if what < 0.78:
            return await self._answer(diary, question, seq)
        if what < 0.86:
            body = {"question_id": question["question_id"], "flagged": self.dice.random() < 0.5}
            answer = await self.browser.until_told("PUT", f"{path}/flags", self.student.headers, json=body)
        elif what < 0.94:
            body = {"position": self.dice.randrange(len(diary.questions))}
            answer = await self.browser.until_told("PUT", f"{path}/position", self.student.headers, json=body)
        else:
            return await self._reload(diary)
        return self._allowed(answer.status_code, 200, 204)

    def _allowed(self, status: int, *good: int) -> bool:
        if status not in (*good, 409):
            self.wrong.append(f"an honest student was answered {status}")
        return status in good

    async def _answer(self, diary: Diary, question: dict[str, Any], seq: int) -> bool:
        question_id = question["question_id"]
        several = question["question_type"] == "multiple" and self.dice.random() < 0.5
        keys = sorted(self.dice.sample([option["key"] for option in question["options"]], 2 if several else 1))
        keys = [] if self.dice.random() < 0.05 else keys
        diary.sent.setdefault(question_id, {})[seq] = keys
        body = {"question_id": question_id, "selected_keys": keys, "client_seq": seq}
        path = f"/exam/{diary.attempt_id}/answer"
        answer = await self.browser.until_told("POST", path, self.student.headers, json=body)
        if answer.status_code == 200:
            diary.acknowledged[question_id] = seq
            self.answers += 1
            if answer.json()["selected_keys"] != keys:
                self.wrong.append(f"{path}: told {answer.text[:200]} for {keys}")
            if self.dice.random() < 0.03:  # a network that delivers twice
                self.replays += 1
                await self.browser.ask("POST", path, self.student.headers, json=body)
        return self._allowed(answer.status_code, 200)

    async def _reload(self, diary: Diary) -> bool:
        """What was acknowledged is there, on whichever server it is read."""
        shown = await self._told("GET", f"/exam/{diary.attempt_id}/questions")
        for question in shown["items"]:
            seq = diary.acknowledged.get(question["question_id"])
            if seq is not None and question["selected_keys"] != diary.sent[question["question_id"]][seq]:
                self.wrong.append(f"attempt {diary.attempt_id}: read {question['selected_keys']} for number {seq}")
        return bool(shown["status"] == "in_progress")

    async def _told(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = await self.browser.until_told(method, path, self.student.headers, **options)
        if answer.status_code not in (200, 201):
            self.wrong.append(f"{method} {path}: {answer.status_code} {answer.text[:200]}")
            raise PermissionError(answer.text)
        found: dict[str, Any] = answer.json()
        return found
