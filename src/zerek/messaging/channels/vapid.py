"""Who sends a push message: Voluntary Application Server Identification (RFC 8292)."""

from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from zerek.core.security import Seals
from zerek.messaging.channels.encryption import CURVE, base64url, from_base64url, public_bytes
from zerek.settings import Settings

LIFE = timedelta(hours=12)  # at most 24 hours (RFC 8292, section 2)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the curve P-256 (FIPS 186-4, D.1.2.3)


class Vapid:
    """The key pair of this installation: the one of the settings or else, so that nobody has to make and keep one, the
    one that follows from the installation's secret. With another one each device has to subscribe anew."""

    def __init__(self, private_key: ec.EllipticCurvePrivateKey, subject: str) -> None:
        self._private_key = private_key
        self._subject = subject
        self.public_key = base64url(public_bytes(private_key.public_key()))

    def authorization(self, endpoint: str, now: datetime) -> str:
        """The field for a message to that endpoint (RFC 8292, sections 2 and 3)."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + LIFE).timestamp()),
            "sub": self._subject,
        }
        token = jwt.encode(claims, self._private_key, "ES256")
        return f"vapid t={token}, k={self.public_key}"


@lru_cache(maxsize=16)
def private_key(given: str) -> ec.EllipticCurvePrivateKey:
    """From the 32 octets of the number in base64url. Raises `ValueError`."""
    return ec.derive_private_key(int.from_bytes(from_base64url(given), "big"), CURVE)


def derived_key(seals: Seals) -> ec.EllipticCurvePrivateKey:
    """The remainder of a number of 512 bits is as good as any of the curve's (NIST SP 800-56A, 5.6.1.2.1)."""
    number = int.from_bytes(seals.derive("web push, first half") + seals.derive("web push, second half"), "big")
    return ec.derive_private_key(number % (ORDER - 1) + 1, CURVE)


def subject_of(settings: Settings) -> str:
    """How a push service reaches whoever runs this installation, should it have to."""
    if settings.vapid_subject:
        return settings.vapid_subject
    return settings.public_url if settings.public_url.startswith("https://") else "mailto:zerek@localhost"


def vapid_of(settings: Settings, seals: Seals) -> Vapid:
    given = settings.vapid_private_key.get_secret_value()
    return Vapid(private_key(given) if given else derived_key(seals), subject_of(settings))
