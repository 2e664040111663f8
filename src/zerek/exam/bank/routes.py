"""The question bank over HTTP; so far its import."""

from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Request, UploadFile

from zerek.core.clock import utc_now
from zerek.core.errors import BodyTooLarge, InvalidInput, language_of, responses
from zerek.core.transaction import Session, TransactionRoute
from zerek.exam.bank.importing import READERS, ImportRequest, import_questions
from zerek.exam.bank.report import ImportReport
from zerek.exam.errors import ImportRefused
from zerek.identity.access import CurrentModerator

router = APIRouter(route_class=TransactionRoute, tags=["bank"])


def format_of(given: str | None, filename: str | None) -> str:
    """The format by its code, else by the file's name, else JSON. Raises `InvalidInput` for one that is not read."""
    name = given or PurePath(filename or "").suffix.lstrip(".").lower() or "json"
    if name not in READERS:
        known = ", ".join(READERS)
        raise InvalidInput.of("body.format", "import.format_unknown", format=name[:20], known=known)
    return name


@router.post("/admin/questions/import", responses=responses(ImportRefused, InvalidInput, BodyTooLarge))
async def import_question_file(
    request: Request,
    actor: CurrentModerator,
    session: Session,
    file: Annotated[UploadFile, File()],
    subject_code: Annotated[str | None, Form(max_length=40)] = None,
    format: Annotated[str | None, Form(max_length=20)] = None,
    dry_run: Annotated[bool, Query(description="check only")] = False,
    partial: Annotated[bool, Query(description="keep the good questions and leave out the rest")] = False,
) -> ImportReport:
    """Imports a file of questions: all or nothing, unless `partial`. A refusal carries the report under `report`."""
    asked = ImportRequest(format_of(format, file.filename), subject_code or None, dry_run, partial)
    raw = await file.read()
    report = await import_questions(session, raw, asked, language=language_of(request), now=utc_now(), by=actor.user_id)
    if report.error_count and not dry_run and not (partial and report.imported_count):
        raise ImportRefused(extra={"report": report.model_dump(mode="json")}, errors=report.error_count)
    return report
