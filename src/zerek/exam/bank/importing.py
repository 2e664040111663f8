"""Importing questions: read, judge every one, then take all or none (or, where asked, the good ones)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.decoding import Unreadable
from zerek.core.i18n import Language, translate
from zerek.core.reports import MOST_ENTRIES, PREVIEWED, Fault, Problem, Skipped, shown_fault
from zerek.exam.bank.documents import ReadFile, read_json
from zerek.exam.bank.report import PREVIEW_CHARACTERS, ImportReport, Preview
from zerek.exam.bank.rules import QuestionDraft, validate
from zerek.exam.bank.service import Progress, lock_banks, nothing, publish, sort_out
from zerek.school.queries import subjects_by_code

READERS: dict[str, Callable[[bytes], ReadFile]] = {"json": read_json}


@dataclass(frozen=True, slots=True)
class ImportRequest:
    format: str = "json"
    subject_code: str | None = None
    dry_run: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with problems."""

    index: int
    line: int
    problems: list[Problem]


async def import_questions(
    session: AsyncSession,
    raw: bytes,
    request: ImportRequest,
    *,
    language: Language,
    now: datetime,
    by: UUID | None = None,
    progress: Progress = nothing,
) -> ImportReport:
    """The report. Nothing is imported in a dry run, nor where anything is wrong, unless `partial`.

    `progress` is told of chunks of questions as they are written.
    """
    try:
        read = READERS[request.format](raw)
    except Unreadable as error:
        fault = shown_fault(None, error.line, error.problem, language)
        return unreadable(request, fault)
    drafts: list[QuestionDraft] = []
    judged: list[Judged] = []
    for index, line, document in read.documents:
        found = validate(document, request.subject_code, index, line)
        if isinstance(found, QuestionDraft):
            drafts.append(found)
        else:
            judged.append(Judged(index, line, found))
    subjects = await subjects_by_code(session, {draft.subject_code for draft in drafts})
    known = [draft for draft in drafts if draft.subject_code in subjects]
    judged += [
        Judged(
            draft.index,
            draft.line,
            [Problem("subject_code", "fields.unknown_subject", {"code": draft.subject_code})],
        )
        for draft in drafts
        if draft.subject_code not in subjects
    ]
    if not read.documents:
        judged.append(Judged(0, 1, [Problem("questions", "import.no_questions", {})]))
    if not request.dry_run:
        await lock_banks(session, known, subjects)
    outcome = await sort_out(session, known, subjects)
    new = sum(len(group) for group in outcome.new.values())
    taken = new if request.partial or not judged else 0
    if taken and not request.dry_run:
        await publish(session, outcome.new, now=now, by=by, progress=progress)
    return report(request, read, drafts, judged, outcome.repeated, taken, language)


def report(
    request: ImportRequest,
    read: ReadFile,
    drafts: Sequence[QuestionDraft],
    judged: Sequence[Judged],
    repeated: Sequence[QuestionDraft],
    taken: int,
    language: Language,
) -> ImportReport:
    errors = [
        shown_fault(one.index, one.line, problem, language)
        for one in sorted(judged, key=lambda one: one.index)
        for problem in one.problems
    ]
    reason = translate("import.duplicate", language)
    return ImportReport(
        dry_run=request.dry_run,
        format=request.format,
        encoding=read.encoding,
        total=len(read.documents),
        imported_count=taken,
        skipped_count=len(repeated),
        error_count=len(judged),
        errors=errors[:MOST_ENTRIES],
        skipped=[
            Skipped(line=draft.line, index=draft.index, reason=reason)
            for draft in sorted(repeated, key=lambda draft: draft.index)[:MOST_ENTRIES]
        ],
        preview=[
            Preview(
                index=draft.index,
                line=draft.line,
                subject_code=draft.subject_code,
                question_text=draft.main.text[:PREVIEW_CHARACTERS],
                type=draft.type,
                options=len(draft.option_keys),
                correct_keys=sorted(draft.correct_keys),
            )
            for draft in drafts[:PREVIEWED]
        ],
    )


def unreadable(request: ImportRequest, fault: Fault) -> ImportReport:
    return ImportReport(
        dry_run=request.dry_run,
        format=request.format,
        encoding=None,
        total=0,
        imported_count=0,
        skipped_count=0,
        error_count=1,
        errors=[fault],
        skipped=[],
        preview=[],
    )
