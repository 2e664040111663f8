"""The relay: takes due rows out of the outbox, sends them over a few connections at once, and records what happened.

Each connection has a lane: it leases a small batch, sends it outside of any transaction, records the results in one,
and takes the next. A lane begins no mail that might outlive its lease, so that a slow server makes no doubles; only a
relay that dies does, with the same Message-ID.
"""

import asyncio
import random
import time
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from zerek.core import leases
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.core.jobs import JobContext
from zerek.core.metrics import EMAILS
from zerek.mail import outbox
from zerek.mail.messages import Mail, Unprocessable
from zerek.mail.models import MailStatus, OutgoingMail
from zerek.mail.rules import ErrorKind, Failure, Standing, Verdict, Weight, after
from zerek.mail.transports import Transport, Undelivered

log = structlog.get_logger()

QUEUE = "email.send"
BATCH = 50
WORTH_A_CONNECTION = 10
LONGEST_SEND_SECONDS = 60.0
RECORD_SECONDS = 1.0
RUN_SECONDS = 5.0


class Relay:
    """One run, which ends when nothing is due, when the mail server is away, or after five seconds."""

    def __init__(self, context: JobContext, transport: Transport, patience: timedelta) -> None:
        """`patience` is how long a mail has to be due before it is taken."""
        self._context = context
        self._transport = transport
        self._patience = patience
        # A relay that dies keeps its mails from the others for as long as the lease, of which one mail may take half.
        self._lease_seconds = context.settings.mail_lease_seconds
        self._send_seconds = min(LONGEST_SEND_SECONDS, self._lease_seconds / 2)
        self._id = new_id()
        self._ends = time.monotonic() + RUN_SECONDS
        self._away: Failure | None = None
        self._back_at: datetime | None = None
        self.sent = 0

    async def run(self) -> bool:
        """True where it ended with more to do."""
        first = await self._take()
        lanes = min(self._context.settings.mail_connections, 1 + len(first) // WORTH_A_CONNECTION)
        ended = await asyncio.gather(*(self._lane(first[lane::lanes]) for lane in range(lanes)), return_exceptions=True)
        if self._away is not None and self._back_at is not None:
            async with self._context.database.write() as session:
                await outbox.postpone_due(session, self._away, now=utc_now() - self._patience, until=self._back_at)
        for error in ended:
            if isinstance(error, BaseException):
                raise error
        return any(ended)

    @property
    def _batch_size(self) -> int:
        per_second = self._context.settings.mail_per_second
        return min(BATCH, per_second) if per_second else BATCH

    async def _take(self) -> list[Mail]:
        now = utc_now()
        async with self._context.database.write() as session:
            return await outbox.take(
                session,
                self._id,
                due_before=now - self._patience,
                now=now,
                lease_until=now + timedelta(seconds=self._lease_seconds),
                most=self._batch_size,
            )

    async def _lane(self, batch: list[Mail]) -> bool:
        while self._away is None and time.monotonic() < self._ends:
            lease_ends = time.monotonic() + self._lease_seconds
            batch = batch or await self._take()
            if not batch:
                return False
            await self._work_off(batch, lease_ends - self._send_seconds)
            batch = []
        return self._away is None

    async def _work_off(self, batch: list[Mail], last_start: float) -> None:
        results = Results()
        try:
            while batch and self._away is None and time.monotonic() < min(last_start, self._ends):
                await self._pace()
                mail = batch.pop(0)
                failure = await self._send(mail)
                if failure is None:
                    results.sent.append(mail)
                else:
                    results.failed.append((mail, failure))
                if time.monotonic() > results.since + RECORD_SECONDS:
                    done, results = results, Results()
                    await self._record(done, [])
        finally:  # also of a run that is cancelled: what was sent is recorded
            await self._record(results, batch)

    async def _pace(self) -> None:
        """Waits for its turn where so many a second may be sent by all workers together."""
        most = self._context.settings.mail_per_second
        while most:
            count, seconds = await self._context.kv.increment("mail:sent", 1.0)
            if count <= most:
                return
            await asyncio.sleep(seconds + 0.001)

    async def _send(self, mail: Mail) -> Failure | None:
        try:
            async with asyncio.timeout(self._send_seconds):
                await self._transport.send(mail)
        except Undelivered as undelivered:
            if undelivered.failure.weight is Weight.WAITS:
                self._away = undelivered.failure
            return undelivered.failure
        except Unprocessable as error:
            return Failure(ErrorKind.UNPROCESSABLE, Weight.FINAL, str(error))
        except TimeoutError:
            return Failure(ErrorKind.TIMEOUT, Weight.ATTEMPT, f"not done in {self._send_seconds:.0f} s")
        except Exception as error:
            log.exception("mail_not_sent", id=str(mail.id))
            return Failure(ErrorKind.TEMPORARY, Weight.ATTEMPT, repr(error))
        return None

    async def _record(self, results: "Results", untried: list[Mail]) -> None:
        now = utc_now()
        judged = [(mail, failure, self._judge(mail, failure, now)) for mail, failure in results.failed]
        if results.sent or judged or untried:
            async with self._context.database.write() as session:
                if results.sent:
                    await outbox.record_sent(session, results.sent, now)
                await outbox.record_failures(session, self._id, judged)
                if untried:
                    await leases.give_back(session, OutgoingMail, self._id, untried)
        self.sent += len(results.sent)
        EMAILS.labels(MailStatus.SENT).inc(len(results.sent))
        for mail, failure, verdict in judged:
            if failure.weight is Weight.WAITS and verdict.status == MailStatus.PENDING:
                self._back_at = max(verdict.next_try_at, self._back_at or verdict.next_try_at)
            self._report(mail.id, failure, verdict)

    def _judge(self, mail: Mail, failure: Failure, now: datetime) -> Verdict:
        standing = Standing(mail.attempts, mail.waits, mail.give_up_at)
        first_pause = timedelta(seconds=self._context.settings.mail_retry_seconds)
        return after(failure, standing, now, first_pause, random.random())  # noqa: S311 - a pause, not a secret

    def _report(self, mail_id: UUID, failure: Failure, verdict: Verdict) -> None:
        """Without the recipient: a log is read by more people than the outbox is."""
        told = {"id": str(mail_id), "reason": failure.kind, "error": failure.text[:200]}
        if verdict.status == MailStatus.PENDING:
            log.info("mail_postponed", attempts=verdict.attempts, waits=verdict.waits, **told)
            return
        EMAILS.labels(verdict.status).inc()
        log.warning("mail_not_delivered", status=verdict.status, **told)
        if verdict.status == MailStatus.DEAD:
            self._context.queue.bury(QUEUE, told)


class Results:
    """What is to be recorded together."""

    def __init__(self) -> None:
        self.since = time.monotonic()
        self.sent: list[Mail] = []
        self.failed: list[tuple[Mail, Failure]] = []
