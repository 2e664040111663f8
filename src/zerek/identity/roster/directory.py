"""Who is known already: read in batches, so that thousands of rows cost a few statements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.identity.models import Guardianship, RoleGrant, User
from zerek.identity.queries import grants_of
from zerek.identity.roster.rows import GuardianDraft, RowDraft, tidy
from zerek.identity.rules import Held

BATCH = 500
PREFIX_BATCH = 50
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Directory:
    """`namesakes`: the birth dates of those in the school who are called the same, by full name."""

    by_username: dict[str, User] = field(default_factory=dict)
    by_email: dict[str, User] = field(default_factory=dict)
    held: dict[UUID, list[Held]] = field(default_factory=dict)
    guardianships: set[tuple[UUID, UUID]] = field(default_factory=set)
    namesakes: dict[str, list[Any]] = field(default_factory=dict)


def batches(things: Iterable[Thing], size: int = BATCH) -> Iterator[Sequence[Thing]]:
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch


async def school_exists(session: AsyncSession, school_id: UUID) -> bool:
    """Asked of the column that grants refer to: what a school is, `school` knows."""
    (key,) = RoleGrant.__table__.c.school_id.foreign_keys
    return (await session.execute(select(key.column).where(key.column == school_id))).first() is not None


async def look_up(
    session: AsyncSession, drafts: Sequence[RowDraft], school_id: UUID | None, *, for_update: bool = False
) -> Directory:
    """Everybody whom the rows could mean. With `for_update` nobody else changes them until this transaction ends."""
    found = Directory()
    people: list[RowDraft | GuardianDraft] = [*drafts, *(one for draft in drafts for one in draft.guardians)]
    words = {person.username for person in people} | {person.email for person in people}
    for batch in batches(sorted(word for word in words if word)):
        query = select(User).where(or_(User.username.in_(batch), User.email.in_(batch))).order_by(User.id)
        query = query.execution_options(populate_existing=True)
        for user in (await session.execute(query.with_for_update() if for_update else query)).scalars():
            found.by_username[user.username] = user
            if user.email:
                found.by_email[user.email] = user
    ids = {user.id for user in found.by_username.values()}
    for id_batch in batches(sorted(ids)):
        found.held |= await grants_of(session, id_batch)
        links = select(Guardianship.guardian_id, Guardianship.student_id).where(Guardianship.student_id.in_(id_batch))
        found.guardianships |= {(row.guardian_id, row.student_id) for row in await session.execute(links)}
    nameless = {draft.full_name for draft in drafts if draft.full_name and not (draft.username or draft.email)}
    for names in batches(sorted(nameless)):
        in_school = select(RoleGrant.user_id).where(
            RoleGrant.school_id.is_(None) if school_id is None else RoleGrant.school_id == school_id
        )
        same = select(User.full_name, User.date_of_birth).where(User.full_name.in_(names), User.id.in_(in_school))
        for row in await session.execute(same):
            found.namesakes.setdefault(tidy(row.full_name), []).append(row.date_of_birth)
    return found


async def taken_usernames(session: AsyncSession, wanted: Iterable[str]) -> set[str]:
    """The usernames that somebody has among those wanted, and all that begin like one of these."""
    taken: set[str] = set()
    for batch in batches(sorted(set(wanted))):
        taken |= set((await session.execute(select(User.username).where(User.username.in_(batch)))).scalars())
    for prefixes in batches(sorted(taken), PREFIX_BATCH):
        query = select(User.username).where(or_(*(User.username.startswith(one, autoescape=True) for one in prefixes)))
        taken |= set((await session.execute(query)).scalars())
    return taken
