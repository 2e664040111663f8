"""The import of people as the command line shows it."""

import asyncio
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from zerek.core.clock import utc_now
from zerek.core.console import listing
from zerek.core.db import Database
from zerek.core.security import Passwords
from zerek.identity.roster.plan import OPERATOR
from zerek.identity.roster.report import PeopleImportReport
from zerek.identity.roster.service import ImportRequest, import_people
from zerek.settings import Settings

IMPORTED, REFUSED = 0, 1


def import_file(
    settings: Settings, file: Path, request: ImportRequest, *, as_json: bool, out: Console, err: Console
) -> int:
    """Imports and prints the report. Answers the exit status: 0 all imported, 1 refused."""
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


async def run(settings: Settings, raw: bytes, request: ImportRequest, err: Console) -> PeopleImportReport:
    database, passwords = Database(settings.database_url, 2), Passwords(settings.password_hash_threads)
    columns = (TextColumn("Hashing passwords"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
    try:
        with bar:
            task = bar.add_task("passwords", total=None)
            async with database.read() as reading, database.write() as session:
                return await import_people(
                    reading,
                    session,
                    passwords,
                    settings,
                    raw,
                    request,
                    OPERATOR,
                    language="en",
                    now=utc_now(),
                    progress=lambda count, total: bar.update(task, advance=count, total=total),
                )
    finally:
        passwords.close()
        await database.close()


def show(report: PeopleImportReport, name: str, out: Console) -> None:
    found = f"{name}: {report.total} people, {report.format}"
    out.print(f"{found}, {report.encoding}" if report.encoding else found, markup=False)
    would = "would be " if report.dry_run else ""
    out.print(
        f"  [green]{report.imported_count}[/green] {would}imported, {report.updated_count} {would}updated, "
        f"{report.unchanged_count} unchanged, {report.skipped_count} skipped, "
        f"[{'red' if report.error_count else 'green'}]{report.error_count}[/] with errors"
    )
    if report.guardians_created_count:
        out.print(f"  {report.guardians_created_count} guardians {would}created")
    if report.errors:
        listing(
            out,
            "Errors",
            ["line", "column", "what is wrong"],
            [[str(fault.line or "-"), fault.field, fault.message] for fault in report.errors],
        )
        if not report.dry_run and not (report.imported_count or report.updated_count):
            out.print("Nothing was imported. Mend the file, or keep the good rows with --partial.")
    if report.skipped:
        listing(out, "Skipped", ["line", "reason"], [[str(one.line), one.reason] for one in report.skipped])
