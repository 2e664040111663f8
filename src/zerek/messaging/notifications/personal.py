"""What notifications keep about a person."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.messaging.notifications import queries
from zerek.messaging.notifications.models import Notification, NotificationDigest, NotificationSettings

CHOSEN = ("group", "page", "mail", "push", "telegram")


async def export_notifications(session: AsyncSession, user_id: UUID) -> dict[str, Any]:
    rows = await session.execute(select(Notification).where(Notification.user_id == user_id).order_by(Notification.id))
    settings = queries.settings_of(await queries.person(session, user_id))
    return {
        "settings": {
            "groups": [{name: one[name] for name in CHOSEN} for one in settings["groups"]],
            "quiet_hours": settings["quiet_hours"],
        },
        "notifications": [
            {
                "kind": row.kind,
                "parameters": row.parameters,
                "path": row.path,
                "created_at": rfc3339(row.created_at),
                "read_at": rfc3339(row.read_at) if row.read_at else None,
            }
            for row in rows.scalars()
        ],
    }


async def erase_notifications(session: AsyncSession, user_id: UUID) -> None:
    for table in (Notification, NotificationSettings, NotificationDigest):
        await session.execute(delete(table).where(table.user_id == user_id))


NOTIFICATIONS = PersonalData("notifications", export_notifications, erase_notifications)
