"""Devices and chats, end to end: what people choose, and what arrives at a push service and at Telegram on loopback."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from os import urandom
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import func, select, update

from conftest import Template, settings_for
from house import House, Person, open_house
from postbox import Answer, Postbox, Sent, answer, open_postbox
from zerek.core.clock import utc_now
from zerek.core.events import Event, publish
from zerek.core.jobs import JobContext
from zerek.identity.rules import Role
from zerek.mail.models import OutgoingMail
from zerek.messaging.channels.encryption import CURVE, base64url, hkdf, public_bytes, receiver_key
from zerek.messaging.channels.jobs import receive_updates
from zerek.messaging.channels.models import ChannelAddress, Delivery, LinkCode
from zerek.messaging.notifications import jobs, rules
from zerek.messaging.notifications.models import Notification

TOKEN = "123456:" + "T" * 35
WEBHOOK_SECRET = "w" * 32


@dataclass
class Device:
    """A browser with a subscription: it alone can read what it is sent."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    auth: bytes = field(default_factory=lambda: urandom(16))

    @property
    def subscription(self) -> dict[str, Any]:
        keys = {"p256dh": base64url(public_bytes(self.key.public_key())), "auth": base64url(self.auth)}
        return {"endpoint": self.endpoint, "keys": keys}

    def read(self, body: bytes) -> dict[str, Any]:
        """RFC 8291 from the receiver's side."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        assert (size, length) == (4096, 65)
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self.key.exchange(ec.ECDH(), receiver_key(base64url(sender)))
        info = b"WebPush: info\x00" + public_bytes(self.key.public_key()) + sender
        keying = hkdf(self.auth, shared, info, 32)
        opened = AESGCM(hkdf(salt, keying, b"Content-Encoding: aes128gcm\x00", 16)).decrypt(
            hkdf(salt, keying, b"Content-Encoding: nonce\x00", 12), sealed, None
        )
        assert opened[-1] == 2
        said: dict[str, Any] = json.loads(opened[:-1])
        return said


def bot(sent: Sent) -> Answer:
    """Telegram in a good mood, with nothing new."""
    return answer(200, {"ok": True, "result": [] if sent.path.endswith("getUpdates") else True})


@dataclass
class Place:
    """A house whose jobs run only when a test says so, with a push service and Telegram beside it."""

    house: House
    push: Postbox
    telegram: Postbox
    context: JobContext

    async def tell(self, kind: str, *people: Person, key: str | None = None, **given: Any) -> None:
        async with self.house.app.state.database.write() as session:
            event = Event(kind, [person.user_id for person in people], given, "/app/somewhere", key)
            await publish(session, event, utc_now())

    async def work(self) -> int:
        await jobs.hand_on(self.context)
        return await jobs.deliver(self.context)

    async def subscribed(self, person: Person) -> Device:
        device = Device(f"{self.push.url}/{uuid4()}")
        made = await self.house.post(person, "/notifications/push", device.subscription)
        assert made.status_code == 201, made.text
        return device

    async def linked(self, person: Person, chat_id: int) -> None:
        code = await self.code(person)
        assert "method" in (await self.say(f"/start {code}", chat_id)).json()

    async def code(self, person: Person) -> str:
        made = await self.house.post(person, "/notifications/telegram")
        assert made.status_code == 201, made.text
        found = re.fullmatch(r"https://t\.me/zerek_bot\?start=([A-Za-z0-9_-]{20,64})", made.json()["url"])
        assert found is not None, made.json()
        return found[1]

    async def say(self, text: str, chat_id: int, secret: str = WEBHOOK_SECRET, **changes: Any) -> Any:
        return await self.bring(update_of(text, chat_id, **changes), secret)

    async def bring(self, update: Any, secret: str = WEBHOOK_SECRET) -> Any:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        return await self.house.post(None, "/notifications/telegram/webhook", update, headers=headers)

    async def is_linked(self, person: Person) -> bool:
        return bool((await self.house.get(person, "/notifications/telegram")).json()["linked"])

    async def choose(self, person: Person, group: str, **chosen: Any) -> None:
        groups = [{"group": group, "page": True, "mail": "never", **chosen}]
        body = {"groups": groups, "quiet_hours": chosen.pop("quiet", None)}
        body["groups"][0].pop("quiet", None)
        answered = await self.house.put(person, "/notifications/settings", body)
        assert answered.status_code == 200, answered.text

    async def rows(self) -> list[Delivery]:
        async with self.house.app.state.database.read() as session:
            return list((await session.execute(select(Delivery).order_by(Delivery.id))).scalars())

    async def later(self) -> None:
        """All that waits for its next try has waited."""
        async with self.house.app.state.database.write() as session:
            await session.execute(update(Delivery).values(next_try_at=utc_now() - timedelta(seconds=1)))


def update_of(text: str, chat_id: int, **changes: Any) -> dict[str, Any]:
    return brought(text, chat_id, changes)


def brought(text: str, chat_id: int, changes: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private", "username": "aliya", "first_name": "Aliya"}
    return {"update_id": 1, "message": {"chat": chat, "from": {"language_code": "en"}, "text": text} | changes}


@asynccontextmanager
async def place_in(template: Template, folder: Path, push: Postbox, telegram: Postbox, **given: Any) -> Any:
    settings = settings_for(
        await template.copy(),
        folder,
        **{
            "web_push_loopback": True,
            "telegram_bot_token": TOKEN,
            "telegram_bot_username": "@zerek_bot",
            "telegram_webhook_secret": WEBHOOK_SECRET,
            "telegram_api_url": telegram.url,
        }
        | given,
    )
    async with open_house(settings) as house:
        await house.app.state.scheduler.stop(5)
        context = JobContext(house.app.state.database, house.app.state.kv, settings)
        try:
            yield Place(house, push, telegram, context)
        finally:
            await context.kept.close()


@pytest.fixture
async def place(template: Template, tmp_path: Path) -> AsyncIterator[Place]:
    async with (
        open_postbox() as push,
        open_postbox(bot) as telegram,
        place_in(template, tmp_path, push, telegram) as made,
    ):
        yield made


def quiet_now() -> dict[str, str]:
    now = utc_now().astimezone(rules.zone("Asia/Almaty"))
    begin, end = now - timedelta(hours=1), now + timedelta(hours=1)
    return {"from": begin.strftime("%H:%M"), "until": end.strftime("%H:%M")}


async def test_a_device_gets_a_notification_that_it_alone_can_read(place: Place) -> None:
    person, other = await place.house.person(locale="kk"), await place.house.person()
    phone, laptop = await place.subscribed(person), await place.subscribed(person)
    await place.subscribed(other)
    await place.tell("exam.time_extended", person, minutes=10, reason="a fire drill")
    assert await place.work() == 2
    by_path = {place.push.url + sent.path: sent for sent in place.push.sent}
    assert set(by_path) == {phone.endpoint, laptop.endpoint}, "to each device of the person, and to nobody else"
    for device in (phone, laptop):
        sent = by_path[device.endpoint]
        said = device.read(sent.body)
        assert said["title"] == "Сізге уақыт қосылды: 10 мин"
        assert "a fire drill" in said["body"]
        assert said["url"] == "http://localhost:8000/app/somewhere"
        listed = (await place.house.get(person, "/notifications")).json()["items"]
        assert said["id"] == listed[0]["id"]
        assert sent.headers["content-encoding"] == "aes128gcm"
        assert sent.headers["urgency"] == "high"
        assert 500 < int(sent.headers["ttl"]) <= 600, "what is over in minutes is not shown hours later"
        key = (await place.house.get(person, "/notifications/push")).json()["public_key"]
        assert sent.headers["authorization"].endswith(f", k={key}")
    assert await place.work() == 0
    assert len(place.push.sent) == 2
    assert {row.status for row in await place.rows()} == {"sent"}


async def test_the_switch_of_a_group_holds_for_each_channel_by_itself(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.linked(person, 77)
    await place.choose(person, "exam_dates", push=False, telegram=True)
    await place.tell("exam.cancelled", person)
    await place.work()
    assert (len(place.push.sent), len(place.telegram.paths("sendMessage"))) == (0, 1)
    await place.choose(person, "exam_dates", push=True, telegram=False)
    await place.tell("exam.cancelled", person)
    await place.work()
    assert (len(place.push.sent), len(place.telegram.paths("sendMessage"))) == (1, 1)
    await place.choose(person, "exam_dates")
    groups = (await place.house.get(person, "/notifications/settings")).json()["groups"]
    (now,) = [group for group in groups if group["group"] == "exam_dates"]
    assert (now["push"], now["telegram"]) == (True, False), "a client that knows of neither changes neither"


async def test_unsubscribing_from_mails_leaves_devices_and_chats_as_they_are(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.choose(person, "exam_dates", mail="at_once", push=True, telegram=False)
    await place.tell("exam.cancelled", person)
    await place.work()
    async with place.house.app.state.database.read() as session:
        mail = (await session.execute(select(OutgoingMail).order_by(OutgoingMail.id.desc()))).scalars().first()
    assert mail is not None
    link = mail.headers["List-Unsubscribe"].strip("<>")
    answered = await place.house.client.post(link)
    assert answered.status_code == 200, answered.text
    groups = (await place.house.get(person, "/notifications/settings")).json()["groups"]
    (now,) = [group for group in groups if group["group"] == "exam_dates"]
    assert (now["page"], now["mail"], now["push"], now["telegram"]) == (True, "never", True, False)


async def test_what_is_switched_off_or_read_before_it_leaves_does_not_leave(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.tell("exam.cancelled", person)
    await place.choose(person, "exam_dates", push=False)
    assert await place.work() == 0, "switched off while it was due"
    await place.choose(person, "exam_dates", push=True)
    await place.tell("exam.cancelled", person)
    await jobs.hand_on(place.context)
    await place.choose(person, "exam_dates", push=False)
    assert await place.work() == 0, "switched off while it was on its way"
    await place.choose(person, "exam_dates", push=True)
    await place.tell("exam.cancelled", person)
    await jobs.hand_on(place.context)
    await place.house.post(person, "/notifications/read", {"all": True})
    assert await place.work() == 0, "read on the page meanwhile"
    assert place.push.sent == []
    assert {row.status for row in await place.rows()} == {"dropped"}


async def test_quiet_hours_hold_for_devices_and_chats(place: Place) -> None:
    person, awake = await place.house.person(), await place.house.person()
    for one in (person, awake):
        await place.subscribed(one)
    await place.linked(person, 77)
    before = len(place.telegram.sent)
    await place.choose(person, "exam_dates", push=True, telegram=True, quiet=quiet_now())
    await place.tell("exam.cancelled", person, awake)
    assert await place.work() == 1
    async with place.house.app.state.database.read() as session:
        query = select(Notification).where(Notification.user_id == person.user_id)
        (row,) = (await session.execute(query)).scalars()
    assert row.push_at is not None
    assert timedelta(minutes=58) < row.push_at - utc_now() < timedelta(minutes=61)
    assert row.telegram_at == row.push_at
    await place.choose(person, "exam_dates", push=True, telegram=True, quiet=None)
    async with place.house.app.state.database.write() as session:
        await session.execute(update(Notification).values(push_at=utc_now(), telegram_at=utc_now()).where(
            Notification.user_id == person.user_id
        ))  # fmt: skip
    await jobs.hand_on(place.context)
    await place.choose(person, "exam_dates", push=True, telegram=True, quiet=quiet_now())
    assert await place.work() == 0, "they began while it was on its way"
    waiting = [row for row in await place.rows() if row.status == "pending"]
    assert len(waiting) == 2
    assert all(row.attempts == row.waits == 0 and row.next_try_at > utc_now() for row in waiting)
    await place.choose(person, "exam_dates", push=True, telegram=True, quiet=None)
    await place.later()
    assert await place.work() == 2
    assert len(place.telegram.sent) == before + 1


async def test_a_subscription_that_is_no_more_is_removed_with_all_that_was_on_its_way(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    for status in (410, 404):
        await place.subscribed(person)
        await place.tell("exam.cancelled", person)
        await place.tell("exam.cancelled", person)
        place.push.next.extend([answer(status)] * 4)
        assert await place.work() == 0
        assert (await place.house.get(person, "/notifications/push")).json()["devices"] == []
        assert await place.rows() == []
    place.push.sent.clear()
    await place.tell("exam.cancelled", person)
    assert await place.work() == 0
    assert place.push.sent == []


async def test_what_fails_for_a_while_is_tried_again_and_what_is_refused_is_not(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.tell("exam.cancelled", person)
    place.push.next.append(answer(503))
    place.push.next.append(answer(429, Retry_After="120"))
    assert await place.work() == 0
    (row,) = await place.rows()
    assert (row.status, row.waits, row.last_error_kind) == ("pending", 1, "temporary")
    assert await place.work() == 0, "not before its time"
    assert len(place.push.sent) == 1
    await place.later()
    assert await place.work() == 0
    (row,) = await place.rows()
    assert row.next_try_at - utc_now() > timedelta(seconds=110), "as long as the push service asks for"
    await place.later()
    assert await place.work() == 1
    (row,) = await place.rows()
    assert (row.status, row.sent_at is not None, row.leased_by is not None) == ("sent", True, True)
    await place.tell("exam.cancelled", person)
    place.push.next.append(answer(413))
    assert await place.work() == 0
    assert [row.status for row in await place.rows()] == ["sent", "failed"]
    assert len((await place.house.get(person, "/notifications/push")).json()["devices"]) == 1
    await place.later()
    assert await place.work() == 0


async def test_a_push_service_that_is_away_or_hangs_holds_up_nobody_elses(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zerek.messaging.notifications.delivering.SEND_SECONDS", 0.3)
    person, other = await place.house.person(), await place.house.person()
    async with open_postbox() as hanging:
        hanging.hangs = True
        for endpoint in (f"{hanging.url}/x", "http://127.0.0.1:1/x"):
            await place.house.post(person, "/notifications/push", Device(endpoint).subscription)
        device = await place.subscribed(other)
        await place.tell("exam.cancelled", person, other)
        assert await place.work() == 1
    assert device.read(place.push.sent[0].body)
    waiting = [row for row in await place.rows() if row.status == "pending"]
    assert sorted(str(row.last_error_kind) for row in waiting) == ["cannot_connect", "timeout"]
    assert all(row.waits == 1 and row.attempts == 0 for row in waiting)


async def test_several_couriers_at_once_send_each_delivery_once(place: Place) -> None:
    people = [await place.house.person() for _ in range(12)]
    for person in people:
        await place.subscribed(person)
    await place.tell("exam.cancelled", *people)
    await asyncio.gather(*(jobs.hand_on(place.context) for _ in range(3)))
    sent = await asyncio.gather(*(jobs.deliver(place.context) for _ in range(4)))
    assert sum(sent) == len(place.push.sent) == 12


async def test_a_courier_that_died_leaves_its_deliveries_to_the_next(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.tell("exam.cancelled", person)
    await jobs.hand_on(place.context)
    async with place.house.app.state.database.write() as session:
        lease = {"lease_until": utc_now() + timedelta(minutes=1), "leased_by": uuid4()}
        await session.execute(update(Delivery).values(lease))
    assert await place.work() == 0
    async with place.house.app.state.database.write() as session:
        await session.execute(update(Delivery).values(lease_until=utc_now() - timedelta(seconds=1)))
    assert await place.work() == 1


async def test_a_delivery_that_comes_too_late_is_given_up(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.tell("exam.reminder", person, minutes=5)
    await jobs.hand_on(place.context)
    async with place.house.app.state.database.write() as session:
        await session.execute(update(Delivery).values(give_up_at=utc_now() - timedelta(seconds=1)))
    assert await place.work() == 0
    assert ([row.status for row in await place.rows()], place.push.sent) == (["failed"], [])


async def test_what_is_rolled_back_reaches_no_device(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    async with place.house.app.state.database.write_session() as session:
        await publish(session, Event("exam.cancelled", [person.user_id]), utc_now())
        await session.rollback()
    assert await place.work() == 0


async def test_a_commit_wakes_the_jobs_of_the_embedded_size(template: Template, tmp_path: Path) -> None:
    async with open_postbox() as push, open_postbox(bot) as telegram:
        settings = settings_for(await template.copy(), tmp_path, web_push_loopback=True)
        async with open_house(settings) as house:
            place = Place(house, push, telegram, JobContext(house.app.state.database, house.app.state.kv, settings))
            person = await house.person()
            await place.subscribed(person)
            await asyncio.sleep(0.3)  # the first beats are over
            await place.tell("exam.cancelled", person)
            for _ in range(100):
                if push.sent:
                    break
                await asyncio.sleep(0.03)
            assert len(push.sent) == 1, "in three seconds, where the beats are ten and five apart"


async def test_subscriptions_are_bounded_listed_and_removed_by_their_owner_alone(place: Place) -> None:
    person, stranger = await place.house.person(), await place.house.person()
    devices = [await place.subscribed(person) for _ in range(12)]
    again = await place.house.post(person, "/notifications/push", devices[-1].subscription)
    assert again.status_code == 201
    listed = (await place.house.get(person, "/notifications/push")).json()["devices"]
    assert [one["endpoint"] for one in listed] == [device.endpoint for device in reversed(devices[2:])]
    assert (await place.house.get(stranger, "/notifications/push")).json()["devices"] == []
    path = f"/notifications/push/{listed[0]['id']}"
    assert (await place.house.ask("DELETE", stranger, path)).status_code == 404
    assert (await place.house.ask("DELETE", None, path)).status_code == 401
    assert (await place.house.ask("DELETE", person, path)).status_code == 204
    assert (await place.house.ask("DELETE", person, path)).status_code == 404


async def test_a_browser_where_somebody_else_signs_in_goes_over_to_them_with_nothing_of_the_first(place: Place) -> None:
    first, second, thief = [await place.house.person() for _ in range(3)]
    device = await place.subscribed(first)
    await place.tell("exam.cancelled", first)
    await jobs.hand_on(place.context)
    stolen = Device(device.endpoint).subscription
    refused = await place.house.post(thief, "/notifications/push", stolen)
    assert (refused.status_code, refused.json()["code"]) == (409, "channels.endpoint_taken"), "without its keys"
    taken = await place.house.post(second, "/notifications/push", device.subscription)
    assert taken.status_code == 201
    assert await place.work() == 0
    assert place.push.sent == []
    assert (await place.house.get(first, "/notifications/push")).json()["devices"] == []
    await place.tell("exam.cancelled", first, second)
    assert await place.work() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "http://push.example/x"},
        {"endpoint": "https://192.168.0.1/x"},
        {"endpoint": "https://169.254.169.254/x"},
        {"endpoint": "https://push.example:22/x"},
        {"endpoint": "https://push.example/" + "x" * 2000},
        {"endpoint": "nothing"},
        {"endpoint": 5},
        {"keys": {"p256dh": "AAAA", "auth": "AAAA"}},
        {"keys": {"p256dh": base64url(b"\x04" + b"\x01" * 64), "auth": base64url(b"a" * 16)}},
        {"keys": {"p256dh": "../../x", "auth": "\x00"}},
        {"keys": {}},
        {"keys": None},
        {"more": "than is known"},
    ],
)
async def test_hostile_subscriptions_are_refused(house: House, change: dict[str, Any]) -> None:
    person = await house.person()
    given = Device(f"https://push.example/{uuid4()}").subscription | change
    refused = await house.post(person, "/notifications/push", given)
    assert refused.status_code == 422, refused.text
    assert (await house.get(person, "/notifications/push")).json()["devices"] == []


async def test_changing_subscriptions_is_limited(house: House) -> None:
    person = await house.person()
    device = Device(f"https://push.example/{uuid4()}").subscription
    statuses = [(await house.post(person, "/notifications/push", device)).status_code for _ in range(25)]
    assert statuses[:20] == [201] * 20
    assert set(statuses[20:]) == {429}


async def test_where_nothing_is_configured_nothing_is_offered(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, web_push=False)
    async with open_house(settings) as house:
        person = await house.person()
        assert (await house.get(person, "/notifications/push")).json()["public_key"] is None
        refused = await house.post(person, "/notifications/push", Device("https://push.example/x").subscription)
        assert refused.json()["code"] == "channels.push_absent"
        assert (await house.get(person, "/notifications/telegram")).json() == {
            "offered": False,
            "linked": False,
            "name": None,
        }
        assert (await house.post(person, "/notifications/telegram")).json()["code"] == "channels.telegram_absent"
        hook = await house.post(
            None, "/notifications/telegram/webhook", {}, headers={"X-Telegram-Bot-Api-Secret-Token": ""}
        )
        assert hook.json()["code"] == "channels.telegram_absent"
        context = JobContext(house.app.state.database, house.app.state.kv, settings)
        assert await receive_updates(context) == 0


async def test_a_chat_is_linked_by_a_code_that_works_once(place: Place) -> None:
    person = await place.house.person(locale="en")
    first, code = await place.code(person), await place.code(person)
    async with place.house.app.state.database.read() as session:
        (kept,) = (await session.execute(select(LinkCode))).scalars()
    assert code not in kept.code_hash
    assert timedelta(minutes=14) < kept.expires_at - utc_now() <= timedelta(minutes=15)
    answered = (await place.say(f"/start {first}", 77)).json()
    assert "works no longer" in answered["text"], "a new link takes the place of the last"
    assert not await place.is_linked(person)
    answered = (await place.say(f"/start {code}", 77)).json()
    assert (answered["method"], answered["chat_id"]) == ("sendMessage", 77)
    assert person.username in answered["text"]
    shown = (await place.house.get(person, "/notifications/telegram")).json()
    assert shown == {"offered": True, "linked": True, "name": "@aliya"}
    answered = (await place.say(f"/start {code}", 78)).json()
    assert "works no longer" in answered["text"]
    await place.tell("exam.cancelled", person, reason="*bold* <b>x</b> [a](http://evil.example)")
    assert await place.work() == 1
    (sent,) = place.telegram.paths("sendMessage")
    assert sent.path == f"/bot{TOKEN}/sendMessage"
    said = json.loads(sent.body)
    assert said["chat_id"] == 77
    assert "parse_mode" not in said
    assert "The exam was cancelled" in said["text"]
    assert "*bold* <b>x</b>" in said["text"]
    assert said["text"].endswith("http://localhost:8000/app/somewhere")


async def test_an_expired_code_links_nothing(place: Place) -> None:
    person = await place.house.person()
    code = await place.code(person)
    async with place.house.app.state.database.write() as session:
        await session.execute(update(LinkCode).values(expires_at=utc_now() - timedelta(seconds=1)))
    assert "method" in (await place.say(f"/start {code}", 77)).json()
    assert not await place.is_linked(person)


async def test_the_webhook_hears_only_who_knows_its_secret(place: Place) -> None:
    person = await place.house.person()
    code = await place.code(person)
    for secret in ("", "wrong", WEBHOOK_SECRET[:-1], WEBHOOK_SECRET + "w", "ü", "x" * 299):
        refused = await place.bring(update_of(f"/start {code}", 77), secret.encode())  # type: ignore[arg-type]
        assert (refused.status_code, refused.json()["code"]) == (404, "channels.telegram_absent"), secret
    assert not await place.is_linked(person)
    assert (await place.say(f"/start {code}", 77)).status_code == 200
    assert await place.is_linked(person)


async def test_stop_and_blocking_and_the_page_unlink(place: Place) -> None:
    person = await place.house.person(locale="en")
    blocked = {
        "update_id": 5,
        "my_chat_member": {"chat": {"id": 77, "type": "private"}, "new_chat_member": {"status": "kicked"}},
    }

    async def by_stop() -> None:
        answered = (await place.say("/stop", 77)).json()
        assert "No more notifications" in answered["text"]

    async def by_blocking() -> None:
        assert (await place.bring(blocked)).json() == {}

    async def by_the_page() -> None:
        assert (await place.house.ask("DELETE", person, "/notifications/telegram")).status_code == 204

    ways: list[Callable[[], Awaitable[None]]] = [by_stop, by_blocking, by_the_page]
    for way in ways:
        await place.linked(person, 77)
        assert await place.is_linked(person)
        await way()
        assert not await place.is_linked(person), way
    await by_stop()


async def test_a_chat_belongs_to_one_person_and_a_person_has_one_chat(place: Place) -> None:
    first, second = await place.house.person(), await place.house.person()
    await place.linked(first, 77)
    await place.tell("exam.cancelled", first)
    await jobs.hand_on(place.context)
    await place.linked(second, 77)
    assert (await place.is_linked(first), await place.is_linked(second)) == (False, True)
    assert await place.work() == 0, "what was on its way to the first one is not shown to the second"
    await place.linked(second, 78)
    await place.tell("exam.cancelled", second)
    assert await place.work() == 1
    assert json.loads(place.telegram.paths("sendMessage")[-1].body)["chat_id"] == 78


HOSTILE: list[dict[str, Any]] = [
    {},
    {"update_id": "x"},
    {"message": None},
    {"message": []},
    {"message": {"chat": "x", "text": "/start x"}},
    {"message": {"chat": {"id": -100123, "type": "supergroup"}, "text": "/start x"}},
    {"message": {"chat": {"id": -5, "type": "private"}, "text": "/stop"}},
    {"message": {"chat": {"id": True, "type": "private"}, "text": "/stop"}},
    {"message": {"chat": {"id": 10**30, "type": "private"}, "text": "/stop"}},
    {"message": {"chat": {"id": 1.5, "type": "private"}, "text": "/stop"}},
    {"message": {"chat": {"id": "77", "type": "private"}, "text": "/stop"}},
    {"my_chat_member": {"chat": {"id": 9, "type": "private"}, "new_chat_member": "kicked"}},
]
TALKED_TO: list[dict[str, Any]] = [
    {"text": None},
    {"text": {"a": 1}},
    {"text": "/start " + "x" * 5000},
    {"text": "/start \x00\ud800"},
    {"text": "\u202e" * 100, "from": "x"},
    {"text": "hello", "from": {"language_code": ["kk"]}},
]


async def test_whatever_the_bot_hears_it_survives(place: Place) -> None:
    person = await place.house.person()
    await place.linked(person, 77)
    for hostile in HOSTILE:
        answered = await place.bring(hostile)
        assert (answered.status_code, answered.json()) == (200, {}), hostile
    for change in TALKED_TO:
        content = json.dumps(brought("x", 9, change))
        answered = await place.house.client.post(
            "/api/v1/notifications/telegram/webhook",
            content=content,
            headers={"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET, "Content-Type": "application/json"},
        )
        assert answered.status_code == 200, (change, answered.text)
        assert answered.json()["chat_id"] == 9
    for content in ("[]", "null", "nothing", '"x"'):
        answered = await place.house.client.post(
            "/api/v1/notifications/telegram/webhook",
            content=content,
            headers={"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET, "Content-Type": "application/json"},
        )
        assert answered.status_code == 422
    assert await place.is_linked(person)


async def test_a_name_of_any_kind_is_kept_as_one_line(place: Place) -> None:
    person = await place.house.person()
    code = await place.code(person)
    chat = {"id": 77, "type": "private", "first_name": "A\nB\x00C\ud800" + "ж" * 500}
    content = json.dumps(update_of(f"/start {code}", 77, chat=chat))
    answered = await place.house.client.post(
        "/api/v1/notifications/telegram/webhook",
        content=content,
        headers={"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET, "Content-Type": "application/json"},
    )
    assert answered.status_code == 200, answered.text
    name = (await place.house.get(person, "/notifications/telegram")).json()["name"]
    assert name.startswith("A B C")
    assert len(name) == 100


def no(status: int, description: str, **parameters: Any) -> Answer:
    body = {"ok": False, "error_code": status, "description": description, "parameters": parameters}
    return answer(status, body)


async def test_a_bot_that_is_blocked_is_unlinked(place: Place) -> None:
    person = await place.house.person()
    for refusal in (no(403, "Forbidden: bot was blocked by the user"), no(400, "Bad Request: chat not found")):
        await place.linked(person, 77)
        await place.tell("exam.cancelled", person)
        place.telegram.next.append(refusal)
        assert await place.work() == 0
        assert not await place.is_linked(person)
        assert await place.rows() == []


async def test_the_bot_waits_as_long_as_telegram_asks_and_longer_while_it_is_away(place: Place) -> None:
    people = [await place.house.person() for _ in range(3)]
    for number, person in enumerate(people, start=1):
        await place.linked(person, number)
    await place.tell("exam.cancelled", *people)
    place.telegram.usual = lambda _sent: no(429, "Too Many Requests: retry after 35", retry_after=35)
    assert await place.work() == 0
    asked = len(place.telegram.paths("sendMessage"))
    assert all(row.next_try_at - utc_now() > timedelta(seconds=30) for row in await place.rows())
    assert await place.work() == 0
    assert len(place.telegram.paths("sendMessage")) == asked, "nothing is asked before that"
    for wrong in (no(401, "Unauthorized"), no(502, "Bad Gateway"), answer(200, b"<html>")):
        place.telegram.usual = lambda _sent, said=wrong: said  # type: ignore[misc]
        await place.later()
        assert await place.work() == 0
        assert {row.status for row in await place.rows()} == {"pending"}
    assert [await place.is_linked(person) for person in people] == [True] * 3


async def test_the_token_of_the_bot_is_in_no_row(place: Place) -> None:
    person = await place.house.person()
    await place.linked(person, 77)
    await place.tell("exam.cancelled", person)
    settings = place.context.settings.model_copy(update={"telegram_api_url": "http://127.0.0.1:1"})
    context = JobContext(place.context.database, place.context.kv, settings)
    await jobs.hand_on(context)
    assert await jobs.deliver(context) == 0
    (row,) = await place.rows()
    assert row.last_error_kind == "cannot_connect"
    assert "T" * 20 not in f"{row.last_error}"
    await context.kept.close()


async def test_without_a_webhook_the_bot_asks_and_confirms_once_it_is_durable(place: Place) -> None:
    settings = place.context.settings.model_copy(
        update={"telegram_webhook_secret": type(place.context.settings.telegram_webhook_secret)("")}
    )
    context = JobContext(place.context.database, place.context.kv, settings)
    person = await place.house.person(locale="en")
    assert await receive_updates(context) == 0
    assert place.telegram.sent == [], "nobody is there to be heard"
    code = await place.code(person)
    updates = [
        {"update_id": 40, "nonsense": 1},
        update_of(f"/start {code}", 77) | {"update_id": 41},
    ]
    waiting = {"offset": 0}

    def speak(sent: Sent) -> Answer:
        asked = json.loads(sent.body)
        if not sent.path.endswith("getUpdates"):
            return bot(sent)
        waiting["offset"] = max(waiting["offset"], asked.get("offset", 0))
        return answer(200, {"ok": True, "result": [one for one in updates if one["update_id"] >= waiting["offset"]]})

    place.telegram.usual = speak
    assert await receive_updates(context) == 2
    assert waiting["offset"] == 42
    assert await place.is_linked(person)
    (reply,) = place.telegram.paths("sendMessage")
    assert person.username in json.loads(reply.body)["text"]
    assert await receive_updates(context) == 0
    updates.append(update_of("/stop", 77) | {"update_id": 42})
    assert await receive_updates(context) == 1
    assert not await place.is_linked(person)
    await place.code(person)
    place.telegram.usual = lambda _sent: no(409, "Conflict: can't use getUpdates method while webhook is active")
    assert await receive_updates(context) == 0
    assert place.telegram.paths("deleteWebhook")
    place.telegram.usual = lambda _sent: answer(500, b"oh")
    assert await receive_updates(context) == 0
    await context.kept.close()


async def test_with_a_webhook_telegram_is_told_of_it_once(place: Place) -> None:
    assert await receive_updates(place.context) == 0
    assert await receive_updates(place.context) == 0
    (told,) = place.telegram.paths("setWebhook")
    said = json.loads(told.body)
    assert said["url"] == "http://localhost:8000/api/v1/notifications/telegram/webhook"
    assert said["secret_token"] == WEBHOOK_SECRET
    assert said["allowed_updates"] == ["message", "my_chat_member"]
    assert place.telegram.paths("getUpdates") == []


async def test_where_one_is_reached_is_in_the_export_and_gone_with_the_account(place: Place) -> None:
    person = await place.house.person()
    device = await place.subscribed(person)
    await place.linked(person, 77)
    await place.code(person)
    await place.tell("exam.cancelled", person)
    await jobs.hand_on(place.context)
    exported = (await place.house.get(person, "/profile/me/export")).json()
    found = json.dumps(exported)
    assert device.endpoint in found
    assert "@aliya" in found
    assert base64url(device.auth) not in found, "with it, whoever has the file could write to the device"
    admin = await place.house.person(Role.ADMIN)
    erased = await place.house.ask("DELETE", admin, f"/admin/users/{person.user_id}")
    assert erased.status_code == 204, erased.text
    async with place.house.app.state.database.read() as session:
        for table in (ChannelAddress, Delivery, LinkCode):
            assert (await session.execute(select(func.count()).select_from(table))).scalar_one() == 0, table
    assert await place.work() == 0


async def test_deliveries_are_counted_by_channel(place: Place) -> None:
    person = await place.house.person()
    await place.subscribed(person)
    await place.linked(person, 77)
    await place.tell("exam.cancelled", person)
    await jobs.hand_on(place.context)
    await jobs.measure_deliveries(place.context)
    measured = (await place.house.client.get("/metrics")).text
    assert 'notification_deliveries_pending{channel="push"} 1.0' in measured
    assert 'notification_deliveries_pending{channel="telegram"} 1.0' in measured
    await jobs.deliver(place.context)
    measured = (await place.house.client.get("/metrics")).text
    for line in (
        'notifications_handed_on_total{channel="mail"}',
        'notification_deliveries_total{channel="push",result="sent"}',
        'notification_deliveries_total{channel="telegram",result="sent"}',
    ):
        assert line in measured
