"""Passwords and tokens.

Argon2id with OWASP's parameters (19 MiB, two passes, one lane) costs about 50 ms of processor time, so it runs in a
small pool of threads: the event loop goes on, and a flood of sign-ins cannot take every core. Tokens that are stored
are stored as SHA-256 hashes; an access token is a signed JWT that lives for minutes and names its session.
"""

import asyncio
import hashlib
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import jwt
from pwdlib import PasswordHash
from pwdlib.exceptions import PwdlibError
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

ALGORITHM = "HS256"
ISSUER = "zerek"
LONGEST_PASSWORD = 128


class Passwords:
    """Hashes and verifies off the event loop. bcrypt hashes of the predecessors are verified and then replaced."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        argon2 = Argon2Hasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._hashing = PasswordHash((argon2, BcryptHasher()))
        self._nobodys_hash: str | None = None

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


class AccessTokens:
    """Signs and reads access tokens. `typ` binds a token to its one purpose."""

    def __init__(self, secret: str, life: timedelta) -> None:
        self._secret = secret
        self.life = life

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
            return AccessClaims(UUID(claims["sub"]), UUID(claims["sid"]), float(claims["iat"]))
        except (jwt.InvalidTokenError, ValueError, TypeError, AttributeError):
            return None


def new_secret_token() -> str:
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a secret token: 256 random bits need no salt."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
