"""Passwords and tokens.

Argon2id with OWASP's parameters (19 MiB, two passes, one lane) costs about 50 ms of processor time, so it runs in a
small pool of threads that step back before every other: the event loop goes on, and a flood of sign-ins cannot take
every core. People are let in a few at a time, since 200 who are begun with at once keep the event loop from everybody
else. Tokens that are stored are stored as SHA-256 hashes; an access token is a signed JWT that lives for minutes and
names its session.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import secrets
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

from zerek.core.errors import AppError

ALGORITHM = "HS256"
ISSUER = "zerek"
LONGEST_PASSWORD = 128
LONGEST_QUEUE = 500  # sign-ins; half a minute on one core
RETRY_SECONDS = 15
NICENESS = 10
MOST_VERIFIED = 5_000


class SignInsQueue(AppError):
    """More people sign in at this moment than there is any use in letting wait."""

    code = "sign_ins_queue"
    status = 503


def step_back() -> None:
    """Lets every other thread of the machine go before this one."""
    if sys.platform == "linux":  # elsewhere a priority belongs to the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


class Passwords:
    """Hashes and verifies off the event loop. bcrypt hashes of the predecessors are verified and then replaced."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="passwords", initializer=step_back)
        self._turns = asyncio.Semaphore(threads + 1)  # one is made ready while another is hashed
        self._waiting = 0
        argon2 = Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._hashing = PasswordHash((argon2, BcryptHasher()))
        self._nobodys_hash: str | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Waits for one's turn to sign in. Raises `SignInsQueue` where too many wait already."""
        if self._waiting >= LONGEST_QUEUE:
            raise SignInsQueue(headers={"Retry-After": str(RETRY_SECONDS)})
        self._waiting += 1
        try:
            async with self._turns:
                yield
        finally:
            self._waiting -= 1

    async def hash(self, password: str) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._hashing.hash, password)

    async def verify(self, password: str, stored: str | None) -> tuple[bool, str | None]:
        """(right or not, a better hash to store or None). Without a stored hash it takes the same time and says no."""
        loop = asyncio.get_running_loop()
        if self._nobodys_hash is None:
            self._nobodys_hash = await self.hash(secrets.token_hex(16))
        right, better = await loop.run_in_executor(self._pool, self._verify, password, stored or self._nobodys_hash)
        return (right, better) if stored else (False, None)

    def _verify(self, password: str, stored: str) -> tuple[bool, str | None]:
        try:
            return self._hashing.verify_and_update(password, stored)
        except (PwdlibError, ValueError):  # a hash of no known kind never lets anybody in
            return False, None

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class AccessClaims:
    user_id: UUID
    session_id: UUID
    issued_at: float
    expires_at: float


class AccessTokens:
    """Signs and reads access tokens. `typ` binds a token to its one purpose.

    A signature that was found good stays good, so the last tokens read are kept with what they say. Whether one has
    expired is asked each time; what becomes of its session is none of a signature's business.
    """

    def __init__(self, secret: str, life: timedelta) -> None:
        self._secret = secret
        self.life = life
        self._verified: OrderedDict[str, AccessClaims] = OrderedDict()

    def issue(self, user_id: UUID, session_id: UUID, now: datetime) -> str:
        claims = {
            "iss": ISSUER,
            "typ": "access",
            "sub": str(user_id),
            "sid": str(session_id),
            "iat": int(now.timestamp()),
            "exp": int((now + self.life).timestamp()),
        }
        return jwt.encode(claims, self._secret, ALGORITHM)

    def read(self, token: str) -> AccessClaims | None:
        """None for a token that is broken, expired, signed by another key or meant for another purpose."""
        known = self._verified.get(token)
        if known is not None:
            if known.expires_at > time.time():
                return known
            del self._verified[token]
        claims = self._verify(token)
        if claims is not None:
            self._verified[token] = claims
            if len(self._verified) > MOST_VERIFIED:
                self._verified.popitem(last=False)
        return claims

    def _verify(self, token: str) -> AccessClaims | None:
        try:
            claims = jwt.decode(
                token,
                self._secret,
                [ALGORITHM],
                issuer=ISSUER,
                options={"require": ["exp", "iat", "sub", "sid", "typ"]},
            )
            if claims["typ"] != "access":
                return None
            return AccessClaims(UUID(claims["sub"]), UUID(claims["sid"]), float(claims["iat"]), float(claims["exp"]))
        except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError):
            return None


class Seals:
    """Encrypts and signs what must come back unread and unchanged: a state in a cookie, a secret in a table.

    Each purpose has a key of its own, derived from the installation's secret, so that nothing sealed for one purpose
    opens for another.
    """

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._keys: dict[str, Fernet] = {}

    def derive(self, purpose: str) -> bytes:
        """32 octets that nobody can tell from random ones, the same each time."""
        return HKDF(SHA256(), 32, salt=None, info=f"zerek {purpose}".encode()).derive(self._secret)

    def _key(self, purpose: str) -> Fernet:
        if purpose not in self._keys:
            self._keys[purpose] = Fernet(base64.urlsafe_b64encode(self.derive(purpose)))
        return self._keys[purpose]

    def seal(self, purpose: str, content: Any) -> str:
        return self._key(purpose).encrypt(json.dumps(content).encode()).decode()

    def open(self, purpose: str, sealed: str, life: timedelta | None = None) -> Any:
        """None for what was sealed elsewhere, for another purpose, or longer ago than `life`."""
        try:
            seconds = int(life.total_seconds()) if life else None
            return json.loads(self._key(purpose).decrypt(sealed.encode(), ttl=seconds))
        except (InvalidToken, ValueError):
            return None

    def digest(self, purpose: str, content: bytes) -> str:
        """Tells whether something is the same again, and nothing of what it is to who has no key."""
        return hmac.new(self.derive(purpose), content, hashlib.sha256).hexdigest()


def new_secret_token() -> str:
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a secret token: 256 random bits need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
