"""What is read of insight: beliefs, predictions, and what somebody has answered."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, bindparam, cast, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.db import Json
from zerek.core.statements import execute_as_is
from zerek.insight import rules
from zerek.insight.models import Response, Source, StoredBelief
from zerek.insight.rules import Belief, Key, Kind, Prediction

KEYS_AT_ONCE = 1_000


# Built once, since it is asked with every response.
COLUMNS = (
    StoredBelief.owner_id,
    StoredBelief.scope_id,
    StoredBelief.kind,
    StoredBelief.mean,
    StoredBelief.variance,
    StoredBelief.responses,
)
ABOUT = (
    StoredBelief.owner_id.in_(bindparam("owners", expanding=True)),
    StoredBelief.scope_id.in_(bindparam("scopes", expanding=True)),
)
BELIEFS = select(*COLUMNS).where(*ABOUT)


def beliefs_column(dialect: str) -> ColumnElement[Any]:
    """The same as one value, for a statement that reads more than beliefs; its parameters are `about(keys)`, and
    `beliefs_in` reads it."""
    on_postgresql = dialect == "postgresql"
    row = (func.jsonb_build_array if on_postgresql else func.json_array)(*COLUMNS)
    rows = (func.jsonb_agg if on_postgresql else func.json_group_array)(row)
    return type_coerce(select(rows).where(*ABOUT).scalar_subquery(), Json)


def about(keys: Collection[Key]) -> dict[str, list[UUID]]:
    return {"owners": list({key.owner_id for key in keys}), "scopes": list({key.scope_id for key in keys})}


def beliefs_in(value: Sequence[Sequence[Any]] | None, keys: Collection[Key]) -> dict[Key, Belief]:
    found = {}
    for owner_id, scope_id, kind, mean, variance, responses in value or ():
        key = Key(UUID(owner_id), UUID(scope_id), Kind(kind))
        if key in keys:
            found[key] = Belief(mean, variance, responses)
    return found


async def beliefs_about(session: AsyncSession, keys: Iterable[Key]) -> dict[Key, Belief]:
    """Those of the beliefs that some response has moved."""
    wanted = set(keys)
    owners, scopes = list({key.owner_id for key in wanted}), list({key.scope_id for key in wanted})
    found: dict[Key, Belief] = {}
    for begin in range(0, len(scopes), KEYS_AT_ONCE):
        of = {"owners": owners, "scopes": scopes[begin : begin + KEYS_AT_ONCE]}
        for owner_id, scope_id, kind, mean, variance, responses in await execute_as_is(session, BELIEFS, of):
            key = Key(owner_id, scope_id, Kind(kind))
            if key in wanted:
                found[key] = Belief(mean, variance, responses)
    return found


class Item(NamedTuple):
    item_id: UUID
    subject_id: UUID | None
    topic_id: UUID | None


async def predict(session: AsyncSession, user_id: UUID, items: Sequence[Item]) -> list[Prediction]:
    """How likely the user is to get each of the items right now; one statement for all of them."""
    keys = [rules.keys(user_id, *item) for item in items]
    beliefs = await beliefs_about(session, {key for of in keys for key in of})
    return [rules.predict(beliefs, of) for of in keys]


class Latest(NamedTuple):
    """The last response of somebody to an item, and how many there were."""

    correct: bool
    at: datetime
    times: int


async def latest_responses(
    session: AsyncSession, user_id: UUID, subject_id: UUID, item_ids: Collection[UUID] | None = None
) -> dict[UUID, Latest]:
    """What somebody has answered of a subject, by item: all of it, or of these items."""
    query = (
        select(Response.item_id, Response.correct, Response.at)
        .where(Response.user_id == user_id, Response.subject_id == subject_id)
        .order_by(Response.at)
    )
    if item_ids is not None:
        query = query.where(Response.item_id.in_(item_ids))
    found: dict[UUID, Latest] = {}
    for item_id, correct, at in await session.execute(query):
        before = found.get(item_id)
        found[item_id] = Latest(correct, at, before.times + 1 if before else 1)
    return found


class Recorded(NamedTuple):
    id: UUID
    user_id: UUID
    source: str
    source_id: UUID
    number: int
    correct: bool
    at: datetime


async def responders(session: AsyncSession, item_id: UUID) -> list[UUID]:
    """Everybody who has responded to an item, in an order that does not change."""
    query = select(Response.user_id).where(Response.item_id == item_id).distinct().order_by(Response.user_id)
    return list(await session.scalars(query))


async def recorded(session: AsyncSession, item_id: UUID, people: Collection[UUID]) -> list[Recorded]:
    """What these people have responded to an item."""
    columns = (getattr(Response, name) for name in Recorded._fields)
    rows = await session.execute(select(*columns).where(Response.item_id == item_id, Response.user_id.in_(people)))
    return [Recorded(*row) for row in rows]


class Tally(NamedTuple):
    answered: int
    correct: int


async def answered_by_subject(
    session: AsyncSession, user_id: UUID, sources: Collection[Source] = tuple(Source)
) -> dict[UUID, Tally]:
    """How many responses somebody gave in each subject, and how many of them were right."""
    rows = await session.execute(
        select(Response.subject_id, func.count(), func.sum(cast(Response.correct, Integer)))
        .where(Response.user_id == user_id, Response.source.in_(sources))
        .group_by(Response.subject_id)
    )
    return {row[0]: Tally(row[1], int(row[2])) for row in rows}


async def answered_by_day(
    session: AsyncSession,
    user_id: UUID,
    *,
    since: datetime,
    zone: ZoneInfo,
    sources: Collection[Source] = tuple(Source),
) -> dict[date, Tally]:
    """The same by the user's own calendar day, from a moment on."""
    rows = await session.execute(
        select(Response.at, Response.correct).where(
            Response.user_id == user_id, Response.at >= since, Response.source.in_(sources)
        )
    )
    answered: Counter[date] = Counter()
    right: Counter[date] = Counter()
    for at, correct in rows:
        day = at.astimezone(zone).date()
        answered[day] += 1
        right[day] += correct
    return {day: Tally(answered[day], right[day]) for day in sorted(answered)}


async def answered_by_topic(
    session: AsyncSession, user_id: UUID, subject_id: UUID, source_id: UUID | None = None
) -> dict[UUID | None, Tally]:
    """By topic of one subject; of one session or attempt, or of all."""
    query = (
        select(Response.topic_id, func.count(), func.sum(cast(Response.correct, Integer)))
        .where(Response.user_id == user_id, Response.subject_id == subject_id)
        .group_by(Response.topic_id)
    )
    if source_id is not None:
        query = query.where(Response.source_id == source_id)
    return {row[0]: Tally(row[1], int(row[2])) for row in await session.execute(query)}


async def known_items(session: AsyncSession, user_id: UUID) -> dict[UUID, Tally]:
    """How many different items of each subject somebody has met, and how many of them they got right at least once."""
    each = (
        select(Response.subject_id, Response.item_id, func.max(cast(Response.correct, Integer)).label("once"))
        .where(Response.user_id == user_id)
        .group_by(Response.subject_id, Response.item_id)
        .subquery()
    )
    rows = await session.execute(
        select(each.c.subject_id, func.count(), func.sum(each.c.once)).group_by(each.c.subject_id)
    )
    return {row[0]: Tally(row[1], int(row[2])) for row in rows}


def mastery(beliefs: Mapping[Key, Belief], user_id: UUID, subject_id: UUID, topic_id: UUID | None) -> Prediction:
    """How likely the user is to get a question of ordinary difficulty of that topic right."""
    of = [key for key in rules.keys(user_id, topic_id or subject_id, subject_id, topic_id) if key.kind != Kind.ITEM]
    return rules.predict(beliefs, of)
