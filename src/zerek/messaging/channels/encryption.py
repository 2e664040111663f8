"""Message encryption for Web Push (RFC 8291) in the content coding `aes128gcm` (RFC 8188).

The libraries for it either are kept no longer or bring a second and third HTTP client and send by themselves, to
wherever a name leads; what they would spare are the forty lines below. A test holds them to the example of RFC 8291.
"""

import base64
import binascii
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
RECORD_SIZE = 4096
HEADER_BYTES = 16 + 4 + 1 + 65  # salt, record size, length of the key id, key id (RFC 8188, section 2.1)
MOST_PLAINTEXT = RECORD_SIZE - HEADER_BYTES - 1 - 16  # a delimiter and a tag; the message is one record (RFC 8291, 4)
AUTH_BYTES = 16


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """With padding or without. Raises `ValueError`."""
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error


def public_bytes(key: ec.EllipticCurvePublicKey) -> bytes:
    """The point, uncompressed: 65 octets."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def receiver_key(p256dh: str) -> ec.EllipticCurvePublicKey:
    """Raises `ValueError` for what is no point of the curve."""
    raw = from_base64url(p256dh)
    if len(raw) != 65:
        raise ValueError("not an uncompressed point")
    return ec.EllipticCurvePublicKey.from_encoded_point(CURVE, raw)


def auth_secret(auth: str) -> bytes:
    """Raises `ValueError`."""
    raw = from_base64url(auth)
    if len(raw) != AUTH_BYTES:
        raise ValueError("not 16 octets")
    return raw


def hkdf(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt=salt, info=info).derive(secret)


def encrypt(
    plaintext: bytes,
    receiver: ec.EllipticCurvePublicKey,
    auth: bytes,
    *,
    sender: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a push message. `sender` and `salt` are new for each one, and given only where a test knows the
    answer. Raises `ValueError` for more than `MOST_PLAINTEXT` octets."""
    if len(plaintext) > MOST_PLAINTEXT:
        raise ValueError("longer than a push message may be")
    sender = sender or ec.generate_private_key(CURVE)
    salt = salt or os.urandom(16)
    sender_public = public_bytes(sender.public_key())
    # RFC 8291, section 3.4: both public keys and the authentication secret bind the key to this one subscription.
    shared = sender.exchange(ec.ECDH(), receiver)
    keying = hkdf(auth, shared, b"WebPush: info\x00" + public_bytes(receiver) + sender_public, 32)
    # RFC 8188, sections 2.2 and 2.3: the record has the number 0, so that the nonce is used as it is.
    key = hkdf(salt, keying, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = hkdf(salt, keying, b"Content-Encoding: nonce\x00", 12)
    sealed = AESGCM(key).encrypt(nonce, plaintext + b"\x02", None)  # 2 ends the last record (RFC 8188, section 2)
    return salt + RECORD_SIZE.to_bytes(4, "big") + bytes([len(sender_public)]) + sender_public + sealed
