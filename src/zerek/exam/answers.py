"""Saving answers: the one clever file of Zerek.

**What is promised.** An answer is acknowledged only once it is committed. It is written only while its attempt runs,
and an answer that races the end of the attempt is either counted and acknowledged or refused, never half. An older
`client_seq` never replaces a newer one. Sending the same answer twice is harmless.

**How.** Every request hands its answer to an `AnswerWriter` and waits. A few lanes, each with a database connection of
its own, take *all* answers that have gathered, write them with **one** statement, and then wake their requests. While a
lane is busy the next batch gathers by itself: a lone answer waits for nobody, and under load the cost of a round trip
and of a commit is shared by all that arrived in those milliseconds.

**Why nothing is half.** The statement locks the attempt rows it writes for (`FOR SHARE` on PostgreSQL; SQLite has one
writer anyway). Finishing an attempt locks the same row `FOR UPDATE`. So either the answer commits first and is graded,
or the attempt is finished first, the statement finds it no longer running and writes nothing for it.

**What a lost connection does.** The batch fails as a whole, nobody is told "saved", and the clients send again. If the
commit had in fact happened, the repeat is the same answer once more.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

import asyncpg
import structlog
from sqlalchemy import text

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.metrics import EXAM_ANSWERS_SAVED
from zerek.exam.errors import AnswersNotSaved

log = structlog.get_logger()

LARGEST_BATCH = 500
LONGEST_QUEUE = 20_000
POSTGRESQL_LANES = 2
STATEMENT_SECONDS = 15
DATABASE_ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


class Place(NamedTuple):
    attempt_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class Answer:
    """`keys` are the bank's, sorted; `deadline_from` is the earliest deadline that this answer is still in time for,
    that is the moment it arrived less the grace."""

    place: Place
    keys: str
    client_seq: int | None
    deadline_from: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database holds after the answer was acknowledged."""

    keys: str
    client_seq: int | None
    saved_at: datetime
    answered_questions: int
    deadline_at: datetime


@dataclass(frozen=True, slots=True)
class NotRunning:
    """The answer was not written: the attempt has this status, or is past its deadline and grace."""

    status: str


Outcome = Stored | NotRunning


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
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[])
        AS i (attempt_id, version_id, keys, client_seq, deadline_from)
), running AS MATERIALIZED (
    SELECT id, deadline_at FROM exam_attempts
    WHERE id = ANY ($1::uuid[]) AND status = 'in_progress'
    ORDER BY id FOR SHARE
), saved AS (
    INSERT INTO exam_answers AS a (attempt_id, version_id, keys, client_seq, saved_at)
    SELECT i.attempt_id, i.version_id, i.keys, i.client_seq, $6
    FROM incoming i JOIN running r ON r.id = i.attempt_id AND r.deadline_at >= i.deadline_from
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

POSTGRESQL_CURRENT = """
SELECT i.attempt_id, i.version_id, t.status, t.deadline_at, a.keys, a.client_seq, a.saved_at,
    (SELECT count(*) FROM exam_answers e WHERE e.attempt_id = i.attempt_id AND e.keys <> '') AS answered
FROM unnest($1::uuid[], $2::uuid[]) AS i (attempt_id, version_id)
JOIN exam_attempts t ON t.id = i.attempt_id
LEFT JOIN exam_answers a ON a.attempt_id = i.attempt_id AND a.version_id = i.version_id
"""


class PostgresqlLane:
    """A dedicated connection: its statements stay prepared, and it pays for no pool."""

    def __init__(self, url: str) -> None:
        self._url = url.replace("postgresql+asyncpg://", "postgresql://", 1)
        self._connection: asyncpg.Connection | None = None

    async def connection(self) -> asyncpg.Connection:
        if self._connection is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self._url,
                timeout=5,
                command_timeout=STATEMENT_SECONDS,
                server_settings={"application_name": "zerek answers", "timezone": "UTC", "jit": "off"},
            )
        return self._connection

    async def write(self, batch: Sequence[Answer], now: datetime) -> list[Row]:
        connection = await self.connection()
        rows = await connection.fetch(
            POSTGRESQL_WRITE,
            [answer.place.attempt_id for answer in batch],
            [answer.place.version_id for answer in batch],
            [answer.keys for answer in batch],
            [answer.client_seq for answer in batch],
            [answer.deadline_from for answer in batch],
            now,
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
    value ->> 4 AS deadline_from FROM json_each(:batch)
"""
SQLITE_WRITE = text(f"""
INSERT INTO exam_answers AS a (attempt_id, version_id, keys, client_seq, saved_at)
SELECT i.attempt_id, i.version_id, i.keys, i.client_seq, :now FROM ({INCOMING}) i
JOIN exam_attempts r ON r.id = i.attempt_id AND r.status = 'in_progress' AND r.deadline_at >= i.deadline_from
WHERE true
ON CONFLICT (attempt_id, version_id) DO UPDATE
    SET keys = excluded.keys, saved_at = excluded.saved_at, client_seq = COALESCE(excluded.client_seq, client_seq)
    WHERE excluded.client_seq IS NULL OR client_seq IS NULL OR excluded.client_seq >= client_seq
RETURNING attempt_id, version_id, keys, client_seq
""")  # noqa: S608 - composed of constants
SQLITE_ELSEWHERE = text(f"""
SELECT t.id, t.deadline_at, (
    SELECT count(*) FROM exam_answers e WHERE e.attempt_id = t.id AND e.keys <> '' AND NOT EXISTS (
        SELECT 1 FROM ({INCOMING}) i WHERE i.attempt_id = e.attempt_id AND i.version_id = e.version_id)
) FROM exam_attempts t WHERE t.id IN (SELECT attempt_id FROM ({INCOMING}))
""")  # noqa: S608 - composed of constants
SQLITE_CURRENT = text(f"""
SELECT i.attempt_id, i.version_id, t.status, t.deadline_at, a.keys, a.client_seq, a.saved_at,
    (SELECT count(*) FROM exam_answers e WHERE e.attempt_id = i.attempt_id AND e.keys <> '')
FROM ({INCOMING}) i JOIN exam_attempts t ON t.id = i.attempt_id
LEFT JOIN exam_answers a ON a.attempt_id = i.attempt_id AND a.version_id = i.version_id
""")  # noqa: S608 - composed of constants


def sqlite_moment(stored: str) -> datetime:
    return datetime.strptime(stored, SQLITE_MOMENT).replace(tzinfo=UTC)


class SqliteLane:
    """Takes its turn on the one writing connection, like every other change."""

    def __init__(self, database: Database) -> None:
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
                ]
                for answer in batch
            ]
        )
        parameters = {"batch": incoming, "now": now.astimezone(UTC).strftime(SQLITE_MOMENT)}
        async with self._database.writer.begin() as connection:
            saved = (await connection.execute(SQLITE_WRITE, parameters)).all()
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


Waiting = tuple[Answer, "asyncio.Future[Outcome]"]


class AnswerWriter:
    """Gathers answers and writes them in batches. `save` returns once the answer is durable."""

    def __init__(self, database: Database) -> None:
        self._lanes: list[Lane] = (
            [SqliteLane(database)]
            if database.is_sqlite
            else [PostgresqlLane(database.writer.url.render_as_string(False)) for _ in range(POSTGRESQL_LANES)]
        )
        self._waiting: deque[Waiting] = deque()
        self._arrived = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._tasks = [asyncio.create_task(self._run(lane), name="answers") for lane in self._lanes]

    async def close(self) -> None:
        """Writes what has been handed over, then stops."""
        if self._waiting:
            await asyncio.wait([future for _, future in self._waiting])
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(lane.close() for lane in self._lanes), return_exceptions=True)

    async def save(self, place: Place, keys: str, client_seq: int | None, *, grace: timedelta) -> Outcome:
        """Raises `AnswersNotSaved` when the database did not take it: nothing is known to be stored."""
        if len(self._waiting) >= LONGEST_QUEUE:
            raise AnswersNotSaved(headers={"Retry-After": "2"})
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((Answer(place, keys, client_seq, utc_now() - grace), future))
        self._arrived.set()
        # Shielded, so that a client that hangs up does not take its neighbours' batch with it.
        return await asyncio.shield(future)

    async def _run(self, lane: Lane) -> None:
        while True:
            await self._arrived.wait()
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST_BATCH))]
            if not self._waiting:
                self._arrived.clear()
            if not batch:
                continue
            try:
                outcomes = await write_batch(lane, [answer for answer, _ in batch])
            except asyncio.CancelledError:
                fail(batch)
                raise
            except Exception as error:
                log.warning("answers_not_saved", count=len(batch), error=repr(error)[:300])
                fail(batch)
                if not isinstance(error, DATABASE_ERRORS):
                    log.exception("answers_failed", exc_info=error)
                continue
            for (_, future), outcome in zip(batch, outcomes, strict=True):
                if not future.done():
                    future.set_result(outcome)
            EXAM_ANSWERS_SAVED.inc(sum(isinstance(outcome, Stored) for outcome in outcomes))


def fail(batch: Sequence[Waiting]) -> None:
    for _, future in batch:
        if not future.done():
            future.set_exception(AnswersNotSaved(headers={"Retry-After": "2"}))
            future.exception()  # retrieved here, for a request that is gone already


def newest(batch: Sequence[Answer]) -> dict[Place, Answer]:
    """One answer a question: what would stand in the end, had the batch been written one by one."""
    standing: dict[Place, Answer] = {}
    for answer in batch:
        earlier = standing.get(answer.place)
        if earlier is None or earlier.client_seq is None or answer.client_seq is None:
            kept = earlier.client_seq if earlier is not None and answer.client_seq is None else answer.client_seq
            standing[answer.place] = replace(answer, client_seq=kept)
        elif answer.client_seq >= earlier.client_seq:
            standing[answer.place] = answer
    return standing


async def write_batch(lane: Lane, batch: Sequence[Answer]) -> list[Outcome]:
    """Writes a batch and tells each answer of it, in order, what became of it."""
    standing = newest(batch)
    rows = {row.place: row for row in await lane.write(list(standing.values()), utc_now())}
    unwritten = [place for place in standing if place not in rows]
    current = await lane.current(unwritten) if unwritten else {}
    answered: dict[UUID, int] = defaultdict(int)
    for row in rows.values():
        answered[row.place.attempt_id] += bool(row.keys)
    exact = {place.attempt_id: state.answered_questions for place, state in current.items()}

    def outcome(answer: Answer) -> Outcome:
        row = rows.get(answer.place)
        if row is not None:
            attempt_id = answer.place.attempt_id
            count = exact.get(attempt_id, row.answered_elsewhere + answered[attempt_id])
            return Stored(row.keys, row.client_seq, row.saved_at, count, row.deadline_at)
        state = current.get(answer.place)
        if state is None:
            return NotRunning("cancelled")
        late = state.deadline_at < standing[answer.place].deadline_from
        if state.status != "in_progress" or late or state.saved_at is None or state.keys is None:
            return NotRunning(state.status)
        return Stored(state.keys, state.client_seq, state.saved_at, state.answered_questions, state.deadline_at)

    return [outcome(answer) for answer in batch]
