"""Every table of Zerek: importing this module fills `Base.metadata`."""

from zerek.core import audit, transaction
from zerek.exam.attempts import models as attempts
from zerek.exam.bank import models as bank
from zerek.exam.bookmarks import models as bookmarks
from zerek.exam.extra_time import models as extra_time
from zerek.exam.formats import models as formats
from zerek.exam.majors import models as majors
from zerek.exam.papers import models as papers
from zerek.exam.practice import models as practice
from zerek.exam.proctoring import models as proctoring
from zerek.exam.question_reports import models as question_reports
from zerek.exam.regrading import models as regrading
from zerek.exam.results import models as results
from zerek.exam.reviews import models as reviews
from zerek.exam.sittings import models as sittings
from zerek.exam.stats import models as stats
from zerek.exam.trials import models as trials
from zerek.identity import models as identity
from zerek.insight import models as insight
from zerek.mail import models as mail
from zerek.messaging.channels import models as channels
from zerek.messaging.notifications import models as notifications
from zerek.school import models as school

__all__ = [
    "attempts",
    "audit",
    "bank",
    "bookmarks",
    "channels",
    "extra_time",
    "formats",
    "identity",
    "insight",
    "mail",
    "majors",
    "notifications",
    "papers",
    "practice",
    "proctoring",
    "question_reports",
    "regrading",
    "results",
    "reviews",
    "school",
    "sittings",
    "stats",
    "transaction",
    "trials",
]
