"""Importing questions: seconds and memory by format and size, on SQLite and on PostgreSQL.

Each import is `zerek import questions` as a process of its own, whose processor time and largest memory are the
kernel's figures for it and for the process that reads the file. `BENCH_SIZES` and `BENCH_FORMATS` name others than
those below.
"""

import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import asyncpg

from zerek.exam.bank.exchange.formats import FORMATS as FORMAT_NAMES
from zerek.exam.bank.exchange.formats import Format
from zerek.exam.bank.exchange.writers import SUFFIXES, writer

SIZES = tuple(int(size) for size in os.environ.get("BENCH_SIZES", "1000 10000 100000").split())
FORMATS = [name for name in FORMAT_NAMES if name in os.environ.get("BENCH_FORMATS", "json csv gift moodle_xml").split()]
SUBJECT = "M001-1"
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
WORDS = (  # noqa: SIM905 - a sentence reads better than a list
    "Қазақстан Республикасының астанасы қай қала болып табылады және неге сұрақ жауап нұсқа дұрыс пән тақырып "
    "мектеп какой вариант ответа верен если дано что"
).split()


class Cost(NamedTuple):
    seconds: float
    processor: float
    megabytes: float


def documents(count: int) -> Iterator[dict[str, Any]]:
    """About a thousand bytes each, as questions are."""
    chance = random.Random(count)

    def sentence(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words))

    for number in range(count):
        yield {
            "subject_code": SUBJECT,
            "question_text": f"{sentence(12)} {number}?",
            "type": "single",
            "difficulty": "B",
            "points": 1,
            "time_seconds": 90,
            "options": [
                {"key": key, "text": f"{sentence(4)} {place}", "is_correct": place == number % 5}
                for place, key in enumerate("ABCDE")
            ],
            "explanation": sentence(10),
            "topic": WORDS[number // 1_000 % len(WORDS)],
            "tags": ["a", "b"],
            "metadata": {},
        }


def make_file(folder: Path, format: Format, count: int) -> Path:
    path = folder / f"{count}.{SUFFIXES[format]}"
    with path.open("wb") as file:
        made = writer(format, file, "2.1")
        for document in documents(count):
            made.write(document)
        made.end()
    return path


def zerek(url: str, folder: Path, *arguments: str) -> Cost:
    """Costs of the command and of what it has started."""
    watch = (
        "import resource, subprocess, sys; status = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL); "
        "usage = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024); sys.exit(status)"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", watch, sys.executable, "-m", "zerek.cli", *arguments],
        env=os.environ | {"DATABASE_URL": url, "ZEREK_DATA": str(folder), "LOG_LEVEL": "error"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    processor, megabytes = done.stdout.split()[-2:]
    return Cost(time.perf_counter() - begun, float(processor), float(megabytes))


async def new_database() -> tuple[str, str]:
    name = f"zerek_bench_{uuid4().hex[:8]}"
    connection = await asyncpg.connect(POSTGRESQL)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return name, POSTGRESQL.rsplit("/", 1)[0] + f"/{name}"


async def drop(name: str) -> None:
    connection = await asyncpg.connect(POSTGRESQL)
    try:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    finally:
        await connection.close()


def measure(url: str, folder: Path, file: Path, name: str) -> None:
    zerek(url, folder, "migrate")
    cost = zerek(url, folder, "import", "questions", str(file))
    print(
        f"imports {name:<12} {file.name:<14} {file.stat().st_size / 1e6:7.1f} MB  {cost.seconds:6.1f} s  "
        f"processor {cost.processor:6.1f} s  {cost.megabytes:5.0f} MB of memory",
        flush=True,
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for format in FORMATS:
            for size in SIZES:
                file = make_file(folder, format, size)
                measure(f"sqlite:///{folder}/{format}{size}.sqlite3", folder, file, "SQLite")
                (folder / f"{format}{size}.sqlite3").unlink()
                name, url = asyncio.run(new_database())
                try:
                    measure(url, folder, file, "PostgreSQL")
                finally:
                    asyncio.run(drop(name))
                file.unlink()


if __name__ == "__main__":
    main()
