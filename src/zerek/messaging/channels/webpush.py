"""Web Push (RFC 8030): a letter to a device, through the push service of its browser."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpcore2

from zerek.core.security import Seals
from zerek.mail.rules import ErrorKind, Failure, Weight
from zerek.mail.transports import Undelivered
from zerek.messaging.channels.encryption import MOST_PLAINTEXT, auth_secret, encrypt, receiver_key
from zerek.messaging.channels.endpoints import NotPublic, PublicOnly
from zerek.messaging.channels.transport import Away, Gone, Letter, final, passing
from zerek.messaging.channels.vapid import vapid_of
from zerek.settings import Settings

SECONDS = {"connect": 5.0, "read": 10.0, "write": 5.0, "pool": 10.0}
CONNECTIONS = 16
LONGEST_PAUSE = timedelta(hours=1)
UNKNOWN_PAUSE = timedelta(seconds=30)


def payload(letter: Letter) -> bytes:
    """What the service worker reads. A body that is too long for a push message is cut, by whole letters."""

    def packed(body: str) -> bytes:
        content = {"id": str(letter.id), "title": letter.title, "body": body, "url": letter.url}
        return json.dumps(content, ensure_ascii=False).encode()

    body = letter.body
    while len(packed(body)) > MOST_PLAINTEXT and body:
        over = len(packed(body)) - MOST_PLAINTEXT
        body = body[: -max(1, over // 6 + 2)].rstrip() + "…" if len(body) > over // 6 + 2 else ""
    return packed(body)


def pause_asked_for(value: str | None) -> timedelta:
    """From `Retry-After` in seconds; a date, or nothing, is half a minute."""
    if value is None or not value.isascii() or not value.isdigit():
        return UNKNOWN_PAUSE
    return min(timedelta(seconds=int(value[:9])), LONGEST_PAUSE)


class WebPush:
    def __init__(self, settings: Settings, seals: Seals) -> None:
        self._vapid = vapid_of(settings, seals)
        self._pool = httpcore2.AsyncConnectionPool(
            max_connections=CONNECTIONS,
            keepalive_expiry=30.0,
            network_backend=PublicOnly(loopback=settings.web_push_loopback),
        )

    def lane(self, address: str) -> str:
        return urlsplit(address).netloc

    async def send(self, address: str, keys: Mapping[str, Any], letter: Letter, now: datetime) -> None:
        try:
            body = encrypt(payload(letter), receiver_key(str(keys["p256dh"])), auth_secret(str(keys["auth"])))
        except (KeyError, ValueError) as error:
            raise Gone from error  # nothing can ever be said to it
        headers: dict[bytes | str, bytes | str] = {
            "Authorization": self._vapid.authorization(address, now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, int((letter.expires_at - now).total_seconds()))),
            "Urgency": "high" if letter.urgent else "normal",
        }
        try:
            # The body of the answer is not read: who answers is chosen by whoever subscribed.
            async with self._pool.stream(
                "POST", address, headers=headers, content=body, extensions={"timeout": SECONDS}
            ) as response:
                status = response.status
                given = next((value for name, value in response.headers if name.lower() == b"retry-after"), None)
        except NotPublic as error:
            raise final(ErrorKind.REJECTED, "the name leads to no public address") from error
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise Away(Failure(ErrorKind.TIMEOUT, Weight.WAITS, type(error).__name__)) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise Away(Failure(ErrorKind.CANNOT_CONNECT, Weight.WAITS, type(error).__name__)) from error
        judge(status, given.decode("latin-1") if given is not None else None)

    async def close(self) -> None:
        await self._pool.aclose()


def judge(status: int, retry_after: str | None) -> None:
    """What a push service's answer means (RFC 8030, sections 5 and 8.4). Raises `Undelivered` or `Gone`."""
    if status in (200, 201, 202, 204):
        return
    if status in (404, 410):
        raise Gone
    if status == 429:
        pause = pause_asked_for(retry_after)
        raise Undelivered(Failure(ErrorKind.TEMPORARY, Weight.WAITS, "429", pause))
    if status >= 500:
        pause = pause_asked_for(retry_after) if retry_after is not None else timedelta(0)
        raise Undelivered(Failure(ErrorKind.TEMPORARY, Weight.WAITS, str(status), pause))
    if status == 408:
        raise passing(ErrorKind.TIMEOUT, "408")
    raise final(ErrorKind.REJECTED, str(status))
