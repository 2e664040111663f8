"""Drawing an exam from a bank of 100,000 questions against one of 1,000, on SQLite and on PostgreSQL.

Both banks are in one database as two subjects of their own; the rounds alternate, so that whatever else the machine
does meets both alike. Measured is what `POST /exam/start` does for the draw: `draw_paper` for 50 questions.
"""

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.exam.attempts.service import draw_paper
from zerek.exam.bank.rules import QuestionDraft, validate
from zerek.exam.bank.service import publish
from zerek.installation import install
from zerek.school.models import Subject
from zerek.school.queries import subject_by_code
from zerek.settings import Settings

SMALL, LARGE = 1_000, 100_000
DRAWN = 50
ROUNDS = 300
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")


def drafts(subject: str, count: int) -> list[QuestionDraft]:
    made = []
    for number in range(count):
        options = [
            {"key": key, "text": f"{key} of {number}", "is_correct": key == "ABCDE"[number % 5]} for key in "ABCDE"
        ]
        draft = validate({"question_text": f"Question {number}?", "options": options}, subject, number, number)
        assert isinstance(draft, QuestionDraft)
        made.append(draft)
    return made


async def fill(database: Database, subject_code: str, count: int) -> Subject:
    async with database.write() as session:
        subject = await subject_by_code(session, subject_code)
        await publish(session, {subject.id: drafts(subject_code, count)}, now=utc_now())
        return subject


async def draw_once(database: Database, subject: Subject) -> float:
    """Milliseconds."""
    section = {"role": "general", "subject_code": subject.code, "count": DRAWN, "points": 1}
    async with database.read() as session:
        started = time.perf_counter()
        paper = await draw_paper(session, [(section, subject)], "ru")
        elapsed = time.perf_counter() - started
    assert len(paper.items) == DRAWN
    return 1000 * elapsed


async def measure(name: str, url: str, folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=url, data=folder)  # type: ignore[call-arg]
    database = Database(settings.database_url)
    try:
        await install(database, settings)
        small = await fill(database, "M001-1", SMALL)
        large = await fill(database, "M001-2", LARGE)
        for _ in range(20):
            await draw_once(database, small)
            await draw_once(database, large)
        times: dict[str, list[float]] = {"small": [], "large": []}
        for _ in range(ROUNDS):
            times["small"].append(await draw_once(database, small))
            times["large"].append(await draw_once(database, large))
    finally:
        await database.close()
    of_small, of_large = (statistics.median(times[size]) for size in ("small", "large"))
    ratio = of_large / of_small
    print(f"draw {name}: {SMALL:,} questions {of_small:.2f} ms, {LARGE:,} {of_large:.2f} ms, ratio {ratio:.2f}")


Measure = Callable[[str, str, Path], Coroutine[Any, Any, None]]
"""Is given the name of the database, its URL and a folder."""


async def on_postgresql(measure: Measure, folder: Path) -> None:
    name = f"zerek_bench_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(POSTGRESQL)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
        try:
            await measure("PostgreSQL", POSTGRESQL.rsplit("/", 1)[0] + f"/{name}", folder)
        finally:
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()


def on_both(measure: Measure) -> None:
    """On SQLite and on PostgreSQL, each in a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure("SQLite", f"sqlite:///{folder}/bench.sqlite3", Path(folder)))
        asyncio.run(on_postgresql(measure, Path(folder)))


def main() -> None:
    on_both(measure)


if __name__ == "__main__":
    main()
