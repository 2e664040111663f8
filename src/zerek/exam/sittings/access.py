"""Which sittings somebody may know of and start, and which they keep."""

from sqlalchemy import Select, and_, or_, select

from zerek.exam.sittings.models import Sitting, SittingPerson
from zerek.identity.access import Actor
from zerek.identity.rules import Role


def open_to(actor: Actor) -> Select[Sitting]:
    """A student's: those they are listed for, and those without a list of their schools or of all."""
    listed = Sitting.id.in_(select(SittingPerson.sitting_id).where(SittingPerson.user_id == actor.user_id))
    schools = actor.where(Role.STUDENT).schools
    theirs = or_(Sitting.school_id.is_(None), Sitting.school_id.in_(schools))
    return select(Sitting).where(or_(listed, and_(Sitting.is_listed.is_(False), theirs)))


def kept_by(actor: Actor) -> Select[Sitting]:
    """An administrator's: every one; a school admin's: those of the own schools."""
    query = select(Sitting)
    scope = actor.where(Role.SCHOOL_ADMIN)
    if actor.is_any(Role.ADMIN) or scope.everywhere:
        return query
    return query.where(Sitting.school_id.in_(scope.schools))
