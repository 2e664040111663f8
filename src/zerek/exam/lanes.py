"""The connections that write answers: one atomic statement for a whole batch, on PostgreSQL and on SQLite.

`answers` tells what is promised and why this keeps it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol
from uuid import UUID

import asyncpg
from sqlalchemy import text

from zerek.core.db import Database
from zerek.identity.rules import Role
from zerek.identity.standing import may_act

STATEMENT_SECONDS = 15


class Place(NamedTuple):
    attempt_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class Answer:
    """`keys` are the bank's, sorted; `deadline_from` is the earliest deadline that this answer is still in time for,
    that is the moment it arrived less the grace. With `session_id` it is written only if that session may act at the
    moment of writing; without, somebody has seen to that already."""

    place: Place
    keys: str
    client_seq: int | None
    deadline_from: datetime
    session_id: UUID | None = None


class Row(NamedTuple):
    """One stored answer, as a statement gives it back, with the number of *other* questions answered before it."""

    place: Place
    keys: str
    client_seq: int | None
    saved_at: datetime
    deadline_at: datetime
    answered_elsewhere: int


class Current(NamedTuple):
    """How things stand for an answer that was not written."""

    status: str
    deadline_at: datetime
    keys: str | None
    client_seq: int | None
    saved_at: datetime | None
    answered_questions: int


class Lane(Protocol):
    """A connection that writes batches. Both methods are atomic; `write` has committed when it returns."""

    async def write(self, batch: Sequence[Answer], now: datetime) -> list[Row]: ...
    async def current(self, places: Sequence[Place]) -> dict[Place, Current]: ...
    async def close(self) -> None: ...


POSTGRESQL_WRITE = """
WITH incoming AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[], $7::uuid[])
        AS i (attempt_id, version_id, keys, client_seq, deadline_from, session_id)
), running AS MATERIALIZED (
    SELECT id, user_id, deadline_at FROM exam_attempts
    WHERE id = ANY ($1::uuid[]) AND status = 'in_progress' AND paused_at IS NULL
    ORDER BY id FOR SHARE
), saved AS (
    INSERT INTO exam_answers AS a (attempt_id, version_id, keys, client_seq, saved_at)
    SELECT i.attempt_id, i.version_id, i.keys, i.client_seq, $6
    FROM incoming i JOIN running r ON r.id = i.attempt_id AND r.deadline_at >= i.deadline_from
    WHERE i.session_id IS NULL OR {may_act}
    ORDER BY i.attempt_id, i.version_id
    ON CONFLICT (attempt_id, version_id) DO UPDATE
        SET keys = excluded.keys, saved_at = excluded.saved_at,
            client_seq = COALESCE(excluded.client_seq, a.client_seq)
        WHERE excluded.client_seq IS NULL OR a.client_seq IS NULL OR excluded.client_seq >= a.client_seq
    RETURNING a.attempt_id, a.version_id, a.keys, a.client_seq, a.saved_at
), elsewhere AS (
    SELECT e.attempt_id, count(*) AS answered FROM exam_answers e
    WHERE e.attempt_id = ANY ($1::uuid[]) AND e.keys <> ''
      AND NOT EXISTS (SELECT 1 FROM incoming i WHERE i.attempt_id = e.attempt_id AND i.version_id = e.version_id)
    GROUP BY e.attempt_id
)
SELECT s.attempt_id, s.version_id, s.keys, s.client_seq, s.saved_at, r.deadline_at, COALESCE(e.answered, 0) AS answered
FROM saved s JOIN running r ON r.id = s.attempt_id LEFT JOIN elsewhere e ON e.attempt_id = s.attempt_id
"""

# To an answer a pause is one more state in which nothing is written.
STATUS = "CASE WHEN t.status = 'in_progress' AND t.paused_at IS NOT NULL THEN 'paused' ELSE t.status END"

POSTGRESQL_CURRENT = f"""
SELECT i.attempt_id, i.version_id, {STATUS}, t.deadline_at, a.keys, a.client_seq, a.saved_at,
    (SELECT count(*) FROM exam_answers e WHERE e.attempt_id = i.attempt_id AND e.keys <> '') AS answered
FROM unnest($1::uuid[], $2::uuid[]) AS i (attempt_id, version_id)
JOIN exam_attempts t ON t.id = i.attempt_id
LEFT JOIN exam_answers a ON a.attempt_id = i.attempt_id AND a.version_id = i.version_id
"""  # noqa: S608 - composed of constants


class PostgresqlLane:
    """A dedicated connection: its statements stay prepared, and it pays for no pool."""

    def __init__(self, url: str, second_factor_roles: Sequence[Role] = ()) -> None:
        condition = may_act(Role.STUDENT, second_factor_roles, session_id="i.session_id", user_id="r.user_id", now="$6")
        self._write = POSTGRESQL_WRITE.format(may_act=condition)
        self._url = url.replace("postgresql+asyncpg://", "postgresql://", 1)
        self._connection: asyncpg.Connection | None = None

    async def connection(self) -> asyncpg.Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self._url,
                timeout=5,
                command_timeout=STATEMENT_SECONDS,
                server_settings={
                    "application_name": "zerek answers",
                    "timezone": "UTC",
                    "jit": "off",
                    "plan_cache_mode": "force_generic_plan",  # planning it anew would cost more than running it
                },
            )
        return self._connection

    async def write(self, batch: Sequence[Answer], now: datetime) -> list[Row]:
        connection = await self.connection()
        rows = await connection.fetch(
            self._write,
            [answer.place.attempt_id for answer in batch],
            [answer.place.version_id for answer in batch],
            [answer.keys for answer in batch],
            [answer.client_seq for answer in batch],
            [answer.deadline_from for answer in batch],
            now,
            [answer.session_id for answer in batch],
        )
        return [Row(Place(row[0], row[1]), row[2], row[3], row[4], row[5], row[6]) for row in rows]

    async def current(self, places: Sequence[Place]) -> dict[Place, Current]:
        connection = await self.connection()
        rows = await connection.fetch(
            POSTGRESQL_CURRENT, [place.attempt_id for place in places], [place.version_id for place in places]
        )
        return {Place(row[0], row[1]): Current(*tuple(row)[2:]) for row in rows}

    async def close(self) -> None:
        if self._connection is not None:
            await self._connection.close(timeout=2)


# SQLite keeps ids as 32 hexadecimal digits and moments as text in UTC.
SQLITE_MOMENT = "%Y-%m-%d %H:%M:%S.%f"
INCOMING = """
SELECT value ->> 0 AS attempt_id, value ->> 1 AS version_id, value ->> 2 AS keys, value ->> 3 AS client_seq,
    value ->> 4 AS deadline_from, value ->> 5 AS session_id FROM json_each(:batch)
"""
SQLITE_WRITE = f"""
INSERT INTO exam_answers AS a (attempt_id, version_id, keys, client_seq, saved_at)
SELECT i.attempt_id, i.version_id, i.keys, i.client_seq, :now FROM ({INCOMING}) i
JOIN exam_attempts r ON r.id = i.attempt_id AND r.status = 'in_progress' AND r.paused_at IS NULL
    AND r.deadline_at >= i.deadline_from
WHERE i.session_id IS NULL OR {{may_act}}
ON CONFLICT (attempt_id, version_id) DO UPDATE
    SET keys = excluded.keys, saved_at = excluded.saved_at, client_seq = COALESCE(excluded.client_seq, client_seq)
    WHERE excluded.client_seq IS NULL OR client_seq IS NULL OR excluded.client_seq >= client_seq
RETURNING attempt_id, version_id, keys, client_seq
"""  # noqa: S608 - composed of constants
SQLITE_ELSEWHERE = text(f"""
SELECT t.id, t.deadline_at, (
    SELECT count(*) FROM exam_answers e WHERE e.attempt_id = t.id AND e.keys <> '' AND NOT EXISTS (
        SELECT 1 FROM ({INCOMING}) i WHERE i.attempt_id = e.attempt_id AND i.version_id = e.version_id)
) FROM exam_attempts t WHERE t.id IN (SELECT attempt_id FROM ({INCOMING}))
""")  # noqa: S608 - composed of constants
SQLITE_CURRENT = text(f"""
SELECT i.attempt_id, i.version_id, {STATUS}, t.deadline_at, a.keys, a.client_seq, a.saved_at,
    (SELECT count(*) FROM exam_answers e WHERE e.attempt_id = i.attempt_id AND e.keys <> '')
FROM ({INCOMING}) i JOIN exam_attempts t ON t.id = i.attempt_id
LEFT JOIN exam_answers a ON a.attempt_id = i.attempt_id AND a.version_id = i.version_id
""")  # noqa: S608 - composed of constants


def sqlite_moment(stored: str) -> datetime:
    return datetime.strptime(stored, SQLITE_MOMENT).replace(tzinfo=UTC)


class SqliteLane:
    """Takes its turn on the one writing connection, like every other change."""

    def __init__(self, database: Database, second_factor_roles: Sequence[Role] = ()) -> None:
        condition = may_act(
            Role.STUDENT, second_factor_roles, session_id="i.session_id", user_id="r.user_id", now=":now"
        )
        self._write = text(SQLITE_WRITE.format(may_act=condition))
        self._database = database

    async def write(self, batch: Sequence[Answer], now: datetime) -> list[Row]:
        incoming = json.dumps(
            [
                [
                    answer.place.attempt_id.hex,
                    answer.place.version_id.hex,
                    answer.keys,
                    answer.client_seq,
                    answer.deadline_from.astimezone(UTC).strftime(SQLITE_MOMENT),
                    answer.session_id.hex if answer.session_id else None,
                ]
                for answer in batch
            ]
        )
        parameters = {"batch": incoming, "now": now.astimezone(UTC).strftime(SQLITE_MOMENT)}
        async with self._database.writer.begin() as connection:
            saved = (await connection.execute(self._write, parameters)).all()
            attempts = (await connection.execute(SQLITE_ELSEWHERE, {"batch": incoming})).all() if saved else []
        known = {row[0]: (sqlite_moment(row[1]), row[2]) for row in attempts}
        return [Row(Place(UUID(row[0]), UUID(row[1])), row[2], row[3], now, *known[row[0]]) for row in saved]

    async def current(self, places: Sequence[Place]) -> dict[Place, Current]:
        incoming = json.dumps([[place.attempt_id.hex, place.version_id.hex, "", None, ""] for place in places])
        async with self._database.reader.connect() as connection:
            rows = (await connection.execute(SQLITE_CURRENT, {"batch": incoming})).all()
        return {
            Place(UUID(row[0]), UUID(row[1])): Current(
                row[2], sqlite_moment(row[3]), row[4], row[5], sqlite_moment(row[6]) if row[6] else None, row[7]
            )
            for row in rows
        }

    async def close(self) -> None:
        return None
