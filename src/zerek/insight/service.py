"""What changes in insight: a checked response is recorded, and moves the beliefs that it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, delete, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.core.statements import Rows, dialect_of, execute_as_is, insert_into
from zerek.insight import rules
from zerek.insight.models import ItemKind, Response, Source, StoredBelief
from zerek.insight.queries import beliefs_about
from zerek.insight.rules import EVERYBODY, NATURES, SMALLEST_VARIANCE, START, Belief, Key

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked answer, as the domain that checked it tells of it."""

    user_id: UUID
    item_kind: ItemKind
    item_id: UUID
    subject_id: UUID
    topic_id: UUID | None
    source: Source
    source_id: UUID
    correct: bool
    at: datetime
    seconds: float | None = None
    number: int = 1

    @property
    def keys(self) -> tuple[Key, ...]:
        return rules.keys(self.user_id, self.item_id, self.subject_id, self.topic_id)

    @property
    def identity(self) -> tuple[UUID, UUID, int]:
        return (self.source_id, self.item_id, self.number)


async def record(session: AsyncSession, checked: Sequence[Checked]) -> dict[tuple[UUID, UUID, int], float]:
    """Stores responses, in the order given, and moves the beliefs by each of them once; one that is stored already has
    no effect. Answers what was expected of each new one, by its identity.

    The beliefs are read without a lock and moved by what each response adds to them, so that two students who answer
    the same question at once wait for nobody and neither response is lost.
    """
    expected: dict[tuple[UUID, UUID, int], float] = {}
    for begin in range(0, len(checked), ROWS_AT_ONCE):
        expected |= await record_some(session, checked[begin : begin + ROWS_AT_ONCE])
    return expected


def insertions(dialect: str, before: Mapping[Key, Belief], checked: Sequence[Checked]) -> list[Rows]:
    """The same as rows, for who inserts them together with rows of their own: of responses that cannot be stored yet.
    `before` is what is believed about their keys."""
    after, expected = replay(before, checked)
    return [
        Rows(insert_response(dialect), response_rows(checked, expected)),
        Rows(move_belief(dialect), belief_rows(before, after)),
    ]


async def record_some(session: AsyncSession, checked: Sequence[Checked]) -> dict[tuple[UUID, UUID, int], float]:
    before = await beliefs_about(session, {key for one in checked for key in one.keys})
    after, expected = replay(before, checked)
    stored = await insert_new(session, checked, expected)
    if len(stored) < len(checked):
        checked = [one for one in checked if one.identity in stored]
        after, expected = replay(before, checked)
    if checked:
        await move(session, before, after)
    return expected


def replay(
    before: Mapping[Key, Belief], checked: Sequence[Checked]
) -> tuple[dict[Key, Belief], dict[tuple[UUID, UUID, int], float]]:
    after = dict(before)
    expected = {one.identity: rules.learn(after, one.keys, one.correct).probability for one in checked}
    return after, expected


async def insert_new(
    session: AsyncSession, checked: Sequence[Checked], expected: Mapping[tuple[UUID, UUID, int], float]
) -> set[tuple[UUID, UUID, int]]:
    """The identities of those that were not there yet."""
    stored = await session.execute(insert_response(dialect_of(session)), response_rows(checked, expected))
    return {(row[0], row[1], row[2]) for row in stored}


def response_rows(checked: Sequence[Checked], expected: Mapping[tuple[UUID, UUID, int], float]) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "user_id": one.user_id,
            "item_kind": one.item_kind.value,
            "item_id": one.item_id,
            "subject_id": one.subject_id,
            "topic_id": one.topic_id,
            "source": one.source.value,
            "source_id": one.source_id,
            "number": one.number,
            "correct": one.correct,
            "at": one.at,
            "seconds": one.seconds,
            "prediction": expected[one.identity],
        }
        for one in checked
    ]


@cache
def insert_response(dialect: str) -> Any:
    """Built once: several rows in `VALUES` are compiled anew each time, executing a statement for rows is not."""
    table = Response.__table__
    return (
        insert_into(dialect, table)
        .on_conflict_do_nothing(index_elements=["source_id", "item_id", "number"])
        .returning(table.c.source_id, table.c.item_id, table.c.number)
    )


async def move(session: AsyncSession, before: Mapping[Key, Belief], after: Mapping[Key, Belief]) -> None:
    """Adds to each stored belief what it has moved by."""
    await session.execute(move_belief(dialect_of(session)), belief_rows(before, after))


def belief_rows(before: Mapping[Key, Belief], after: Mapping[Key, Belief]) -> list[dict[str, Any]]:
    """What each belief that moved has moved by; always in the order of the keys, so that no two deadlock."""
    rows: list[dict[str, Any]] = []
    for key in sorted(after):
        old, new = before.get(key, START[key.kind]), after[key]
        if new.responses == old.responses:
            continue
        rows.append(
            {
                "owner_id": key.owner_id,
                "scope_id": key.scope_id,
                "kind": key.kind.value,
                "mean": new.mean - old.mean,
                "variance": NATURES[key.kind].variance + new.variance - old.variance,
                "responses": new.responses - old.responses,
            }
        )
    return rows


@cache
def move_belief(dialect: str) -> Any:
    """What is inserted is the start and the move; what is there already takes the move alone: its part beyond the
    start. Two moves at once may together take more variance than there is, hence the least that stays."""
    table = StoredBelief.__table__
    statement = insert_into(dialect, table)
    start = case({kind.value: nature.variance for kind, nature in NATURES.items()}, value=table.c.kind)
    moved = table.c.variance + statement.excluded.variance - start
    return statement.on_conflict_do_update(
        index_elements=["owner_id", "scope_id"],
        set_={
            "mean": table.c.mean + statement.excluded.mean,
            "variance": case((moved < SMALLEST_VARIANCE, SMALLEST_VARIANCE), (moved > start, start), else_=moved),
            "responses": table.c.responses + statement.excluded.responses,
        },
    )


async def correct_outcomes(session: AsyncSession, item_id: UUID, outcomes: Mapping[UUID, bool]) -> None:
    """Puts right what became of responses, by their ids, whose item was marked by a wrong key; how hard the item is has
    to be learnt again."""
    table = Response.__table__
    await execute_as_is(
        session,
        update(Response).where(table.c.id == bindparam("response")).values(correct=bindparam("outcome")),
        [{"response": response_id, "outcome": correct} for response_id, correct in sorted(outcomes.items())],
    )
    await session.execute(
        delete(StoredBelief).where(StoredBelief.owner_id == EVERYBODY, StoredBelief.scope_id == item_id)
    )


async def forget(session: AsyncSession, user_id: UUID) -> None:
    """What somebody answered and what is believed of them. What was learnt of the items stays: it names nobody."""
    await session.execute(delete(Response).where(Response.user_id == user_id))
    await session.execute(delete(StoredBelief).where(StoredBelief.owner_id == user_id))
