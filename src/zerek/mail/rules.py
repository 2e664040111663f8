"""The rules of mail: what an address is, what a failure means, when to try again. Pure; no session, no clock."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from zerek.core.leases import Outcome

ATTEMPTS = 3
WAIT_LIFE = timedelta(hours=24)
LONGEST_WAIT = timedelta(minutes=5)
LONGEST_ADDRESS = 254

LOCAL_PART = r"[^@\s<>,;:\"()\[\]\\]{1,64}"
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
ADDRESS = re.compile(rf"({LOCAL_PART})@({LABEL}(?:\.{LABEL})*)")
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,70}")
HEADER_VALUE = re.compile(r"[\x20-\x7e]{1,900}")
# What a mail is made of; a header of a caller may not stand in for any of it.
OWN_HEADERS = frozenset({
    "from", "to", "cc", "bcc", "sender", "subject", "date", "message-id",
    "mime-version", "content-type", "content-transfer-encoding",
})  # fmt: skip


def address(text: str) -> str:
    """The address as SMTP wants it, the domain in ASCII (`почта.рф` → `xn--…`). Raises `ValueError` if it is none."""
    match = ADDRESS.fullmatch(text.strip())
    if match is None or any(unicodedata.category(character).startswith("C") for character in text):
        raise ValueError("not an e-mail address")
    local, domain = match.groups()
    found = f"{local}@{domain if domain.isascii() else domain.encode('idna').decode()}"
    if len(found) > LONGEST_ADDRESS:
        raise ValueError("not an e-mail address")
    return found


def is_address(text: str) -> bool:
    try:
        address(text)
    except ValueError:
        return False
    return True


def checked_headers(headers: dict[str, str]) -> dict[str, str]:
    """Raises `ValueError` for what could begin another header, or is one that every mail has anyway."""
    for name, value in headers.items():
        if not HEADER_NAME.fullmatch(name) or name.lower() in OWN_HEADERS or not HEADER_VALUE.fullmatch(value):
            raise ValueError(f"not a header of a mail: {name!r}")
    return headers


def one_line(text: str) -> str:
    """Without line breaks and control characters, which could begin another header or paragraph."""
    return " ".join("".join(" " if character < " " or character == "\x7f" else character for character in text).split())


class ErrorKind(StrEnum):
    RECIPIENT_REFUSED = "recipient_refused"
    LOGIN_REFUSED = "login_refused"
    CANNOT_CONNECT = "cannot_connect"
    TIMEOUT = "timeout"
    TEMPORARY = "temporary"
    REJECTED = "rejected"
    UNPROCESSABLE = "unprocessable"


class Weight(StrEnum):
    """What a failure costs: nothing but time, one of the attempts, or the mail."""

    WAITS = "waits"
    ATTEMPT = "attempt"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Failure:
    """`pause` is the least that the other side asked to be left alone for."""

    kind: ErrorKind
    weight: Weight
    text: str
    pause: timedelta = timedelta(0)


def refusal(code: int, text: str, kind: ErrorKind) -> Failure:
    """Of a mail by the server's code: 5xx is final and of the given kind, anything else an attempt."""
    if code in (530, 535, 538):  # "authentication required": says nothing of the mail
        return Failure(ErrorKind.LOGIN_REFUSED, Weight.WAITS, f"{code} {text}")
    if 500 <= code < 600:
        return Failure(kind, Weight.FINAL, f"{code} {text}")
    return Failure(ErrorKind.TEMPORARY, Weight.ATTEMPT, f"{code} {text}")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a row has come."""

    attempts: int
    waits: int
    give_up_at: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a row after a failure."""

    status: str
    attempts: int
    waits: int
    next_try_at: datetime


def after(failure: Failure, standing: Standing, now: datetime, first_pause: timedelta, jitter: float) -> Verdict:
    """`jitter` is from 0 to 1. Attempts are `first_pause` and twice that apart, at least, and up to a quarter more; a
    server that cannot be reached is tried after pauses that double up to five minutes, at the most, until the row
    gives up."""
    attempts, waits = standing.attempts, standing.waits
    match failure.weight:
        case Weight.FINAL:
            status = "dead" if failure.kind is ErrorKind.UNPROCESSABLE else "failed"
            return Verdict(status, attempts + 1, waits, now)
        case Weight.ATTEMPT:
            pause = first_pause * 2**attempts * (1 + jitter / 4)
            return Verdict("failed" if attempts + 1 >= ATTEMPTS else "pending", attempts + 1, waits, now + pause)
        case Weight.WAITS:
            pause = min(first_pause * 2 ** min(waits, 20), LONGEST_WAIT) * (1 - jitter / 4)
            pause = max(pause, failure.pause)
            next_try_at = max(now, min(now + pause, standing.give_up_at))
            return Verdict("failed" if now >= standing.give_up_at else "pending", attempts, waits + 1, next_try_at)


def outcome(row_id: UUID, failure: Failure, verdict: Verdict) -> Outcome:
    """What is written of the row."""
    text = one_line(failure.text)
    return Outcome(row_id, verdict.status, verdict.attempts, verdict.waits, verdict.next_try_at, failure.kind, text)
