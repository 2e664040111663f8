"""The one table of kinds. A new kind is a line here and its texts in `locale/notifications.{ru,kk,en}.json`.

The texts are `notifications.<kind>.title` and `.body`; a line whose parameter is missing or empty is left out.
A parameter named `…_at` is a moment and read in the reader's time zone; one whose value is a word of the kind, such as
a verdict, has texts of its own: `notifications.<kind>.<parameter>.<value>`.
"""

from enum import StrEnum
from typing import NamedTuple


class MailChoice(StrEnum):
    """`daily` and `weekly` are digests."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Group(StrEnum):
    """What somebody chooses channels for: kinds that one wants or does not want together."""

    EXAM_RUNNING = "exam_running"
    EXAM_DATES = "exam_dates"
    EXAM_RESULTS = "exam_results"
    PRACTICE = "practice"
    QUESTIONS = "questions"
    OPERATIONS = "operations"
    OTHER = "other"


# What is written about rarely and matters is mailed at once; what comes in masses waits for a digest; what is over in
# minutes is of no use in a mail.
DEFAULT_MAIL = {
    Group.EXAM_RUNNING: MailChoice.NEVER,
    Group.EXAM_DATES: MailChoice.AT_ONCE,
    Group.EXAM_RESULTS: MailChoice.AT_ONCE,
    Group.PRACTICE: MailChoice.WEEKLY,
    Group.QUESTIONS: MailChoice.DAILY,
    Group.OPERATIONS: MailChoice.AT_ONCE,
    Group.OTHER: MailChoice.DAILY,
}


# On a device or in a chat, of who has one: what is worth a look now, and not what comes in masses.
DEFAULT_AT_ONCE = {group: group not in (Group.QUESTIONS, Group.OTHER) for group in Group}


class Kind(NamedTuple):
    name: str
    group: Group
    parameters: tuple[str, ...] = ()


TABLE = (
    Kind("exam.reminder", Group.EXAM_RUNNING, ("minutes", "deadline_at")),
    Kind("exam.time_extended", Group.EXAM_RUNNING, ("minutes", "reason", "deadline_at")),
    Kind("exam.paused", Group.EXAM_RUNNING, ("reason",)),
    Kind("exam.resumed", Group.EXAM_RUNNING, ("deadline_at",)),
    Kind("exam.cancelled", Group.EXAM_DATES, ("exam", "starts_at", "reason")),
    Kind("exam.scheduled", Group.EXAM_DATES, ("exam", "starts_at", "place")),
    Kind("exam.finished", Group.EXAM_RESULTS, ("exam", "score")),
    Kind("exam.regraded", Group.EXAM_RESULTS, ("format", "score_before", "score_after", "reason")),
    Kind("exam.reviewed", Group.EXAM_RESULTS, ("verdict", "note")),
    Kind("practice.reviews_due", Group.PRACTICE, ("count",)),
    Kind("question.reported", Group.QUESTIONS, ("excerpt", "reason")),
    Kind("question.reviewed", Group.QUESTIONS, ("verdict", "excerpt", "answer")),
    Kind("question.submitted", Group.QUESTIONS, ("excerpt",)),
    Kind("question.published", Group.QUESTIONS, ("excerpt", "comment")),
    Kind("question.sent_back", Group.QUESTIONS, ("excerpt", "comment")),
    Kind("mail.dead", Group.OPERATIONS, ("count",)),
)
KINDS = {kind.name: kind for kind in TABLE}


def group_of(kind: str) -> Group:
    """Also of a kind that this release does not know."""
    known = KINDS.get(kind)
    return known.group if known else Group.OTHER
