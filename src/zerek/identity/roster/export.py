"""People as a table in the columns of the import, so that bringing it back changes nothing."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import LANGUAGES, Language
from zerek.core.spreadsheets import Cell
from zerek.identity.models import Guardianship, RoleGrant, User
from zerek.identity.queries import grants_of
from zerek.identity.roster.columns import GUARDIAN_COLUMNS, Column, label, locale_label, role_text
from zerek.identity.roster.directory import batches
from zerek.identity.roster.errors import TooManyToExport
from zerek.identity.roster.service import MOST_ROWS
from zerek.identity.rules import Held


async def table_of_people(
    session: AsyncSession, visible: Select[User], school_id: UUID | None, language: Language
) -> list[list[Cell]]:
    """The header, then those who have a role in the school, or everybody; their roles there, or everywhere. Guardians
    are shown as far as they are visible. Raises `TooManyToExport` beyond what an import takes."""
    people = visible
    if school_id is not None:
        people = people.where(User.id.in_(select(RoleGrant.user_id).where(RoleGrant.school_id == school_id)))
    total = (await session.execute(select(func.count()).select_from(people.subquery()))).scalar_one()
    if total > MOST_ROWS:
        raise TooManyToExport(most=MOST_ROWS)
    users = (await session.execute(people.order_by(User.sort_name, User.id))).scalars().all()
    rows: list[list[Cell]] = [[label(column, language) for column in Column]]
    for batch in batches(users):
        ids = [user.id for user in batch]
        held, guardians = await grants_of(session, ids), await guardians_of(session, visible, ids)
        rows += [row_of(user, held[user.id], guardians.get(user.id, []), school_id, language) for user in batch]
    return rows


async def guardians_of(
    session: AsyncSession, visible: Select[User], student_ids: Sequence[UUID]
) -> dict[UUID, list[User]]:
    """Those of each student, the first ones first."""
    query = (
        select(Guardianship.student_id, Guardianship.guardian_id)
        .where(Guardianship.student_id.in_(student_ids))
        .order_by(Guardianship.created_at, Guardianship.guardian_id)
    )
    links = [(row.student_id, row.guardian_id) for row in await session.execute(query)]
    people: dict[UUID, User] = {}
    for batch in batches({guardian_id for _, guardian_id in links}):
        users = (await session.execute(visible.where(User.id.in_(batch)))).scalars()
        people |= {user.id: user for user in users}
    found: dict[UUID, list[User]] = {}
    for student_id, guardian_id in links:
        if guardian_id in people:
            found.setdefault(student_id, []).append(people[guardian_id])
    return found


def row_of(
    user: User, held: Iterable[Held], guardians: Sequence[User], school_id: UUID | None, language: Language
) -> list[Cell]:
    cells: dict[Column, Cell] = {
        Column.USERNAME: user.username,
        Column.EMAIL: user.email,
        Column.FULL_NAME: user.full_name,
        Column.ROLE: "; ".join(role_text(one, language) for one in held if one.school_id == school_id),
        Column.BIRTH: user.date_of_birth,
        Column.LOCALE: "".join(locale_label(one, language) for one in LANGUAGES if one == user.locale),
        **guardian_cells(guardians),
    }
    return [cells.get(column) for column in Column]


def guardian_cells(guardians: Sequence[User]) -> dict[Column, Cell]:
    """As many as there are columns for."""
    cells: dict[Column, Cell] = {}
    for (username, email, full_name), guardian in zip(GUARDIAN_COLUMNS, guardians, strict=False):
        cells |= {username: guardian.username, email: guardian.email, full_name: guardian.full_name}
    return cells
