"""Builds the ASGI application, in one readable list: state, routers, edge, start-up and shutdown."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware

from zerek import __version__
from zerek.core import errors, health, metrics
from zerek.core.caching import NotModified, answer_not_modified
from zerek.core.db import Database
from zerek.core.jobs import JobContext, Scheduler
from zerek.core.kv import open_kv
from zerek.core.middleware import Edge
from zerek.core.ratelimit import FailureDelays
from zerek.core.security import AccessTokens, Passwords
from zerek.core.webclient import WebClient
from zerek.documentation import router as documentation
from zerek.exam.answers import AnswerWriter
from zerek.exam.attempts.queries import SheetCache
from zerek.exam.attempts.routes import router as attempts
from zerek.exam.bank.queries import FaceCache
from zerek.exam.bank.routes import router as bank
from zerek.exam.formats.routes import router as formats
from zerek.exam.majors.routes import router as majors
from zerek.identity.routes import router as identity
from zerek.periodic import PERIODIC
from zerek.school.routes import router as school
from zerek.settings import Settings

log = structlog.get_logger()

API = "/api/v1"
# `formats` before `attempts`: /exam/formats is not an attempt.
ROUTERS = (identity, school, majors, formats, bank, attempts)
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
    app.state.access_tokens = AccessTokens(
        token_secret or settings.token_secret, timedelta(minutes=settings.access_token_minutes)
    )
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


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    settings: Settings = state.settings
    state.answers.start()
    distributed = bool(settings.rabbitmq_url)
    context = JobContext(state.database, state.kv, settings, fallback=distributed)
    state.scheduler = Scheduler(PERIODIC, context, fallback=distributed)
    await state.scheduler.start()
    try:
        yield
    finally:
        await state.scheduler.stop(settings.shutdown_seconds)
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


def openapi_document(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes, tags=app.openapi_tags
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = errors.PROBLEM_SCHEMA
        schemas.pop("HTTPValidationError", None)
        schemas.pop("ValidationError", None)
        problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for path in document["paths"].values():
            for operation in path.values():
                for status, answer in operation["responses"].items():
                    if status == "422" or (status.startswith("4") and "content" not in answer):
                        answer["content"] = problem
        app.openapi_schema = document
    return app.openapi_schema
