"""Importing and exporting questions as the command line shows it."""

import asyncio
import os
import shutil
import sys
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from zerek.core.clock import utc_now
from zerek.core.console import listing
from zerek.core.db import Database
from zerek.exam.bank.exchange.export import ExportReport, exported, is_whole, report_on, wanted
from zerek.exam.bank.exchange.formats import FORMATS, Format
from zerek.exam.bank.exchange.items import Source
from zerek.exam.bank.exchange.qti_writing import Version
from zerek.exam.bank.exchange.report import ImportReport
from zerek.exam.bank.exchange.service import ImportRequest, import_questions
from zerek.exam.bank.exchange.writers import SUFFIXES
from zerek.settings import Settings

DONE, REFUSED, USAGE = 0, 1, 2


def format_named(name: str) -> Format | None:
    """By its code or by the ending of its files; None where there is none of that name."""
    return next((format for format in FORMATS if name in (format, SUFFIXES[format])), None)


def unknown(name: str) -> str:
    return f"the format {name} is not known; there is: {', '.join(FORMATS)}"


def import_file(
    settings: Settings, file: Path, request: ImportRequest, *, as_json: bool, out: Console, err: Console
) -> int:
    """Imports and prints the report. Answers the exit status: 0 all imported, 1 refused. A file may have any size."""
    report = asyncio.run(run_import(settings, file, request, err))
    if as_json:
        sys.stdout.write(report.model_dump_json(indent=2) + "\n")
    else:
        show(report, file.name, out)
    return REFUSED if report.error_count else DONE


async def run_import(settings: Settings, file: Path, request: ImportRequest, err: Console) -> ImportReport:
    database = Database(settings.database_url, 2)
    columns = (TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
    try:
        with bar, file.open("rb") as opened:
            task = bar.add_task("questions", total=None)
            async with database.read() as reading, database.write() as session:
                return await import_questions(
                    reading,
                    session,
                    Source(opened, file.name),
                    request,
                    language="en",
                    now=utc_now(),
                    progress=lambda count, total: bar.update(task, advance=count, total=total),
                )
    finally:
        await database.close()


def show(report: ImportReport, name: str, out: Console) -> None:
    found = f"{name}: {report.total} questions, {report.format}"
    out.print(f"{found}, {report.encoding}" if report.encoding else found, markup=False)
    verb = "would be imported" if report.dry_run else "imported"
    out.print(
        f"  [green]{report.imported_count}[/green] {verb}, {report.skipped_count} skipped, "
        f"[{'red' if report.error_count else 'green'}]{report.error_count}[/] with errors"
        f"{f', with {counted(report.picture_count)}' if report.picture_count else ''}"
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
    if report.remarks:
        listing(out, "Not kept", ["line", "question", "what"], [
            [str(one.line or "-"), number(one.index), one.message] for one in report.remarks
        ])  # fmt: skip


def counted(pictures: int) -> str:
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def number(index: int | None) -> str:
    return "-" if index is None else str(index + 1)


def export_file(
    settings: Settings,
    file: Path,
    format: Format,
    subject: str | None,
    version: Version,
    *,
    partial: bool,
    out: Console,
    err: Console,
) -> int:
    """Writes the file, whole or not at all. Answers the exit status: 0 all of it, 1 the format cannot hold it all."""
    report = asyncio.run(run_export(settings, file, format, subject, version, partial=partial))
    if report is None:
        out.print(f"{file.name}: {format}", markup=False)
        return DONE
    told = out if partial else err
    told.print(f"{format} cannot hold all of the {report.total} questions:")
    for name, count in report.fields_lost.items():
        told.print(f"  {count} would lose their {name}" if not partial else f"  {count} have lost their {name}")
    if report.not_held_count:
        told.print(f"  {report.not_held_count} do not fit at all")
        listing(told, "Left out", ["question", "text"], [
            [str(one.question_id), one.question_text] for one in report.not_held
        ])  # fmt: skip
    if not partial:
        told.print("Nothing was written. Take another format, or what fits with --partial.")
    return REFUSED


async def run_export(
    settings: Settings, file: Path, format: Format, subject: str | None, version: Version, *, partial: bool
) -> ExportReport | None:
    """The report where the format cannot hold everything."""
    database, questions = Database(settings.database_url, 2), wanted(subject)
    try:
        async with database.read() as session:
            report = None if is_whole(format) else await report_on(session, questions, format)
            if report and not report.not_held_count and not report.fields_lost:
                report = None
            if report is None or partial:
                with await exported(session, questions, format, version) as made:
                    await asyncio.to_thread(put, made, file)
            return report
    finally:
        await database.close()


def put(made: IO[bytes], file: Path) -> None:
    """All of it under its name, or nothing."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("wb") as target:
            shutil.copyfileobj(made, target)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
