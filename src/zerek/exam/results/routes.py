"""Results over HTTP: topics and comparison, report and certificate, and what a check code stands for."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import APIRouter, Path, Request, Response
from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.downloads import BINARY, as_file
from zerek.core.errors import TooManyRequests, language_of, responses
from zerek.core.i18n import Language
from zerek.core.middleware import address_of
from zerek.core.ratelimit import network, require
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts.access import own_attempts, visible_attempts
from zerek.exam.attempts.models import ExamAttempt, Status
from zerek.exam.attempts.routes import review_for, settled
from zerek.exam.errors import AttemptNotFound, AttemptRunning, CodeNotFound, NotPassed
from zerek.exam.majors.models import Major
from zerek.exam.results import queries, service
from zerek.exam.results.certificate import set_certificate
from zerek.exam.results.content import Content, content_of, printable
from zerek.exam.results.report import set_report
from zerek.exam.results.schemas import Breakdown, Certificate, CertificateIn, Verified
from zerek.exam.results.typesetting import register_fonts
from zerek.identity.access import Actor, CurrentStudent, CurrentUser
from zerek.identity.models import User

router = APIRouter(route_class=TransactionRoute, tags=["exam"])

PDF = "application/pdf"
PDF_RESPONSE: dict[int | str, dict[str, Any]] = {200: {"content": {PDF: BINARY}}}
LONGEST_CODE = 40


async def finished_attempt(
    request: Request, session: AsyncSession, query: Select[ExamAttempt], attempt_id: UUID
) -> ExamAttempt:
    """Raises `AttemptNotFound` and `AttemptRunning`."""
    attempt = await settled(request, session, query, attempt_id, utc_now())
    if attempt.status == Status.IN_PROGRESS:
        raise AttemptRunning
    return attempt


def refuse_not_passed(attempt: ExamAttempt) -> None:
    if not attempt.passed or attempt.status == Status.CANCELLED:
        raise NotPassed


@router.get("/exam/{attempt_id}/breakdown", responses=responses(AttemptNotFound, AttemptRunning))
async def exam_breakdown(request: Request, actor: CurrentUser, session: ReadSession, attempt_id: UUID) -> Breakdown:
    """The result by topic, and beside one's earlier attempts of the same format."""
    attempt = await finished_attempt(request, session, visible_attempts(actor), attempt_id)
    state = request.app.state
    certificate = await queries.code_of(session, state.seals, attempt_id, state.settings.public_url)
    _, closed = await review_for(session, actor, attempt, utc_now())
    return await queries.breakdown(
        session, state.faces, attempt, language_of(request), certificate, review_closed=closed
    )


@router.put("/exam/{attempt_id}/certificate", responses=responses(AttemptNotFound, AttemptRunning, NotPassed))
async def choose_certificate(
    request: Request,
    actor: CurrentStudent,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    data: CertificateIn,
) -> Certificate:
    """Gives the certificate its check code, and chooses which name whoever verifies it reads."""
    attempt = await finished_attempt(request, reading, own_attempts(actor), attempt_id)
    refuse_not_passed(attempt)
    state = request.app.state
    return await service.give_code(
        session,
        state.seals,
        attempt,
        public_url=state.settings.public_url,
        now=utc_now(),
        name_shown=data.name_shown,
    )


@router.get(
    "/exam/{attempt_id}/result.pdf",
    response_class=Response,
    responses=PDF_RESPONSE | responses(AttemptNotFound, AttemptRunning),
)
async def result_report(
    request: Request,
    actor: CurrentUser,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    language: Language | None = None,
) -> Response:
    """The result on paper: sections, thresholds, topics and earlier attempts, with a check code."""
    attempt = await finished_attempt(request, reading, visible_attempts(actor), attempt_id)
    spoken = language or language_of(request)
    return await paper(request, actor, reading, session, attempt, spoken, set_report, "result")


@router.get(
    "/exam/{attempt_id}/certificate.pdf",
    response_class=Response,
    responses=PDF_RESPONSE | responses(AttemptNotFound, AttemptRunning, NotPassed),
)
async def certificate(
    request: Request,
    actor: CurrentUser,
    reading: ReadSession,
    session: Session,
    attempt_id: UUID,
    language: Language | None = None,
) -> Response:
    """The certificate of a passed exam, with a check code."""
    attempt = await finished_attempt(request, reading, visible_attempts(actor), attempt_id)
    refuse_not_passed(attempt)
    spoken = language or language_of(request)
    return await paper(request, actor, reading, session, attempt, spoken, set_certificate, "certificate")


async def paper(
    request: Request,
    actor: Actor,
    reading: AsyncSession,
    session: AsyncSession,
    attempt: ExamAttempt,
    language: Language,
    set_paper: Callable[[Content], bytes],
    name: str,
) -> Response:
    """Set in a thread: a page takes some ten milliseconds."""
    state = request.app.state
    code = await service.give_code(session, state.seals, attempt, public_url=state.settings.public_url, now=utc_now())
    user = await reading.get_one(User, attempt.user_id)
    major = await reading.get(Major, attempt.major_code) if attempt.major_code else None
    letters = await asyncio.to_thread(register_fonts)
    _, closed = await review_for(reading, actor, attempt, utc_now())
    content = content_of(
        attempt,
        await queries.breakdown(reading, state.faces, attempt, language, code, review_closed=closed),
        code,
        name=printable(user.full_name, letters, user.username),
        major=f"{major.code} · {getattr(major, f'title_{language}')}" if major else "",
        zone=zone_of(user.timezone),
        language=language,
    )
    return as_file(await asyncio.to_thread(set_paper, content), PDF, f"zerek-{name}-{language}.pdf")


def zone_of(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Asia/Almaty")


@router.get("/verify/{code}", responses=responses(CodeNotFound, TooManyRequests))
async def verify(
    request: Request, session: ReadSession, code: Annotated[str, Path(min_length=1, max_length=LONGEST_CODE)]
) -> Verified:
    """What a check code on a report or certificate stands for. Anybody may ask, so often a minute."""
    state = request.app.state
    key = f"rate_limit:{network(address_of(request))}:verify"
    await require(state.kv, key, state.settings.verifications_per_minute)
    return await queries.verified(session, code, language_of(request))
