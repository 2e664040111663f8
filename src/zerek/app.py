"""Builds the ASGI application, in one readable list: state, routers, edge, start-up and shutdown."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from zerek import __version__
from zerek.admin.audit.routes import router as audit
from zerek.admin.outbox.routes import router as outbox
from zerek.core import errors, health, metrics
from zerek.core.caching import NotModified, answer_not_modified
from zerek.core.db import Database
from zerek.core.jobqueue import ThreadedQueue
from zerek.core.jobs import QUEUE, JobContext, NoQueue, Scheduler
from zerek.core.kv import open_kv
from zerek.core.middleware import Edge
from zerek.core.ratelimit import FailureDelays
from zerek.core.security import AccessTokens, Passwords, Seals
from zerek.core.webclient import WebClient
from zerek.documentation import router as documentation
from zerek.exam.answers import AnswerWriter
from zerek.exam.attempts.queries import SheetCache
from zerek.exam.attempts.routes import router as attempts
from zerek.exam.bank.queries import FaceCache
from zerek.exam.bank.routes import router as bank
from zerek.exam.formats.routes import router as formats
from zerek.exam.majors.routes import router as majors
from zerek.identity.invitations.routes import router as invitations
from zerek.identity.openid.provider import Provider
from zerek.identity.openid.routes import router as openid
from zerek.identity.passwords.routes import router as passwords
from zerek.identity.people.routes import router as people
from zerek.identity.profile.routes import router as profile
from zerek.identity.registration.routes import router as registration
from zerek.identity.roster.routes import router as roster
from zerek.identity.second_factor.routes import router as second_factor
from zerek.identity.signin.routes import router as signin
from zerek.openapi import openapi_document
from zerek.periodic import PERIODIC
from zerek.personal import PERSONAL_DATA
from zerek.school.routes import router as school
from zerek.settings import Settings

log = structlog.get_logger()

API = "/api/v1"
# `formats` before `attempts`: /exam/formats is not an attempt. `roster` before `people`: /admin/users/export is nobody.
IDENTITY = (signin, registration, passwords, second_factor, openid, profile, roster, people, invitations)
# Routes are tried one after the other, so those of an exam stand first: saving an answer is what is done most.
ROUTERS = (formats, attempts, *IDENTITY, school, majors, bank, audit, outbox)
WEB_FOLDER = Path(__file__).with_name("webdist")


def create_app(settings: Settings, *, token_secret: str | None = None) -> FastAPI:
    """The whole product as one ASGI application. `token_secret` overrides the one of the settings (a demonstration)."""
    app = FastAPI(
        title="Zerek",
        version=__version__,
        summary="School diary, task book and exam preparation",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings = settings
    app.state.database = Database(settings.database_url, settings.database_pool_size)
    app.state.kv = open_kv(settings)
    app.state.passwords = Passwords(settings.password_hash_threads)
    secret = token_secret or settings.token_secret
    app.state.access_tokens = AccessTokens(secret, timedelta(minutes=settings.access_token_minutes))
    app.state.seals = Seals(secret)
    app.state.openid = Provider(settings)
    app.state.personal_data = PERSONAL_DATA
    app.state.failure_delays = FailureDelays(settings.failed_sign_ins_per_account, settings.failed_sign_ins_per_address)
    app.state.answers = AnswerWriter(app.state.database)
    app.state.faces = FaceCache()
    app.state.sheets = SheetCache()

    api = APIRouter(prefix=API)
    for router in ROUTERS:
        api.include_router(router)
    app.include_router(api)
    app.include_router(operations)
    app.include_router(documentation)
    errors.install(app)
    app.add_exception_handler(NotModified, answer_not_modified)  # type: ignore[arg-type]  # starlette types the base only
    app.openapi = lambda: openapi_document(app)  # type: ignore[method-assign]  # FastAPI's documented way

    web = WebClient(WEB_FOLDER)
    if web.built:
        app.router.default = with_not_found(web)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["*"],
            allow_headers=["*"],
            allow_credentials=True,
            expose_headers=["ETag", "X-Request-ID", "RateLimit", "RateLimit-Policy", "Retry-After"],
        )
    app.add_middleware(
        Edge,
        production=settings.production,
        max_body=settings.max_body_kb * 1024,
        max_import=settings.max_import_mb * 1024 * 1024 + 64 * 1024,  # and the frame of the multipart body
        import_paths=("/import",),
        crowded_paths=("/auth/login",),
    )
    return app


def with_not_found(web: WebClient) -> Any:
    """Unknown paths below /api are problems; the others belong to the web client."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope)
        if scope["type"] != "http" or scope["path"].startswith("/api/") or scope["method"] not in ("GET", "HEAD"):
            not_found = HTTPException(404)
            await errors.answer_http_exception(request, not_found)(scope, receive, send)
            return
        response = web.answer(scope)
        if response.status_code == 404:
            response = errors.answer_http_exception(request, HTTPException(404))
        await response(scope, receive, send)

    return answer


def queue_of(settings: Settings) -> ThreadedQueue:
    from zerek.worker import open_queue  # noqa: PLC0415 - Celery, which a server without a queue can do without

    return open_queue(settings)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    settings: Settings = state.settings
    state.answers.start()
    distributed = bool(settings.rabbitmq_url)
    queue = queue_of(settings) if distributed else None
    context = JobContext(state.database, state.kv, settings, fallback=distributed, queue=queue or NoQueue())
    state.scheduler = Scheduler(PERIODIC, context, fallback=distributed)
    state.database.session_info[QUEUE] = queue or state.scheduler
    await state.scheduler.start()
    try:
        yield
    finally:
        await state.scheduler.stop(settings.shutdown_seconds)
        await context.kept.close()
        if queue is not None:
            queue.close()
        try:
            await asyncio.wait_for(state.answers.close(), settings.shutdown_seconds)
        except TimeoutError:
            log.warning("answers_left_at_shutdown")
        state.passwords.close()
        await state.kv.close()
        await state.database.close()


operations = APIRouter(tags=["operations"])


@operations.get("/health", responses={503: {"model": health.Health}})
async def whole_health(request: Request, response: Response) -> health.Health:
    """`ok`, `degraded` (the cache, the queue or the worker is away) or `down` (503: the database is)."""
    state = request.app.state
    found = await health.check(state.database, state.kv, state.settings)
    if found.status == "down":
        response.status_code = 503
    return found


@operations.get("/health/live")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@operations.get("/health/ready", responses={503: {"model": health.Health}})
async def ready(request: Request, response: Response) -> health.Health:
    """Whether requests may be sent here: the database answers."""
    return await whole_health(request, response)


@operations.get("/metrics", include_in_schema=False)
async def prometheus() -> Response:
    body, media_type = metrics.render()
    return Response(body, media_type=media_type)
