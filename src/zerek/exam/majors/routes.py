"""Majors over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Path

from zerek.core.caching import Revalidation
from zerek.core.errors import responses
from zerek.core.paging import CatalogueWindow, Page, page
from zerek.core.transaction import ReadSession, TransactionRoute
from zerek.exam.errors import MajorNotFound
from zerek.exam.majors import queries
from zerek.exam.majors.planning import planned_exams
from zerek.exam.majors.schemas import MajorDetail, MajorOut
from zerek.identity.access import CurrentUser

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


@router.get("/majors")
async def list_majors(
    actor: CurrentUser, session: ReadSession, window: CatalogueWindow, revalidate: Revalidation
) -> Page[MajorOut]:
    """All of them where no limit is named."""
    rows, total = await queries.list_majors(session, window)
    return revalidate(Page[MajorOut].model_validate(page(rows, total, window)))


@router.get("/majors/{code}", responses=responses(MajorNotFound))
async def get_major(
    actor: CurrentUser, session: ReadSession, code: Annotated[str, Path(min_length=1, max_length=40)]
) -> MajorDetail:
    """The major with what awaits who sits each of the exam formats for it."""
    major = await queries.major_by_code(session, code)
    subjects = (await queries.profile_subjects(session, [code])).get(code, [])
    shown = queries.shown(major, subjects)
    return MajorDetail.model_validate(shown | {"exams": await planned_exams(session, subjects)})
