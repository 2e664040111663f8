"""The one table of what each part of the product keeps about a person."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.clock import utc_now
from zerek.core.personal import PersonalData
from zerek.core.transaction import REPLAYS
from zerek.exam.attempts.personal import ATTEMPTS
from zerek.exam.bookmarks.personal import BOOKMARKS
from zerek.exam.extra_time.personal import EXTRA_TIME
from zerek.exam.practice.personal import PRACTICE
from zerek.exam.practice.queries import untold
from zerek.exam.proctoring.personal import PROCTORING
from zerek.exam.question_reports.personal import QUESTION_REPORTS
from zerek.exam.sittings.personal import LISTINGS
from zerek.identity.profile.personal import ACCOUNT
from zerek.insight.personal import INSIGHT
from zerek.messaging.channels.personal import CHANNELS
from zerek.messaging.notifications.personal import NOTIFICATIONS


async def export_told(session: AsyncSession, user_id: UUID) -> Any:
    """What insight keeps, but for responses that would tell the right answers of an exam that still hides them. Insight
    knows of no exams, so they are taken out here."""
    kept = await INSIGHT.export(session, user_id)
    hidden = await untold(session, user_id, utc_now())
    return kept | {"responses": [one for one in kept["responses"] if one["item_id"] not in hidden]}


# In the order of erasure: the account last, since the others may need to read it.
PERSONAL_DATA: tuple[PersonalData, ...] = (
    ATTEMPTS,
    PROCTORING,
    EXTRA_TIME,
    LISTINGS,
    QUESTION_REPORTS,
    PRACTICE,
    BOOKMARKS,
    replace(INSIGHT, export=export_told),
    CHANNELS,
    NOTIFICATIONS,
    REPLAYS,
    ACCOUNT,
)
