"""The overview over HTTP."""

from typing import Literal

from fastapi import APIRouter, Request, Response

from zerek.admin.overview import queries
from zerek.admin.overview.schemas import Overview
from zerek.core.clock import utc_now
from zerek.core.downloads import TABLE_RESPONSES, TableFormat, table_file, table_of
from zerek.core.errors import language_of
from zerek.core.i18n import translate
from zerek.core.transaction import ReadSession, TransactionRoute
from zerek.identity.access import CurrentAdmin

router = APIRouter(route_class=TransactionRoute, tags=["statistics"])

Table = Literal["roles", "statuses", "hours", "overview_subjects", "majors"]
LISTS: dict[Table, tuple[str, tuple[str, ...]]] = {
    "roles": ("users_by_role", ("role", "users")),
    "statuses": ("attempts_by_status", ("status", "attempts")),
    "hours": ("busiest_hours", ("hour", "attempts")),
    "overview_subjects": (
        "by_subject",
        ("subject_code", "title", "attempts", "questions", "answered", "correct", "accuracy"),
    ),
    "majors": ("by_major", ("major_code", "title", "attempts", "average_score", "passed", "pass_rate")),
}


@router.get("/admin/stats/overview")
async def overview(request: Request, actor: CurrentAdmin, session: ReadSession) -> Overview:
    """Users, attempts, scores and busy hours of the whole installation."""
    return await queries.overview(session, actor.user_id, language_of(request), utc_now())


@router.get("/admin/stats/overview/export", response_class=Response, responses=TABLE_RESPONSES)
async def export_overview(
    request: Request,
    actor: CurrentAdmin,
    session: ReadSession,
    table: Table = "majors",
    format: TableFormat = "xlsx",
) -> Response:
    language = language_of(request)
    found = await queries.overview(session, actor.user_id, language, utc_now())
    name, columns = LISTS[table]
    rows = table_of(columns, getattr(found, name), language)
    title = translate(f"sheets.{table}", language)
    return await table_file(rows, format, title=title, widths=(24,) * len(columns), name=f"zerek-overview-{table}")
