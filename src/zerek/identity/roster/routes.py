"""Tables of people over HTTP: import, export and an empty table to fill in."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Query, Request, Response, UploadFile

from zerek.core.clock import utc_now
from zerek.core.downloads import MEDIA_TYPES, TABLE_RESPONSES, TableFormat, as_file, table_file
from zerek.core.errors import BodyTooLarge, InvalidInput, language_of, responses
from zerek.core.i18n import Language, translate
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import Actor, PeopleReader, PeopleWriter
from zerek.identity.errors import NotTheirs, RoleMissing
from zerek.identity.people.access import visible_people
from zerek.identity.roster.columns import WIDTHS
from zerek.identity.roster.directory import school_exists
from zerek.identity.roster.errors import PeopleImportRefused, TooManyToExport
from zerek.identity.roster.export import table_of_people
from zerek.identity.roster.plan import Importer
from zerek.identity.roster.report import PeopleImportReport
from zerek.identity.roster.service import ImportRequest, import_people
from zerek.identity.roster.template import template_csv, template_xlsx
from zerek.identity.rules import Permission, Role, Scope

router = APIRouter(route_class=TransactionRoute, tags=["people"])

SchoolId = Annotated[UUID | None, Query(description="may be left out by an admin, and by who has one school only")]


async def school_of(session: ReadSession, scope: Scope, school_id: UUID | None) -> UUID | None:
    """The school that is meant; None for everywhere. Raises `NotTheirs` and `InvalidInput`."""
    if school_id is None:
        if scope.everywhere:
            return None
        if len(scope.schools) != 1:
            raise InvalidInput.of("query.school_id", "people.school_required")
        return next(iter(scope.schools))
    if not scope.covers(school_id):
        raise NotTheirs
    if not await school_exists(session, school_id):
        raise InvalidInput.of("query.school_id", "people.school_unknown")
    return school_id


def importer_of(actor: Actor) -> Importer:
    sees = actor.where_permitted(Permission.PEOPLE_READ)
    if actor.is_any(Role.ADMIN, Role.MODERATOR):
        sees = Scope(everywhere=True)
    return Importer(actor.user_id, actor.held, sees)


@router.post(
    "/admin/users/import",
    responses=responses(PeopleImportRefused, InvalidInput, BodyTooLarge, RoleMissing, NotTheirs),
)
async def import_people_file(
    request: Request,
    actor: PeopleWriter,
    reading: ReadSession,
    session: Session,
    file: Annotated[UploadFile, File(description="CSV or XLSX")],
    school_id: SchoolId = None,
    dry_run: Annotated[bool, Query(description="check only")] = False,
    partial: Annotated[bool, Query(description="keep the good rows and leave out the rest")] = False,
) -> PeopleImportReport:
    """Imports a table of people: all or nothing, unless `partial`. A refusal carries the report under `report`.

    A row means the person of its username, or of its e-mail where it names no username; other rows make new people.
    Roles are given in the school. What a cell leaves empty stays as it is, and nothing is taken away: no role, no
    post, no guardian. A password is for new people only; who has an e-mail and no password is sent a link to choose
    one.
    """
    school = await school_of(reading, actor.where_permitted(Permission.PEOPLE_WRITE), school_id)
    state = request.app.state
    report = await import_people(
        reading,
        session,
        state.passwords,
        state.settings,
        await file.read(),
        ImportRequest(file.filename or "", school, dry_run, partial),
        importer_of(actor),
        language=language_of(request),
        now=utc_now(),
    )
    good = report.imported_count + report.updated_count + report.unchanged_count + report.skipped_count
    if report.error_count and not dry_run and not (partial and good):
        raise PeopleImportRefused(extra={"report": report.model_dump(mode="json")}, errors=report.error_count)
    return report


@router.get("/admin/users/import/template", response_class=Response, responses=TABLE_RESPONSES | responses(RoleMissing))
async def people_import_template(
    request: Request, actor: PeopleWriter, format: TableFormat = "xlsx", language: Language | None = None
) -> Response:
    """An empty table with one example, which an import leaves out. XLSX also explains each column."""
    spoken = language or language_of(request)
    content = template_csv(spoken) if format == "csv" else template_xlsx(spoken)
    return as_file(content, MEDIA_TYPES[format], f"zerek-people-{spoken}.{format}")


@router.get(
    "/admin/users/export",
    response_class=Response,
    responses=TABLE_RESPONSES | responses(RoleMissing, NotTheirs, InvalidInput, TooManyToExport),
)
async def export_people(
    request: Request,
    actor: PeopleReader,
    session: ReadSession,
    format: TableFormat = "xlsx",
    school_id: SchoolId = None,
) -> Response:
    """The people of a school with their roles there, or for an admin everybody with the roles that hold everywhere: in
    the columns of the import, so that importing it changes nothing."""
    school = await school_of(session, actor.where_permitted(Permission.PEOPLE_READ), school_id)
    language = language_of(request)
    rows = await table_of_people(session, visible_people(actor), school, language)
    title, name = translate("people.sheet", language), f"zerek-people-{utc_now():%Y-%m-%d}"
    return await table_file(rows, format, title=title, widths=WIDTHS, name=name)
