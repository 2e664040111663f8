"""The socket of open pages, over a real network, on both databases."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from house import House, Person
from messaging.sockets import Page, page, served
from zerek.core.clock import utc_now
from zerek.core.events import Event, publish
from zerek.identity.queries import user_by_id
from zerek.identity.rules import Held, Role
from zerek.messaging.live import connection
from zerek.messaging.live.sockets import Sockets
from zerek.school.models import School


@pytest.fixture(scope="module")
async def url(house: House) -> AsyncIterator[str]:
    async with served(house) as address:
        yield address


async def notify(house: House, person: Person, minutes: int) -> None:
    async with house.app.state.database.write() as session:
        event = Event("exam.reminder", [person.user_id], {"minutes": minutes}, "/app/exam/1")
        await publish(session, event, utc_now())


async def test_who_signs_in_is_ready_and_hears_what_happens_to_them_and_to_nobody_else(house: House, url: str) -> None:
    one, other = await house.person(locale="en"), await house.person()
    async with page(url) as mine, page(url) as theirs:
        ready = await mine.sign_in(one)
        assert ready["server_time"].endswith("Z")
        await theirs.sign_in(other)
        await notify(house, one, 5)
        heard = await mine.hear()
        assert heard["type"] == "notification"
        assert (heard["title"], heard["path"], heard["unread"]) == ("5 min left in your exam", "/app/exam/1", 1)
        assert await theirs.silent()


async def test_what_is_rolled_back_is_told_to_nobody(house: House, url: str) -> None:
    one = await house.person()
    async with page(url) as mine:
        await mine.sign_in(one)
        async with house.app.state.database.write_session() as session:
            await publish(session, Event("exam.paused", [one.user_id]), utc_now())
            await session.rollback()
        assert await mine.silent()
    assert (await house.get(one, "/notifications")).json()["total"] == 0


async def test_who_comes_back_gets_what_they_missed_in_its_order(house: House, url: str) -> None:
    one = await house.person()
    async with page(url) as first:
        await first.sign_in(one)
        await notify(house, one, 1)
        seen = (await first.hear())["id"]
    for minutes in (2, 3, 4):
        await notify(house, one, minutes)
    async with page(url) as again:
        await again.sign_in(one, after=seen)
        missed = [await again.hear() for _ in range(3)]
        assert [message["title"].split(" ")[-2] for message in missed] == ["2", "3", "4"]
        assert missed[0]["unread"] == 4
        assert await again.silent()


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        "null",
        '"auth"',
        "{}",
        '{"type": "auth"}',
        '{"type": "auth", "token": 7}',
        '{"type": "auth", "token": "x", "after": "yesterday"}',
        '{"type": "drop table"}',
        '{"type": "watch", "attempt_id": "1\u0000"}',
        "\u0000" * 100,
        "[" * 8000,
    ],
)
async def test_what_is_no_frame_closes_the_socket(url: str, frame: str) -> None:
    async with page(url) as one:
        await one.socket.send(frame)
        assert await one.closed_with() == 4400


async def test_bytes_and_large_frames_and_many_frames_close_the_socket(house: House, url: str) -> None:
    async with page(url) as one:
        await one.socket.send(b"\x00\x01")
        assert await one.closed_with() == 4400
    async with page(url) as one:
        await one.socket.send("x" * 20_000)
        assert await one.closed_with() == 1009
    person = await house.person()
    async with page(url) as one:
        await one.sign_in(person)
        for _ in range(60):
            await one.say(type="ping")
        assert await one.closed_with() == 4429


async def test_nothing_is_heard_before_signing_in(house: House, url: str) -> None:
    one = await house.person()
    wrong: list[dict[str, Any]] = [
        {"type": "watch", "monitor": True},
        {"type": "ping"},
        {"type": "auth", "token": "not a token"},
        {"type": "auth", "token": one.token[:-3] + "abc"},
    ]
    for frame in wrong:
        async with page(url) as nobody:
            await nobody.say(**frame)
            assert await nobody.closed_with() == 4401, frame


async def test_who_does_not_sign_in_in_time_is_closed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SIGN_IN_SECONDS", 0.1)
    async with page(url) as one:
        assert await one.closed_with() == 4408


async def test_a_page_of_a_foreign_site_opens_no_socket(house: House, url: str) -> None:
    for origin in ("https://evil.example", "null", "http://127.0.0.1.evil.example"):
        with pytest.raises(InvalidStatus) as refused:
            async with connect(url, additional_headers={"Origin": origin}):
                pass
        assert refused.value.response.status_code == 403
    own = url.replace("ws://", "http://").removesuffix("/api/v1/ws")
    for origin in (own, house.settings.public_url):
        async with page(url, additional_headers={"Origin": origin}) as one:
            await one.sign_in(await house.person())


async def test_an_unknown_path_has_no_socket(url: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with connect(url + "x"):
            pass
    assert refused.value.response.status_code in (403, 404)


async def test_signing_out_a_ban_and_a_change_of_roles_close_the_socket_at_once(house: House, url: str) -> None:
    admin = await house.person(Role.ADMIN)
    changes: dict[str, Any] = {
        "sign out": lambda one: house.ask("POST", one, "/auth/logout"),
        "end sessions": lambda one: house.ask("DELETE", one, "/auth/sessions"),
        "ban": lambda one: house.post(admin, f"/users/{one.user_id}/ban", {"reason": "Because."}),
        "roles": lambda one: house.ask("PATCH", admin, f"/users/{one.user_id}/role", json={"role": "teacher"}),
    }
    for name, change in changes.items():
        one, bystander = await house.person(), await house.person()
        async with page(url) as mine, page(url) as theirs:
            await mine.sign_in(one)
            await theirs.sign_in(bystander)
            answer = await change(one)
            assert answer.status_code < 300, (name, answer.text)
            if name == "end sessions":  # ends all but the one it is asked with
                assert await mine.silent(), name
                continue
            assert await mine.closed_with() == 4401, name
            await theirs.say(type="ping")
            assert (await theirs.hear())["type"] == "pong"


async def test_a_session_that_ends_unannounced_is_found_by_looking(house: House, url: str) -> None:
    one, bystander = await house.person(), await house.person()
    sockets: Sockets = house.app.state.sockets
    async with page(url) as mine, page(url) as theirs:
        await mine.sign_in(one)
        await theirs.sign_in(bystander)
        async with house.app.state.database.write() as session:
            (await user_by_id(session, one.user_id)).banned_at = utc_now()
        await sockets.look()
        assert await mine.closed_with() == 4401
        assert await theirs.silent()


async def test_the_socket_ends_with_the_access_token_unless_a_fresh_one_is_shown(
    house: House, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = await house.person(), await house.person()
    tokens = house.app.state.access_tokens
    short = Person(one.user_id, one.username, one.token)
    session_id = tokens.read(one.token).session_id
    begun = utc_now()
    monkeypatch.setattr(tokens, "life", tokens.life.__class__(seconds=2))
    short.token = tokens.issue(one.user_id, session_id, begun)
    async with page(url) as mine, page(url) as stale, page(url) as swapped:
        for each in (mine, stale, swapped):
            await each.sign_in(short)
        await swapped.say(type="auth", token=other.token)
        assert await swapped.closed_with() == 4401, "another person on the same socket"
        assert await stale.closed_with(4) == 4401
        monkeypatch.undo()
    async with page(url) as mine:
        await mine.sign_in(one)
        await mine.say(type="auth", token=tokens.issue(one.user_id, session_id, utc_now()))
        assert (await mine.hear())["type"] == "ready"
        await notify(house, one, 5)
        assert (await mine.hear())["type"] == "notification", "and once"
        assert await mine.silent()


async def test_an_attempt_is_watched_by_its_owner_only(house: House, url: str) -> None:
    owner, stranger, admin = await house.person(), await house.person(), await house.person(Role.ADMIN)
    attempt_id = (await house.start(owner))["attempt_id"]
    async with page(url) as mine, page(url) as theirs, page(url) as above:
        for each, person in ((mine, owner), (theirs, stranger), (above, admin)):
            await each.sign_in(person)
            await each.say(type="watch", attempt_id=attempt_id)
        assert await mine.hear() == {"type": "watching", "attempt_id": attempt_id}
        assert await theirs.hear() == {"type": "not_watching", "attempt_id": attempt_id}
        assert await above.hear() == {"type": "not_watching", "attempt_id": attempt_id}
        house.app.state.hub.send(f"attempt:{attempt_id}", {"type": "attempt.changed", "status": "paused"})
        assert await mine.hear() == {"type": "attempt.changed", "status": "paused"}
        assert await theirs.silent()
        await mine.say(type="unwatch", attempt_id=attempt_id)
        await mine.say(type="ping")
        assert (await mine.hear())["type"] == "pong"
        house.app.state.hub.send(f"attempt:{attempt_id}", {"type": "attempt.changed"})
        assert await mine.silent()


async def test_the_monitor_is_heard_by_who_supervises_and_only_of_their_school(house: House, url: str) -> None:
    async with house.app.state.database.write() as session:
        here, there = (School(name=name, created_at=utc_now()) for name in ("Here", "There"))
        session.add_all([here, there])
        await session.flush()
        ids = here.id, there.id
    people = [
        await house.person(Role.ADMIN),
        await house.person(Held(Role.SCHOOL_ADMIN, ids[0])),
        await house.person(Held(Role.TEACHER, ids[0])),
    ]
    async with page(url) as all_of_it, page(url) as own, page(url) as none:
        pages = (all_of_it, own, none)
        for each, person in zip(pages, people, strict=True):
            await each.sign_in(person)
            await each.say(type="watch", monitor=True)
        assert [(await each.hear())["type"] for each in pages] == ["watching", "watching", "not_watching"]
        hub = house.app.state.hub
        hub.send("monitor", {"type": "attempt.changed", "n": 1, "school_ids": [str(ids[1])]})
        hub.send("monitor", {"type": "attempt.changed", "n": 2, "school_ids": [str(ids[0])]})
        hub.send(f"monitor:{ids[0]}", {"type": "attempt.changed", "n": 3})
        hub.send("monitor", {"type": "attempt.changed", "n": 4})
        assert [(await all_of_it.hear())["n"] for _ in range(4)] == [1, 2, 3, 4]
        assert [(await own.hear())["n"] for _ in range(2)] == [2, 3]
        assert await own.silent()
        assert await none.silent()


async def test_nobody_watches_without_end(house: House, url: str) -> None:
    owner = await house.person()
    async with page(url) as mine:
        await mine.sign_in(owner)
        await mine.say(type="watch", attempt_id=str(uuid4()))
        assert (await mine.hear())["type"] == "not_watching"


async def test_a_person_has_no_more_sockets_than_they_may_and_may_open_another_when_one_closes(
    house: House, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.app.state.sockets, "_most_per_person", 2)
    one = await house.person()
    async with page(url) as first, page(url) as second, page(url) as third:
        await first.sign_in(one)
        await second.sign_in(one)
        await third.say(type="auth", token=one.token)
        assert await third.closed_with() == 4429
        await first.socket.close()
        async with page(url) as fourth:
            await fourth.sign_in(one)


async def test_who_keeps_silent_makes_room_and_who_is_signed_in_does_not(
    house: House, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await house.person()
    sockets = house.app.state.sockets
    monkeypatch.setattr(sockets, "_most", sockets._count + 3)
    async with page(url) as signed_in, page(url) as first, page(url) as second:
        await signed_in.sign_in(person)
        async with page(url) as third:
            assert await first.closed_with() is None, "the one that was silent for the longest goes, without a goodbye"
            await third.sign_in(person)
            await second.sign_in(person)
            with pytest.raises((InvalidStatus, ConnectionClosed)):
                async with page(url) as late:
                    await late.sign_in(person)
            await signed_in.say(type="ping")
            assert (await signed_in.hear())["type"] == "pong"


async def test_who_reads_nothing_is_cut_off_and_holds_up_nobody(
    house: House, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST_WAITING", 50)
    slow, quick = await house.person(), await house.person()
    with socket.socket() as raw:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        raw.setblocking(False)
        port = int(url.split(":")[2].split("/", maxsplit=1)[0])
        await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", port))
        async with page(url, sock=raw, max_queue=1, close_timeout=0.2) as stuck, page(url) as reading:
            await stuck.sign_in(slow)
            await reading.sign_in(quick)
            stuck.socket.transport.pause_reading()
            hub, text = house.app.state.hub, "x" * 60_000
            began = time.monotonic()
            for number in range(300):
                hub.send(f"user:{slow.user_id}", {"type": "news", "n": number, "text": text})
                if number % 30 == 0:
                    hub.send(f"user:{quick.user_id}", {"type": "news", "n": number})
                    assert (await reading.hear())["n"] == number
                await asyncio.sleep(0)
            assert time.monotonic() - began < 5
            assert f"user:{slow.user_id}" not in hub._listeners or await gone(hub, f"user:{slow.user_id}")


async def gone(hub: Any, audience: str) -> bool:
    for _ in range(200):
        if audience not in hub._listeners:
            return True
        await asyncio.sleep(0.02)
    return False


async def test_nothing_is_kept_of_pages_that_have_left(house: House, url: str) -> None:
    one = await house.person()
    attempt_id = (await house.start(one))["attempt_id"]
    for _ in range(3):
        async with page(url) as mine:
            await mine.sign_in(one)
            await mine.say(type="watch", attempt_id=attempt_id)
            assert (await mine.hear())["type"] == "watching"
    hub = house.app.state.hub
    for audience in (f"user:{one.user_id}", f"access:{one.user_id}", f"attempt:{attempt_id}"):
        assert await gone(hub, audience), audience
    assert one.user_id not in house.app.state.sockets._connections


async def test_a_server_that_stops_says_so(house: House) -> None:
    one = await house.person()
    async with served(house) as url:
        socket = await connect(url)
        mine = Page(socket)
        await mine.sign_in(one)
        closing = asyncio.create_task(mine.closed_with(10))
        await asyncio.sleep(0.05)
    assert await closing == 1001
    await socket.close()
