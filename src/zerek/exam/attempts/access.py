"""Which attempts somebody may know of: one's own; an administrator, every one."""

from sqlalchemy import Select, select

from zerek.exam.attempts.models import ExamAttempt
from zerek.identity.access import Actor
from zerek.identity.models import Role


def visible_attempts(actor: Actor) -> Select[ExamAttempt]:
    query = select(ExamAttempt)
    return query if actor.is_any(Role.ADMIN) else query.where(ExamAttempt.user_id == actor.user_id)


def own_attempts(actor: Actor) -> Select[ExamAttempt]:
    return select(ExamAttempt).where(ExamAttempt.user_id == actor.user_id)
