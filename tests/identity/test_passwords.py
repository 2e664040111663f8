"""Changing a password, and choosing a new one by mail."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from house import API, House
from identity.people import OTHER, PASSWORD, account, bearer, call, mails_to, sign_in, token_for, while_hashing
from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.core.security import token_hash
from zerek.identity.models import PasswordReset, PasswordResetRequest, User
from zerek.identity.passwords.jobs import remove_expired_password_links, send_password_resets
from zerek.identity.passwords.service import request_reset
from zerek.identity.rules import Role


def context(house: House) -> JobContext:
    return JobContext(house.app.state.database, house.app.state.kv, house.settings)


async def test_a_new_password_ends_every_session_and_begins_one(house: House) -> None:
    await account(house, "changes")
    here, elsewhere = await bearer(house, "changes"), await bearer(house, "changes")
    body = {"current_password": PASSWORD, "new_password": OTHER}
    changed = await call(house, "POST", "/auth/password", here, body)
    assert changed.status_code == 200, changed.text
    for old in (here, elsewhere):
        assert (await call(house, "GET", "/profile/me", old)).status_code == 401
    fresh = {"Authorization": f"Bearer {changed.json()['access_token']}"}
    assert (await call(house, "GET", "/profile/me", fresh)).status_code == 200
    assert (await sign_in(house, "changes")).status_code == 401
    assert (await sign_in(house, "changes", OTHER)).status_code == 200
    assert len(await mails_to(house, "changes@example.org", "password_changed")) == 1


async def test_the_current_password_is_asked_for_and_guessing_it_gets_slower(house: House) -> None:
    await account(house, "guarded")
    headers = await bearer(house, "guarded")
    body = {"current_password": "not this one", "new_password": OTHER}
    answers = [await call(house, "POST", "/auth/password", headers, body) for _ in range(14)]
    assert answers[0].status_code == 403
    assert answers[0].json()["code"] == "identity.wrong_password"
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) >= 1


@pytest.mark.parametrize(
    ("username", "weak"), [("weak.1", "short"), ("weak.2", "password123"), ("weakling", "weakling")]
)
async def test_a_weak_password_is_refused_with_the_reason(house: House, username: str, weak: str) -> None:
    await account(house, username)
    headers = await bearer(house, username)
    refused = await call(house, "POST", "/auth/password", headers, {"current_password": PASSWORD, "new_password": weak})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "body.new_password"
    assert refused.json()["errors"][0]["message"]


async def test_known_and_unknown_addresses_are_answered_alike_and_leave_the_same_row(house: House) -> None:
    await account(house, "forgetful")
    answers = [
        await house.client.post(f"{API}/password-reset/request", json={"email": email})
        for email in ("forgetful@example.org", "nobody@example.org", "not an address")
    ]
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.text for answer in answers}) == 1


async def test_the_link_comes_by_mail_and_works_once(house: House) -> None:
    await account(house, "resets", locale="kk")
    headers = await bearer(house, "resets")
    token = await token_for(house, "resets@example.org")
    [mail] = await mails_to(house, "resets@example.org", "password_reset")
    assert (mail.language, mail.secret) == ("kk", True)
    body = {"token": token, "new_password": OTHER}
    done = await house.client.post(f"{API}/password-reset/confirm", json=body)
    assert done.status_code == 200, done.text
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 401
    assert (await sign_in(house, "resets", OTHER)).status_code == 200
    again = await house.client.post(f"{API}/password-reset/confirm", json=body)
    assert (again.status_code, again.json()["code"]) == (400, "identity.reset_refused")


async def test_of_two_who_use_a_link_at_once_one_wins(house: House) -> None:
    await account(house, "raced")
    token = await token_for(house, "raced@example.org")
    answers = await asyncio.gather(
        *(
            house.client.post(
                f"{API}/password-reset/confirm", json={"token": token, "new_password": f"{OTHER} {number}"}
            )
            for number in range(4)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]


async def test_a_new_link_takes_the_place_of_the_last_and_only_its_hash_is_kept(house: House) -> None:
    user = await account(house, "twice")
    first, second = await token_for(house, "twice@example.org"), await token_for(house, "twice@example.org")
    async with house.app.state.database.read() as session:
        kept = (
            (await session.execute(select(PasswordReset.token_hash).where(PasswordReset.user_id == user.id)))
            .scalars()
            .all()
        )
    assert kept == [token_hash(second)]
    refused = await house.client.post(f"{API}/password-reset/confirm", json={"token": first, "new_password": OTHER})
    assert refused.status_code == 400


async def test_a_weak_new_password_does_not_spend_the_link(house: House) -> None:
    await account(house, "careful")
    token = await token_for(house, "careful@example.org")
    weak = await house.client.post(f"{API}/password-reset/confirm", json={"token": token, "new_password": "12345678"})
    assert weak.status_code == 422
    good = await house.client.post(f"{API}/password-reset/confirm", json={"token": token, "new_password": OTHER})
    assert good.status_code == 200


async def test_a_link_is_good_for_an_hour(house: House) -> None:
    user = await account(house, "late")
    token = await token_for(house, "late@example.org")
    async with house.app.state.database.write() as session:
        kept = (await session.execute(select(PasswordReset).where(PasswordReset.user_id == user.id))).scalar_one()
        assert kept.expires_at - kept.created_at == timedelta(hours=1)
        await session.execute(
            update(PasswordReset).where(PasswordReset.user_id == user.id).values(expires_at=utc_now())
        )
    refused = await house.client.post(f"{API}/password-reset/confirm", json={"token": token, "new_password": OTHER})
    assert refused.status_code == 400
    await remove_expired_password_links(context(house))
    async with house.app.state.database.read() as session:
        assert (await session.execute(select(PasswordReset).where(PasswordReset.user_id == user.id))).first() is None


async def test_the_job_turns_requests_into_mails_for_those_who_have_an_account(empty_house: House) -> None:
    house = empty_house
    await account(house, "mailed")
    async with house.app.state.database.write() as session:
        for email in ("mailed@example.org", "MAILED@example.org", "nobody@example.org", "mailed"):
            await request_reset(session, email, utc_now())
    await send_password_resets(context(house))
    async with house.app.state.database.read() as session:
        assert (await session.execute(select(PasswordResetRequest))).first() is None
    assert len(await mails_to(house, "mailed@example.org", "password_reset")) == 1
    assert await mails_to(house, "nobody@example.org") == []


async def test_requests_are_limited_by_address(empty_house: House) -> None:
    """Ten a minute. More are sent than that takes: while a store answers late, the process counts for itself."""
    answers = [
        await empty_house.client.post(f"{API}/password-reset/request", json={"email": f"a{number}@example.org"})
        for number in range(22)
    ]
    assert [answer.status_code for answer in answers[:10]] == [202] * 10
    refused = [answer for answer in answers if answer.status_code != 202]
    assert {answer.status_code for answer in refused} == {429}
    assert all("Retry-After" in answer.headers for answer in refused)


async def test_a_reset_takes_the_published_demo_password_away(house: House) -> None:
    user = await account(house, "demonstrates", demo_password=True)
    token = await token_for(house, "demonstrates@example.org")
    await house.client.post(f"{API}/password-reset/confirm", json={"token": token, "new_password": OTHER})
    async with house.app.state.database.read() as session:
        assert not (await session.execute(select(User.demo_password).where(User.id == user.id))).scalar_one()


OPERATIONS: dict[str, tuple[str, str, dict[str, object]]] = {
    "change": ("POST", "/auth/password", {"current_password": PASSWORD, "new_password": OTHER}),
    "own account": ("PUT", "/users/ME", {"password": PASSWORD, "current_password": OTHER}),
    "second factor": ("POST", "/auth/second-factor", {"password": PASSWORD}),
    "register": ("POST", "/auth/register", {"email": "slowly@example.org", "password": PASSWORD}),
    "create": ("POST", "/admin/users", {"username": "made.slowly", "full_name": "X", "password": PASSWORD}),
    "sign in": ("POST", "/auth/login", {"login": "hashes.slowly", "password": PASSWORD}),
    "erase": ("DELETE", "/profile/me", {"password": PASSWORD}),
}


async def test_nobody_waits_for_the_hashing_of_anothers_password(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing takes its time, and takes it outside of the transaction: on SQLite there is one writer."""
    user = await account(house, "hashes.slowly", Role.ADMIN)
    admin, headers = await house.person(Role.ADMIN), await bearer(house, "hashes.slowly")
    passwords, hashing, go_on = house.app.state.passwords, asyncio.Event(), asyncio.Event()

    def held_up(quickly: Any) -> Any:
        async def slowly(*given: Any) -> Any:
            hashing.set()
            await go_on.wait()
            return await quickly(*given)

        return slowly

    for name in ("hash", "verify"):
        monkeypatch.setattr(passwords, name, held_up(getattr(passwords, name)))
    for name, (method, path, body) in OPERATIONS.items():
        hashing.clear()
        go_on.clear()
        under_way = asyncio.create_task(call(house, method, path.replace("ME", str(user.id)), headers, body))
        await asyncio.wait_for(hashing.wait(), 10)
        made = await asyncio.wait_for(house.post(admin, "/schools", {"name": f"Not held up: {name}"}), 10)
        assert made.status_code == 201, name
        go_on.set()
        answer = await under_way
        assert answer.status_code < 300, (name, answer.text)
        if name == "change":
            headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}


async def test_two_changes_of_a_password_at_once_do_not_both_hold(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has a stolen session and the old password does not undo the owner's change."""
    user = await account(house, "owner.and.thief")
    headers = await bearer(house, "owner.and.thief")
    owners = await house.app.state.passwords.hash("the owner's new one")

    async def change() -> None:
        async with house.app.state.database.write() as session:
            await session.execute(update(User).where(User.id == user.id).values(password_hash=owners))

    while_hashing(monkeypatch, change)
    body = {"current_password": PASSWORD, "new_password": OTHER}
    answer = await call(house, "POST", "/auth/password", headers, body)
    assert (answer.status_code, answer.json()["code"]) == (403, "identity.wrong_password")
    assert (await sign_in(house, "owner.and.thief", "the owner's new one")).status_code == 200


async def test_guesses_of_a_password_that_are_sent_at_once_are_not_all_answered(house: House) -> None:
    await account(house, "guessed.at.once")
    headers = await bearer(house, "guessed.at.once")
    answers = await asyncio.gather(
        *(
            house.client.request("DELETE", f"{API}/profile/me", headers=headers, json={"password": f"guess {number}"})
            for number in range(60)
        )
    )
    # A few more than one after the other: those that are being looked at while the first ones are counted.
    assert [answer.status_code for answer in answers].count(403) < 30


async def test_a_link_that_went_to_an_old_address_ends_with_it(house: House) -> None:
    await account(house, "old.mailbox")
    headers = await bearer(house, "old.mailbox")
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    token = await token_for(house, "old.mailbox@example.org")
    body = {"email": "new.mailbox@example.org", "current_password": PASSWORD}
    assert (await call(house, "PUT", f"/users/{user_id}", headers, body)).status_code == 200
    refused = await house.client.post(f"{API}/password-reset/confirm", json={"token": token, "new_password": OTHER})
    assert (refused.status_code, refused.json()["code"]) == (400, "identity.reset_refused")
