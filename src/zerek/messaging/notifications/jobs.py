"""What runs later about notifications."""

from collections.abc import Mapping
from datetime import timedelta

from zerek.core import leases
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.metrics import NOTIFICATION_DELIVERIES_PENDING
from zerek.core.security import Seals
from zerek.messaging.channels.models import ChannelName, Delivery
from zerek.messaging.channels.telegram import Telegram
from zerek.messaging.channels.transport import Transport
from zerek.messaging.channels.webpush import WebPush
from zerek.messaging.notifications import delivering, mailing, service
from zerek.messaging.notifications.channels import DELIVER, any_due, channels, hand_on_due, has_telegram
from zerek.messaging.notifications.kinds import MailChoice
from zerek.settings import Settings

BATCHES = 50
FALLBACK_PATIENCE = timedelta(seconds=10)


async def hand_on(context: JobContext) -> None:
    """Gives to each channel what is due on it now."""
    now = utc_now()
    for channel in channels(context.settings, context.seals):
        async with context.database.read() as session:
            due = await any_due(session, channel, now)
        for _ in range(BATCHES if due else 0):
            async with context.database.write() as session:
                if not await hand_on_due(session, channel, now):
                    break


async def deliver(context: JobContext) -> int:
    """Sends what is due to devices and chats; looked at first, so that an idle installation writes nothing. Returns how
    many were sent.

    As a fallback, where a worker should have sent it, it leaves the worker ten seconds.
    """
    patience = FALLBACK_PATIENCE if context.fallback else timedelta(0)
    now = utc_now()
    async with context.database.read() as session:
        if not await leases.any_due(session, Delivery, now - patience, now):
            return 0
    courier = delivering.Courier(context, transports_of(context), patience)
    if await courier.run():
        context.queue.wake(DELIVER)
    return courier.sent


class Transports:
    """Those that the installation offers; their connections are kept from one run to the next."""

    def __init__(self, settings: Settings, seals: Seals) -> None:
        self.by_channel: dict[str, Transport] = {}
        if settings.web_push:
            self.by_channel[ChannelName.PUSH] = WebPush(settings, seals)
        if has_telegram(settings):
            self.by_channel[ChannelName.TELEGRAM] = Telegram(settings)

    async def close(self) -> None:
        for transport in self.by_channel.values():
            await transport.close()


def transports_of(context: JobContext) -> Mapping[str, Transport]:
    return context.kept.get(Transports, context.settings, context.seals).by_channel


async def measure_deliveries(context: JobContext) -> None:
    async with context.database.read() as session:
        waiting = await delivering.pending(session)
    for channel, count in waiting.items():
        NOTIFICATION_DELIVERIES_PENDING.labels(channel).set(count)


async def send_digests(context: JobContext) -> int:
    """A transaction for each person, so that one whose digest fails holds up nobody's. Returns how many were sent."""
    now, seals, sent = utc_now(), context.seals, 0
    for cadence in (MailChoice.DAILY, MailChoice.WEEKLY):
        async with context.database.read() as session:
            due = await mailing.due_a_digest(session, cadence, now)
        for user_id in due:
            async with context.database.write() as session:
                sent += await mailing.send_digest(session, context.settings, seals, user_id, cadence, now)
    return sent


async def remove_old_notifications(context: JobContext) -> None:
    async with context.database.write() as session:
        await service.remove_old(session, utc_now())
