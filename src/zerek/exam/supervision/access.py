"""Whose attempts somebody watches over: an administrator everybody's, a school admin the own school's students'."""

from sqlalchemy import Select, select

from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.access import Actor
from zerek.identity.models import RoleGrant
from zerek.identity.rules import Role


def supervised_attempts(actor: Actor) -> Select[ExamAttempt]:
    query = select(ExamAttempt)
    scope = actor.where(Role.SCHOOL_ADMIN)
    if actor.is_any(Role.ADMIN) or scope.everywhere:
        return query
    students = select(RoleGrant.user_id).where(RoleGrant.role == Role.STUDENT, RoleGrant.school_id.in_(scope.schools))
    return query.where(ExamAttempt.user_id.in_(students))


def controlled_attempts(actor: Actor) -> Select[ExamAttempt]:
    """Nobody gives time to themselves, and nobody judges themselves."""
    return supervised_attempts(actor).where(ExamAttempt.user_id != actor.user_id)
