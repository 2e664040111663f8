"""Which attempts somebody may know of: one's own; staff, those of their school's students; an administrator, all."""

from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.access import Actor
from zerek.identity.models import RoleGrant
from zerek.identity.rules import Role


def visible_attempts(actor: Actor) -> Select[ExamAttempt]:
    query = select(ExamAttempt)
    if actor.is_any(Role.ADMIN) or actor.where(Role.SCHOOL_ADMIN).everywhere:
        return query
    own = ExamAttempt.user_id == actor.user_id
    schools = actor.where(Role.TEACHER, Role.SCHOOL_ADMIN).schools
    if not schools:
        return query.where(own)
    students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.school_id.in_(schools))
    return query.where(or_(own, ExamAttempt.user_id.in_(students)))


def own_attempts(actor: Actor) -> Select[ExamAttempt]:
    return select(ExamAttempt).where(ExamAttempt.user_id == actor.user_id)


async def owns_attempt(session: AsyncSession, user_id: UUID, attempt_id: UUID) -> bool:
    query = select(ExamAttempt.id).where(ExamAttempt.id == attempt_id, ExamAttempt.user_id == user_id)
    return (await session.execute(query)).first() is not None
