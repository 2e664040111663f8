"""Sign-in, refresh, sign-out, and one's own profile."""

from datetime import timedelta
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.metrics import AUTH_LOGIN
from zerek.core.ratelimit import hit
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity import queries, service
from zerek.identity.access import CurrentUser
from zerek.identity.errors import Banned, NotSignedIn, RefreshRefused, WrongCredentials
from zerek.identity.models import Role, RoleGrant, User, strongest
from zerek.identity.queries import is_banned
from zerek.identity.schemas import Grant, Profile, ProfileChange, RefreshIn, SignIn, TokenPair

router = APIRouter(route_class=TransactionRoute, tags=["identity"])

REFRESH_COOKIE = "zerek_refresh"
SIGNED_IN_COOKIE = "zerek_signed_in"  # no secret: tells the web client that trying to refresh is worth a request
COOKIE_PATH = "/api/v1/auth"
LOST_COOKIE_WITHIN = timedelta(seconds=10)  # a page that is left while it refreshes
CSRF_HEADER = "x-requested-with"
Model = TypeVar("Model", bound=BaseModel)


def body_document(model: type[BaseModel], *, form: bool) -> dict[str, Any]:
    content: dict[str, Any] = {"application/json": {"schema": model.model_json_schema()}}
    if form:
        fields = {"username": {"type": "string"}, "password": {"type": "string", "format": "password"}}
        content["application/x-www-form-urlencoded"] = {
            "schema": {"type": "object", "required": ["username", "password"], "properties": fields}
        }
    return {"requestBody": {"required": form, "content": content}}


async def read_body(request: Request, model: type[Model]) -> Model:
    """JSON or a form by its content type, checked like any other body."""
    try:
        if request.headers.get("content-type", "").startswith(("application/x-www-form-urlencoded", "multipart/")):
            return model.model_validate(dict(await request.form(max_files=0, max_fields=20)))
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        raise RequestValidationError([item | {"loc": ("body", *item["loc"])} for item in error.errors()]) from None


def set_cookies(request: Request, response: Response, pair: service.Pair, life: timedelta) -> None:
    seconds, secure = int(life.total_seconds()), request.app.state.settings.production
    response.set_cookie(
        REFRESH_COOKIE, pair.refresh_token, seconds, path=COOKIE_PATH, secure=secure, httponly=True, samesite="strict"
    )
    response.set_cookie(SIGNED_IN_COOKIE, "1", seconds, path="/", secure=secure, samesite="strict")


def clear_cookies(response: Response) -> None:
    response.delete_cookie(REFRESH_COOKIE, path=COOKIE_PATH)
    response.delete_cookie(SIGNED_IN_COOKIE, path="/")


def refresh_life(request: Request) -> timedelta:
    return timedelta(days=request.app.state.settings.refresh_token_days)


def address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"


async def refuse_while_delayed(request: Request, account: str, address: str) -> None:
    wait = await request.app.state.failure_delays.check(request.app.state.kv, account, address)
    if wait > 0:
        AUTH_LOGIN.labels(result="delayed").inc()
        raise TooManyRequests(headers={"Retry-After": str(int(wait) + 1)})


@router.post(
    "/auth/login",
    responses=responses(WrongCredentials, Banned, TooManyRequests),
    openapi_extra=body_document(SignIn, form=True),
)
async def sign_in(request: Request, response: Response, session: Session) -> TokenPair:
    """Signs in by username or e-mail. A wrong one takes as long as a right one, whether or not the account exists."""
    data = await read_body(request, SignIn)
    state, address = request.app.state, address_of(request)
    account = data.login.lower()
    await refuse_while_delayed(request, account, address)
    async with state.database.read() as reading:  # given back before the hashing, which takes its time
        person = await queries.for_sign_in(reading, account)
    right, better_hash = await state.passwords.verify(data.password, person.password_hash if person else None)
    # Again, and whatever the password was: guesses that were sent at once had all passed the first check.
    await refuse_while_delayed(request, account, address)
    if person is None or not right:
        await state.failure_delays.record(state.kv, account, address)
        AUTH_LOGIN.labels(result="wrong").inc()
        raise WrongCredentials
    now = utc_now()
    if is_banned(person.banned_at, person.banned_until, now):
        AUTH_LOGIN.labels(result="banned").inc()
        raise Banned(reason=person.ban_reason or "")
    pair = await service.begin_session(
        session,
        state.access_tokens,
        person.id,
        user_agent=request.headers.get("user-agent", ""),
        address=address,
        life=refresh_life(request),
        now=now,
        better_hash=better_hash,
    )
    await state.failure_delays.forget(state.kv, account)
    AUTH_LOGIN.labels(result="ok").inc()
    set_cookies(request, response, pair, refresh_life(request))
    return TokenPair.model_validate(pair)


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
    allowance = await hit(state.kv, f"rate_limit:{address_of(request)}:refresh", state.settings.rate_limit_per_minute)
    if not allowance.allowed:
        raise TooManyRequests
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
async def sign_out(response: Response, actor: CurrentUser, session: Session) -> None:
    """Ends this session: its access token and its refresh tokens are dead at once, on every process."""
    await service.end_session(session, actor.session_id, now=utc_now())
    clear_cookies(response)


def shown_profile(user: User, grants: list[RoleGrant]) -> Profile:
    roles = [Role(grant.role) for grant in grants]
    return Profile(
        id=user.id,
        username=user.username,
        email=user.email,
        full_name=user.full_name,
        role=strongest(roles),
        roles=[Grant(role=Role(grant.role), school_id=grant.school_id) for grant in grants],
        locale=user.locale,
        timezone=user.timezone,
        created_at=user.created_at,
    )


@router.get("/profile/me", responses=responses(NotSignedIn))
async def my_profile(actor: CurrentUser, session: ReadSession) -> Profile:
    return shown_profile(*await queries.profile(session, actor.user_id))


@router.patch("/profile/me", responses=responses(NotSignedIn))
async def change_my_profile(actor: CurrentUser, session: Session, data: ProfileChange) -> Profile:
    await service.change_profile(session, actor.user_id, data.model_dump(exclude_none=True))
    return shown_profile(*await queries.profile(session, actor.user_id))
