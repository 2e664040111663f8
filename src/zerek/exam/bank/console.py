"""The import of questions as the command line shows it."""

import asyncio
import sys
from pathlib import Path, PurePath

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from zerek.core.clock import utc_now
from zerek.core.console import listing
from zerek.core.db import Database
from zerek.exam.bank.importing import READERS, ImportRequest, import_questions
from zerek.exam.bank.report import ImportReport
from zerek.settings import Settings

IMPORTED, REFUSED, USAGE = 0, 1, 2


def import_file(
    settings: Settings, file: Path, request: ImportRequest | str, *, as_json: bool, out: Console, err: Console
) -> int:
    """Imports and prints the report. Answers the exit status: 0 all imported, 1 refused, 2 not understood."""
    if isinstance(request, str):
        err.print(f"[red]zerek:[/red] {request}")
        return USAGE
    raw = file.read_bytes()
    if len(raw) > settings.max_import_mb * 1024 * 1024:
        err.print(f"[red]zerek:[/red] {file.name} is larger than MAX_IMPORT_MB ({settings.max_import_mb} MB)")
        return REFUSED
    report = asyncio.run(run(settings, raw, request, err))
    if as_json:
        sys.stdout.write(report.model_dump_json(indent=2) + "\n")
    else:
        show(report, file.name, out)
    return REFUSED if report.error_count else IMPORTED


def request_for(
    file: Path, subject: str | None, format: str | None, *, dry_run: bool, partial: bool
) -> ImportRequest | str:
    """What was asked for, or a sentence that says why it cannot be."""
    name = format or PurePath(file.name).suffix.lstrip(".").lower() or "json"
    if name not in READERS:
        return f"the format {name} is not known; there is: {', '.join(READERS)}"
    return ImportRequest(name, subject, dry_run, partial)


async def run(settings: Settings, raw: bytes, request: ImportRequest, err: Console) -> ImportReport:
    database = Database(settings.database_url, 1)
    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
    try:
        with bar:
            task = bar.add_task("questions", total=None)
            async with database.write() as session:
                return await import_questions(
                    session,
                    raw,
                    request,
                    language="en",
                    now=utc_now(),
                    progress=lambda count, total: bar.update(task, advance=count, total=total),
                )
    finally:
        await database.close()


def show(report: ImportReport, name: str, out: Console) -> None:
    found = f"{name}: {report.total} questions, {report.format}"
    out.print(f"{found}, {report.encoding}" if report.encoding else found)
    verb = "would be imported" if report.dry_run else "imported"
    out.print(
        f"  [green]{report.imported_count}[/green] {verb}, {report.skipped_count} skipped, "
        f"[{'red' if report.error_count else 'green'}]{report.error_count}[/] with errors"
    )
    if report.errors:
        listing(out, "Errors", ["line", "question", "field", "what is wrong"], [
            [str(fault.line or "-"), number(fault.index), fault.field, fault.message] for fault in report.errors
        ])  # fmt: skip
        if not report.imported_count and not report.dry_run:
            out.print("Nothing was imported. Mend the file, or keep the good questions with --partial.")
    if report.skipped:
        listing(out, "Skipped", ["line", "question", "reason"], [
            [str(one.line), number(one.index), one.reason] for one in report.skipped
        ])  # fmt: skip


def number(index: int | None) -> str:
    return "-" if index is None else str(index + 1)
