"""What changes about sittings, and who gets in."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit, ratelimit
from zerek.core.errors import InvalidInput
from zerek.core.ids import new_id
from zerek.core.kv import KeyValue
from zerek.core.schema import rfc3339
from zerek.core.security import Seals
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.errors import AccessCodeWrong, SittingClosed, SittingInUse, SittingNotOpen
from zerek.exam.formats.models import ExamFormat
from zerek.exam.majors.models import Major
from zerek.exam.sittings import queries, telling
from zerek.exam.sittings.models import ReviewPolicy, Sitting, SittingPerson
from zerek.exam.sittings.rules import SittingState, state_of
from zerek.identity.models import RoleGrant
from zerek.identity.rules import Role, Scope

TRIES, TRY_SECONDS = 10, 15 * 60
CODE = "sitting access code"


def code_hash(seals: Seals, sitting_id: UUID, code: str) -> str:
    """Of the letters and digits alone, whatever their case: it is read out and copied from a board."""
    plain = "".join(letter for letter in code.casefold() if letter.isalnum())
    return seals.digest(CODE, sitting_id.bytes + plain.encode())


async def require_open(
    kv: KeyValue, seals: Seals, sitting: Sitting, user_id: UUID, code: str | None, now: datetime
) -> None:
    """Raises `SittingNotOpen`, `SittingClosed`, `AccessCodeWrong`, and `TooManyRequests` after too many tries."""
    match state_of(sitting.opens_at, sitting.closes_at, now):
        case SittingState.COMING:
            raise SittingNotOpen(extra={"opens_at": rfc3339(sitting.opens_at)})
        case SittingState.CLOSED:
            raise SittingClosed(extra={"closed_at": rfc3339(sitting.closes_at)})
        case SittingState.OPEN:
            pass
    if sitting.access_code_hash is None:
        return
    await ratelimit.require(kv, f"sitting_code:{user_id}:{sitting.id}", TRIES, TRY_SECONDS)
    if not hmac.compare_digest(code_hash(seals, sitting.id, code or ""), sitting.access_code_hash):
        raise AccessCodeWrong


async def refuse_unknown(session: AsyncSession, values: Mapping[str, Any], scope: Scope) -> None:
    """Raises `InvalidInput` for a format or major that does not exist, for a school that is not the actor's, and for
    people who are no students there."""
    if not scope.covers(values["school_id"]):
        raise InvalidInput.of("body.school_id", "fields.school_not_yours")
    if await session.get(ExamFormat, values["format_code"]) is None:
        raise InvalidInput.of("body.format", "fields.unknown_format", code=values["format_code"])
    if values["major_code"] and await session.get(Major, values["major_code"]) is None:
        raise InvalidInput.of("body.major_code", "fields.unknown_major", code=values["major_code"])


async def replace_people(session: AsyncSession, sitting: Sitting, user_ids: Sequence[UUID]) -> None:
    """Raises `InvalidInput` for somebody who is no student of the sitting's school, or of any."""
    wanted = set(user_ids)
    students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.user_id.in_(wanted))
    if sitting.school_id is not None:
        students = students.where(RoleGrant.school_id == sitting.school_id)
    if wanted - set((await session.execute(students)).scalars()):
        raise InvalidInput.of("body.user_ids", "fields.not_students")
    await session.execute(delete(SittingPerson).where(SittingPerson.sitting_id == sitting.id))
    if wanted:
        await session.execute(
            insert(SittingPerson), [{"sitting_id": sitting.id, "user_id": user_id} for user_id in sorted(wanted)]
        )


def traced(sitting: Sitting) -> dict[str, Any]:
    """For the audit trail; of the code only whether there is one."""
    names = [column.name for column in Sitting.__table__.columns if column.name not in ("id", "access_code_hash")]
    return {name: getattr(sitting, name) for name in names} | {"has_code": sitting.access_code_hash is not None}


async def create_sitting(
    session: AsyncSession,
    by: UUID,
    scope: Scope,
    seals: Seals,
    values: dict[str, Any],
    *,
    user_ids: Sequence[UUID] | None,
    access_code: str | None,
    now: datetime,
) -> Sitting:
    await refuse_unknown(session, values, scope)
    sitting_id = new_id()
    hashed = code_hash(seals, sitting_id, access_code) if access_code else None
    sitting = Sitting(
        **values,
        id=sitting_id,
        access_code_hash=hashed,
        is_listed=user_ids is not None,
        created_by=by,
        created_at=now,
    )
    session.add(sitting)
    await session.flush()
    if user_ids is not None:
        await replace_people(session, sitting, user_ids)
    await audit.record(session, by, "exam_sitting.create", "exam_sitting", sitting_id, after=traced(sitting))
    await telling.announce(session, sitting, telling.SCHEDULED, now)
    return sitting


async def change_sitting(
    session: AsyncSession,
    by: UUID,
    scope: Scope,
    seals: Seals,
    sitting: Sitting,
    changes: dict[str, Any],
    now: datetime,
) -> Sitting:
    """Attempts that have begun keep their format and time."""
    before = traced(sitting)
    people_before = await queries.listed_people(session, sitting.id) if sitting.is_listed else None
    listed = "user_ids" in changes
    user_ids = changes.pop("user_ids", None)
    if "access_code" in changes:
        code = changes.pop("access_code")
        sitting.access_code_hash = code_hash(seals, sitting.id, code) if code else None
    for name, value in changes.items():
        setattr(sitting, name, value)
    if sitting.review_policy != ReviewPolicy.AT_MOMENT:
        sitting.review_at = None
    if sitting.closes_at <= sitting.opens_at:
        raise InvalidInput.of("body.closes_at", "fields.closes_before_opening")
    if sitting.review_policy == ReviewPolicy.AT_MOMENT and sitting.review_at is None:
        raise InvalidInput.of("body.review_at", "fields.review_needs_moment")
    await refuse_unknown(session, before | {name: getattr(sitting, name) for name in changes}, scope)
    if listed:
        sitting.is_listed = user_ids is not None
        await replace_people(session, sitting, user_ids or [])
    await session.flush()
    await audit.record(
        session, by, "exam_sitting.change", "exam_sitting", sitting.id, before=before, after=traced(sitting)
    )
    people = await queries.listed_people(session, sitting.id) if sitting.is_listed else None
    if people_before and people is not None:
        await telling.announce(session, sitting, telling.CANCELLED, now, set(people_before) - set(people))
    if people != people_before or any(before[name] != getattr(sitting, name) for name in ("opens_at", "school_id")):
        await telling.announce(session, sitting, telling.SCHEDULED, now)
    return sitting


async def delete_sitting(session: AsyncSession, by: UUID, sitting: Sitting, now: datetime) -> None:
    """Raises `SittingInUse` once somebody has started: it can be closed, but what was sat stays."""
    started = await session.execute(select(func.count()).where(ExamAttempt.sitting_id == sitting.id))
    if started.scalar_one():
        raise SittingInUse
    await telling.forget(session, sitting.id)
    await telling.announce(session, sitting, telling.CANCELLED, now)
    await session.execute(delete(Sitting).where(Sitting.id == sitting.id))
    await audit.record(session, by, "exam_sitting.delete", "exam_sitting", sitting.id, before=traced(sitting))
