"""What changes about where people are reached: one function per use case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.ids import new_id
from zerek.messaging.channels.encryption import auth_secret, receiver_key
from zerek.messaging.channels.endpoints import checked
from zerek.messaging.channels.errors import DeviceNotFound, EndpointRefused, EndpointTaken
from zerek.messaging.channels.models import LONGEST_LABEL, ChannelAddress, ChannelName, LinkCode
from zerek.settings import Settings


def of_channel(channel: ChannelName, user_id: UUID) -> ColumnElement[bool]:
    return (ChannelAddress.user_id == user_id) & (ChannelAddress.channel == channel)


async def own_addresses(session: AsyncSession, user_id: UUID, channel: ChannelName) -> Sequence[ChannelAddress]:
    """The newest first."""
    query = select(ChannelAddress).where(of_channel(channel, user_id)).order_by(ChannelAddress.id.desc())
    return (await session.execute(query)).scalars().all()


async def replace(
    session: AsyncSession,
    channel: ChannelName,
    user_id: UUID,
    address: str,
    keys: Mapping[str, Any],
    label: str,
    now: datetime,
) -> ChannelAddress:
    """Whoever had the address has it no longer, and what was on its way there to them is gone: it must not be shown
    to its new owner."""
    await session.execute(
        delete(ChannelAddress).where(ChannelAddress.channel == channel, ChannelAddress.address == address)
    )
    row = ChannelAddress(
        id=new_id(),
        user_id=user_id,
        channel=channel,
        address=address,
        keys=dict(keys),
        label=label[:LONGEST_LABEL],
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row


async def subscribe(
    session: AsyncSession,
    settings: Settings,
    user_id: UUID,
    endpoint: str,
    keys: Mapping[str, str],
    label: str,
    now: datetime,
) -> ChannelAddress:
    """A device begins to get what its owner wishes. The same device twice is one; beyond as many as one may have, the
    one that subscribed longest ago goes. Raises `EndpointRefused`, or `EndpointTaken` for that of somebody else: the
    keys show that it is the same browser, where somebody else has signed in."""
    try:
        endpoint = checked(endpoint, loopback=settings.web_push_loopback)
        receiver_key(keys["p256dh"])
        auth_secret(keys["auth"])
    except ValueError:
        raise EndpointRefused from None
    query = select(ChannelAddress).where(ChannelAddress.channel == ChannelName.PUSH, ChannelAddress.address == endpoint)
    known = (await session.execute(query.with_for_update())).scalar_one_or_none()
    if known is not None:
        if known.user_id == user_id:
            known.keys, known.label = dict(keys), label[:LONGEST_LABEL]
            return known
        if known.keys != dict(keys):
            raise EndpointTaken
        session.expunge(known)
    row = await replace(session, ChannelName.PUSH, user_id, endpoint, keys, label, now)
    for old in (await own_addresses(session, user_id, ChannelName.PUSH))[settings.web_push_devices :]:
        await session.delete(old)
    return row


async def remove_device(session: AsyncSession, user_id: UUID, device_id: UUID) -> None:
    """Raises `DeviceNotFound` also for one of somebody else."""
    gone = await session.execute(
        delete(ChannelAddress)
        .where(of_channel(ChannelName.PUSH, user_id), ChannelAddress.id == device_id)
        .returning(ChannelAddress.id)
    )
    if gone.first() is None:
        raise DeviceNotFound


async def remove_all(session: AsyncSession, user_id: UUID, channel: ChannelName) -> None:
    await session.execute(delete(ChannelAddress).where(of_channel(channel, user_id)))


async def forget(session: AsyncSession, user_id: UUID) -> None:
    """All of somebody who is erased; what was on its way goes with it."""
    await session.execute(delete(ChannelAddress).where(ChannelAddress.user_id == user_id))
    await session.execute(delete(LinkCode).where(LinkCode.user_id == user_id))
