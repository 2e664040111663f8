"""What an answer of practice costs: checked, kept and learnt from, against one bare upsert on the same PostgreSQL.

The reference is that of `bench.answer`: it reads a JWT and makes one upsert. Each of 8 students practises a subject of
400 questions of their own accord, one answer under way at a time; as they guess, most answers are wrong, so that cards
of mistakes are made and moved, which is the dearer case.
"""

import asyncio
import itertools
import json
import statistics
import tempfile
from pathlib import Path

import httpx

from bench.answer import BARE_PORT, PASSWORD, TABLE, Figures, Sitting, measure, median, prepare
from bench.draw import drafts
from bench.server import database, in_postgresql, process, zerek
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.exam.bank.service import publish
from zerek.school.queries import subject_by_code
from zerek.settings import Settings

PORT = 8770
CLIENTS, ROUNDS = 8, 3
SUBJECT, QUESTIONS, ALREADY = "M094-1", 400, 100
BUDGET_MS = 3.0
SEQUENCE = itertools.count(1)


async def add_questions(database_url: str, folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=database_url, data=folder)
    opened = Database(settings.database_url)
    try:
        async with opened.write() as session:
            subject = await subject_by_code(session, SUBJECT)
            more = drafts(SUBJECT, QUESTIONS)[ALREADY:]  # the first of them are there: `prepare` wrote them
            await publish(session, {subject.id: more}, now=utc_now())
    finally:
        await opened.close()


def request(token: str, question_id: str, key: str) -> bytes:
    body = json.dumps(
        {"question_id": question_id, "selected_keys": [key], "client_seq": next(SEQUENCE), "time_seconds": 30}
    )
    head = (
        f"POST /api/v1/practice/{SUBJECT}/submit-answer HTTP/1.1",
        "Host: 127.0.0.1",
        f"Authorization: Bearer {token}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*head, "", body)).encode()


class Practising(Sitting):
    """Answers one question after the other; whoever is through begins again, with newer numbers."""

    def __init__(self, token: str, questions: list[str]) -> None:
        super().__init__([])
        self._token = token
        self._questions = questions

    def next(self) -> bytes:
        self.number += 1
        question = self._questions[self.number % len(self._questions)]
        return request(self._token, question, "ABC"[self.number % 3])


def sit_down(number: int) -> tuple[str, list[str]]:
    with httpx.Client(base_url=f"http://127.0.0.1:{PORT}/api/v1", timeout=30) as client:
        pair = client.post("/auth/login", json={"login": f"person{number}", "password": PASSWORD}).json()
        client.headers["Authorization"] = f"Bearer {pair['access_token']}"
        found: list[str] = []
        while True:
            page = client.get(f"/practice/{SUBJECT}/questions", params={"limit": 100, "offset": len(found)}).json()
            found += [one["question_id"] for one in page["items"]]
            if not page["has_more"]:
                return pair["access_token"], found


def bare_requests(token: str, questions: list[str]) -> Sitting:
    """The same students as the reference is asked by them."""
    requests = []
    for question in questions[:30]:
        body = json.dumps({"question_id": question, "selected_keys": ["A"]})
        head = (
            f"POST /api/v1/exam/{questions[0]}/answer HTTP/1.1",
            "Host: 127.0.0.1",
            f"Authorization: Bearer {token}",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
        )
        requests.append("\r\n".join((*head, "", body)).encode())
    return Sitting(requests)


def main() -> None:
    with tempfile.TemporaryDirectory() as name, database("PostgreSQL", Path(name)) as url:
        folder, database_name = Path(name), url.rpartition("/")[2]
        asyncio.run(prepare(url, folder))
        asyncio.run(add_questions(url, folder))
        asyncio.run(in_postgresql(TABLE, url))
        command = ["-m", "uvicorn", "bench.answer:bare", "--port", str(BARE_PORT), "--log-level", "warning"]
        with (
            zerek(url, folder, PORT) as ours,
            process(command, f"http://127.0.0.1:{BARE_PORT}/", DATABASE_URL=url) as theirs,
        ):
            people = [sit_down(number) for number in range(CLIENTS)]
            practising: list[Sitting] = [Practising(token, questions) for token, questions in people]
            bare = [bare_requests(token, questions) for token, questions in people]
            programs = {"bare program": (bare, BARE_PORT, theirs.pid), "zerek": (practising, PORT, ours.pid)}
            rounds: dict[str, list[Figures]] = {program: [] for program in programs}
            for _ in range(ROUNDS):
                for program, (sittings, port, pid) in programs.items():
                    rounds[program].append(asyncio.run(measure(sittings, port, pid, database_name)))
    for program, figures in rounds.items():
        print(
            f"practice {program}: {median(figures, 'a_second'):.0f} a second, 99th percentile "
            f"{median(figures, 'p99'):.0f} ms; processor {median(figures, 'server_ms'):.2f} ms in the server and "
            f"{median(figures, 'postgresql_ms'):.2f} ms in PostgreSQL"
        )
    ratio = statistics.median(
        ours.server_ms / bare.server_ms for bare, ours in zip(rounds["bare program"], rounds["zerek"], strict=True)
    )
    print(f"practice: {ratio:.1f} times the bare program's server, budget {BUDGET_MS:.0f} ms")


if __name__ == "__main__":
    main()
