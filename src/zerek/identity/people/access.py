"""Which people an actor may know of, and whom they may change."""

from collections.abc import Sequence

from sqlalchemy import Select, or_, select

from zerek.identity.access import Actor
from zerek.identity.errors import NotTheirs, OwnRole
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Held, Permission, Role, may_grant, may_manage


def visible_people(actor: Actor) -> Select[User]:
    """Oneself; for admins and moderators everybody; for who may read a school's people, those with a role there."""
    query = select(User).where(User.erased_at.is_(None))
    if actor.is_any(Role.ADMIN, Role.MODERATOR):
        return query
    scope = actor.where_permitted(Permission.PEOPLE_READ)
    if scope.everywhere:
        return query
    in_scope = select(RoleGrant.user_id).where(RoleGrant.school_id.in_(scope.schools))
    return query.where(or_(User.id == actor.user_id, User.id.in_(in_scope)))


def require_manage(actor: Actor, target: Sequence[Held]) -> None:
    """Raises `NotTheirs` where one of the target's roles is not the actor's to give."""
    if not may_manage(actor.held, target):
        raise NotTheirs


def require_grants(actor: Actor, user: User, before: Sequence[Held], after: Sequence[Held]) -> None:
    """Raises `OwnRole` for one's own roles, `NotTheirs` for a role that is not the actor's to give or to take."""
    changed = set(before) ^ set(after)
    if changed and user.id == actor.user_id:
        raise OwnRole
    if not all(may_grant(actor.held, grant) for grant in changed):
        raise NotTheirs
