"""Registration over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.i18n import preferred_language
from zerek.core.middleware import address_of
from zerek.core.ratelimit import network, require
from zerek.core.transaction import Session, TransactionRoute
from zerek.identity.errors import AlreadyTaken, InvitationRefused, RegistrationClosed
from zerek.identity.invitations.service import link_guardian, spend
from zerek.identity.passwords.checks import new_password_hash
from zerek.identity.people.routes import shown
from zerek.identity.people.schemas import Person
from zerek.identity.people.service import create_user, free_username
from zerek.identity.registration.schemas import Registration, SignInOptions
from zerek.identity.rules import Held, Role

router = APIRouter(route_class=TransactionRoute, tags=["sign-in"])

HOUR = 3600


@router.get("/auth/options")
async def sign_in_options(request: Request) -> SignInOptions:
    """What the sign-in page of this installation offers."""
    settings = request.app.state.settings
    return SignInOptions(
        registration=settings.registration,
        password_min_length=settings.password_min_length,
        openid_name=settings.openid_name if settings.openid_issuer else None,
    )


@router.post(
    "/auth/register",
    status_code=201,
    responses=responses(AlreadyTaken, RegistrationClosed, InvitationRefused, TooManyRequests),
)
async def register(request: Request, session: Session, data: Registration) -> Person:
    """Makes a student's account; with the code that a school gave out for a student, an account of that student's
    guardian. Where registration is by invitation, a code is needed."""
    state, settings = request.app.state, request.app.state.settings
    if settings.registration == "closed":
        raise RegistrationClosed
    key = f"rate_limit:{network(address_of(request))}:register"
    await require(state.kv, key, settings.registrations_per_hour, HOUR)
    now = utc_now()
    wanted = data.username or data.email.partition("@")[0]
    hashed = await new_password_hash(
        request, data.password, (wanted, data.email, data.full_name or ""), field="body.password"
    )
    as_guardian: UUID | None = None
    school_id: UUID | None = None
    if data.invitation_code or settings.registration == "invite":
        invitation = await spend(session, data.invitation_code or "", now)
        as_guardian, school_id = invitation.student_id, invitation.school_id
    user = await create_user(
        session,
        username=data.username or await free_username(session, wanted),
        email=data.email,
        full_name=data.full_name or "",
        password_hash=hashed,
        roles=[] if as_guardian else [Held(Role.STUDENT, school_id)],
        now=now,
        locale=data.locale or preferred_language(request.headers.get("accept-language")),
    )
    if as_guardian:
        await link_guardian(session, user.id, user.id, as_guardian, now)
    return await shown(request, session, user)
