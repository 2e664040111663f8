"""What the tests of tables of people share: making a school, bringing a table and looking who is there."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import func, select

from house import House, Person
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.core.spreadsheets import Cell, write_csv
from zerek.identity.models import Guardianship, User
from zerek.identity.queries import grants_of
from zerek.identity.rules import Held, Role
from zerek.school.models import School

NUMBERS = itertools.count(1)
Row = Mapping[str, Cell]


def fresh(word: str) -> str:
    """A username that no other test uses."""
    return f"{word}{next(NUMBERS):04}"


async def a_school(house: House) -> UUID:
    async with house.app.state.database.write() as session:
        school = School(id=new_id(), name=f"School {new_id()}", created_at=utc_now())
        session.add(school)
    return school.id


async def a_school_admin(house: House, *schools: UUID) -> Person:
    return await house.person(*(Held(Role.SCHOOL_ADMIN, school) for school in schools))


def table(*rows: Row) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return write_csv([columns, *([row.get(name) for name in columns] for row in rows)])


async def bring(house: House, person: Person, content: bytes | Sequence[Row], **query: Any) -> httpx.Response:
    raw = content if isinstance(content, bytes) else table(*content)
    filename, language = query.pop("filename", "people.csv"), query.pop("language", "en")
    return await house.ask(
        "POST",
        person,
        "/admin/users/import",
        params=query,
        files={"file": (filename, raw)},
        headers={"Accept-Language": language},
    )


async def brought(house: House, person: Person, content: bytes | Sequence[Row], **query: Any) -> dict[str, Any]:
    """The report of an import that is taken."""
    answer = await bring(house, person, content, **query)
    assert answer.status_code == 200, answer.text
    report: dict[str, Any] = answer.json()
    return report


async def refused(house: House, person: Person, content: bytes | Sequence[Row], **query: Any) -> list[tuple[Any, str]]:
    """Line and field of each error of an import that is refused."""
    answer = await bring(house, person, content, **query)
    assert (answer.status_code, answer.json()["code"]) == (422, "identity.import_refused"), answer.text
    report = answer.json()["report"]
    assert report["imported_count"] == report["updated_count"] == 0
    assert all(error["message"] for error in report["errors"])
    return [(error["line"], error["field"]) for error in report["errors"]]


async def somebody(house: House, username: str) -> User | None:
    async with house.app.state.database.read() as session:
        found: User | None = (await session.execute(select(User).where(User.username == username))).scalar_one_or_none()
    return found


async def known(house: House, username: str) -> User:
    user = await somebody(house, username)
    assert user is not None, username
    return user


async def held(house: House, username: str) -> set[Held]:
    user = await known(house, username)
    async with house.app.state.database.read() as session:
        return set((await grants_of(session, [user.id]))[user.id])


async def guardians(house: House, username: str) -> set[str]:
    user = await known(house, username)
    query = select(User.username).join(Guardianship, Guardianship.guardian_id == User.id)
    async with house.app.state.database.read() as session:
        return set((await session.execute(query.where(Guardianship.student_id == user.id))).scalars())


async def how_many(house: House) -> int:
    async with house.app.state.database.read() as session:
        count: int = (await session.execute(select(func.count()).select_from(User))).scalar_one()
    return count
