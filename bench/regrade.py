"""What it costs to grade attempts again after a key was corrected, and to search a bank of 100,000 questions.

Attempts of 50 answers are written straight into the database, all with one question in common, a fifth of them answered
by the key that turns out to be the right one. Measured is the processor time of this process for the whole job, and the
time of pages of the list over a bank of 100,000; on SQLite the database's work is in it, on PostgreSQL it is another
process.
"""

import os
import statistics
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from bench.draw import drafts, on_both
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.ids import new_id
from zerek.core.paging import Window
from zerek.exam.attempts.models import ExamAnswer, ExamAttempt, ExamPaperVersion
from zerek.exam.attempts.rules import Item, Paper
from zerek.exam.bank.models import KeyOverride, Question, QuestionVersion
from zerek.exam.bank.questions.queries import Filters, QuestionSort, QuestionStatus, filtered, list_questions
from zerek.exam.bank.service import publish
from zerek.exam.regrading.models import CORRECTED, KeyCorrection
from zerek.exam.regrading.service import run_corrections
from zerek.identity.people.service import create_user
from zerek.identity.rules import Role
from zerek.installation import install
from zerek.school.models import Subject
from zerek.school.queries import subject_by_code
from zerek.settings import Settings

ATTEMPTS = int(os.environ.get("BENCH_ATTEMPTS", "10000"))
BANK = int(os.environ.get("BENCH_QUESTIONS", "100000"))
ANSWERS, BATCH, ROUNDS = 50, 200, 20
FORMAT = {
    "pass_percent": 70,
    "sections": [{"role": "general", "subject_code": "M001-1", "points": 1}],
    "thresholds": None,
}


async def fill(database: Database, subject_code: str, count: int) -> Subject:
    made = drafts(subject_code, count)
    async with database.write() as session:
        subject = await subject_by_code(session, subject_code)
        await publish(session, {subject.id: made}, now=utc_now())
        return subject


async def sit(database: Database, user_id: UUID, subject_id: UUID) -> UUID:
    """Writes the attempts; the version that they have in common."""
    async with database.read() as session:
        rows = await session.execute(
            select(Question.id, QuestionVersion.id, QuestionVersion.option_keys)
            .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
            .where(Question.subject_id == subject_id)
            .limit(ANSWERS)
        )
        items = [Item(row[0], row[1], 0, "single", row[2]) for row in rows]
    paper, now = Paper(tuple(items)), utc_now()
    for begin in range(0, ATTEMPTS, BATCH):
        ids = [new_id() for _ in range(BATCH)]
        attempt: dict[str, Any] = {
            "format_code": "bench", "format": FORMAT, "language": "ru", "status": "completed", "started_at": now,
            "deadline_at": now + timedelta(hours=1), "paper": paper.to_json(), "total_questions": ANSWERS,
            "position": 0, "position_at": now, "user_id": user_id,
        }  # fmt: skip
        async with database.write() as session:
            await session.execute(insert(ExamAttempt), [attempt | {"id": one} for one in ids])
            await session.execute(
                insert(ExamPaperVersion),
                [{"attempt_id": one, "version_id": item.version_id} for one in ids for item in items],
            )
            await session.execute(
                insert(ExamAnswer),
                [
                    {
                        "attempt_id": one,
                        "version_id": item.version_id,
                        "keys": "ABCDE"[(place + begin + number) % 5],
                        "saved_at": now,
                        "is_correct": False,
                    }
                    for number, one in enumerate(ids)
                    for place, item in enumerate(items)
                ],
            )
    return items[0].version_id


async def regrade(database: Database, version_id: UUID) -> tuple[float, float]:
    """(processor milliseconds an attempt, seconds in all)."""
    async with database.write() as session:
        version = await session.get_one(QuestionVersion, version_id)
        correction = KeyCorrection(
            id=new_id(), question_id=version.question_id, kind=CORRECTED, old_keys="A", correct_keys="B",
            version_ids=[version_id.hex], reason="bench", created_at=utc_now(),
        )  # fmt: skip
        session.add(correction)
        session.add(KeyOverride(version_id=version_id, correct_keys="B", annulled=False, correction_id=correction.id))
    started, used = time.perf_counter(), time.process_time()
    await run_corrections(database, utc_now())
    return 1000 * (time.process_time() - used) / ATTEMPTS, time.perf_counter() - started


async def pages(database: Database) -> dict[str, float]:
    """Milliseconds for a page of 20 with its count."""
    asked = {
        "first page": Filters(),
        "one word, all match": Filters(q="quest"),
        "one question": Filters(q=f"question {BANK - 7}"),
        "no match": Filters(q="nothing"),
        "subject and status": Filters(subject_code="M001-2", status=QuestionStatus.PUBLISHED),
        "awaiting review": Filters(awaiting_review=True),
        "reported": Filters(reported=True),
    }
    found = {}
    for name, by in asked.items():
        times = []
        for _ in range(ROUNDS):
            async with database.read() as session:
                started = time.perf_counter()
                query = await filtered(session, select(Question), by)
                await list_questions(session, query, QuestionSort.CHANGED_LAST, Window(limit=20, offset=0))
                times.append(1000 * (time.perf_counter() - started))
        found[name] = statistics.median(times)
    return found


async def measure(name: str, url: str, folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=url, data=folder)  # type: ignore[call-arg]
    database = Database(settings.database_url)
    try:
        await install(database, settings)
        subject = await fill(database, "M001-1", 1_000)
        async with database.write() as session:
            user = await create_user(
                session, username="bench", email=None, full_name="", password_hash=None, roles=[Role.STUDENT],
                now=utc_now(),
            )  # fmt: skip
        version_id = await sit(database, user.id, subject.id)
        milliseconds, seconds = await regrade(database, version_id)
        print(f"regrade {name}: {ATTEMPTS:,} attempts, {milliseconds:.2f} ms of processor each, {seconds:.1f} s")
        started = time.perf_counter()
        await fill(database, "M001-2", BANK)
        print(f"fill {name}: {BANK:,} questions in {time.perf_counter() - started:.1f} s, words and labels included")
        for asked, took in (await pages(database)).items():
            print(f"list {name}: {asked} {took:.1f} ms")
    finally:
        await database.close()


def main() -> None:
    on_both(measure)


if __name__ == "__main__":
    main()
