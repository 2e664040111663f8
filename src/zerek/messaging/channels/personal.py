"""What channels keep about a person: where they are reached."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.messaging.channels.addresses import forget
from zerek.messaging.channels.models import ChannelAddress


async def export_channels(session: AsyncSession, user_id: UUID) -> list[dict[str, Any]]:
    """Without the keys of a device: with them, whoever holds the file could speak to it in our stead."""
    query = select(ChannelAddress).where(ChannelAddress.user_id == user_id).order_by(ChannelAddress.id)
    return [
        {
            "channel": row.channel,
            "address": row.address,
            "label": row.label,
            "created_at": rfc3339(row.created_at),
        }
        for row in (await session.execute(query)).scalars()
    ]


CHANNELS = PersonalData("channels", export_channels, forget)
