"""The rules of notifications: what somebody chose, when it is quiet, when a digest is due. Pure."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from zerek.messaging.channels.models import ChannelName
from zerek.messaging.notifications.kinds import DEFAULT_AT_ONCE, DEFAULT_MAIL, Group, MailChoice

DIGEST_TIME = time(8)  # in the morning, and the weekly one on Mondays
FALLBACK_ZONE = "Asia/Almaty"


class Choice(NamedTuple):
    page: bool
    mail: MailChoice
    push: bool
    telegram: bool

    def on(self, channel: ChannelName) -> bool:
        """Whether it is wanted there by itself, and not only in a digest."""
        wanted = {
            ChannelName.MAIL: self.mail is MailChoice.AT_ONCE,
            ChannelName.PUSH: self.push,
            ChannelName.TELEGRAM: self.telegram,
        }
        return wanted[channel]


def chosen(choices: Mapping[str, Any] | None, group: Group) -> Choice:
    """What is stored may come from another release: what it does not say, or says in words unknown, is the default."""
    stored = (choices or {}).get(group)
    stored = stored if isinstance(stored, dict) else {}
    mail = stored.get("mail")
    known = MailChoice(mail) if mail in set(MailChoice) else DEFAULT_MAIL[group]
    push, telegram = (
        stored[name] if isinstance(stored.get(name), bool) else DEFAULT_AT_ONCE[group] for name in ("push", "telegram")
    )
    return Choice(stored.get("page") is not False, known, push, telegram)


def stored_choice(choice: Choice) -> dict[str, Any]:
    return {"page": choice.page, "mail": choice.mail.value, "push": choice.push, "telegram": choice.telegram}


def zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(FALLBACK_ZONE)


def moment(day: datetime, minute: int) -> datetime:
    """That minute of the day of `day`, in its zone."""
    return day.replace(hour=minute // 60, minute=minute % 60, second=0, microsecond=0)


def quiet_ends(now: datetime, zone_name: str, quiet_from: int | None, quiet_until: int | None) -> datetime | None:
    """When the quiet hours that it is in end; None outside them. From a minute to the same one is no time at all."""
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return None
    local = now.astimezone(zone(zone_name))
    minute = local.hour * 60 + local.minute
    if quiet_from < quiet_until:
        return moment(local, quiet_until) if quiet_from <= minute < quiet_until else None
    if minute >= quiet_from:
        return moment(local + timedelta(days=1), quiet_until)
    return moment(local, quiet_until) if minute < quiet_until else None


def last_due(now: datetime, zone_name: str, cadence: MailChoice) -> datetime:
    """The last moment at which a digest was due, in the person's zone: its date names the period that ended there."""
    local = now.astimezone(zone(zone_name))
    due = local.replace(hour=DIGEST_TIME.hour, minute=DIGEST_TIME.minute, second=0, microsecond=0)
    if due > local:
        due -= timedelta(days=1)
    if cadence is MailChoice.WEEKLY:
        due -= timedelta(days=due.weekday())
    return due


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def minutes(clock_time: str) -> int:
    hours, _, rest = clock_time.partition(":")
    return int(hours) * 60 + int(rest)
