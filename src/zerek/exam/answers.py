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
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import structlog

from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.metrics import EXAM_ANSWERS_SAVED
from zerek.exam.errors import AnswersNotSaved
from zerek.exam.lanes import Answer, Lane, Place, PostgresqlLane, SqliteLane
from zerek.identity.rules import Role

log = structlog.get_logger()

LARGEST_BATCH = 500
LONGEST_QUEUE = 20_000
POSTGRESQL_LANES = 2
DATABASE_ERRORS = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError)


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


class Unwritten:
    """The answer was not written, and the ordinary way is to find out why."""


UNWRITTEN = Unwritten()
Outcome = Stored | NotRunning | Unwritten


Waiting = tuple[Answer, "asyncio.Future[Outcome]"]


class AnswerWriter:
    """Gathers answers and writes them in batches. `save` returns once the answer is durable."""

    def __init__(self, database: Database, second_factor_roles: Sequence[Role] = ()) -> None:
        self._lanes: list[Lane] = (
            [SqliteLane(database, second_factor_roles)]
            if database.is_sqlite
            else [
                PostgresqlLane(database.writer.url.render_as_string(False), second_factor_roles)
                for _ in range(POSTGRESQL_LANES)
            ]
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

    async def save(
        self, place: Place, keys: str, client_seq: int | None, *, grace: timedelta, session_id: UUID | None = None
    ) -> Outcome:
        """Raises `AnswersNotSaved` when the database did not take it: nothing is known to be stored.

        With `session_id` the batch itself sees whether that session may act; an answer that was not written, for
        whatever reason, is then `Unwritten`.
        """
        if len(self._waiting) >= LONGEST_QUEUE:
            raise AnswersNotSaved(headers={"Retry-After": "2"})
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append((Answer(place, keys, client_seq, utc_now() - grace, session_id), future))
        self._arrived.set()
        return await future  # one's own: a client that hangs up takes nothing of its neighbours with it

    def _take(self) -> list[Waiting]:
        """What has gathered, up to the first answer that stands for the same question as one before it but for another
        session: each is to be judged by its own."""
        waiting = self._waiting
        batch: list[Waiting] = []
        sessions: dict[Place, UUID | None] = {}
        while waiting and len(batch) < LARGEST_BATCH:
            answer = waiting[0][0]
            if sessions.setdefault(answer.place, answer.session_id) != answer.session_id:
                break
            batch.append(waiting.popleft())
        return batch

    async def _run(self, lane: Lane) -> None:
        while True:
            await self._arrived.wait()
            batch = self._take()
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
    unwritten = [place for place, answer in standing.items() if place not in rows and answer.session_id is None]
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
        if answer.session_id is not None:
            return UNWRITTEN
        state = current.get(answer.place)
        if state is None:
            return NotRunning("cancelled")
        late = state.deadline_at < standing[answer.place].deadline_from
        if state.status != "in_progress" or late or state.saved_at is None or state.keys is None:
            return NotRunning(state.status)
        return Stored(state.keys, state.client_seq, state.saved_at, state.answered_questions, state.deadline_at)

    return [outcome(answer) for answer in batch]
