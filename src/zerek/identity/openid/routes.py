"""Sign-in through a provider, over HTTP. The first two are visited by the browser itself, so they answer with a way to
go on, also when something went wrong."""

import hmac
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from zerek.core.clock import utc_now
from zerek.core.errors import AppError, responses
from zerek.core.metrics import AUTH_LOGIN
from zerek.core.middleware import address_of
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import CurrentUser
from zerek.identity.errors import SignInAgain, WrongPassword
from zerek.identity.openid import service
from zerek.identity.openid.errors import AnswerRefused, LinkNotFound, OnlyWayIn, ProviderAbsent, ProviderAway
from zerek.identity.openid.provider import Departure
from zerek.identity.openid.schemas import DepartureOut, LinkList, LinkOut
from zerek.identity.passwords.checks import confirm_person
from zerek.identity.queries import user_by_id
from zerek.identity.second_factor.schemas import PasswordOnly
from zerek.identity.second_factor.service import is_on
from zerek.identity.signin.edge import challenge_for, refresh_life, set_cookies
from zerek.identity.signin.service import begin_session

router = APIRouter(route_class=TransactionRoute, tags=["single sign-on"])

COOKIE = "zerek_openid"
COOKIE_PATH = "/api/v1/auth/openid"
PURPOSE = "openid departure"
LIFE = timedelta(minutes=10)


def redirect_uri(request: Request) -> str:
    return f"{request.app.state.settings.public_url}{COOKIE_PATH}/callback"


def safe_next(path: str) -> str:
    """Only a page of our own: never another site, however it is spelt."""
    return path if path.startswith("/app") and "\\" not in path and path[4:5] in ("", "/", "?", "#") else "/app"


async def depart(request: Request, response: Response, **kept: str) -> Departure:
    """What is needed when the answer comes waits in a sealed cookie: no server has to remember it."""
    departure: Departure = await request.app.state.openid.depart(redirect_uri(request))
    sealed = request.app.state.seals.seal(PURPOSE, asdict(departure) | kept)
    response.set_cookie(
        COOKIE,
        sealed,
        int(LIFE.total_seconds()),
        path=COOKIE_PATH,
        secure=request.app.state.settings.production,
        httponly=True,
        samesite="lax",  # the answer is a navigation that another site begins
    )
    return departure


def back(path: str) -> RedirectResponse:
    response = RedirectResponse(path, 303)
    response.delete_cookie(COOKIE, path=COOKIE_PATH)
    return response


@router.get("/auth/openid/start", status_code=303, response_class=RedirectResponse, responses={303: {"content": {}}})
async def go_to_provider(
    request: Request, next_page: Annotated[str, Query(alias="next", max_length=500)] = "/app"
) -> Response:
    """Sends the browser to the provider."""
    response = RedirectResponse("/", 303)
    try:
        departure = await depart(request, response, next=safe_next(next_page))
    except (ProviderAbsent, ProviderAway) as error:
        return back(f"/app/sign-in?error={error.code}")
    response.headers["Location"] = departure.url
    return response


@router.get("/auth/openid/callback", status_code=303, response_class=RedirectResponse, responses={303: {"content": {}}})
async def come_back(
    request: Request,
    session: Session,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """Takes the provider's answer: signs in or links, and sends the browser on."""
    kept = request.app.state.seals.open(PURPOSE, request.cookies.get(COOKIE, ""), LIFE)
    try:
        return await arrive(request, session, code, state, kept)
    except AppError as error:
        # Nothing has been changed by then: each of these is raised before the first change.
        AUTH_LOGIN.labels(result="openid_refused").inc()
        page = "/app/account" if kept and "user_id" in kept else "/app/sign-in"
        return back(f"{page}?error={error.code}")


async def arrive(request: Request, session: Session, code: str, state: str, kept: dict[str, Any] | None) -> Response:
    app = request.app.state
    if not kept or not code or not hmac.compare_digest(kept["state"].encode(), state.encode()):
        raise AnswerRefused
    departure = Departure(kept["url"], kept["state"], kept["nonce"], kept["code_verifier"])
    arrival = await app.openid.arrive(code, redirect_uri(request), departure)
    now = utc_now()
    if "user_id" in kept:
        user_id = UUID(kept["user_id"])
        person = await service.require_signed_in(session, UUID(kept["session_id"]), user_id, now)
        await service.link_another(session, person, arrival, now)
        return back("/app/account")
    may_register = app.settings.registration == "open"
    user = await service.user_of_arrival(session, arrival, may_register=may_register, now=now)
    if await is_on(session, user.id):
        challenge = quote(challenge_for(app.seals, user))
        return back(f"/app/sign-in?next={quote(kept['next'])}#challenge={challenge}")
    pair = await begin_session(
        session,
        app.access_tokens,
        user.id,
        user_agent=request.headers.get("user-agent", ""),
        address=address_of(request),
        life=refresh_life(request),
        now=now,
    )
    AUTH_LOGIN.labels(result="ok").inc()
    response = back(kept["next"])
    set_cookies(request, response, pair, refresh_life(request))
    return response


@router.get("/auth/openid/links")
async def my_links(actor: CurrentUser, session: ReadSession) -> LinkList:
    return LinkList(items=[LinkOut.model_validate(one) for one in await service.links_of(session, actor.user_id)])


@router.post("/auth/openid/links", responses=responses(WrongPassword, SignInAgain, ProviderAbsent, ProviderAway))
async def begin_linking(request: Request, response: Response, actor: CurrentUser, data: PasswordOnly) -> DepartureOut:
    """Where the browser has to go, so that an account of the provider signs the caller in from then on."""
    await confirm_person(request, actor, data.password)
    whose = {"user_id": str(actor.user_id), "session_id": str(actor.session_id)}
    departure = await depart(request, response, next="/app/account", **whose)
    return DepartureOut(url=departure.url)


@router.delete("/auth/openid/links/{link_id}", status_code=204, responses=responses(LinkNotFound, OnlyWayIn))
async def unlink(actor: CurrentUser, session: Session, link_id: UUID) -> Response:
    await service.unlink(session, await user_by_id(session, actor.user_id, for_update=True), link_id, utc_now())
    return Response(status_code=204)
