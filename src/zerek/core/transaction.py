"""One transaction per request, committed before the response leaves.

`TransactionRoute` opens it lazily, commits when the response has been built and before a byte of it is sent, and rolls
back on any refusal. Nothing else calls `commit()`. The same place answers a repeated `Idempotency-Key`: the first
answer is stored in the very transaction that it acknowledges, sealed, since it may hold what is shown only once.
"""

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from sqlalchemy import ForeignKey, LargeBinary, String, delete, insert, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.clock import utc_now
from zerek.core.db import Base, Database
from zerek.core.errors import AppError, KeyReused
from zerek.core.personal import PersonalData
from zerek.core.security import Seals

log = structlog.get_logger()

IDEMPOTENCY_LIFE = timedelta(hours=24)
REMOVED_AT_ONCE = 1000
SCOPE_KEY = "zerek.transaction"
REQUEST, ANSWER = "repeatable request", "repeatable answer"
AfterCommit = Callable[[], Awaitable[None]]


class IdempotencyKey(Base):
    """The first answer to a creating request, by who asked and the key they gave."""

    __tablename__ = "idempotency_keys"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    request_hash: Mapped[str] = mapped_column(String(64))
    status_code: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))
    body: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(index=True)


class Replay(Exception):
    """Ends a request with the stored answer of its first occurrence."""

    def __init__(self, response: Response) -> None:
        self.response = response


class Transaction:
    """What one request changes: a session that begins with its first statement, and what happens after the commit."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._session: AsyncSession | None = None
        self._single: AsyncSession | None = None
        self._read_session: AsyncSession | None = None
        self._after_commit: list[AfterCommit] = []
        self.idempotency: tuple[UUID, str, str] | None = None

    @property
    def session(self) -> AsyncSession:
        if self._session is None:
            self._session = self.database.write_session()
        return self._session

    @property
    def single(self) -> AsyncSession:
        """For a change that is one statement and the last that a request does: on PostgreSQL it is durable with that
        statement. Where more belongs to it, something written before or an answer to be kept for a repeat, it is the
        session of the whole transaction."""
        if self._session is not None or self.idempotency is not None or self.database.is_sqlite:
            return self.session
        if self._single is None:
            self._single = self.database.single_session()
        return self._single

    @property
    def read_session(self) -> AsyncSession:
        if self._read_session is None:
            self._read_session = self.database.read_session()
        return self._read_session

    def after_commit(self, action: AfterCommit) -> None:
        """Runs `action` once the change is durable; its failure is logged and changes nothing (the database rules)."""
        self._after_commit.append(action)

    async def commit(self) -> None:
        for session in (self._session, self._single):
            if session is not None:
                await session.commit()
        for action in self._after_commit:
            try:
                await action()
            except Exception:
                log.exception("after_commit_failed", action=getattr(action, "__qualname__", repr(action)))

    async def close(self) -> None:
        for session in (self._session, self._single, self._read_session):
            if session is not None:
                await session.close()


class TransactionRoute(APIRoute):
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_in_transaction(request: Request) -> Response:
            transaction = Transaction(request.app.state.database)
            request.scope[SCOPE_KEY] = transaction
            try:
                response = await handle(request)
                if response.status_code < 400:
                    if transaction.idempotency is not None:
                        await remember(transaction, response, request.app.state.seals)
                    await transaction.commit()
                return response
            except Replay as replay:
                return replay.response
            except (AppError, IntegrityError) as refusal:
                if isinstance(refusal, AppError) and refusal.keeps_changes:
                    await transaction.commit()
                if transaction.idempotency is None:
                    raise
                # Two requests with one key at the same instant: the other one has created, and its answer is stored.
                await transaction.close()
                async with request.app.state.database.read() as session:
                    stored = await stored_answer(session, request.app.state.seals, *transaction.idempotency)
                if stored is None:
                    raise
                return stored
            finally:
                await transaction.close()

        return handle_in_transaction


def transaction_of(request: Request) -> Transaction:
    transaction: Transaction = request.scope[SCOPE_KEY]
    return transaction


# `async`, though they wait for nothing: FastAPI calls a plain function in a thread, which costs more than it does.
async def current_transaction(request: Request) -> Transaction:
    return transaction_of(request)


async def write_session(request: Request) -> AsyncSession:
    return transaction_of(request).session


async def read_session(request: Request) -> AsyncSession:
    return transaction_of(request).read_session


CurrentTransaction = Annotated[Transaction, Depends(current_transaction)]
Session = Annotated[AsyncSession, Depends(write_session)]
ReadSession = Annotated[AsyncSession, Depends(read_session)]


async def begin_idempotent(request: Request, user_id: UUID, key: str) -> None:
    """Called by the dependency of a creating route once the caller is known. Raises `Replay` for a repeat."""
    transaction, seals = transaction_of(request), request.app.state.seals
    digest = seals.digest(REQUEST, f"{request.method} {request.url.path}\n".encode() + await request.body())
    async with transaction.database.read() as session:
        stored = await stored_answer(session, seals, user_id, key, digest)
    if stored is not None:
        raise Replay(stored)
    transaction.idempotency = (user_id, key, digest)


async def stored_answer(
    session: AsyncSession, seals: Seals, user_id: UUID, key: str, request_hash: str
) -> Response | None:
    row = await session.get(IdempotencyKey, (user_id, key))
    if row is None or row.created_at < utc_now() - IDEMPOTENCY_LIFE:
        return None
    if row.request_hash != request_hash:
        raise KeyReused
    body = seals.open(ANSWER, row.body.decode())
    return Response(body, row.status_code, {"Idempotent-Replayed": "true"}, row.media_type)


async def remember(transaction: Transaction, response: Response, seals: Seals) -> None:
    """Stores an answer, and removes those of the same person that have had their time."""
    assert transaction.idempotency is not None
    user_id, key, digest = transaction.idempotency
    await transaction.session.execute(
        delete(IdempotencyKey).where(
            IdempotencyKey.user_id == user_id, IdempotencyKey.created_at < utc_now() - IDEMPOTENCY_LIFE
        )
    )
    await transaction.session.execute(
        insert(IdempotencyKey).values(
            user_id=user_id,
            key=key,
            request_hash=digest,
            status_code=response.status_code,
            media_type=response.headers.get("content-type", "application/json"),
            body=seals.seal(ANSWER, bytes(response.body).decode()).encode(),
            created_at=utc_now(),
        )
    )


async def remove_replays(session: AsyncSession, *, before: datetime) -> int:
    """Deletes answers that were kept before that moment, up to a thousand. Returns how many."""
    oldest = (
        select(IdempotencyKey.user_id, IdempotencyKey.key)
        .where(IdempotencyKey.created_at < before)
        .order_by(IdempotencyKey.created_at)
        .limit(REMOVED_AT_ONCE)
    )
    removed = await session.execute(
        delete(IdempotencyKey)
        .where(tuple_(IdempotencyKey.user_id, IdempotencyKey.key).in_(oldest))
        .returning(IdempotencyKey.key)
        .execution_options(synchronize_session=False)
    )
    return len(removed.all())


async def export_replays(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    rows = await session.execute(
        select(IdempotencyKey.key, IdempotencyKey.created_at).where(IdempotencyKey.user_id == user_id)
    )
    return [{"key": row.key, "created_at": row.created_at} for row in rows]


async def erase_replays(session: AsyncSession, user_id: UUID) -> None:
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.user_id == user_id))


REPLAYS = PersonalData("repeatable_answers", export_replays, erase_replays)
