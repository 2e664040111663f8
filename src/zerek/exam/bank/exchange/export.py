"""Questions out of the bank as a file that an import brings back as they were."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.reports import MOST_ENTRIES
from zerek.core.schema import Schema
from zerek.exam.bank.exchange import aiken, moodle_xml, tables
from zerek.exam.bank.exchange.formats import Format
from zerek.exam.bank.exchange.notes import Document
from zerek.exam.bank.exchange.pictures import LARGEST_ALBUM, MOST_PICTURES, NONE, Kept, Pictures, digests_in, texts_in
from zerek.exam.bank.exchange.qti_writing import Version
from zerek.exam.bank.exchange.writers import Writer, writer
from zerek.exam.bank.models import PUBLISHED, Question, QuestionImage, QuestionVersion
from zerek.exam.bank.rules import fingerprint as fingerprint_of
from zerek.school.models import Subject

BATCH = 200
PART_BYTES = 16 * 1024 * 1024  # of pictures that are in memory at once, or those of one question
WITH_PICTURES: frozenset[Format] = frozenset({"qti", "moodle_xml"})
MOST_IN_PACKAGE = 50_000  # items; the directory of an archive is kept in memory
NOT_HELD: dict[Format, Any] = {"aiken": aiken.is_held, "xlsx": tables.fits_cells}


def is_whole(format: Format) -> bool:
    """Whether every question goes into the format, and whole."""
    return format not in NOT_HELD and format not in WITH_PICTURES


class Room:
    """What of the questions a file can hold, in their order, so that an import takes it again."""

    def __init__(self, format: Format) -> None:
        self.format = format
        self.fits: Callable[[Document], bool] = NOT_HELD.get(format, lambda _document: True)
        self.items = self.bytes = 0
        self.shown: set[str] = set()

    def takes(self, document: Document, sizes: Mapping[str, int]) -> bool:
        """Whether there is room for the question, which it then takes. `sizes` are those of its pictures."""
        if not self.fits(document):
            return False
        further = shown_by(document) & sizes.keys() - self.shown if sizes else set[str]()
        size = self.bytes + sum(sizes[digest] for digest in further)
        if len(self.shown) + len(further) > MOST_PICTURES or size > LARGEST_ALBUM:
            return False
        if self.format == "qti" and self.items >= MOST_IN_PACKAGE:
            return False
        if self.format == "moodle_xml" and not moodle_xml.has_room(document, sizes):
            return False
        self.items, self.bytes = self.items + 1, size
        self.shown |= further
        return True


class NotHeld(Schema):
    question_id: UUID
    question_text: str


class ExportReport(Schema):
    """What of the questions a format can hold. `fields_lost` counts by field the questions that lose it; of what is
    not held at all, the first thousand are listed."""

    format: str
    total: int
    held_count: int
    not_held_count: int
    fields_lost: dict[str, int]
    not_held: list[NotHeld]


def document_of(
    *,
    subject_code: str,
    type: str,  # noqa: A002 - a question's
    difficulty: str,
    points: float,
    time_seconds: int,
    option_keys: str,
    correct_keys: str,
    texts: dict[str, Any],
    explanations: dict[str, str],
    tags: list[str],
    source: dict[str, Any],
    fingerprint: str,
) -> Document:
    """A question version as a file has it."""
    main = main_language(texts, option_keys, fingerprint)
    wording = texts[main]
    document: Document = {
        "subject_code": subject_code,
        "question_text": wording["text"],
        "type": type,
        "difficulty": difficulty,
        "points": int(points) if points == int(points) else points,
        "time_seconds": time_seconds,
        "options": [
            {"key": key, "text": wording["options"][key], "is_correct": key in correct_keys} for key in option_keys
        ],
        "explanation": explanations.get(main),
        "topic": wording.get("topic"),
        "tags": tags,
        "metadata": source,
    }
    if main:
        document["language"] = main
    others = [language for language in texts if language != main]
    if others:
        document["translations"] = {
            language: {
                "question_text": texts[language]["text"],
                "options": {key: texts[language]["options"][key] for key in option_keys},
                "explanation": explanations.get(language),
                "topic": texts[language].get("topic"),
            }
            for language in others
        }
    return document


def main_language(texts: dict[str, Any], option_keys: str, fingerprint: str) -> str:
    """The one whose wording the fingerprint was taken of: the database keeps languages in no order."""
    if len(texts) > 1:
        for language, wording in texts.items():
            if fingerprint_of(wording["text"], (wording["options"][key] for key in option_keys)) == fingerprint:
                return language
    return next(iter(texts))


def wanted(
    subject_code: str | None = None, question_type: str | None = None, difficulty: str | None = None
) -> Select[Any]:
    """The published questions, or some of them, in the order in which they came, as their current versions say."""
    given = (
        (Subject.code, subject_code),
        (QuestionVersion.type, question_type),
        (QuestionVersion.difficulty, difficulty),
    )
    return (
        select(
            Question.id,
            Question.fingerprint,
            Subject.code.label("subject_code"),
            QuestionVersion.type,
            QuestionVersion.difficulty,
            QuestionVersion.points,
            QuestionVersion.time_seconds,
            QuestionVersion.option_keys,
            QuestionVersion.correct_keys,
            QuestionVersion.texts,
            QuestionVersion.explanations,
            QuestionVersion.tags,
            QuestionVersion.source,
        )
        .join(QuestionVersion, QuestionVersion.id == Question.current_version_id)
        .join(Subject, Subject.id == Question.subject_id)
        .where(Question.status == PUBLISHED, *(column == value for column, value in given if value is not None))
        .order_by(Question.id)
    )


async def documents(session: AsyncSession, query: Select[Any]) -> AsyncIterator[list[tuple[UUID, Document]]]:
    """In batches, each by a statement of its own, so that nothing is held open and memory stays small."""
    last: UUID | None = None
    while True:
        page = query if last is None else query.where(Question.id > last)
        rows = (await session.execute(page.limit(BATCH))).mappings().all()
        if not rows:
            return
        last = rows[-1]["id"]
        yield [(row["id"], document_of(**{name: row[name] for name in row if name != "id"})) for row in rows]


async def report_on(session: AsyncSession, query: Select[Any], format: Format) -> ExportReport:
    """What the format can hold of these questions."""
    report = ExportReport(format=format, total=0, held_count=0, not_held_count=0, fields_lost={}, not_held=[])
    room = Room(format)
    async for batch in documents(session, query):
        sizes = await sizes_of(session, batch) if format in WITH_PICTURES else {}
        await asyncio.to_thread(judge, report, batch, room, sizes)
    return report


def judge(report: ExportReport, batch: list[tuple[UUID, Document]], room: Room, sizes: Mapping[str, int]) -> None:
    for question_id, document in batch:
        report.total += 1
        if not room.takes(document, sizes):
            report.not_held_count += 1
            if len(report.not_held) < MOST_ENTRIES:
                text = document["question_text"][:200]
                report.not_held.append(NotHeld(question_id=question_id, question_text=text))
            continue
        report.held_count += 1
        for name in aiken.fields_lost(document) if room.format == "aiken" else ():
            report.fields_lost[name] = report.fields_lost.get(name, 0) + 1


async def write_file(
    session: AsyncSession, query: Select[Any], format: Format, version: Version, file: IO[bytes]
) -> None:
    """What the format can hold; the rest is left out, as `report_on` tells."""
    made = await asyncio.to_thread(writer, format, file, version)
    room = Room(format)
    async for batch in documents(session, query):
        sizes = await sizes_of(session, batch) if format in WITH_PICTURES else {}
        held = await asyncio.to_thread(held_of, batch, room, sizes)
        for part in parts(held, sizes):
            pictures = await contents_of(session, set[str]().union(*map(shown_by, part)) & sizes.keys())
            await asyncio.to_thread(write_all, made, part, pictures)
    await asyncio.to_thread(made.end)


def held_of(batch: list[tuple[UUID, Document]], room: Room, sizes: Mapping[str, int]) -> list[Document]:
    return [document for _, document in batch if room.takes(document, sizes)]


def write_all(made: Writer, batch: Sequence[Document], pictures: Pictures) -> None:
    for document in batch:
        shown = {digest: pictures[digest] for digest in shown_by(document) if digest in pictures}
        made.write(document, shown)


def shown_by(document: Document) -> set[str]:
    return set(digests_in(texts_in(document)))


def parts(batch: Sequence[Document], sizes: Mapping[str, int]) -> Iterator[Sequence[Document]]:
    """Of a batch, each with no more pictures than there is memory for, but for those of one question."""
    begin, size = 0, 0
    for place, document in enumerate(batch):
        size += sum(sizes.get(digest, 0) for digest in shown_by(document))
        if size > PART_BYTES:
            yield batch[begin : place + 1]
            begin, size = place + 1, 0
    yield batch[begin:]


async def sizes_of(session: AsyncSession, batch: list[tuple[UUID, Document]]) -> dict[str, int]:
    """Of the pictures that are shown and kept here. One that is not here goes out as the text has it."""
    found: dict[str, int] = {}
    shown = sorted(set[str]().union(*(shown_by(document) for _, document in batch)))
    for begin in range(0, len(shown), BATCH):
        some = shown[begin : begin + BATCH]
        query = select(QuestionImage.digest, QuestionImage.size).where(QuestionImage.digest.in_(some))
        found |= {row.digest: row.size for row in await session.execute(query)}
    return found


async def contents_of(session: AsyncSession, digests: set[str]) -> Pictures:
    if not digests:
        return NONE
    query = select(QuestionImage.digest, QuestionImage.media_type, QuestionImage.content)
    rows = await session.execute(query.where(QuestionImage.digest.in_(digests)))
    return {row.digest: Kept(row.media_type, row.content) for row in rows}


async def exported(session: AsyncSession, query: Select[Any], format: Format, version: Version) -> IO[bytes]:
    """The file, at its beginning. It has no name and is gone when it is closed, whatever happens to the process."""
    file: IO[bytes] = TemporaryFile("w+b")  # noqa: SIM115 - whoever sends it closes it
    try:
        await write_file(session, query, format, version, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file
