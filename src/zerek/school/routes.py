"""Schools and subjects over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from zerek.core.caching import Revalidation
from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.paging import CatalogueWindow, Page, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import CurrentAdmin, CurrentSchoolAdmin, CurrentUser, Idempotent
from zerek.school import queries, service
from zerek.school.errors import SchoolExists, SchoolInUse, SchoolNotFound, SubjectExists, SubjectInUse, SubjectNotFound
from zerek.school.models import SubjectKind
from zerek.school.schemas import SchoolChange, SchoolIn, SchoolOut, SubjectChange, SubjectIn, SubjectOut

router = APIRouter(route_class=TransactionRoute, tags=["school"])

CodePath = Annotated[str, Path(min_length=1, max_length=40)]


@router.get("/subjects")
async def list_subjects(
    actor: CurrentUser,
    session: ReadSession,
    window: CatalogueWindow,
    revalidate: Revalidation,
    kind: SubjectKind | None = None,
    major_code: Annotated[str | None, Query(max_length=40)] = None,
) -> Page[SubjectOut]:
    rows, total = await queries.list_subjects(session, kind, major_code, window)
    return revalidate(Page[SubjectOut].model_validate(page(rows, total, window)))


@router.get("/subjects/{code}", responses=responses(SubjectNotFound))
async def get_subject(actor: CurrentUser, session: ReadSession, code: CodePath) -> SubjectOut:
    return SubjectOut.model_validate(await queries.subject_by_code(session, code))


@router.post("/subjects", status_code=201, responses=responses(SubjectExists), dependencies=[Idempotent])
async def create_subject(actor: CurrentSchoolAdmin, session: Session, data: SubjectIn) -> SubjectOut:
    return SubjectOut.model_validate(await service.create_subject(session, actor.user_id, data))


@router.patch("/subjects/{code}", responses=responses(SubjectNotFound))
async def change_subject(
    actor: CurrentSchoolAdmin, session: Session, code: CodePath, data: SubjectChange
) -> SubjectOut:
    return SubjectOut.model_validate(await service.change_subject(session, actor.user_id, code, data))


@router.delete("/subjects/{code}", status_code=204, responses=responses(SubjectNotFound, SubjectInUse))
async def delete_subject(actor: CurrentSchoolAdmin, session: Session, code: CodePath) -> Response:
    await service.delete_subject(session, actor.user_id, code)
    return Response(status_code=204)


@router.get("/schools")
async def list_schools(
    actor: CurrentUser, session: ReadSession, window: CatalogueWindow, revalidate: Revalidation
) -> Page[SchoolOut]:
    rows, total = await queries.list_schools(session, window)
    return revalidate(Page[SchoolOut].model_validate(page(rows, total, window)))


@router.get("/schools/{school_id}", responses=responses(SchoolNotFound))
async def get_school(actor: CurrentUser, session: ReadSession, school_id: UUID) -> SchoolOut:
    return SchoolOut.model_validate(await queries.school_by_id(session, school_id))


@router.post("/schools", status_code=201, responses=responses(SchoolExists), dependencies=[Idempotent])
async def create_school(actor: CurrentAdmin, session: Session, data: SchoolIn) -> SchoolOut:
    return SchoolOut.model_validate(await service.create_school(session, actor.user_id, data.name, utc_now()))


@router.patch("/schools/{school_id}", responses=responses(SchoolNotFound, SchoolExists))
async def change_school(actor: CurrentAdmin, session: Session, school_id: UUID, data: SchoolChange) -> SchoolOut:
    return SchoolOut.model_validate(await service.change_school(session, actor.user_id, school_id, data.name))


@router.delete("/schools/{school_id}", status_code=204, responses=responses(SchoolNotFound, SchoolInUse))
async def delete_school(actor: CurrentAdmin, session: Session, school_id: UUID) -> Response:
    await service.delete_school(session, actor.user_id, school_id)
    return Response(status_code=204)
