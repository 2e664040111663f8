"""Statistics over HTTP: one's own, and those of questions and exams for who keeps them."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from zerek.core.clock import utc_now
from zerek.core.downloads import TABLE_RESPONSES, TableFormat, table_file
from zerek.core.errors import language_of, responses
from zerek.core.i18n import translate
from zerek.core.paging import CatalogueWindow, Page, PageWindow, Window, count, page
from zerek.core.transaction import ReadSession, TransactionRoute
from zerek.exam.attempts.access import require_known
from zerek.exam.attempts.routes import settled_running
from zerek.exam.bank.errors import QuestionNotFound
from zerek.exam.errors import TooManyToExport
from zerek.exam.stats import mine, queries, tables
from zerek.exam.stats.queries import ItemFilter, Sort
from zerek.exam.stats.rules import Flag
from zerek.exam.stats.schemas import (
    ExamStatistics,
    ItemRow,
    MyStatistics,
    MyTopics,
    OptionStatistic,
    QuestionStatistics,
)
from zerek.identity.access import CurrentModerator, CurrentStudent, CurrentUser
from zerek.identity.errors import UserNotFound

router = APIRouter(route_class=TransactionRoute, tags=["statistics"])

MOST_EXPORTED = 10_000
SubjectCode = Annotated[str | None, Query(max_length=40)]
Flagged = Annotated[bool | None, Query(description="only questions with, or only those without, anything the matter")]


@router.get("/stats/my")
async def my_statistics(request: Request, actor: CurrentStudent, session: ReadSession) -> MyStatistics:
    """What one's own exams and practice come to."""
    await settled_running(request, session, actor.user_id, utc_now())
    return await mine.my_statistics(session, actor.user_id, language_of(request))


@router.get("/students/{student_id}/exam-stats", responses=responses(UserNotFound))
async def statistics_of_student(
    request: Request, actor: CurrentUser, session: ReadSession, student_id: UUID
) -> MyStatistics:
    """The same of a student, for the student, the guardians and the staff of the school."""
    await require_known(session, actor, student_id)
    await settled_running(request, session, student_id, utc_now())
    return await mine.my_statistics(session, student_id, language_of(request))


@router.get("/stats/my/topics")
async def my_topics(request: Request, actor: CurrentStudent, session: ReadSession) -> MyTopics:
    """Where one is strong and weak, and what to practise next."""
    return await mine.my_topics(session, request.app.state.faces, actor.user_id, language_of(request), utc_now())


@router.get("/stats/my/export", response_class=Response, responses=TABLE_RESPONSES)
async def export_my_statistics(
    request: Request,
    actor: CurrentStudent,
    session: ReadSession,
    table: Literal["progress", "subjects"] = "progress",
    format: TableFormat = "xlsx",
) -> Response:
    language = language_of(request)
    found = await mine.my_statistics(session, actor.user_id, language)
    rows = (tables.my_progress if table == "progress" else tables.my_subjects)(found, language)
    title = translate(f"sheets.my_{table}", language)
    return await table_file(rows, format, title=title, widths=tables.PLAIN_WIDTHS, name=f"zerek-my-{table}")


@router.get("/admin/questions/{question_id}/stats", responses=responses(QuestionNotFound))
async def question_statistics(
    request: Request, actor: CurrentModerator, session: ReadSession, question_id: UUID
) -> QuestionStatistics:
    """How a question does: how many get it right, how well it tells strong from weak, how its options are chosen."""
    return await queries.question_statistics(session, question_id, language_of(request))


@router.get(
    "/admin/questions/{question_id}/stats/export",
    response_class=Response,
    responses=TABLE_RESPONSES | responses(QuestionNotFound),
)
async def export_question_statistics(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    question_id: UUID,
    table: Literal["options", "versions"] = "options",
    format: TableFormat = "xlsx",
) -> Response:
    language = language_of(request)
    found = await queries.question_statistics(session, question_id, language)
    rows = (tables.question_options if table == "options" else tables.question_versions)(found, language)
    title = translate(f"sheets.{table}", language)
    return await table_file(rows, format, title=title, widths=tables.PLAIN_WIDTHS, name=f"zerek-question-{table}")


@router.get("/admin/analytics/items")
async def list_items(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    window: PageWindow,
    subject_code: SubjectCode = None,
    flag: Flag | None = None,
    flagged: Flagged = None,
    sort: Sort = "-responses",
) -> Page[ItemRow]:
    """The questions that were answered in finished exams, with their figures."""
    wanted = ItemFilter(subject_code, flag, flagged, sort)
    rows, total = await queries.list_items(session, wanted, window, language_of(request))
    return Page[ItemRow].model_validate(page(rows, total, window))


@router.get(
    "/admin/analytics/items/export",
    response_class=Response,
    responses=TABLE_RESPONSES | responses(TooManyToExport),
)
async def export_items(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    table: Literal["items", "options"] = "items",
    format: TableFormat = "xlsx",
    subject_code: SubjectCode = None,
    flag: Flag | None = None,
    flagged: Flagged = None,
    sort: Sort = "-responses",
) -> Response:
    """The list, whole, or how the options of its questions are chosen."""
    language, wanted = language_of(request), ItemFilter(subject_code, flag, flagged, sort)
    whole = Window(limit=MOST_EXPORTED, offset=0)
    if await count(session, queries.filtered_items(wanted)) > MOST_EXPORTED:
        raise TooManyToExport(most=MOST_EXPORTED)
    if table == "items":
        rows = tables.items((await queries.list_items(session, wanted, whole, language))[0], language)
    else:
        found = await queries.item_options(session, wanted, whole)
        rows = tables.item_options(
            [
                (question, subject, [OptionStatistic(**option, text="") for option in options])
                for question, subject, options in found
            ],
            language,
        )
    title = translate(f"sheets.{table}", language)
    return await table_file(rows, format, title=title, widths=tables.WIDTHS, name=f"zerek-{table}")


@router.get("/admin/analytics/exams")
async def list_exams(
    request: Request, actor: CurrentModerator, session: ReadSession, window: CatalogueWindow
) -> Page[ExamStatistics]:
    """How reliably each exam measures, and how its scores are spread."""
    exams = await queries.list_exams(session, language_of(request))
    chosen = exams[window.offset : window.offset + window.limit]
    return Page[ExamStatistics].model_validate(page(chosen, len(exams), window))


@router.get("/admin/analytics/exams/export", response_class=Response, responses=TABLE_RESPONSES)
async def export_exams(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    table: Literal["reliability", "distribution"] = "reliability",
    format: TableFormat = "xlsx",
) -> Response:
    language = language_of(request)
    exams = await queries.list_exams(session, language)
    rows = (tables.reliability if table == "reliability" else tables.distribution)(exams, language)
    title = translate(f"sheets.{table}", language)
    return await table_file(rows, format, title=title, widths=tables.PLAIN_WIDTHS, name=f"zerek-exams-{table}")
