"""Sittings over HTTP: for who keeps them, and for who sits them."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput, responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.errors import SittingInUse, SittingNotFound
from zerek.exam.formats.models import ExamFormat
from zerek.exam.formats.rules import minutes, total_questions
from zerek.exam.sittings import queries, service
from zerek.exam.sittings.access import kept_by, open_to
from zerek.exam.sittings.models import Sitting
from zerek.exam.sittings.rules import SittingState, next_start, state_of
from zerek.exam.sittings.schemas import OwnSitting, SittingChange, SittingIn, SittingOut
from zerek.identity.access import Actor, CurrentSchoolAdmin, CurrentStudent, Idempotent
from zerek.identity.rules import Role, Scope

router = APIRouter(route_class=TransactionRoute, tags=["exam"])


def scope_of(actor: Actor) -> Scope:
    return actor.where(Role.ADMIN, Role.SCHOOL_ADMIN)


def fields(sitting: Sitting) -> dict[str, Any]:
    return {
        "id": sitting.id,
        "title": sitting.title,
        "format": sitting.format_code,
        "major_code": sitting.major_code,
        "opens_at": sitting.opens_at,
        "closes_at": sitting.closes_at,
        "state": state_of(sitting.opens_at, sitting.closes_at, utc_now()),
        "needs_code": sitting.access_code_hash is not None,
        "attempts_limit": sitting.attempts_limit,
        "cooldown_minutes": sitting.cooldown_minutes,
        "review_policy": sitting.review_policy,
        "review_at": sitting.review_at,
        "fullscreen": sitting.fullscreen,
    }


async def shown(session: AsyncSession, sitting: Sitting) -> SittingOut:
    started = select(func.count()).where(ExamAttempt.sitting_id == sitting.id)
    return SittingOut(
        **fields(sitting),
        school_id=sitting.school_id,
        user_ids=await queries.listed_people(session, sitting.id) if sitting.is_listed else None,
        attempts=(await session.execute(started)).scalar_one(),
        created_at=sitting.created_at,
    )


@router.get("/exam/sittings")
async def my_sittings(actor: CurrentStudent, session: ReadSession, window: PageWindow) -> Page[OwnSitting]:
    """Scheduled exams that are open to me or will be, the next one first."""
    now = utc_now()
    ahead = open_to(actor).where(Sitting.closes_at > now)
    sittings, total = await queries.list_sittings(session, ahead, window, newest_first=False)
    formats = await session.execute(
        select(ExamFormat).where(ExamFormat.code.in_({one.format_code for one in sittings}))
    )
    by_code = {format.code: format for format in formats.scalars()}
    items = []
    for sitting in sittings:
        format = by_code.get(sitting.format_code)
        if format is None:
            continue
        used = await queries.used(session, actor.user_id, sitting.id)
        items.append(
            OwnSitting(
                **fields(sitting),
                format_title_ru=format.title_ru,
                format_title_kk=format.title_kk,
                format_title_en=format.title_en,
                time_limit_minutes=minutes(format.time_limit_seconds),
                total_questions=total_questions(format.sections),
                needs_major=sitting.major_code is None
                and any(section["role"] != "general" for section in format.sections),
                attempts_used=used.attempts,
                next_start_at=next_start(used.last_end, sitting.cooldown_minutes),
                server_time=now,
            )
        )
    return Page[OwnSitting].model_validate(page(items, total, window))


@router.get("/admin/sittings")
async def list_sittings(
    actor: CurrentSchoolAdmin, session: ReadSession, window: PageWindow, state: SittingState | None = None
) -> Page[SittingOut]:
    """Those of the own schools, the latest first; an administrator's are all."""
    query, now = kept_by(actor), utc_now()
    if state is SittingState.COMING:
        query = query.where(Sitting.opens_at > now)
    elif state is SittingState.OPEN:
        query = query.where(Sitting.opens_at <= now, Sitting.closes_at > now)
    elif state is SittingState.CLOSED:
        query = query.where(Sitting.closes_at <= now)
    sittings, total = await queries.list_sittings(session, query, window, newest_first=True)
    return Page[SittingOut].model_validate(page([await shown(session, one) for one in sittings], total, window))


@router.post("/admin/sittings", status_code=201, responses=responses(InvalidInput), dependencies=[Idempotent])
async def create_sitting(request: Request, actor: CurrentSchoolAdmin, session: Session, data: SittingIn) -> SittingOut:
    """A school admin makes them for the own school. The access code is kept as a hash and never shown again."""
    values = data.model_dump(exclude={"user_ids", "access_code", "format"})
    values["format_code"] = data.format
    sitting = await service.create_sitting(
        session,
        actor.user_id,
        scope_of(actor),
        request.app.state.seals,
        values,
        user_ids=data.user_ids,
        access_code=data.access_code,
        now=utc_now(),
    )
    return await shown(session, sitting)


@router.get("/admin/sittings/{sitting_id}", responses=responses(SittingNotFound))
async def get_sitting(actor: CurrentSchoolAdmin, session: ReadSession, sitting_id: UUID) -> SittingOut:
    return await shown(session, await queries.sitting_by_id(session, kept_by(actor), sitting_id))


NULLABLE = ("major_code", "user_ids", "access_code", "attempts_limit", "review_at")


@router.patch("/admin/sittings/{sitting_id}", responses=responses(SittingNotFound, InvalidInput))
async def change_sitting(
    request: Request, actor: CurrentSchoolAdmin, session: Session, sitting_id: UUID, data: SittingChange
) -> SittingOut:
    """Attempts that have begun keep their format and time."""
    sitting = await queries.sitting_by_id(session, kept_by(actor).with_for_update(), sitting_id)
    given = data.model_dump(exclude_unset=True)
    changes = {name: value for name, value in given.items() if value is not None or name in NULLABLE}
    if "format" in changes:
        changes["format_code"] = changes.pop("format")
    changed = await service.change_sitting(
        session, actor.user_id, scope_of(actor), request.app.state.seals, sitting, changes, utc_now()
    )
    return await shown(session, changed)


@router.delete("/admin/sittings/{sitting_id}", status_code=204, responses=responses(SittingNotFound, SittingInUse))
async def delete_sitting(actor: CurrentSchoolAdmin, session: Session, sitting_id: UUID) -> Response:
    """Only one that nobody has started."""
    sitting = await queries.sitting_by_id(session, kept_by(actor).with_for_update(), sitting_id)
    await service.delete_sitting(session, actor.user_id, sitting, utc_now())
    return Response(status_code=204)
