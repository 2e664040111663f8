"""Deliveries to devices and chats: due rows are leased, sent outside of any transaction a few at a time, and what
became of them is recorded. A row of one who died is sent again by another; a device shows one of an id only once."""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import structlog
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import leases
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.core.jobs import JobContext
from zerek.core.metrics import NOTIFICATION_DELIVERIES
from zerek.mail.rules import ErrorKind, Failure, Standing, Verdict, Weight, after, outcome
from zerek.mail.transports import Undelivered
from zerek.messaging.channels.models import ChannelAddress, ChannelName, Delivery, DeliveryStatus
from zerek.messaging.channels.transport import Away, Gone, Letter, Transport
from zerek.messaging.notifications import queries, rules
from zerek.messaging.notifications.kinds import Group, group_of
from zerek.messaging.notifications.mailing import link
from zerek.messaging.notifications.models import Notification
from zerek.messaging.notifications.queries import Person
from zerek.messaging.notifications.rendering import render
from zerek.settings import Settings

log = structlog.get_logger()

BATCH = 50
AT_ONCE = 8
RUN_SECONDS = 5.0
SEND_SECONDS = 20.0
LEASE = timedelta(seconds=180)  # longer than a batch can take of which each one hangs
FIRST_PAUSE = timedelta(seconds=5)
COLUMNS = (
    Delivery.id,
    Delivery.notification_id,
    Delivery.address_id,
    Delivery.channel,
    Delivery.attempts,
    Delivery.waits,
    Delivery.give_up_at,
)


class Taken(NamedTuple):
    id: UUID
    notification_id: UUID
    address_id: UUID
    channel: str
    attempts: int
    waits: int
    give_up_at: datetime


class Addressed(NamedTuple):
    """A delivery with all that sending it takes."""

    delivery: Taken
    notification: Notification
    person: Person
    address: str
    keys: Mapping[str, Any]


class Courier:
    """One run, which ends when nothing is due or after five seconds."""

    def __init__(self, context: JobContext, transports: Mapping[str, Transport], patience: timedelta) -> None:
        """`patience` is how long a delivery has to be due before it is taken."""
        self._context = context
        self._transports = transports
        self._patience = patience
        self._id = new_id()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._away: dict[str, Failure] = {}  # by lane: one try speaks for all of them
        self.sent = 0

    async def run(self) -> bool:
        """True where it ended with more to do."""
        ends = time.monotonic() + RUN_SECONDS
        while time.monotonic() < ends:
            batch = await self._take()
            if not batch:
                return False
            await self._deliver(batch)
        return True

    async def _take(self) -> list[Taken]:
        now = utc_now()
        async with self._context.database.write() as session:
            rows = await leases.take(
                session,
                Delivery,
                COLUMNS,
                (Delivery.next_try_at, Delivery.id),
                self._id,
                due_before=now - self._patience,
                now=now,
                lease_until=now + LEASE,
                most=BATCH,
            )
        return [Taken._make(row) for row in rows]

    async def _deliver(self, batch: Sequence[Taken]) -> None:
        async with self._context.database.read() as session:
            addressed = await address_all(session, batch)
        now = utc_now()
        ready, postponed, dropped = [], [], []
        for one in addressed:
            quiet = one.person.quiet_ends(now)
            if not wanted(one) or one.delivery.channel not in self._transports:
                dropped.append(one.delivery.id)
            elif quiet is not None:
                postponed.append((one.delivery, quiet))
            else:
                ready.append(one)
        results = await asyncio.gather(*(self._send(one) for one in ready))
        await self._record(list(zip(ready, results, strict=True)), postponed, dropped)

    async def _send(self, one: Addressed) -> Failure | Gone | None:
        transport, delivery = self._transports[one.delivery.channel], one.delivery
        lane = transport.lane(one.address)
        async with self._turns:
            now = utc_now()
            if delivery.give_up_at <= now:
                return Failure(ErrorKind.TIMEOUT, Weight.FINAL, "of no use any more")
            if lane in self._away:
                return self._away[lane]
            try:
                async with asyncio.timeout(SEND_SECONDS):
                    letter = letter_of(self._context.settings, one)
                    await transport.send(one.address, one.keys, letter, now)
            except Gone as gone:
                return gone
            except Away as away:
                self._away[lane] = away.failure
                return away.failure
            except Undelivered as undelivered:
                return undelivered.failure
            except TimeoutError:
                return Failure(ErrorKind.TIMEOUT, Weight.WAITS, f"not done in {SEND_SECONDS:.0f} s")
            except Exception as error:
                log.exception("delivery_not_sent", id=str(delivery.id))
                return Failure(ErrorKind.TEMPORARY, Weight.ATTEMPT, type(error).__name__)
        return None

    async def _record(
        self,
        results: Sequence[tuple[Addressed, Failure | Gone | None]],
        postponed: Sequence[tuple[Taken, datetime]],
        dropped: Sequence[UUID],
    ) -> None:
        now = utc_now()
        sent = [one.delivery for one, result in results if result is None]
        gone = [one.delivery for one, result in results if isinstance(result, Gone)]
        failed = [
            (one.delivery, result, judged(one.delivery, result, now))
            for one, result in results
            if isinstance(result, Failure)
        ]
        outcomes = [outcome(delivery.id, failure, verdict) for delivery, failure, verdict in failed]
        quiet = Failure(ErrorKind.TEMPORARY, Weight.WAITS, "quiet hours")
        outcomes += [outcome(one.id, quiet, Verdict("pending", one.attempts, one.waits, at)) for one, at in postponed]
        async with self._context.database.write() as session:
            await finish(session, [one.id for one in sent], DeliveryStatus.SENT, now)
            await finish(session, dropped, DeliveryStatus.DROPPED, now)
            await leases.record_failures(session, Delivery, self._id, outcomes)
            if gone:  # and with the address all that was on its way there
                await session.execute(
                    delete(ChannelAddress).where(ChannelAddress.id.in_({one.address_id for one in gone}))
                )
        self.sent += len(sent)
        self._report(sent, gone, failed)

    def _report(
        self, sent: Sequence[Taken], gone: Sequence[Taken], failed: Sequence[tuple[Taken, Failure, Verdict]]
    ) -> None:
        """Without the address: whoever has it could write to it."""
        for delivery in sent:
            NOTIFICATION_DELIVERIES.labels(delivery.channel, "sent").inc()
        for delivery in gone:
            NOTIFICATION_DELIVERIES.labels(delivery.channel, "gone").inc()
            log.info("address_gone", channel=delivery.channel, address_id=str(delivery.address_id))
        for delivery, failure, verdict in failed:
            if verdict.status == DeliveryStatus.FAILED:
                NOTIFICATION_DELIVERIES.labels(delivery.channel, "failed").inc()
            log.info(
                "delivery_failed" if verdict.status == DeliveryStatus.FAILED else "delivery_postponed",
                channel=delivery.channel,
                id=str(delivery.id),
                reason=failure.kind,
                error=failure.text[:200],
            )


def judged(delivery: Taken, failure: Failure, now: datetime) -> Verdict:
    standing = Standing(delivery.attempts, delivery.waits, delivery.give_up_at)
    return after(failure, standing, now, FIRST_PAUSE, random.random())  # noqa: S311 - a pause, not a secret


def wanted(one: Addressed) -> bool:
    """Still, and not read meanwhile."""
    choice = rules.chosen(one.person.choices, group_of(one.notification.kind))
    return one.notification.read_at is None and choice.on(ChannelName(one.delivery.channel))


def letter_of(settings: Settings, one: Addressed) -> Letter:
    notification = one.notification
    words = render(notification.kind, notification.parameters, one.person.reader)
    return Letter(
        notification.id,
        words.title,
        words.body,
        link(settings, notification.path),
        group_of(notification.kind) is Group.EXAM_RUNNING,
        one.delivery.give_up_at,
    )


async def address_all(session: AsyncSession, batch: Sequence[Taken]) -> list[Addressed]:
    """Those whose person is somebody; what they are about and where they go stays as long as they do."""
    query = select(Notification).where(Notification.id.in_({one.notification_id for one in batch}))
    notifications = {row.id: row for row in (await session.execute(query)).scalars()}
    where = select(ChannelAddress).where(ChannelAddress.id.in_({one.address_id for one in batch}))
    addresses = {row.id: row for row in (await session.execute(where)).scalars()}
    people = await queries.people(session, {row.user_id for row in notifications.values()})
    return [
        Addressed(one, notification, people[notification.user_id], address.address, address.keys)
        for one in batch
        if (notification := notifications.get(one.notification_id)) is not None
        and (address := addresses.get(one.address_id)) is not None
        and notification.user_id in people
        and address.user_id == notification.user_id
    ]


async def finish(session: AsyncSession, ids: Sequence[UUID], status: DeliveryStatus, now: datetime) -> None:
    """Whoever has the lease meanwhile: sent is sent."""
    if not ids:
        return
    sent = status is DeliveryStatus.SENT
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(ids), Delivery.status == DeliveryStatus.PENDING)
        .values(
            status=status,
            attempts=Delivery.attempts + int(sent),
            sent_at=now if sent else None,
            lease_until=None,
        )
        .execution_options(synchronize_session=False)
    )


async def pending(session: AsyncSession) -> dict[str, int]:
    """How many wait, by channel."""
    query = (
        select(Delivery.channel, func.count())
        .where(Delivery.status == DeliveryStatus.PENDING)
        .group_by(Delivery.channel)
    )
    counts: dict[str, int] = {ChannelName.PUSH: 0, ChannelName.TELEGRAM: 0}
    return counts | {row[0]: row[1] for row in await session.execute(query)}
