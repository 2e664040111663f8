"""Sign-in, refresh, sign-out, and the sessions of one's devices."""

from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.metrics import AUTH_LOGIN
from zerek.core.middleware import address_of
from zerek.core.ratelimit import network, require
from zerek.core.security import SignInsQueue
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import EnteringUser
from zerek.identity.errors import (
    Banned,
    ChallengeEnded,
    NotSignedIn,
    RefreshRefused,
    SecondFactorRequired,
    SessionNotFound,
    WrongCode,
    WrongCredentials,
)
from zerek.identity.models import User
from zerek.identity.queries import user_by_login
from zerek.identity.rules import is_banned
from zerek.identity.second_factor.service import is_on, take_code
from zerek.identity.signin import queries, service
from zerek.identity.signin.edge import (
    CSRF_HEADER,
    LOST_COOKIE_WITHIN,
    REFRESH_COOKIE,
    body_document,
    challenge_for,
    clear_cookies,
    is_foreign,
    password_mark,
    read_body,
    read_challenge,
    refresh_life,
    set_cookies,
)
from zerek.identity.signin.schemas import RefreshIn, SecondStep, SessionList, SessionOut, SignIn, TokenPair

router = APIRouter(route_class=TransactionRoute, tags=["sign-in"])


async def refuse_while_delayed(request: Request, account: str, address: str) -> None:
    try:
        await request.app.state.failure_delays.require(request.app.state.kv, account, address)
    except TooManyRequests:
        AUTH_LOGIN.labels(result="delayed").inc()
        raise


@router.post(
    "/auth/login",
    responses=responses(WrongCredentials, SecondFactorRequired, Banned, TooManyRequests, SignInsQueue),
    openapi_extra=body_document(SignIn, form=True),
)
async def sign_in(request: Request, response: Response, session: Session) -> TokenPair:
    """Signs in by username or e-mail. A wrong one takes as long as a right one, whether or not the account exists."""
    data = await read_body(request, SignIn)
    async with request.app.state.passwords.turn():
        return await check_password(request, response, session, data)


async def check_password(request: Request, response: Response, session: AsyncSession, data: SignIn) -> TokenPair:
    state, address = request.app.state, address_of(request)
    async with state.database.read() as reading:  # given back before the hashing, which takes its time
        person = await user_by_login(reading, data.login)
    account = person.username if person else data.login.lower()
    await refuse_while_delayed(request, account, address)
    right, better_hash = await state.passwords.verify(data.password, person.password_hash if person else None)
    # Again, and whatever the password was: guesses that were sent at once had all passed the first check.
    await refuse_while_delayed(request, account, address)
    if person is None or not right:
        await state.failure_delays.record(state.kv, account, address)
        AUTH_LOGIN.labels(result="wrong").inc()
        raise WrongCredentials
    person = await service.lock_unchanged(session, person)
    if person is None:
        AUTH_LOGIN.labels(result="wrong").inc()
        raise WrongCredentials
    refuse_banned(person)
    if await is_on(session, person.id):
        AUTH_LOGIN.labels(result="second_factor").inc()
        raise SecondFactorRequired(extra={"challenge": challenge_for(state.seals, person)})
    return await let_in(request, response, session, person, better_hash=better_hash)


def refuse_banned(person: User) -> None:
    if is_banned(person.banned_at, person.banned_until, utc_now()):
        AUTH_LOGIN.labels(result="banned").inc()
        raise Banned(reason=person.ban_reason or "")


async def let_in(
    request: Request,
    response: Response,
    session: Session,
    person: User,
    *,
    better_hash: str | None = None,
    second_factor: bool = False,
) -> TokenPair:
    state = request.app.state
    pair = await service.begin_session(
        session,
        state.access_tokens,
        person.id,
        user_agent=request.headers.get("user-agent", ""),
        address=address_of(request),
        life=refresh_life(request),
        now=utc_now(),
        better_hash=better_hash,
        second_factor=second_factor,
    )
    await state.failure_delays.forget(state.kv, person.username)
    AUTH_LOGIN.labels(result="ok").inc()
    if not is_foreign(request):
        set_cookies(request, response, pair, refresh_life(request))
    return TokenPair.model_validate(pair)


@router.post("/auth/login/second-factor", responses=responses(WrongCode, ChallengeEnded, Banned, TooManyRequests))
async def sign_in_with_code(request: Request, response: Response, session: Session, data: SecondStep) -> TokenPair:
    """The second step: the challenge of the first one, and a code of the authenticator or a recovery code."""
    state, address = request.app.state, address_of(request)
    user_id, mark = read_challenge(state.seals, data.challenge)
    async with state.database.read() as reading:
        known = await reading.get(User, user_id)
    if known is None or password_mark(known) != mark:
        raise ChallengeEnded
    await refuse_while_delayed(request, known.username, address)
    person = await service.lock_unchanged(session, known)
    if person is None:
        raise ChallengeEnded
    refuse_banned(person)
    right = await take_code(session, state.seals, person.id, data.code, utc_now())
    # Again, as with passwords: codes that were sent at once had all passed the first check.
    await refuse_while_delayed(request, person.username, address)
    if not right:
        await state.failure_delays.record(state.kv, person.username, address)
        AUTH_LOGIN.labels(result="wrong").inc()
        raise WrongCode
    return await let_in(request, response, session, person, second_factor=True)


@router.post(
    "/auth/refresh",
    responses=responses(RefreshRefused, TooManyRequests),
    openapi_extra=body_document(RefreshIn, form=False),
)
async def refresh(request: Request, response: Response, session: Session) -> TokenPair:
    """A new pair for a refresh token in the body, or in the cookie together with the header `X-Requested-With`."""
    data = await read_body(request, RefreshIn)
    token, lost_answer_within = data.refresh_token, None
    if token is None and CSRF_HEADER in request.headers:
        token, lost_answer_within = request.cookies.get(REFRESH_COOKIE), LOST_COOKIE_WITHIN
    state = request.app.state
    await require(state.kv, f"rate_limit:{network(address_of(request))}:refresh", state.settings.rate_limit_per_minute)
    if not token:
        raise RefreshRefused
    pair = await service.rotate(
        session,
        state.access_tokens,
        token,
        life=refresh_life(request),
        now=utc_now(),
        lost_answer_within=lost_answer_within,
    )
    set_cookies(request, response, pair, refresh_life(request))
    return TokenPair.model_validate(pair)


@router.post("/auth/logout", status_code=204, responses=responses(NotSignedIn))
async def sign_out(response: Response, actor: EnteringUser, session: Session) -> None:
    """Ends this session: its access token and its refresh tokens are dead at once, on every process."""
    await service.end_session(session, actor.session_id, now=utc_now())
    clear_cookies(response)


@router.get("/auth/sessions")
async def my_sessions(actor: EnteringUser, session: ReadSession) -> SessionList:
    """Where one is signed in, the last used first."""
    rows = await queries.sessions_of(session, actor.user_id, utc_now())
    return SessionList(
        items=[
            SessionOut(
                id=row.id,
                user_agent=row.user_agent,
                address=row.address,
                created_at=row.created_at,
                last_used_at=row.last_used_at,
                expires_at=row.expires_at,
                current=row.id == actor.session_id,
            )
            for row in rows
        ]
    )


@router.delete("/auth/sessions", status_code=204)
async def end_other_sessions(actor: EnteringUser, session: Session) -> None:
    """Signs out everywhere but here."""
    await service.end_sessions(session, actor.user_id, but=actor.session_id, now=utc_now())


@router.delete("/auth/sessions/{session_id}", status_code=204, responses=responses(SessionNotFound))
async def end_one_session(actor: EnteringUser, session: Session, session_id: UUID) -> None:
    await service.end_own_session(session, actor.user_id, session_id, now=utc_now())
