"""Statements that SQLAlchemy leaves to the dialects, and several insertions as one statement."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Insert, Table, bindparam, column, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession

INSERTS: Mapping[str, Callable[..., Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def dialect_of(session: AsyncSession) -> str:
    return session.get_bind().dialect.name


def insert_into(where: AsyncSession | str, table: Any) -> Any:
    """An insertion that can say what is to be done about a row that is there already; `table` may be a mapped class,
    and `where` the name of a dialect, for a statement that is built once."""
    return INSERTS[where if isinstance(where, str) else dialect_of(where)](table)


async def execute_as_is(
    session: AsyncSession, statement: Any, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]]
) -> Any:
    """Executes a statement that gives or changes rows, not objects; with several parameters, once for each. It goes
    past what a session works out anew for each statement; what the session has yet to write is not written before."""
    connection = await session.connection()
    return await connection.execute(statement, parameters)


class Rows(NamedTuple):
    """What to insert: a statement that is built once, and rows that all have the same columns."""

    statement: Insert
    rows: Sequence[Mapping[str, Any]]


async def execute_together(
    session: AsyncSession, first: Any, parameters: Mapping[str, Any], insertions: Sequence[Rows]
) -> Any:
    """Executes `first`, which returns a row or none, and where it returned one, the insertions. Answers what `first`
    returned.

    PostgreSQL gets all of it as one statement, since the way there and back costs more than most of them. So none of
    the insertions sees what another one, or `first`, has written. `first` is an insertion with explicit values or an
    update, built once.
    """
    insertions = [one for one in insertions if one.rows]
    if dialect_of(session) == "postgresql":
        shape = tuple((one.statement, tuple(one.rows[0])) for one in insertions)
        documents = {name_of(place): [encodable(row) for row in one.rows] for place, one in enumerate(insertions)}
        return (await execute_as_is(session, one_statement(first, shape), {**parameters, **documents})).first()
    row = (await session.execute(first, parameters)).first()
    if row is not None:
        for one in insertions:
            await session.execute(one.statement, list(one.rows))
    return row


def name_of(place: int) -> str:
    return f"rows_{place}"


def encodable(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: as_json(value) for name, value in row.items()}


def as_json(value: Any) -> Any:
    """As PostgreSQL reads it back into a column of its type."""
    match value:
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


@cache
def one_statement(first: Any, insertions: tuple[tuple[Insert, tuple[str, ...]], ...]) -> Any:
    done = first.cte("first")
    statement = select(done)
    for place, (insertion, names) in enumerate(insertions):
        assert isinstance(insertion.table, Table)
        columns = [column(name, insertion.table.c[name].type) for name in names]
        document = bindparam(name_of(place), type_=JSONB)
        rows = func.jsonb_to_recordset(document).table_valued(*columns).render_derived(name_of(place), with_types=True)
        given = select(*(rows.c[name] for name in names)).where(exists(select(done)))
        statement = statement.add_cte(insertion.from_select(list(names), given).cte(f"inserted_{place}"))
    return statement
