"""The one table of what each part of the product keeps about a person."""

from zerek.core.personal import PersonalData
from zerek.core.transaction import REPLAYS
from zerek.exam.attempts.personal import ATTEMPTS
from zerek.exam.bookmarks.personal import BOOKMARKS
from zerek.exam.extra_time.personal import EXTRA_TIME
from zerek.exam.practice.personal import PRACTICE
from zerek.exam.proctoring.personal import PROCTORING
from zerek.exam.question_reports.personal import QUESTION_REPORTS
from zerek.exam.sittings.personal import LISTINGS
from zerek.identity.profile.personal import ACCOUNT
from zerek.insight.personal import INSIGHT
from zerek.messaging.channels.personal import CHANNELS
from zerek.messaging.notifications.personal import NOTIFICATIONS

# In the order of erasure: the account last, since the others may need to read it.
PERSONAL_DATA: tuple[PersonalData, ...] = (
    ATTEMPTS,
    PROCTORING,
    EXTRA_TIME,
    LISTINGS,
    QUESTION_REPORTS,
    PRACTICE,
    BOOKMARKS,
    INSIGHT,
    CHANNELS,
    NOTIFICATIONS,
    REPLAYS,
    ACCOUNT,
)
