"""The address in every mail that ends such mails with one click: sealed, for one person and what they are mailed."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import DEFAULT_LANGUAGE
from zerek.core.security import Seals
from zerek.messaging.notifications import queries
from zerek.messaging.notifications.errors import UnsubscribeRefused
from zerek.messaging.notifications.kinds import Group
from zerek.settings import Settings

PURPOSE = "unsubscribe"
PATH = "/api/v1/notifications/unsubscribe"


def token(seals: Seals, user_id: UUID, groups: Sequence[Group]) -> str:
    return seals.seal(PURPOSE, [str(user_id), sorted(groups)])


def opened(seals: Seals, sealed: str) -> tuple[UUID, list[Group]]:
    """Raises `UnsubscribeRefused`. A mail may lie for years, and its link works as long."""
    content = seals.open(PURPOSE, sealed)
    try:
        user_id, groups = content
        return UUID(user_id), [Group(group) for group in groups if group in set(Group)]
    except (TypeError, ValueError):
        raise UnsubscribeRefused from None


def address(settings: Settings, sealed: str) -> str:
    return f"{settings.public_url}{PATH}?{urlencode({'token': sealed})}"


def web_page(settings: Settings, sealed: str) -> str:
    return f"{settings.public_url}/app/unsubscribe#{urlencode({'token': sealed})}"


def headers(url: str) -> dict[str, str]:
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


async def title_of(session: AsyncSession, user_id: UUID, groups: Sequence[Group]) -> str:
    person = (await queries.people(session, [user_id])).get(user_id)
    language = person.reader.language if person else DEFAULT_LANGUAGE
    return ", ".join(queries.group_title(group, language) for group in groups)
