"""Importing and exporting questions over HTTP."""

import re
from collections.abc import Iterator
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse
from sqlalchemy import Select

from zerek.core.clock import utc_now
from zerek.core.errors import BodyTooLarge, InvalidInput, language_of, responses
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.bank.exchange.export import ExportReport, exported, is_whole, report_on, wanted
from zerek.exam.bank.exchange.formats import FORMATS, Format
from zerek.exam.bank.exchange.items import Source
from zerek.exam.bank.exchange.qti_writing import Version
from zerek.exam.bank.exchange.report import ImportReport
from zerek.exam.bank.exchange.service import ImportRequest, import_questions
from zerek.exam.bank.exchange.writers import MEDIA_TYPES, SUFFIXES
from zerek.exam.errors import ExportRefused, ImportRefused
from zerek.identity.access import CurrentModerator

router = APIRouter(route_class=TransactionRoute, tags=["bank"])

MOST_LEFT_OUT = 10_000
PIECE = 256 * 1024
RANGE = re.compile(r"(\d{1,9})(?:-(\d{1,9}))?", re.ASCII)
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "content": dict.fromkeys(MEDIA_TYPES.values(), BINARY)
        | {"application/json": {"schema": {"type": "object", "properties": {"questions": {"type": "array"}}}}}
    }
}


def format_named(name: str | None) -> Format | None:
    """None where it is to be told by the file. Raises `InvalidInput` for one that is not read."""
    if not name:
        return None
    found = next((format for format in FORMATS if format == name), None)
    if found is None:
        raise InvalidInput.of("body.format", "import.format_unknown", format=name[:20], known=", ".join(FORMATS))
    return found


def indexes(text: str) -> list[int]:
    """`"3,17,20-25"` → seven numbers. Raises `InvalidInput`."""
    found: list[int] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        numbers = RANGE.fullmatch(part)
        if numbers is None:
            raise InvalidInput.of("body.leave_out", "import.indexes_wrong")
        begin, end = int(numbers[1]), int(numbers[2] or numbers[1])
        if end < begin or len(found) + end - begin >= MOST_LEFT_OUT:
            raise InvalidInput.of("body.leave_out", "import.indexes_wrong")
        found.extend(range(begin, end + 1))
    return found


@router.post("/admin/questions/import", responses=responses(ImportRefused, InvalidInput, BodyTooLarge))
async def import_question_file(
    request: Request,
    actor: CurrentModerator,
    reading: ReadSession,
    session: Session,
    file: Annotated[UploadFile, File(description="JSON, CSV, XLSX, GIFT, Moodle XML, Aiken or QTI")],
    subject_code: Annotated[
        str | None, Form(max_length=40, description="of the questions that name no subject themselves")
    ] = None,
    format: Annotated[
        str | None, Form(max_length=20, description=f"{', '.join(FORMATS)}; told by the file where left out")
    ] = None,
    leave_out: Annotated[
        str, Form(max_length=100_000, description="indexes of questions that are not wanted, such as `3,17,20-25`")
    ] = "",
    dry_run: Annotated[bool, Query(description="check only")] = False,
    partial: Annotated[bool, Query(description="keep the good questions and leave out the rest")] = False,
) -> ImportReport:
    """Imports a file of questions: all or nothing, unless `partial`. A refusal carries the report under `report`."""
    most = request.app.state.settings.max_image_mb
    asked = ImportRequest(format_named(format), subject_code or None, dry_run, partial, indexes(leave_out), most)
    report = await import_questions(
        reading,
        session,
        Source(file.file, file.filename or ""),
        asked,
        language=language_of(request),
        now=utc_now(),
        by=actor.user_id,
    )
    if report.error_count and not dry_run and not (partial and report.imported_count):
        raise ImportRefused(extra={"report": report.model_dump(mode="json")}, errors=report.error_count)
    return report


async def chosen(
    subject_code: Annotated[str | None, Query(max_length=40, description="all subjects where left out")] = None,
    type: Literal["single", "multiple"] | None = None,  # noqa: A002 - a question's
    difficulty: Literal["A", "B", "C"] | None = None,
) -> Select[Any]:
    return wanted(subject_code, type, difficulty)


Chosen = Annotated[Select[Any], Depends(chosen)]


@router.get("/admin/questions/export/report", responses=responses(InvalidInput))
async def report_on_export(
    actor: CurrentModerator, session: ReadSession, questions: Chosen, format: Format = "json"
) -> ExportReport:
    """What of the published questions a format can hold, before it is asked for."""
    return await report_on(session, questions, format)


@router.get(
    "/admin/questions/export",
    response_class=Response,
    responses=FILE | responses(ExportRefused, InvalidInput),
)
async def export_questions(
    actor: CurrentModerator,
    session: ReadSession,
    questions: Chosen,
    format: Format = "json",
    version: Annotated[Version, Query(description="of QTI")] = "2.1",
    partial: Annotated[bool, Query(description="leave out what the format cannot hold")] = False,
) -> StreamingResponse:
    """The published questions as a file that an import brings back as they were. What the format cannot hold refuses
    the export with a report, unless `partial`."""
    if not partial and not is_whole(format):
        report = await report_on(session, questions, format)
        if lost := max(report.fields_lost.values(), default=0) or report.not_held_count:
            raise ExportRefused(
                extra={"report": report.model_dump(mode="json")},
                format=format,
                not_held=report.not_held_count,
                lost=lost if report.fields_lost else 0,
            )
    file = await exported(session, questions, format, version)
    name = f"zerek-questions-{utc_now():%Y-%m-%d}.{SUFFIXES[format]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(pieces_of(file), headers=headers, media_type=MEDIA_TYPES[format])


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece
