"""Sign-in, refresh, sign-out: who is who, and from which moment not any more."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pwdlib.hashers.bcrypt import BcryptHasher
from sqlalchemy import func, select, update

from house import API, House
from identity.people import OTHER, while_hashing
from zerek.core.clock import utc_now
from zerek.core.security import AccessTokens, Passwords
from zerek.identity.models import RefreshToken, RoleGrant, SignInSession, User
from zerek.identity.passwords.service import set_password
from zerek.identity.people.service import create_user, ensure_first_admin
from zerek.identity.queries import user_by_id
from zerek.identity.rules import Role
from zerek.identity.signin.service import end_sessions, remove_ended_sessions

PASSWORD = "correct horse battery"


async def account(house: House, username: str, **fields: Any) -> User:
    async with house.app.state.database.write() as session:
        return await create_user(
            session,
            username=username,
            email=f"{username}@Example.ORG",
            full_name="Somebody",
            password_hash=await house.app.state.passwords.hash(PASSWORD),
            roles=[Role.STUDENT],
            now=utc_now(),
            **fields,
        )


async def sign_in(house: House, login: str, password: str = PASSWORD) -> httpx.Response:
    return await house.client.post(f"{API}/auth/login", json={"login": login, "password": password})


async def me(house: House, token: str) -> httpx.Response:
    return await house.client.get(f"{API}/profile/me", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("json-login", {"json": {"login": "NAME", "password": PASSWORD}}),
        ("json-username", {"json": {"username": "NAME", "password": PASSWORD}}),
        ("json-email", {"json": {"email": "NAME@example.org", "password": PASSWORD}}),
        ("form", {"data": {"username": "NAME", "password": PASSWORD, "grant_type": "password"}}),
        ("form-email", {"data": {"username": "NAME@EXAMPLE.org", "password": PASSWORD}}),
    ],
)
async def test_one_signs_in_by_username_or_email_as_json_or_form(
    house: House, name: str, fields: dict[str, dict[str, str]]
) -> None:
    username = f"signs.in.{name}"
    await account(house, username)
    given = {kind: {key: text.replace("NAME", username) for key, text in body.items()} for kind, body in fields.items()}
    answer = await house.client.post(f"{API}/auth/login", **given)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    pair = answer.json()
    assert (pair["token_type"], pair["expires_in"]) == ("bearer", 900)
    profile = (await me(house, pair["access_token"])).json()
    assert (profile["username"], profile["email"], profile["role"]) == (username, f"{username}@example.org", "student")
    assert [field for field in profile if "password" in field] == ["has_password"]


async def test_a_wrong_password_and_an_unknown_name_are_told_alike(house: House) -> None:
    await account(house, "known")
    wrong, unknown = await sign_in(house, "known", "something else"), await sign_in(house, "unknown")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json()["code"] == "identity.wrong_credentials"
    assert {**wrong.json(), "request_id": ""} == {**unknown.json(), "request_id": ""}


@pytest.mark.parametrize("body", [{}, {"login": "a"}, {"login": "", "password": "x"}, {"login": 1, "password": []}, []])
async def test_a_malformed_sign_in_is_refused_with_the_field(house: House, body: Any) -> None:
    answer = await house.client.post(f"{API}/auth/login", json=body)
    assert answer.status_code == 422
    assert all(error["field"].startswith("body") for error in answer.json()["errors"])


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe\x00", b"null", b'"text"', b"[" * 2000])
async def test_a_body_that_is_not_json_is_refused(house: House, raw: bytes) -> None:
    answer = await house.client.post(f"{API}/auth/login", content=raw, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


async def test_refreshing_rotates_and_a_spent_token_that_comes_again_ends_the_family(house: House) -> None:
    await account(house, "rotates")
    first = (await sign_in(house, "rotates")).json()
    second = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": first["refresh_token"]})
    assert second.status_code == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    stolen = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": first["refresh_token"]})
    assert (stolen.status_code, stolen.json()["code"]) == (401, "identity.refresh_refused")
    after = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": second.json()["refresh_token"]})
    assert after.status_code == 401, "the thief's and the owner's line are both dead"
    assert (await me(house, second.json()["access_token"])).status_code == 401


async def test_of_two_refreshes_at_the_same_instant_one_wins(house: House) -> None:
    await account(house, "twice")
    token = (await sign_in(house, "twice")).json()["refresh_token"]
    answers = await asyncio.gather(
        *(house.client.post(f"{API}/auth/refresh", json={"refresh_token": token}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]


async def test_the_cookie_refreshes_only_with_the_header_that_a_foreign_page_cannot_send(house: House) -> None:
    await account(house, "cookies")
    signed_in = await sign_in(house, "cookies")
    cookie = next(value for value in signed_in.headers.get_list("set-cookie") if value.startswith("zerek_refresh="))
    assert "HttpOnly" in cookie
    assert "Max-Age=604800" in cookie, "seven days"
    assert "SameSite=strict" in cookie
    assert "Path=/api/v1/auth" in cookie
    cookies = {"Cookie": cookie.split(";")[0]}
    house.client.cookies.clear()
    forged = await house.client.post(f"{API}/auth/refresh", headers=cookies)
    assert forged.status_code == 401
    own = await house.client.post(f"{API}/auth/refresh", headers=cookies | {"X-Requested-With": "zerek"})
    assert own.status_code == 200
    house.client.cookies.clear()


async def test_a_browser_that_lost_the_answer_of_a_refresh_stays_signed_in_and_a_copy_still_gives_itself_away(
    house: House,
) -> None:
    await account(house, "reloads")
    signed_in = await sign_in(house, "reloads")

    async def by_cookie(value: str) -> httpx.Response:
        house.client.cookies.clear()
        headers = {"Cookie": f"zerek_refresh={value}", "X-Requested-With": "zerek"}
        answer = await house.client.post(f"{API}/auth/refresh", headers=headers)
        house.client.cookies.clear()
        return answer

    first = signed_in.json()["refresh_token"]
    lost = await by_cookie(first)  # the page was left before this came back
    again = await by_cookie(first)
    assert (lost.status_code, again.status_code) == (200, 200)
    assert (await me(house, again.json()["access_token"])).status_code == 200
    copied = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": lost.json()["refresh_token"]})
    house.client.cookies.clear()
    assert copied.status_code == 401, "the lost successor is spent"
    assert (await me(house, again.json()["access_token"])).status_code == 401, "and its use ends the session"


async def test_signing_out_kills_both_tokens_at_once(house: House) -> None:
    await account(house, "leaves")
    pair, other = (await sign_in(house, "leaves")).json(), (await sign_in(house, "leaves")).json()
    bearer = {"Authorization": f"Bearer {pair['access_token']}"}
    assert (await house.client.post(f"{API}/auth/logout", headers=bearer)).status_code == 204
    assert (await me(house, pair["access_token"])).status_code == 401
    again = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": pair["refresh_token"]})
    assert again.status_code == 401
    assert (await me(house, other["access_token"])).status_code == 200, "the other device stays signed in"


async def test_a_ban_holds_from_the_next_request_and_ends_by_itself(house: House) -> None:
    user = await account(house, "banned")
    token = (await sign_in(house, "banned")).json()["access_token"]

    async def ban(**values: Any) -> None:
        async with house.app.state.database.write() as session:
            await session.execute(update(User).where(User.id == user.id).values(**values))

    await ban(banned_at=utc_now(), ban_reason="Cheating.")
    refused = await me(house, token)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.banned")
    assert "Cheating." in refused.json()["detail"]
    assert (await sign_in(house, "banned")).status_code == 403
    await ban(banned_until=utc_now() - timedelta(seconds=1))
    assert (await me(house, token)).status_code == 200


async def test_a_change_of_roles_holds_from_the_next_request(house: House) -> None:
    person = await house.person(Role.ADMIN)
    format_code = await house.format()
    async with house.app.state.database.write() as session:
        await session.execute(update(RoleGrant).where(RoleGrant.user_id == person.user_id).values(role=Role.STUDENT))
    assert (await house.ask("DELETE", person, f"/admin/exam-formats/{format_code}")).status_code == 403


@pytest.mark.parametrize("kind", ["nonsense", "other key", "expired", "other purpose", "no session", "none algorithm"])
async def test_a_bad_token_is_401(house: House, kind: str) -> None:
    import jwt

    person = await house.person()
    tokens: AccessTokens = house.app.state.access_tokens
    claims = tokens.read(person.token)
    assert claims is not None
    secret = house.settings.token_secret
    payload = jwt.decode(person.token, secret, ["HS256"], issuer="zerek")
    token = {
        "nonsense": "not.a.token",
        "other key": AccessTokens("x" * 40, tokens.life).issue(claims.user_id, claims.session_id, utc_now()),
        "expired": tokens.issue(claims.user_id, claims.session_id, utc_now() - timedelta(hours=1)),
        "other purpose": jwt.encode(payload | {"typ": "reset"}, secret, "HS256"),
        "no session": tokens.issue(claims.user_id, claims.user_id, utc_now()),
        "none algorithm": jwt.encode(payload, "", "none"),
    }[kind]
    refused = await me(house, token)
    assert (refused.status_code, refused.json()["code"]) == (401, "identity.not_signed_in")


async def test_guessing_passwords_gets_slower(house: House) -> None:
    await account(house, "guessed")
    codes = [(await sign_in(house, "guessed", f"guess {number}")).status_code for number in range(12)]
    assert codes[:10] == [401] * 10
    refused = await sign_in(house, "guessed", PASSWORD)
    assert refused.status_code == 429, "even the right one waits"
    assert int(refused.headers["retry-after"]) >= 1


async def test_guesses_sent_at_once_are_slowed_as_well(house: House) -> None:
    await account(house, "stormed")
    answers = await asyncio.gather(*(sign_in(house, "stormed", f"guess {number}") for number in range(30)))
    codes = [answer.status_code for answer in answers]
    assert set(codes) == {401, 429}
    assert codes.count(401) <= 12, "ten are free, and one or two may be in the hasher at that moment"


async def test_a_profile_changes_and_refuses_what_is_not_one(house: House) -> None:
    person = await house.person()
    changed = await house.ask("PATCH", person, "/profile/me", json={"locale": "kk", "timezone": "Asia/Oral"})
    assert (changed.json()["locale"], changed.json()["timezone"]) == ("kk", "Asia/Oral")
    for body, field in [
        ({"locale": "de"}, "body.locale"),
        ({"timezone": "Moon/Base"}, "body.timezone"),
        ({"role": "admin"}, "body.role"),
        ({"full_name": "x" * 201}, "body.full_name"),
    ]:
        refused = await house.ask("PATCH", person, "/profile/me", json=body)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, field)


async def test_the_first_administrator_comes_from_the_environment_once(empty_house: House) -> None:
    database = empty_house.app.state.database
    made = []
    for username in ("first", "second"):
        async with database.write() as session:
            made.append(
                await ensure_first_admin(session, username=username, email="", password_hash="x", now=utc_now())
            )
    assert made == [True, False]


async def test_ended_sessions_are_removed_and_live_ones_stay(empty_house: House) -> None:
    live, ended = await empty_house.person(), await empty_house.person()
    async with empty_house.app.state.database.write() as session:
        await session.execute(
            update(SignInSession)
            .where(SignInSession.user_id == ended.user_id)
            .values(ended_at=utc_now() - timedelta(days=2))
        )
    async with empty_house.app.state.database.write() as session:
        assert await remove_ended_sessions(session, before=utc_now() - timedelta(days=1)) == 1
    assert (await empty_house.get(live, "/profile/me")).status_code == 200


async def test_a_bcrypt_hash_of_a_predecessor_lets_in_and_is_replaced() -> None:
    passwords = Passwords(1)
    try:
        right, better = await passwords.verify(PASSWORD, BcryptHasher(rounds=4).hash(PASSWORD))
        assert right
        assert better is not None
        assert better.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
        assert await passwords.verify(PASSWORD, better) == (True, None)
        assert await passwords.verify(PASSWORD, None) == (False, None)
        assert await passwords.verify(PASSWORD, "plain text") == (False, None)
    finally:
        passwords.close()


async def test_a_sign_in_that_is_under_way_does_not_outlive_the_password(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await account(house, "under.way")
    other = await house.app.state.passwords.hash(OTHER)

    async def change() -> None:
        async with house.app.state.database.write() as session:
            person = await user_by_id(session, user.id, for_update=True)
            await set_password(session, None, person, other, utc_now())
            await end_sessions(session, user.id, now=utc_now())

    while_hashing(monkeypatch, change)
    answer = await sign_in(house, "under.way")
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.wrong_credentials")
    assert (await sign_in(house, "under.way", OTHER)).status_code == 200


async def test_a_better_hash_of_the_old_password_does_not_replace_the_new_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await account(house, "of.old")
    old = BcryptHasher(rounds=4).hash(PASSWORD)
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.id == user.id).values(password_hash=old))
    other = await house.app.state.passwords.hash(OTHER)

    async def change() -> None:
        async with house.app.state.database.write() as session:
            await session.execute(update(User).where(User.id == user.id).values(password_hash=other))

    while_hashing(monkeypatch, change)
    await sign_in(house, "of.old")
    assert (await sign_in(house, "of.old", OTHER)).status_code == 200


async def test_a_foreign_page_signs_nobody_in(house: House) -> None:
    """A form of theirs, with the name and password of its author, would have its reader work in that account."""
    await account(house, "attacker")
    for site, cookies in (("cross-site", 0), ("same-origin", 2)):
        answer = await house.client.post(
            f"{API}/auth/login", data={"username": "attacker", "password": PASSWORD}, headers={"Sec-Fetch-Site": site}
        )
        house.client.cookies.clear()
        assert answer.status_code == 200
        assert len(answer.headers.get_list("set-cookie")) == cookies, site


async def test_one_line_of_tokens_lives_however_many_come_with_the_lost_one_at_once(house: House) -> None:
    user = await account(house, "one.line")
    signed_in = await sign_in(house, "one.line")
    house.client.cookies.clear()
    headers = {"Cookie": f"zerek_refresh={signed_in.cookies['zerek_refresh']}", "X-Requested-With": "zerek"}

    async def refresh() -> httpx.Response:
        return await house.client.post(f"{API}/auth/refresh", headers=headers)

    assert (await refresh()).status_code == 200
    answers = await asyncio.gather(*(refresh() for _ in range(8)))
    house.client.cookies.clear()
    assert {answer.status_code for answer in answers} == {200}
    living = (
        select(func.count())
        .select_from(RefreshToken)
        .join(SignInSession, SignInSession.id == RefreshToken.session_id)
        .where(SignInSession.user_id == user.id, RefreshToken.spent_at.is_(None))
    )
    async with house.app.state.database.read() as session:
        assert (await session.execute(living)).scalar_one() == 1


async def test_the_list_of_ones_sessions_has_an_end(house: House) -> None:
    user = await account(house, "many.devices")
    token = (await sign_in(house, "many.devices")).json()["access_token"]
    now = utc_now()
    async with house.app.state.database.write() as session:
        session.add_all(
            SignInSession(user_id=user.id, created_at=now, last_used_at=now, expires_at=now + timedelta(days=1))
            for _ in range(120)
        )
    headers = {"Authorization": f"Bearer {token}"}
    items = (await house.client.get(f"{API}/auth/sessions", headers=headers)).json()["items"]
    assert len(items) == 100
