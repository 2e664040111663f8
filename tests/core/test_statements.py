"""Several insertions as one statement: all of them or none, on both databases."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from house import House
from zerek.core import audit
from zerek.core.audit import AuditEntry
from zerek.core.ids import new_id
from zerek.core.statements import Rows, execute_together
from zerek.core.transaction import Transaction
from zerek.exam.attempts.models import ExamPaperVersion
from zerek.identity.models import User

USERS = User.__table__
RENAME = (
    update(USERS)  # type: ignore[arg-type]  # a table is what a mapped class has there
    .where(USERS.c.id == bindparam("of"))
    .values(full_name=bindparam("called"))
    .returning(USERS.c.full_name)
)
LIST = insert(ExamPaperVersion.__table__)  # type: ignore[arg-type]


def listed(attempt_id: UUID, count: int) -> Rows:
    return Rows(LIST, [{"version_id": new_id(), "attempt_id": attempt_id} for _ in range(count)])


def told(attempt_id: UUID) -> Rows:
    return audit.made(None, "test.rename", "user", attempt_id, {"Әлем": ["«қ»", None, 1.5]})


async def versions(house: House, attempt_id: UUID) -> int:
    query = select(ExamPaperVersion).where(ExamPaperVersion.attempt_id == attempt_id)
    async with house.app.state.database.read() as session:
        return len((await session.execute(query)).all())


async def name_of(house: House, user_id: UUID) -> str:
    async with house.app.state.database.read() as session:
        return str((await session.execute(select(User.full_name).where(User.id == user_id))).scalar_one())


async def test_the_insertions_are_done_with_what_they_belong_to(house: House) -> None:
    person, attempt_id = await house.person(), new_id()
    async with house.app.state.database.write() as session:
        of = {"of": person.user_id, "called": "Ұлбосын"}
        row = await execute_together(session, RENAME, of, [listed(attempt_id, 3), Rows(LIST, []), told(attempt_id)])
    assert row[0] == "Ұлбосын"
    assert (await name_of(house, person.user_id), await versions(house, attempt_id)) == ("Ұлбосын", 3)
    async with house.app.state.database.read() as session:
        query = select(AuditEntry).where(AuditEntry.object_id == str(attempt_id))
        entry = (await session.execute(query)).scalar_one()
    assert (entry.after, entry.before, entry.address) == ({"Әлем": ["«қ»", None, 1.5]}, None, "installation")


async def test_nothing_is_inserted_where_the_first_statement_meets_no_row(house: House) -> None:
    attempt_id = new_id()
    async with house.app.state.database.write() as session:
        assert await execute_together(session, RENAME, {"of": new_id(), "called": "-"}, [listed(attempt_id, 2)]) is None
    assert await versions(house, attempt_id) == 0


@pytest.mark.parametrize("alone", [False, True], ids=["in a transaction", "as a single statement"])
async def test_an_insertion_that_fails_takes_everything_with_it(house: House, alone: bool) -> None:
    person, attempt_id = await house.person(), new_id()
    before = await name_of(house, person.user_id)
    twice = Rows(LIST, [*listed(attempt_id, 1).rows] * 2)
    transaction = Transaction(house.app.state.database)
    session = transaction.single if alone else transaction.session
    with pytest.raises(IntegrityError):
        await execute_together(session, RENAME, {"of": person.user_id, "called": "-"}, [told(attempt_id), twice])
    await transaction.close()
    assert (await name_of(house, person.user_id), await versions(house, attempt_id)) == (before, 0)


async def test_a_single_statement_is_durable_at_once_unless_more_belongs_to_it(house: House) -> None:
    person, database = await house.person(), house.app.state.database

    async def rename(transaction: Transaction, called: str) -> str:
        of: dict[str, Any] = {"of": person.user_id, "called": called}
        await execute_together(transaction.single, RENAME, of, [listed(new_id(), 1)])
        seen = "" if database.is_sqlite else await name_of(house, person.user_id)
        await transaction.close()  # without a commit
        return seen or await name_of(house, person.user_id)

    before = await name_of(house, person.user_id)
    assert await rename(Transaction(database), "Алма") == (before if database.is_sqlite else "Алма")
    before = await name_of(house, person.user_id)
    written = Transaction(database)
    assert written.session is written.single
    assert await rename(written, "Бота") == before
    repeatable = Transaction(database)
    repeatable.idempotency = (person.user_id, "key", "digest")
    assert await rename(repeatable, "Дана") == before
