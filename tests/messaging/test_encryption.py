"""What leaves for a device is as the standards have it, and goes nowhere but to the public internet."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpcore2
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import ValidationError

from zerek.core.security import Seals
from zerek.mail.rules import Weight
from zerek.mail.transports import Undelivered
from zerek.messaging.channels import endpoints
from zerek.messaging.channels.encryption import (
    CURVE,
    MOST_PLAINTEXT,
    RECORD_SIZE,
    auth_secret,
    base64url,
    encrypt,
    from_base64url,
    receiver_key,
)
from zerek.messaging.channels.endpoints import NotPublic, PublicOnly, checked, is_public
from zerek.messaging.channels.transport import Gone, Letter
from zerek.messaging.channels.vapid import derived_key, vapid_of
from zerek.messaging.channels.webpush import judge, pause_asked_for, payload
from zerek.settings import Settings

NOW = datetime(2026, 3, 4, 7, 0, tzinfo=UTC)


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, jwt_secret="s" * 32, **given)


def private(number: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(from_base64url(number), "big"), CURVE)


def test_the_example_of_the_standard_comes_out_to_the_letter() -> None:
    """RFC 8291, appendix A."""
    body = encrypt(
        b"When I grow up, I want to be a watermelon",
        receiver_key("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
        auth_secret("BTBZMqHH6r4Tts7J_aSIgg"),
        sender=private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
        salt=from_base64url("DGv6ra1nlYgDCS1FRnbzlw"),
    )
    assert base64url(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
        "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
        "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_longest_message_is_one_record_and_a_longer_one_is_refused() -> None:
    key = ec.generate_private_key(CURVE).public_key()
    assert len(encrypt(b"x" * MOST_PLAINTEXT, key, b"a" * 16)) == RECORD_SIZE
    with pytest.raises(ValueError, match="longer"):
        encrypt(b"x" * (MOST_PLAINTEXT + 1), key, b"a" * 16)


@pytest.mark.parametrize("body", ["", "short", "ұ" * 2000, '"\\\n' * 700, "😀" * 2000, "x" * 9000])
def test_whatever_a_notification_says_it_fits_into_a_push_message(body: str) -> None:
    letter = Letter(uuid4(), "т" * 200, body, "https://zerek.test/" + "a" * 300, False, NOW)
    packed = payload(letter)
    assert len(packed) <= MOST_PLAINTEXT
    said = json.loads(packed)
    assert said["title"] == letter.title
    assert body.startswith(said["body"].removesuffix("…").rstrip()[:100])
    if len(body) < 10:
        assert said["body"] == body
    else:
        assert len(said["body"]) >= min(len(body), 300), "cut no further than it has to be"


@pytest.mark.parametrize(
    "key", ["", "AAAA", "!!!!", base64url(b"\x04" + b"\x01" * 64), base64url(b"\x02" + b"\x01" * 32)]
)
def test_what_is_no_point_of_the_curve_is_no_key(key: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        receiver_key(key)


def test_the_sender_is_told_by_a_signature_for_that_push_service_alone() -> None:
    vapid = vapid_of(settings(public_url="https://school.kz"), Seals("s" * 32))
    field = vapid.authorization("https://push.example:443/some/secret", NOW)
    token, key = field.removeprefix("vapid t=").split(", k=")
    assert key == vapid.public_key
    claims = jwt.decode(
        token,
        receiver_key(key),
        ["ES256"],
        audience="https://push.example:443",
        options={"verify_exp": False},
    )
    assert claims["sub"] == "https://school.kz"
    assert NOW.timestamp() < claims["exp"] <= (NOW + timedelta(hours=24)).timestamp()


def test_the_key_pair_is_the_given_one_or_follows_from_the_secret_for_every_process_alike() -> None:
    one, same, other = (derived_key(Seals(secret)).private_numbers() for secret in ("a" * 32, "a" * 32, "b" * 32))
    assert one == same
    assert one != other
    given = base64url((12345).to_bytes(32, "big"))
    assert vapid_of(settings(vapid_private_key=given), Seals("a" * 32)).public_key == base64url(
        b"\x04"
        + b"".join(
            number.to_bytes(32, "big")
            for number in (
                ec.derive_private_key(12345, CURVE).public_key().public_numbers().x,
                ec.derive_private_key(12345, CURVE).public_key().public_numbers().y,
            )
        )
    )


@pytest.mark.parametrize(
    "given",
    [
        {"vapid_private_key": "short"},
        {"vapid_subject": "somebody"},
        {"telegram_bot_token": "no token"},
        {"telegram_bot_token": "123456:" + "A" * 30},  # without the name of the bot
        {"telegram_webhook_secret": "short"},
        {"telegram_api_url": "api.telegram.org"},
        {"web_push_loopback": True, "environment": "production"},
    ],
)
def test_settings_that_cannot_work_are_refused_at_the_start(given: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        settings(**given)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com:443/wpush/v2/x",
        "https://web.push.apple.com/Q?a=b",
        "https://[2a00:1450:4001::1]/x",
    ],
)
def test_addresses_of_push_services_are_taken(endpoint: str) -> None:
    assert checked(endpoint, loopback=False) == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/x",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://127.1/x",
        "https://2130706433/x",
        "https://0x7f.0.0.0x1/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[64:ff9b::7f00:1]/x",
        "https://[2002:7f00:1::]/x",
        "https://[fe80::1%25eth0]/x",
        "https://10.0.0.1/x",
        "https://192.168.1.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/x",
        "https://224.0.0.1/x",
        "https://push.example:6379/x",
        "https://push.example:99999/x",
        "https://somebody:secret@push.example/x",
        "https://push.example\\@10.0.0.1/x",
        "https://push.example/x#y",
        "https://push.example/a b",
        "https://push.example/\r\nHost: other",
        "https://push.exämple/x",
        "https://intranet/x",
        "https:///x",
        "ftp://push.example/x",
        "javascript:alert(1)",
        "",
        "https://push.example/" + "a" * 1000,
    ],
)
def test_other_addresses_are_refused(endpoint: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        checked(endpoint, loopback=False)


def test_addresses_that_only_look_public_are_not() -> None:
    assert is_public("8.8.8.8")
    assert not any(map(is_public, ("0.0.0.1", "::", "255.255.255.255", "::ffff:10.1.2.3", "fc00::1", "2001:db8::1")))


async def test_a_name_that_leads_inside_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The look is at the very addresses that are connected to, each time: a name may lead elsewhere a moment later."""
    tried = []

    async def connected(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tried.append(1)
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for leads_to in (["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"]):

        async def lead(_host: str, _port: int, found: list[str] = leads_to) -> list[str]:
            return found

        monkeypatch.setattr(endpoints, "addresses", lead)
        with pytest.raises(NotPublic):
            await PublicOnly(loopback=True).connect_tcp("push.example", port, 1.0)
    monkeypatch.undo()
    with pytest.raises(NotPublic):
        await PublicOnly(loopback=False).connect_tcp("localhost", port, 1.0)
    assert tried == []
    stream = await PublicOnly(loopback=True).connect_tcp("localhost", port, 1.0)
    await stream.aclose()
    server.close()
    with pytest.raises(httpcore2.ConnectError):
        await PublicOnly(loopback=False).connect_tcp("no-such-name.invalid", 443, 5.0)


@pytest.mark.parametrize(
    ("status", "weight"),
    [(400, Weight.FINAL), (403, Weight.FINAL), (413, Weight.FINAL), (302, Weight.FINAL), (408, Weight.ATTEMPT),
     (429, Weight.WAITS), (500, Weight.WAITS), (503, Weight.WAITS)],
)  # fmt: skip
def test_what_a_push_service_answers_weighs_what_it_means(status: int, weight: Weight) -> None:
    with pytest.raises(Undelivered) as caught:
        judge(status, "120")
    assert caught.value.failure.weight is weight
    if weight is Weight.WAITS:
        assert caught.value.failure.pause == timedelta(minutes=2)


def test_a_subscription_that_is_no_more_is_gone_and_thanks_are_thanks() -> None:
    for status in (404, 410):
        with pytest.raises(Gone):
            judge(status, None)
    for status in (200, 201, 202):
        judge(status, None)
    assert pause_asked_for("9" * 50) == timedelta(hours=1)
    assert pause_asked_for("Wed, 04 Mar 2026 07:00:00 GMT") == timedelta(seconds=30)
