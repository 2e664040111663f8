"""Builds the ASGI application, in one readable list: state, routers, edge, start-up and shutdown."""

import asyncio
import time
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
from zerek.admin.overview.routes import router as overview
from zerek.core import errors, health, metrics
from zerek.core.caching import NotModified, answer_not_modified
from zerek.core.db import Database
from zerek.core.events import SUBSCRIBERS
from zerek.core.jobqueue import ThreadedQueue
from zerek.core.jobs import QUEUE, JobContext, NoQueue, Scheduler
from zerek.core.kv import open_kv
from zerek.core.live import LIVE
from zerek.core.livehub import open_hub
from zerek.core.middleware import Edge
from zerek.core.ratelimit import FailureDelays, GatheredHits
from zerek.core.security import AccessTokens, Passwords, Seals
from zerek.core.webclient import WebClient
from zerek.documentation import router as documentation
from zerek.exam.answers import AnswerWriter
from zerek.exam.attempts.access import owns_attempt
from zerek.exam.attempts.queries import SheetCache
from zerek.exam.attempts.routes import router as attempts
from zerek.exam.attempts.starting import router as starting
from zerek.exam.bank.exchange.routes import router as exchange
from zerek.exam.bank.images.routes import router as question_images
from zerek.exam.bank.images.service import AT_ONCE
from zerek.exam.bank.queries import FaceCache
from zerek.exam.bank.questions.routes import router as questions
from zerek.exam.bookmarks.routes import router as bookmarks
from zerek.exam.direct import Direct
from zerek.exam.express import Application, Express
from zerek.exam.extra_time.routes import router as extra_time
from zerek.exam.formats.routes import router as formats
from zerek.exam.majors.routes import router as majors
from zerek.exam.papers.routes import router as papers
from zerek.exam.practice.routes import router as practice
from zerek.exam.practice.shelf import Shelves
from zerek.exam.proctoring.routes import router as proctoring
from zerek.exam.question_reports.routes import router as question_reports
from zerek.exam.regrading.routes import router as regrading
from zerek.exam.results.routes import router as results
from zerek.exam.reviews.routes import router as reviews
from zerek.exam.sittings.routes import router as sittings
from zerek.exam.stats.routes import router as statistics
from zerek.exam.supervision.control import router as control
from zerek.exam.supervision.routes import router as supervision
from zerek.exam.trials.routes import router as trials
from zerek.identity.invitations.routes import router as invitations
from zerek.identity.openid.provider import Provider
from zerek.identity.openid.routes import router as openid
from zerek.identity.passwords.routes import router as passwords
from zerek.identity.people.routes import router as people
from zerek.identity.profile.routes import router as profile
from zerek.identity.registration.routes import router as registration
from zerek.identity.roster.routes import router as roster
from zerek.identity.rules import Role
from zerek.identity.second_factor.routes import router as second_factor
from zerek.identity.signin.routes import router as signin
from zerek.messaging.channels.routes import router as channels
from zerek.messaging.channels.vapid import vapid_of
from zerek.messaging.live.routes import router as live
from zerek.messaging.live.sockets import Sockets
from zerek.messaging.notifications.routes import router as notifications
from zerek.messaging.notifications.service import tell_people
from zerek.openapi import openapi_document
from zerek.periodic import PERIODIC
from zerek.personal import PERSONAL_DATA
from zerek.school.routes import router as school
from zerek.settings import Settings

log = structlog.get_logger()

API = "/api/v1"
# `formats` and `sittings` before `attempts`: /exam/formats is not an attempt.
# `roster` before `people`: /admin/users/export is nobody.
IDENTITY = (signin, registration, passwords, second_factor, openid, profile, roster, people, invitations)
# Routes are tried one after the other, so those of an exam stand first: saving an answer is what is done most.
EXAMS = (starting, results, proctoring, control, supervision, extra_time, papers)
PRACTICE = (practice, reviews, bookmarks)
# `questions` last of the bank: /admin/questions/import and /admin/questions/images are no question.
BANK = (exchange, question_images, question_reports, regrading, statistics, trials, questions)
SCHOOL = (school, majors, *BANK, notifications, channels)
ROUTERS = (formats, sittings, attempts, *EXAMS, *PRACTICE, *IDENTITY, *SCHOOL, audit, outbox, overview, live)
WEB_FOLDER = Path(__file__).with_name("webdist")


def create_app(settings: Settings, *, token_secret: str | None = None) -> Application:
    """The whole product as one ASGI application. `token_secret` overrides the one of the settings (a demonstration)."""
    app = Application(
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
    app.state.hub = open_hub(settings)
    app.state.sockets = Sockets(app.state.database, settings.live_sockets, settings.live_sockets_per_person)
    app.state.owns_attempt = owns_attempt  # messaging knows no exams
    app.state.passwords = Passwords(settings.password_hash_threads)
    secret = token_secret or settings.token_secret
    app.state.access_tokens = AccessTokens(secret, timedelta(minutes=settings.access_token_minutes))
    app.state.seals = Seals(secret)
    app.state.token_secret = secret
    app.state.push_public_key = vapid_of(settings, app.state.seals).public_key if settings.web_push else None
    app.state.openid = Provider(settings)
    app.state.personal_data = PERSONAL_DATA
    app.state.failure_delays = FailureDelays(settings.failed_sign_ins_per_account, settings.failed_sign_ins_per_address)
    app.state.hits = GatheredHits(app.state.kv)
    app.state.answers = AnswerWriter(app.state.database, [Role(role) for role in settings.second_factor_roles])
    app.state.faces = FaceCache()
    app.state.sheets = SheetCache()
    app.state.stop_by = None  # the moment by which a process that is stopping has to be done
    app.state.image_turns = asyncio.Semaphore(AT_ONCE)
    app.state.shelves = Shelves()

    for router in ROUTERS:  # one by one: FastAPI looks for a route once more for each router around its own
        app.include_router(router, prefix=API)
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
        import_paths=("/import", "/admin/questions/images"),
        crowded_paths=("/auth/login",),
    )
    app.express = Express(Direct(app.ordinary, app), app.state)
    return app


def with_not_found(web: WebClient) -> Any:
    """Unknown paths below /api are problems; the others belong to the web client."""

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})  # before it is accepted: 403
            return
        request = Request(scope)
        if scope["path"].startswith("/api/") or scope["method"] not in ("GET", "HEAD"):
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


def seconds_until(moment: float) -> float:
    """At least one: what is nearly done may be done."""
    return max(1.0, moment - time.monotonic())


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    state = app.state
    settings: Settings = state.settings
    state.answers.start()
    distributed = bool(settings.rabbitmq_url)
    queue = queue_of(settings) if distributed else None
    jobs_database = state.database.for_jobs()
    context = JobContext(
        jobs_database,
        state.kv,
        settings,
        fallback=distributed,
        queue=queue or NoQueue(),
        token_secret=state.token_secret,
    )
    state.scheduler = Scheduler(PERIODIC, context, fallback=distributed)
    state.database.session_info[QUEUE] = queue or state.scheduler
    state.database.session_info[LIVE] = state.hub
    state.database.session_info[SUBSCRIBERS] = (tell_people,)
    await state.hub.start()
    state.sockets.start()
    await state.scheduler.start()
    try:
        yield
    finally:
        stop_by = state.stop_by or time.monotonic() + settings.shutdown_seconds
        await state.scheduler.stop(seconds_until(stop_by))
        await context.kept.close()
        if queue is not None:
            queue.close()
        try:
            await asyncio.wait_for(state.answers.close(), seconds_until(stop_by))
        except TimeoutError:
            log.warning("answers_left_at_shutdown")
        await state.sockets.close()
        await state.hub.flush(1)
        await state.hub.close()
        state.passwords.close()
        await state.hits.close()
        await state.kv.close()
        await jobs_database.close()
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
