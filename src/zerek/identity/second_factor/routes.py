"""The second factor over HTTP. All of it is open to who has yet to set one up."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.middleware import address_of
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import Actor, EnteringUser, PeopleWriter
from zerek.identity.errors import CodeRefused, NotTheirs, SignInAgain, UserNotFound, WrongPassword
from zerek.identity.models import User
from zerek.identity.passwords.checks import confirm_person, unchanged
from zerek.identity.people.access import require_manage, visible_people
from zerek.identity.people.queries import visible_person
from zerek.identity.queries import grants_of, user_by_id
from zerek.identity.second_factor import service
from zerek.identity.second_factor.errors import AlreadyOn, NeededByRole, NotBegun
from zerek.identity.second_factor.schemas import (
    CodeOnly,
    Enrolment,
    PasswordAndCode,
    PasswordOnly,
    RecoveryCodes,
    SecondFactorState,
)

router = APIRouter(route_class=TransactionRoute, tags=["second factor"])


def needed(request: Request, actor: Actor) -> bool:
    return actor.is_any(*request.app.state.settings.second_factor_roles)


async def confirm_both(request: Request, session: Session, actor: Actor, data: PasswordAndCode) -> User:
    """Raises `WrongPassword`, `SignInAgain`, `CodeRefused`; wrong ones count as failed sign-ins."""
    confirmed = await confirm_person(request, actor, data.password)
    user = unchanged(await user_by_id(session, actor.user_id, for_update=True), confirmed)
    state, address = request.app.state, address_of(request)
    await state.failure_delays.require(state.kv, actor.username, address)
    if not await service.take_code(session, state.seals, actor.user_id, data.code, utc_now()):
        await state.failure_delays.record(state.kv, actor.username, address)
        raise CodeRefused
    return user


@router.get("/auth/second-factor")
async def my_second_factor(request: Request, actor: EnteringUser, session: ReadSession) -> SecondFactorState:
    return SecondFactorState(
        enabled=await service.is_on(session, actor.user_id),
        required=needed(request, actor),
        recovery_codes_left=await service.recovery_codes_left(session, actor.user_id),
    )


@router.post("/auth/second-factor", responses=responses(WrongPassword, SignInAgain, AlreadyOn))
async def begin_second_factor(request: Request, actor: EnteringUser, session: Session, data: PasswordOnly) -> Enrolment:
    """A new secret for the authenticator. It is in force once `confirm` was sent a code of it."""
    confirmed = await confirm_person(request, actor, data.password)
    user = unchanged(await user_by_id(session, actor.user_id, for_update=True), confirmed)
    secret, url = await service.begin(session, request.app.state.seals, user, utc_now())
    return Enrolment(secret=secret, otpauth_url=url)


@router.post("/auth/second-factor/confirm", responses=responses(CodeRefused, NotBegun, AlreadyOn))
async def confirm_second_factor(
    request: Request, actor: EnteringUser, session: Session, data: CodeOnly
) -> RecoveryCodes:
    codes = await service.confirm(
        session, request.app.state.seals, actor.user_id, actor.session_id, data.code, utc_now()
    )
    return RecoveryCodes(recovery_codes=codes)


@router.post("/auth/second-factor/recovery-codes", responses=responses(WrongPassword, SignInAgain, CodeRefused))
async def renew_recovery_codes(
    request: Request, actor: EnteringUser, session: Session, data: PasswordAndCode
) -> RecoveryCodes:
    """New codes; the earlier ones are void."""
    await confirm_both(request, session, actor, data)
    return RecoveryCodes(recovery_codes=await service.renew_recovery_codes(session, actor.user_id))


@router.delete(
    "/auth/second-factor",
    status_code=204,
    responses=responses(WrongPassword, SignInAgain, CodeRefused, NeededByRole),
)
async def switch_second_factor_off(
    request: Request, actor: EnteringUser, session: Session, data: PasswordAndCode
) -> Response:
    if needed(request, actor):
        raise NeededByRole
    user = await confirm_both(request, session, actor, data)
    await service.switch_off(session, actor.user_id, user, utc_now())
    return Response(status_code=204)


@router.delete("/admin/users/{user_id}/second-factor", status_code=204, responses=responses(UserNotFound, NotTheirs))
async def switch_off_for_somebody(request: Request, actor: PeopleWriter, session: Session, user_id: UUID) -> Response:
    """For a person who has lost both the authenticator and the recovery codes."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    if user.id == actor.user_id:
        raise NotTheirs
    require_manage(actor, (await grants_of(session, [user.id]))[user.id])
    await service.switch_off(session, actor.user_id, user, utc_now())
    return Response(status_code=204)
