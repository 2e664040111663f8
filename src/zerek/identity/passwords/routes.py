"""Passwords over HTTP."""

from fastapi import APIRouter, Request, Response

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.i18n import preferred_language, translate
from zerek.core.middleware import address_of
from zerek.core.ratelimit import network, require
from zerek.core.transaction import Session, TransactionRoute
from zerek.identity.access import EnteringUser
from zerek.identity.errors import ResetRefused, WrongPassword
from zerek.identity.passwords import service
from zerek.identity.passwords.checks import confirm_password, new_password_hash, unchanged, words_of
from zerek.identity.passwords.schemas import Done, PasswordChange, ResetIn, ResetRequestIn
from zerek.identity.queries import user_by_id
from zerek.identity.signin.edge import refresh_life, set_cookies
from zerek.identity.signin.schemas import TokenPair
from zerek.identity.signin.service import begin_session, end_sessions

router = APIRouter(route_class=TransactionRoute, tags=["passwords"])

HOUR = 3600
CONFIRMATIONS_PER_MINUTE = 60


def done(request: Request, key: str) -> Done:
    return Done(detail=translate(key, preferred_language(request.headers.get("accept-language"))))


@router.post("/auth/password", responses=responses(WrongPassword, TooManyRequests))
async def change_password(
    request: Request, response: Response, actor: EnteringUser, session: Session, data: PasswordChange
) -> TokenPair:
    """Ends every session, this one as well, and begins a new one: whoever had a token of the old ones is out."""
    confirmed = await confirm_password(request, actor.user_id, data.current_password)
    hashed = await new_password_hash(request, data.new_password, words_of(confirmed))
    now = utc_now()
    user = unchanged(await user_by_id(session, actor.user_id, for_update=True), confirmed)
    await service.set_password(session, user.id, user, hashed, now)
    await end_sessions(session, user.id, now=now)
    pair = await begin_session(
        session,
        request.app.state.access_tokens,
        user.id,
        user_agent=request.headers.get("user-agent", ""),
        address=address_of(request),
        life=refresh_life(request),
        now=now,
        second_factor=actor.second_factor,
    )
    set_cookies(request, response, pair, refresh_life(request))
    return TokenPair.model_validate(pair)


@router.post("/password-reset/request", status_code=202, responses=responses(TooManyRequests))
async def request_reset(request: Request, session: Session, data: ResetRequestIn) -> Done:
    """The same answer in the same time whether or not the address belongs to an account: a job looks further."""
    state = request.app.state
    key = f"rate_limit:{network(address_of(request))}:reset"
    await require(state.kv, key, state.settings.password_resets_per_hour, HOUR)
    await service.request_reset(session, data.email, utc_now())
    return done(request, "identity.reset_requested")


@router.post("/password-reset/confirm", responses=responses(ResetRefused, TooManyRequests))
async def confirm_reset(request: Request, session: Session, data: ResetIn) -> Done:
    """Takes a new password for the token of the mail, once, and ends every session of that person."""
    state, now = request.app.state, utc_now()
    await require(state.kv, f"rate_limit:{network(address_of(request))}:reset_confirm", CONFIRMATIONS_PER_MINUTE)
    async with state.database.read() as reading:  # given back before the hashing, which takes its time
        user = await service.user_of_reset(reading, data.token, now)
    hashed = await new_password_hash(request, data.new_password, words_of(user))
    await service.reset_password(session, data.token, hashed, now)
    await state.failure_delays.forget(state.kv, user.username)
    return done(request, "identity.password_reset")
