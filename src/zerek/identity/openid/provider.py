"""The provider: where to send somebody, and who came back. All of OpenID Connect itself is Authlib's."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from zerek.identity.openid.errors import AnswerRefused, ProviderAbsent, ProviderAway
from zerek.identity.people.schemas import email as email_address
from zerek.settings import Settings

log = structlog.get_logger()

TIMEOUT_SECONDS = 10
LONGEST_SUBJECT = 255  # OpenID Connect Core 1.0, section 2


@dataclass(frozen=True, slots=True)
class Departure:
    """`state`, `nonce` and `code_verifier` (PKCE, RFC 7636) are kept until the answer comes."""

    url: str
    state: str
    nonce: str
    code_verifier: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who the provider says this is."""

    issuer: str
    subject: str
    email: str | None
    email_verified: bool
    name: str
    username: str


def address_in(claims: Mapping[str, Any]) -> str | None:
    """None also for what is no e-mail address."""
    try:
        return email_address(str(claims.get("email") or "").replace("\x00", ""))
    except ValueError:
        return None


class Provider:
    def __init__(self, settings: Settings) -> None:
        self._issuer = settings.openid_issuer.rstrip("/")
        self._client: Any = None
        self._settings = settings

    @property
    def client(self) -> Any:
        """Raises `ProviderAbsent` where the installation names none."""
        if not self._issuer:
            raise ProviderAbsent
        if self._client is None:
            from authlib.integrations.starlette_client import OAuth

            self._client = OAuth().register(
                "openid",
                client_id=self._settings.openid_client_id,
                client_secret=self._settings.openid_client_secret.get_secret_value() or None,
                server_metadata_url=f"{self._issuer}/.well-known/openid-configuration",
                client_kwargs={
                    "scope": "openid email profile",
                    "code_challenge_method": "S256",
                    "timeout": TIMEOUT_SECONDS,
                },
            )
        return self._client

    async def depart(self, redirect_uri: str) -> Departure:
        """Raises `ProviderAway` where it does not answer."""
        from httpx2 import HTTPError

        try:
            made = await self.client.create_authorization_url(redirect_uri)
        except (HTTPError, ValueError, RuntimeError) as error:
            log.warning("openid_away", error=repr(error)[:300])
            raise ProviderAway from None
        return Departure(made["url"], made["state"], made["nonce"], made["code_verifier"])

    async def arrive(self, code: str, redirect_uri: str, departure: Departure) -> Arrival:
        """Raises `AnswerRefused` for a code or an ID token that does not hold, `ProviderAway`."""
        from authlib.common.errors import AuthlibBaseError
        from httpx2 import HTTPError
        from joserfc.errors import JoseError

        try:
            token = await self.client.fetch_access_token(
                redirect_uri=redirect_uri, code=code, code_verifier=departure.code_verifier
            )
            claims = await self.client.parse_id_token(token, departure.nonce)
        except HTTPError as error:
            log.warning("openid_away", error=repr(error)[:300])
            raise ProviderAway from None
        except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
            log.warning("openid_answer_refused", error=repr(error)[:300])
            raise AnswerRefused from None
        subject = str((claims or {}).get("sub") or "")
        if not 0 < len(subject) <= LONGEST_SUBJECT or "\x00" in subject:
            raise AnswerRefused
        email = address_in(claims)
        return Arrival(
            issuer=str(claims["iss"]),
            subject=subject,
            email=email,
            email_verified=claims.get("email_verified") is True,
            name=str(claims.get("name") or "").replace("\x00", "")[:200],
            username=str(claims.get("preferred_username") or (email or "").partition("@")[0] or "user"),
        )
