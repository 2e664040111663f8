"""The rules of proctoring: pure functions. Nothing here, and nothing elsewhere, fails anybody by a count."""

import json
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from zerek.exam.proctoring.models import Kind

SUSPICIOUS_FROM = 10
REPEAT = timedelta(seconds=1)
LONGEST_NAME = 60
LARGEST_DETAILS = 2_000  # characters of their JSON; more is left out


class Named(NamedTuple):
    """A kind that Zerek knows, or `other` with the name that the client gave it."""

    kind: Kind
    name: str | None


def named(event_type: str) -> Named:
    known = event_type.strip().lower()
    if known in set(Kind) - {Kind.OTHER}:
        return Named(Kind(known), None)
    return Named(Kind.OTHER, event_type.strip()[:LONGEST_NAME])


class Sighting(NamedTuple):
    """An event as it is compared with others: those of one `series` within a second are one.

    A series is a kind, its name, and by whose clock: an event with the client's time is compared by
    that, another by the server's.
    """

    series: str
    at: datetime


def series_of(what: Named, has_client_time: bool) -> str:
    return f"{'client' if has_client_time else 'server'}:{what.kind}:{what.name or ''}"


def counted(sightings: Sequence[Sighting], known: Mapping[str, Sequence[datetime]]) -> list[int]:
    """The places of those that count: each at least a second away from every other of its series that counts or is
    known already. They are looked at in the order of their times, whatever order they came in."""
    taken = {series: sorted(times) for series, times in known.items()}
    found = []
    for place in sorted(range(len(sightings)), key=lambda one: sightings[one].at):
        series, at = sightings[place]
        times = taken.setdefault(series, [])
        near = bisect_left(times, at)
        before = near > 0 and at - times[near - 1] < REPEAT
        after = near < len(times) and times[near] - at < REPEAT
        if not before and not after:
            insort(times, at)
            found.append(place)
    return sorted(found)


def is_suspicious(total_events: int) -> bool:
    """Worth a look by a person; it decides nothing."""
    return total_events >= SUSPICIOUS_FROM


def usable(at: datetime | None) -> datetime | None:
    """The client's time; none where its clock stands at the edge of the calendar, beyond which nothing is counted."""
    return at if at is not None and 1 < at.year < 9999 else None


def bounded(details: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a client tells of an event; nothing of it where that is unreasonably much or no database could keep it (half
    a surrogate pair, an infinite number): the event itself counts all the same."""
    if not details:
        return {}
    try:
        text = json.dumps(details, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (ValueError, RecursionError):
        return {"left_out": 0}
    return dict(details) if len(text) <= LARGEST_DETAILS else {"left_out": len(text)}
