"""Extra time over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.errors import responses
from zerek.core.transaction import CurrentTransaction, ReadSession, Session, TransactionRoute
from zerek.exam.extra_time import queries, service
from zerek.exam.extra_time.schemas import ExtraTimeIn, ExtraTimeOut
from zerek.exam.supervision.control import keep_live, moment
from zerek.identity.access import Actor, CurrentSchoolAdmin
from zerek.identity.errors import UserNotFound
from zerek.identity.models import RoleGrant, User
from zerek.identity.people.queries import visible_person
from zerek.identity.rules import Role

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


def people_of(actor: Actor) -> Select[User]:
    """Whose time the actor may know and set: an administrator everybody's, a school admin the own school's students'.
    Who may read people elsewhere, by a post or as a moderator, has no say over time there."""
    query = select(User).where(User.erased_at.is_(None))
    scope = actor.where(Role.SCHOOL_ADMIN)
    if actor.is_any(Role.ADMIN) or scope.everywhere:
        return query
    students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.school_id.in_(scope.schools))
    return query.where(User.id.in_(students))


async def require_other(session: AsyncSession, actor: Actor, user_id: UUID) -> None:
    """Raises `UserNotFound` for whom the actor may not know of, and for the actor: nobody gives time to themselves."""
    if user_id == actor.user_id:
        raise UserNotFound
    await visible_person(session, people_of(actor), user_id)


@router.get("/admin/users/{user_id}/extra-time", responses=responses(UserNotFound))
async def get_extra_time(actor: CurrentSchoolAdmin, session: ReadSession, user_id: UUID) -> ExtraTimeOut:
    await visible_person(session, people_of(actor), user_id)
    granted = await queries.extra_time_of(session, user_id)
    return ExtraTimeOut.model_validate(granted) if granted else ExtraTimeOut()


@router.put("/admin/users/{user_id}/extra-time", responses=responses(UserNotFound))
async def grant_extra_time(
    request: Request,
    actor: CurrentSchoolAdmin,
    transaction: CurrentTransaction,
    user_id: UUID,
    data: ExtraTimeIn,
) -> ExtraTimeOut:
    """For every exam of this person; one that runs is lengthened at once, and its room shows it."""
    session, at = transaction.session, moment(request)
    await require_other(session, actor, user_id)
    lengthened = await service.grant(session, actor.user_id, user_id, data, at)
    if lengthened is not None:
        keep_live(request, transaction, [lengthened], at)
    granted = ExtraTimeOut.model_validate(await queries.extra_time_of(session, user_id))
    granted.running_attempt_extended = lengthened is not None
    return granted


@router.delete("/admin/users/{user_id}/extra-time", status_code=204, responses=responses(UserNotFound))
async def withdraw_extra_time(actor: CurrentSchoolAdmin, session: Session, user_id: UUID) -> Response:
    """For exams to come; one that runs keeps its time."""
    await require_other(session, actor, user_id)
    await service.withdraw(session, actor.user_id, user_id)
    return Response(status_code=204)
