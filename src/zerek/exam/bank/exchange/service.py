"""Importing questions: read, judge every one, then take all or none (or, where asked, the good ones)."""

import asyncio
import heapq
import io
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import Language, translate
from zerek.core.reports import MOST_ENTRIES, Skipped, shown_fault
from zerek.core.statements import dialect_of
from zerek.exam.bank.exchange.formats import Format
from zerek.exam.bank.exchange.items import Source
from zerek.exam.bank.exchange.pictures import digests_in, texts_of
from zerek.exam.bank.exchange.reading import staged
from zerek.exam.bank.exchange.report import ImportReport, Preview, PreviewOption
from zerek.exam.bank.exchange.staging import Order, Staged, Told, drafts_in, picture_in
from zerek.exam.bank.images.service import keep, present
from zerek.exam.bank.questions.rules import IMAGE_SCHEME
from zerek.exam.bank.rules import QuestionDraft
from zerek.exam.bank.service import CHUNK, Progress, lock_banks, nothing, publish, sort_out
from zerek.school.models import Subject
from zerek.school.queries import subjects_by_code
from zerek.settings import Settings

Thing = TypeVar("Thing")
MAX_IMAGE_MB: int = Settings.model_fields["max_image_mb"].default


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """`left_out` are the indexes of questions that are not wanted. Without a format, it is told by the file. The limit
    of a picture is that of an upload."""

    format: Format | None = None
    subject_code: str | None = None
    dry_run: bool = False
    partial: bool = False
    left_out: Sequence[int] = ()
    max_image_mb: int = MAX_IMAGE_MB


@dataclass(slots=True)
class Outcome:
    """What the bank makes of the drafts: how many are new to it, and which it has already. New ones show `pictures`
    that the file `brings`, and some that are neither in the file nor here, each told where it is shown first."""

    brings: frozenset[str]
    new: int = 0
    repeated: int = 0
    first_repeated: list[Told] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    unknown_pictures: dict[str, Told] = field(default_factory=dict)


def source_of(raw: bytes, name: str = "questions.json") -> Source:
    return Source(io.BytesIO(raw), name)


async def import_questions(
    reading: AsyncSession,
    session: AsyncSession,
    source: Source,
    request: ImportRequest,
    *,
    language: Language,
    now: datetime,
    by: UUID | None = None,
    progress: Progress = nothing,
) -> ImportReport:
    """The report. Nothing is imported in a dry run, nor where anything is wrong, unless `partial`.

    `session` is not touched before the whole file is judged, nor where nothing will be written. `progress` is told of
    chunks of questions as they are written.
    """
    order = Order(source.name, request.format, request.subject_code, list(request.left_out), request.max_image_mb)
    async with staged(source, order) as (found, path):
        subjects = await subjects_by_code(reading, found.drafts)
        if unknown := sorted(found.drafts.keys() - subjects.keys()):
            await asyncio.to_thread(refuse_unknown, found, path, unknown)
        sound = not found.error_count or request.partial
        total = sum(count for code, count in found.drafts.items() if code in subjects)
        outcome = Outcome(frozenset(found.pictures))
        if request.dry_run or not sound or not total:
            await compare(reading, path, subjects, outcome)
        else:
            await write(session, path, subjects, outcome, now=now, by=by, progress=progress, total=total)
        return await asyncio.to_thread(report, request, found, outcome, outcome.new if sound else 0, language)


def refuse_unknown(found: Staged, path: Path, unknown: Sequence[str]) -> None:
    """Drafts of subjects that are not there become errors."""
    told = (
        Told(draft.index, draft.line, "subject_code", "fields.unknown_subject", {"code": draft.subject_code})
        for chunk in drafts_in(path, unknown, CHUNK)
        for draft in chunk
    )
    found.errors = first_ones(merged(found.errors, told))
    found.error_count += sum(found.drafts[code] for code in unknown)
    found.preview = [draft for draft in found.preview if draft.subject_code not in unknown]


async def chunks(path: Path, subjects: dict[str, Subject]) -> AsyncIterator[list[QuestionDraft]]:
    """What can be written, chunk by chunk, leaving the event loop to others in between."""
    rest = drafts_in(path, list(subjects), CHUNK) if subjects else iter(())
    while chunk := await asyncio.to_thread(next, rest, None):
        yield chunk


async def compare(reading: AsyncSession, path: Path, subjects: dict[str, Subject], outcome: Outcome) -> None:
    async for chunk in chunks(path, subjects):
        told = await sort_out(reading, chunk, subjects)
        note(outcome, chunk, told.repeated)
        await note_pictures(reading, outcome, told.new)


async def write(
    session: AsyncSession,
    path: Path,
    subjects: dict[str, Subject],
    outcome: Outcome,
    *,
    now: datetime,
    by: UUID | None,
    progress: Progress,
    total: int,
) -> None:
    """All in the one transaction of the session. Imports into one subject take turns."""
    await lock_banks(session, subjects.values())
    next_look, written = CHUNK, 0
    async for chunk in chunks(path, subjects):
        told = await sort_out(session, chunk, subjects)
        await publish(session, told.new, now=now, by=by)
        note(outcome, chunk, told.repeated)
        await note_pictures(session, outcome, told.new)
        progress(len(chunk), total)
        written += len(chunk)
        if written >= next_look:
            await look_anew(session)
            next_look = 2 * written
    # In one order: imports into different subjects that bring the same pictures would else wait for one another.
    for digest in sorted(outcome.pictures - await present(session, outcome.pictures)):
        await keep(session, by, await asyncio.to_thread(picture_in, path, digest), now)


async def look_anew(session: AsyncSession) -> None:
    """PostgreSQL keeps the plan of a statement that comes often, and looking for repetitions by reading all questions
    is right for the first few hundred alone. It plans anew once it has counted them."""
    if dialect_of(session) == "postgresql":
        await session.execute(text("ANALYZE questions"))


def note(outcome: Outcome, chunk: Sequence[QuestionDraft], repeated: Sequence[QuestionDraft]) -> None:
    outcome.new += len(chunk) - len(repeated)
    outcome.repeated += len(repeated)
    room = MOST_ENTRIES - len(outcome.first_repeated)
    outcome.first_repeated += [
        Told(draft.index, draft.line, "", "import.duplicate", {})
        for draft in sorted(repeated, key=lambda draft: draft.index)[:room]
    ]


async def note_pictures(session: AsyncSession, outcome: Outcome, new: Mapping[UUID, Sequence[QuestionDraft]]) -> None:
    missing: dict[str, Told] = {}
    for draft in (draft for drafts in new.values() for draft in drafts):
        for name, wording in texts_of(draft):
            for digest in digests_in([wording]):
                if digest in outcome.brings:
                    outcome.pictures.add(digest)
                elif digest not in outcome.unknown_pictures and digest not in missing:
                    told = {"address": f"{IMAGE_SCHEME}{digest}"}
                    missing[digest] = Told(draft.index, draft.line, name, "import.remark_picture", told)
    if missing and len(outcome.unknown_pictures) < MOST_ENTRIES:
        known = await present(session, missing)
        outcome.unknown_pictures |= {digest: told for digest, told in missing.items() if digest not in known}


def merged(left: Sequence[Told], right: Iterable[Told]) -> Iterator[Told]:
    return heapq.merge(left, right, key=lambda told: -1 if told.index is None else told.index)


def first_ones(told: Iterator[Thing]) -> list[Thing]:
    return list(islice(told, MOST_ENTRIES))


def report(request: ImportRequest, found: Staged, outcome: Outcome, taken: int, language: Language) -> ImportReport:
    repeated = {told.index for told in outcome.first_repeated}
    unknown_pictures = sorted(outcome.unknown_pictures.values(), key=lambda told: told.index or 0)
    return ImportReport(
        dry_run=request.dry_run,
        format=found.format,
        encoding=found.encoding,
        total=found.total,
        imported_count=taken,
        skipped_count=found.skipped_count + outcome.repeated,
        error_count=found.error_count,
        picture_count=len(outcome.pictures) if taken else 0,
        errors=[shown_fault(told.index, told.line, told.problem, language) for told in found.errors],
        skipped=[
            Skipped(line=told.line or 1, index=told.index or 0, reason=translate(told.key, language, **told.parameters))
            for told in first_ones(merged(found.skipped, outcome.first_repeated))
        ],
        remarks=[
            shown_fault(told.index, told.line, told.problem, language)
            for told in first_ones(merged(found.remarks, unknown_pictures))
        ],
        preview=[shown(draft, draft.index in repeated) for draft in found.preview],
    )


def shown(draft: QuestionDraft, is_duplicate: bool) -> Preview:
    wording = draft.main
    return Preview(
        index=draft.index,
        line=draft.line,
        subject_code=draft.subject_code,
        language=next(iter(draft.texts)),
        question_text=wording.text,
        type=draft.type,
        options=len(draft.option_keys),
        choices=[
            PreviewOption(key=key, text=text, is_correct=key in draft.correct_keys)
            for key, text in wording.options.items()
        ],
        correct_keys=sorted(draft.correct_keys),
        explanation=wording.explanation,
        topic=wording.topic,
        tags=list(draft.tags),
        difficulty=draft.difficulty,
        points=draft.points,
        time_seconds=draft.time_seconds,
        pictures=len(set(digests_in(text for _, text in texts_of(draft)))),
        is_duplicate=is_duplicate,
    )
