"""Importing people: read, judge every row, then take all or none (or, where asked, the good ones)."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.decoding import Unreadable
from zerek.core.i18n import Language, translate
from zerek.core.reports import MOST_ENTRIES, PREVIEWED, Fault, Problem, Skipped, shown_fault
from zerek.core.security import Passwords
from zerek.core.spreadsheets import ReadTable, read_table
from zerek.identity.roster.columns import role_text
from zerek.identity.roster.directory import batches, look_up, taken_usernames
from zerek.identity.roster.plan import Entry, Importer, Plan, make_plan
from zerek.identity.roster.report import Outcome, PeopleImportReport, PersonPreview
from zerek.identity.roster.rows import Judged, RowDraft, read_header, read_row
from zerek.identity.roster.template import is_example
from zerek.identity.roster.usernames import FreeUsernames, wanted_username
from zerek.identity.roster.writing import write
from zerek.settings import Settings

MOST_ROWS = 20_000
HASHED_AT_ONCE = 4  # so that who signs in meanwhile waits for a few passwords and not for thousands

Progress = Callable[[int, int], None]


def nothing(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class ImportRequest:
    filename: str
    school_id: UUID | None = None
    dry_run: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class ReadRows:
    table: ReadTable
    drafts: list[RowDraft]
    examples: list[RowDraft]
    judged: list[Judged]


def read_rows(raw: bytes, request: ImportRequest) -> ReadRows:
    """Takes seconds for a large file. Raises `Unreadable`."""
    table = read_table(raw, request.filename, MOST_ROWS)
    first, *lines = table.lines
    header, problems = read_header(first)
    read = ReadRows(table, [], [], [Judged(None, first.number, problems)] if problems else [])
    if not lines:
        raise Unreadable("people.no_rows", first.number)
    for index, line in enumerate(lines):
        found = read_row(header, line, index, request.school_id)
        if isinstance(found, Judged):
            read.judged.append(found)
        else:
            (read.examples if is_example(found) else read.drafts).append(found)
    return read


async def import_people(
    reading: AsyncSession,
    session: AsyncSession,
    passwords: Passwords,
    settings: Settings,
    raw: bytes,
    request: ImportRequest,
    importer: Importer,
    *,
    language: Language,
    now: datetime,
    progress: Progress = nothing,
) -> PeopleImportReport:
    """The report. Nothing is written in a dry run, nor where anything is wrong, unless `partial`.

    All is looked at first and passwords are hashed before `session` is begun: it looks again, then writes at once, so
    that other changes wait for seconds and not for minutes. `progress` is told of passwords as they are hashed.
    """
    try:
        rows = await asyncio.to_thread(read_rows, raw, request)
    except Unreadable as error:
        return unreadable(request, shown_fault(None, error.line, error.problem, language))

    async def planned(with_session: AsyncSession, *, for_update: bool) -> Plan:
        known = await look_up(with_session, rows.drafts, request.school_id, for_update=for_update)
        shortest = settings.password_min_length
        made = await asyncio.to_thread(make_plan, rows.drafts, known, importer, request.school_id, shortest)
        await name_the_nameless(with_session, rows.drafts, made)
        return made

    plan = await planned(reading, for_update=False)
    if plan.changes_anything and not request.dry_run and takes(request, rows, plan):
        hashes = await hashed(passwords, plan.entries, progress)
        plan = await planned(session, for_update=True)
        if takes(request, rows, plan):
            by_id = {
                entry.id: hashes[entry.draft.line]
                for entry in plan.entries
                if entry.draft and entry.draft.line in hashes
            }
            await write(session, settings, importer.user_id, plan, by_id, now)
    return report(request, rows, plan, language)


def takes(request: ImportRequest, rows: ReadRows, plan: Plan) -> bool:
    return request.partial or not (rows.judged or plan.judged)


async def hashed(passwords: Passwords, entries: Sequence[Entry], progress: Progress) -> dict[int, str]:
    """The hashes of new people's passwords, by the line."""
    wanted = [
        (entry.draft.line, entry.draft.password)
        for entry in entries
        if entry.user is None and entry.draft and entry.draft.password
    ]
    found: dict[int, str] = {}
    for batch in batches(wanted, HASHED_AT_ONCE):
        hashes = await asyncio.gather(*(passwords.hash(password) for _, password in batch))
        found |= {line: made for (line, _), made in zip(batch, hashes, strict=True)}
        progress(len(batch), len(wanted))
    return found


async def name_the_nameless(session: AsyncSession, drafts: Sequence[RowDraft], plan: Plan) -> None:
    """Gives usernames to those whose row names none."""
    nameless = [(entry, wanted_username(entry.email, entry.full_name)) for entry in plan.new if not entry.username]
    if not nameless:
        return
    taken = await taken_usernames(session, {wanted for _, wanted in nameless})
    for draft in drafts:
        taken |= {name for name in (draft.username, *(one.username for one in draft.guardians)) if name}
    names = FreeUsernames(taken)
    for entry, wanted in nameless:
        entry.username = names.take(wanted)


# --- the report -------------------------------------------------------------------------------------------------------


def report(request: ImportRequest, rows: ReadRows, plan: Plan, language: Language) -> PeopleImportReport:
    judged = sorted((*rows.judged, *plan.judged), key=lambda one: -1 if one.index is None else one.index)
    errors = [
        shown_fault(one.index, one.line, Problem(problem.field, problem.key, told(problem, language)), language)
        for one in judged
        for problem in one.problems
    ]
    skipped = [(one, "people.example_row") for one in rows.examples]
    skipped += [(one, "people.namesake") for one in plan.skipped]
    outcomes = [entry.outcome for entry in plan.entries]
    taken = takes(request, rows, plan)
    return PeopleImportReport(
        dry_run=request.dry_run,
        format=rows.table.format,
        encoding=rows.table.encoding,
        total=len(rows.table.lines) - 1,
        imported_count=outcomes.count(Outcome.NEW) if taken else 0,
        updated_count=outcomes.count(Outcome.UPDATED) if taken else 0,
        unchanged_count=outcomes.count(Outcome.UNCHANGED),
        skipped_count=len(skipped),
        error_count=len(judged),
        guardians_created_count=len(plan.new_guardians) if taken else 0,
        errors=errors[:MOST_ENTRIES],
        skipped=[
            Skipped(line=draft.line, index=draft.index, reason=translate(key, language))
            for draft, key in skipped[:MOST_ENTRIES]
        ],
        preview=[previewed(entry, entry.draft, language) for entry in plan.entries[:PREVIEWED] if entry.draft],
    )


def told(problem: Problem, language: Language) -> dict[str, object]:
    """The parameters of a sentence, a role among them in the reader's words."""
    if "role" not in problem.parameters:
        return problem.parameters
    return problem.parameters | {"role": translate(f"people.role.{problem.parameters['role']}", language)}


def previewed(entry: Entry, draft: RowDraft, language: Language) -> PersonPreview:
    return PersonPreview(
        index=draft.index,
        line=draft.line,
        outcome=entry.outcome,
        username=entry.username,
        email=entry.email,
        full_name=entry.full_name,
        roles=[role_text(held, language) for held in entry.after],
        date_of_birth=entry.date_of_birth,
        locale=entry.locale,
        guardians=[one.full_name or one.username or one.email or "" for one in draft.guardians],
    )


def unreadable(request: ImportRequest, fault: Fault) -> PeopleImportReport:
    format = "xlsx" if request.filename.lower().endswith(".xlsx") else "csv"
    return PeopleImportReport(
        dry_run=request.dry_run,
        format=format,
        encoding=None,
        total=0,
        imported_count=0,
        updated_count=0,
        unchanged_count=0,
        skipped_count=0,
        error_count=1,
        guardians_created_count=0,
        errors=[fault],
        skipped=[],
        preview=[],
    )
