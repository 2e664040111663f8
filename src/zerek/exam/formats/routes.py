"""Exam formats over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, responses
from zerek.core.paging import CatalogueWindow, Page, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.errors import FormatExists, FormatNotFound
from zerek.exam.formats import queries, service
from zerek.exam.formats.models import ExamFormat
from zerek.exam.formats.rules import PRESETS, max_points, minutes, total_questions
from zerek.exam.formats.schemas import FormatChange, FormatIn, FormatOut
from zerek.identity.access import CurrentAdmin, CurrentUser, Idempotent

router = APIRouter(route_class=TransactionRoute, tags=["exam"])

CodePath = Annotated[str, Path(min_length=1, max_length=60)]


def shown(format: ExamFormat) -> FormatOut:
    return FormatOut(
        code=format.code,
        title_ru=format.title_ru,
        title_kk=format.title_kk,
        title_en=format.title_en,
        time_limit_seconds=format.time_limit_seconds,
        time_limit_minutes=minutes(format.time_limit_seconds),
        pass_percent=format.pass_percent,
        total_questions=total_questions(format.sections),
        max_points=max_points(format.sections),
        fullscreen=format.fullscreen,
        sections=format.sections,
        thresholds=format.thresholds,
    )


@router.get("/exam/formats")
async def list_formats(actor: CurrentUser, session: ReadSession, window: CatalogueWindow) -> Page[FormatOut]:
    formats = await queries.list_formats(session)
    chosen = formats[window.offset : window.offset + window.limit]
    return Page[FormatOut].model_validate(page([shown(format) for format in chosen], len(formats), window))


@router.get("/admin/exam-formats/presets")
async def list_presets(actor: CurrentAdmin, window: CatalogueWindow) -> Page[FormatOut]:
    """The formats that Zerek brings along, to be copied; also where an installation has changed or deleted its own."""
    every = [shown(ExamFormat(**{"fullscreen": False} | preset)) for preset in PRESETS]
    chosen = every[window.offset : window.offset + window.limit]
    return Page[FormatOut].model_validate(page(chosen, len(every), window))


@router.post(
    "/admin/exam-formats",
    status_code=201,
    responses=responses(FormatExists, InvalidInput),
    dependencies=[Idempotent],
)
async def create_format(actor: CurrentAdmin, session: Session, data: FormatIn) -> FormatOut:
    return shown(await service.create_format(session, actor.user_id, data, utc_now()))


@router.patch("/admin/exam-formats/{code}", responses=responses(FormatNotFound, InvalidInput))
async def change_format(actor: CurrentAdmin, session: Session, code: CodePath, data: FormatChange) -> FormatOut:
    """Attempts that have started keep the format as it was."""
    return shown(await service.change_format(session, actor.user_id, code, data))


@router.delete("/admin/exam-formats/{code}", status_code=204, responses=responses(FormatNotFound))
async def delete_format(actor: CurrentAdmin, session: Session, code: CodePath) -> Response:
    await service.delete_format(session, actor.user_id, code)
    return Response(status_code=204)
