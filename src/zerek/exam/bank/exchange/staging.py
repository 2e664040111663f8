"""Reading and judging a whole file before the database is touched: drafts and pictures go into a file of their own.

It is work of seconds for a large file and memory that a hostile one could ask for. A large file and every format that
has to be unpacked are therefore read by a process of their own with limits, which also leaves the event loop alone.
"""

import os
import resource
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path
from typing import Any

import msgspec

from zerek.core.decoding import Unreadable
from zerek.core.reports import MOST_ENTRIES, Problem
from zerek.exam.bank.exchange.formats import READERS, Format, format_of
from zerek.exam.bank.exchange.items import Broken, Item, LeftOut, Reading, Remark, Source
from zerek.exam.bank.exchange.pictures import up_to
from zerek.exam.bank.exchange.report import PREVIEWED, PREVIEWED_CHARACTERS
from zerek.exam.bank.images.rules import Picture
from zerek.exam.bank.rules import QuestionDraft, validate

MOST_MEMORY = 3 * 1024 * 1024 * 1024
MOST_SECONDS = 900  # of processor
LOOK_UP_EVERY = 1_000  # questions
SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE drafts (
    idx INTEGER PRIMARY KEY, subject_code TEXT NOT NULL, fingerprint TEXT NOT NULL, draft BLOB NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX drafts_once ON drafts (subject_code, fingerprint);
CREATE TABLE pictures (
    digest TEXT PRIMARY KEY, media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    content BLOB NOT NULL
);
"""
INSERT = "INSERT OR IGNORE INTO drafts VALUES (?, ?, ?, ?)"
INSERT_PICTURE = "INSERT INTO pictures VALUES (?, ?, ?, ?, ?)"


class Order(msgspec.Struct):
    """What to read, and how. `left_out` are the indexes that the person has struck out; a picture may have
    `max_image_mb`."""

    name: str
    format: Format | None
    subject_code: str | None
    left_out: list[int]
    max_image_mb: int


class Told(msgspec.Struct):
    """A problem of a question; `index` and `line` are none for one of the whole file."""

    index: int | None
    line: int | None
    field: str
    key: str
    parameters: dict[str, Any]

    @property
    def problem(self) -> Problem:
        return Problem(self.field, self.key, self.parameters)


class Staged(msgspec.Struct):
    """What a file holds. `drafts` counts by subject what lies in the staging file, and `pictures` are the digests of
    those that do; `preview` are its first drafts.

    Where the file as a whole is `unreadable`, the only error says why, and nothing else of it counts.
    """

    format: str
    encoding: str | None = None
    total: int = 0
    error_count: int = 0
    skipped_count: int = 0
    errors: list[Told] = msgspec.field(default_factory=list)
    skipped: list[Told] = msgspec.field(default_factory=list)
    remarks: list[Told] = msgspec.field(default_factory=list)
    drafts: dict[str, int] = msgspec.field(default_factory=dict)
    preview: list[QuestionDraft] = msgspec.field(default_factory=list)
    pictures: list[str] = msgspec.field(default_factory=list)
    unreadable: bool = False


def unreadable(format: str, error: Unreadable) -> Staged:
    told = Told(None, error.line, error.problem.field, error.problem.key, error.problem.parameters)
    return Staged(format, error_count=1, errors=[told], unreadable=True)


def stage(source: Source, order: Order, path: Path) -> Staged:
    """Reads and judges the file; drafts that are sound and no repetition within the file go to `path`, and so do the
    pictures of the file."""
    format: Format = order.format or "json"
    try:
        format = order.format or format_of(source)
        reading = READERS[format](source)
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.executescript(SCHEMA)
            file.execute("BEGIN")
            staged = Stage(order, file, Staged(format, reading.encoding)).take_all(reading)
            file.execute("COMMIT")
    except Unreadable as error:
        return unreadable(format, error)
    except MemoryError:
        return unreadable(format, Unreadable("import.too_demanding"))
    return staged


class Stage:
    def __init__(self, order: Order, file: sqlite3.Connection, staged: Staged) -> None:
        self.subject_code = order.subject_code
        self.left_out = frozenset(order.left_out)
        self.file = file
        self.staged = staged
        self.drafts: Counter[str] = Counter()
        self.preview_characters = 0
        self.encode = msgspec.json.Encoder().encode
        self.parent = os.getppid()

    def take_all(self, reading: Reading) -> Staged:
        for item in reading.items:
            if isinstance(item, Picture):
                self.file.execute(INSERT_PICTURE, astuple(item))
                self.staged.pictures.append(item.digest)
            else:
                self.take(item, reading.field_name)
        if not self.staged.total:
            self.tell_faults(0, 1, [Problem("questions", "import.no_questions", {})])
        self.staged.drafts = dict(self.drafts)
        return self.staged

    def take(self, item: Item, field_name: Callable[[str], str]) -> None:
        index, line = item.index, item.line
        if isinstance(item, Remark):
            if index not in self.left_out:
                self.tell(self.staged.remarks, index, line, item.problem)
            return
        self.staged.total += 1
        if self.staged.total % LOOK_UP_EVERY == 0 and os.getppid() != self.parent:
            sys.exit("whoever asked for this is gone")
        if index in self.left_out:
            self.skip(index, line, Problem("", "import.left_out", {}))
        elif isinstance(item, LeftOut):
            self.skip(index, line, item.problem)
        elif isinstance(item, Broken):
            self.tell_faults(index, line, [item.problem])
        else:
            found = validate(item.document, self.subject_code, index, line)
            if isinstance(found, QuestionDraft):
                self.keep(found)
            else:
                self.tell_faults(index, line, [one._replace(field=field_name(one.field)) for one in found])

    def keep(self, draft: QuestionDraft) -> None:
        row = (draft.index, draft.subject_code, draft.fingerprint, self.encode(draft))
        if not self.file.execute(INSERT, row).rowcount:
            self.skip(draft.index, draft.line, Problem("", "import.duplicate_in_file", {}))
            return
        self.drafts[draft.subject_code] += 1
        if len(self.staged.preview) < PREVIEWED and self.preview_characters < PREVIEWED_CHARACTERS:
            self.staged.preview.append(draft)
            self.preview_characters += len(draft.main.text) + sum(map(len, draft.main.options.values()))

    def tell_faults(self, index: int, line: int, problems: Sequence[Problem]) -> None:
        self.staged.error_count += 1
        for problem in problems:
            self.tell(self.staged.errors, index, line, problem)

    def skip(self, index: int, line: int, problem: Problem) -> None:
        self.staged.skipped_count += 1
        self.tell(self.staged.skipped, index, line, problem)

    def tell(self, into: list[Told], index: int, line: int, problem: Problem) -> None:
        if len(into) < MOST_ENTRIES:
            into.append(Told(index, line, problem.field, problem.key, problem.parameters))


def drafts_in(path: Path, subject_codes: Sequence[str], size: int) -> Iterator[list[QuestionDraft]]:
    """The drafts of those subjects in the order of the file, so many at a time."""
    decode = msgspec.json.Decoder(QuestionDraft).decode
    marks = ",".join("?" * len(subject_codes))
    query = f"SELECT draft FROM drafts WHERE subject_code IN ({marks}) ORDER BY idx"  # noqa: S608 - question marks only
    with closing(sqlite3.connect(path, check_same_thread=False)) as file:
        cursor = file.execute(query, list(subject_codes))
        while rows := cursor.fetchmany(size):
            yield [decode(row[0]) for row in rows]


def picture_in(path: Path, digest: str) -> Picture:
    with closing(sqlite3.connect(path)) as file:
        row = file.execute("SELECT * FROM pictures WHERE digest = ?", (digest,)).fetchone()
    return Picture(*row)


# --- in a process of its own ------------------------------------------------------------------------------------------


def main() -> None:
    """Reads the file that stands open under the number `argv[1]` and stages it at `argv[2]`; the order comes in and the
    outcome goes out as JSON."""
    os.nice(10)  # an exam goes first
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    with open(int(sys.argv[1]), "rb") as file:  # noqa: PTH123 - a number, not a path
        source = Source(file, order.name, up_to(order.max_image_mb))
        staged = stage(source, order, Path(sys.argv[2]))
    sys.stdout.buffer.write(msgspec.json.encode(staged))


if __name__ == "__main__":
    main()
