"""What is read about people by others."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.paging import Window, count
from zerek.identity.errors import UserNotFound
from zerek.identity.models import RoleGrant, User
from zerek.identity.rules import Role


class PeopleSort(StrEnum):
    NAME = "full_name"
    NAME_DESCENDING = "-full_name"
    USERNAME = "username"
    USERNAME_DESCENDING = "-username"
    OLDEST = "created_at"
    NEWEST = "-created_at"


ORDER = {"full_name": User.sort_name, "username": User.username, "created_at": User.created_at}


def filtered(
    people: Select[User],
    *,
    role: Role | None,
    school_id: UUID | None,
    q: str | None,
    is_active: bool | None,
    now: datetime,
) -> Select[User]:
    if role is not None or school_id is not None:
        granted = select(RoleGrant.user_id)
        if role is not None:
            granted = granted.where(RoleGrant.role == role)
        if school_id is not None:
            granted = granted.where(RoleGrant.school_id == school_id)
        people = people.where(User.id.in_(granted))
    for word in (q or "").casefold().split():
        people = people.where(User.search_text.contains(word, autoescape=True))
    if is_active is not None:
        banned = and_(User.banned_at.is_not(None), or_(User.banned_until.is_(None), User.banned_until > now))
        people = people.where(~banned if is_active else banned)
    return people


async def list_people(
    session: AsyncSession, people: Select[User], sort: PeopleSort, window: Window
) -> tuple[Sequence[User], int]:
    column = ORDER[sort.removeprefix("-")]
    ordered = people.order_by(column.desc() if sort.startswith("-") else column, User.id)
    rows = (await session.execute(ordered.limit(window.limit).offset(window.offset))).scalars().all()
    return rows, await count(session, people)


async def visible_person(
    session: AsyncSession, people: Select[User], user_id: UUID, *, for_update: bool = False
) -> User:
    """One of the people that the caller may know of. Raises `UserNotFound`."""
    query = people.where(User.id == user_id)
    if for_update:
        query = query.with_for_update()
    user = (await session.execute(query)).scalar_one_or_none()
    if user is None:
        raise UserNotFound
    return user


async def visible_persons(session: AsyncSession, people: Select[User], user_ids: Sequence[UUID]) -> list[User]:
    """Several of them, in that order. Raises `UserNotFound` where one is unknown."""
    found = (await session.execute(people.where(User.id.in_(user_ids)))).scalars()
    by_id = {user.id: user for user in found}
    if len(by_id) < len(user_ids):
        raise UserNotFound
    return [by_id[user_id] for user_id in user_ids]
