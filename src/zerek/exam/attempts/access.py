"""Which attempts somebody may know of: one's own, those of one's children; staff, those of their school's students; an
administrator, all."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.access import Actor
from zerek.identity.errors import UserNotFound
from zerek.identity.models import Guardianship, RoleGrant, User
from zerek.identity.rules import Role


def supervised(actor: Actor, user_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Those whom the actor teaches or runs exams for."""
    if actor.is_any(Role.ADMIN) or actor.where(Role.SCHOOL_ADMIN).everywhere:
        return true()
    schools = actor.where(Role.TEACHER, Role.SCHOOL_ADMIN).schools
    if not schools:
        return false()
    return user_id.in_(
        select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.school_id.in_(schools))
    )


def known(actor: Actor, user_id: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    """Oneself, one's children, and those whom one supervises."""
    found = [user_id == actor.user_id, supervised(actor, user_id)]
    if actor.is_any(Role.GUARDIAN):
        found.append(user_id.in_(select(Guardianship.student_id).where(Guardianship.guardian_id == actor.user_id)))
    return or_(*found)


def visible_attempts(actor: Actor) -> Select[ExamAttempt]:
    return select(ExamAttempt).where(known(actor, ExamAttempt.user_id))


async def require_known(session: AsyncSession, actor: Actor, student_id: UUID) -> None:
    """Raises `UserNotFound` for somebody whose exams the actor may not know of."""
    query = select(User.id).where(User.id == student_id, User.erased_at.is_(None), known(actor, User.id))
    if (await session.execute(query)).first() is None:
        raise UserNotFound


async def supervises(session: AsyncSession, actor: Actor, attempt: ExamAttempt) -> bool:
    """Whether the actor sees the attempt as those do who hold exams, and not as who sat it or their guardian."""
    if attempt.user_id == actor.user_id:
        return False
    if not actor.is_any(Role.GUARDIAN):
        return True  # or it would not be visible
    query = select(User.id).where(User.id == attempt.user_id, supervised(actor, User.id))
    return (await session.execute(query)).first() is not None


def own_attempts(actor: Actor) -> Select[ExamAttempt]:
    return select(ExamAttempt).where(ExamAttempt.user_id == actor.user_id)


async def owns_attempt(session: AsyncSession, user_id: UUID, attempt_id: UUID) -> bool:
    query = select(ExamAttempt.id).where(ExamAttempt.id == attempt_id, ExamAttempt.user_id == user_id)
    return (await session.execute(query)).first() is not None
