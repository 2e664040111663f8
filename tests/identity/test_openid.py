"""Sign-in through an OpenID provider: a real one, in a process of its own on loopback."""

import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
import pyotp
import pytest
from sqlalchemy import update

from conftest import Template, settings_for
from house import API, House, open_house
from identity.people import OTHER, PASSWORD, account, bearer, call, mails_to
from services import free_port
from zerek.core.clock import utc_now
from zerek.core.security import Seals
from zerek.identity.models import SignInSession
from zerek.identity.openid.routes import COOKIE, PURPOSE, safe_next

START_SECONDS = 40
CONFIRMED = {"password": PASSWORD}


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    log = tmp_path_factory.mktemp("provider") / "output.log"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), "--host", "localhost"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    url, end = f"http://localhost:{port}", time.monotonic() + START_SECONDS
    try:
        while True:
            try:
                httpx.get(f"{url}/.well-known/openid-configuration", timeout=2).raise_for_status()
                break
            except httpx.HTTPError:
                assert time.monotonic() < end and process.poll() is None, log.read_text()
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
async def linked_house(
    template: Template, issuer: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[House]:
    settings = settings_for(
        await template.copy(),
        tmp_path_factory.mktemp("data"),
        public_url="http://zerek.test",
        openid_issuer=issuer,
        openid_client_id="zerek",
        openid_client_secret="a secret of the client",
    )
    async with open_house(settings) as house:
        yield house


def put_claims(issuer: str, subject: str, **claims: Any) -> None:
    httpx.put(f"{issuer}/users/{subject}", json=claims).raise_for_status()


async def visit_provider(url: str, subject: str) -> httpx.URL:
    """What a person does at the provider: says who they are, and is sent back."""
    async with httpx.AsyncClient() as browser:
        answer = await browser.post(url, data={"sub": subject})
    assert answer.status_code == 302, answer.text
    return httpx.URL(answer.headers["location"])


async def come_back(house: House, back: httpx.URL, cookie: str | None) -> httpx.Response:
    headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
    answer = await house.client.get(back.path, params=back.params, headers=headers)
    house.client.cookies.clear()
    return answer


async def depart(house: House, path: str = "/auth/openid/start?next=/app/exam/new") -> tuple[str, str]:
    """Where the browser is sent, and the cookie that it carries."""
    sent = await house.client.get(API + path)
    cookie = sent.cookies[COOKIE]
    house.client.cookies.clear()
    return sent.headers["location"], cookie


async def through(house: House, subject: str) -> httpx.Response:
    url, cookie = await depart(house)
    return await come_back(house, await visit_provider(url, subject), cookie)


def error_of(answer: httpx.Response) -> str:
    assert answer.status_code == 303
    return parse_qs(urlsplit(answer.headers["location"]).query)["error"][0]


async def refreshed(house: House, answer: httpx.Response) -> dict[str, Any]:
    """The profile of whoever the cookies of that answer sign in."""
    token = answer.cookies["zerek_refresh"]
    pair = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": token})
    house.client.cookies.clear()
    assert pair.status_code == 200, pair.text
    profile = await call(house, "GET", "/profile/me", {"Authorization": f"Bearer {pair.json()['access_token']}"})
    found: dict[str, Any] = profile.json()
    return found


async def test_somebody_new_becomes_a_student_and_is_the_same_one_the_next_time(
    linked_house: House, issuer: str
) -> None:
    house = linked_house
    put_claims(
        issuer,
        "u-new",
        name="Әсел Мұратқызы",
        email="Asel@id.example",
        email_verified=True,
        preferred_username="asel.m",
        roles=["admin"],
    )
    first = await through(house, "u-new")
    assert (first.status_code, first.headers["location"]) == (303, "/app/exam/new")
    profile = await refreshed(house, first)
    assert (profile["full_name"], profile["email"], profile["role"]) == ("Әсел Мұратқызы", "asel@id.example", "student")
    assert profile["username"] == "asel.m"
    again = await refreshed(house, await through(house, "u-new"))
    assert again["id"] == profile["id"]


async def test_an_unverified_address_is_not_taken_over(linked_house: House, issuer: str) -> None:
    put_claims(issuer, "u-unverified", email="free@id.example", preferred_username="unverified")
    profile = await refreshed(linked_house, await through(linked_house, "u-unverified"))
    assert profile["email"] is None


async def test_an_address_alone_opens_nobodys_account(linked_house: House, issuer: str) -> None:
    await account(linked_house, "has.account")
    put_claims(issuer, "u-known", email="has.account@example.org", email_verified=True)
    refused = await through(linked_house, "u-known")
    assert error_of(refused) == "openid.email_known"
    assert "zerek_refresh" not in refused.cookies


async def test_one_links_it_oneself_and_is_let_in_from_then_on(linked_house: House, issuer: str) -> None:
    house = linked_house
    await account(house, "links.it")
    headers = await bearer(house, "links.it")
    put_claims(issuer, "u-linked", email="links.it@example.org", email_verified=True)
    begun = await house.client.post(f"{API}/auth/openid/links", headers=headers, json=CONFIRMED)
    cookie = begun.cookies[COOKIE]
    house.client.cookies.clear()
    back = await come_back(house, await visit_provider(begun.json()["url"], "u-linked"), cookie)
    assert back.headers["location"] == "/app/account"
    [link] = (await call(house, "GET", "/auth/openid/links", headers)).json()["items"]
    assert link["issuer"].rstrip("/") == issuer
    assert (await refreshed(house, await through(house, "u-linked")))["username"] == "links.it"
    assert (await call(house, "DELETE", f"/auth/openid/links/{link['id']}", headers)).status_code == 204
    linked, unlinked = await mails_to(house, "links.it@example.org", "new_sign_in_method")
    assert ("привязана" in linked.text_body, "отвязана" in unlinked.text_body) == (True, True)
    assert error_of(await through(house, "u-linked")) == "openid.email_known"


async def test_an_account_of_another_is_not_linked_twice(linked_house: House, issuer: str) -> None:
    house = linked_house
    put_claims(issuer, "u-taken", preferred_username="taken")
    await through(house, "u-taken")
    await account(house, "wants.it")
    headers = await bearer(house, "wants.it")
    begun = await house.client.post(f"{API}/auth/openid/links", headers=headers, json=CONFIRMED)
    cookie = begun.cookies[COOKIE]
    house.client.cookies.clear()
    back = await come_back(house, await visit_provider(begun.json()["url"], "u-taken"), cookie)
    assert error_of(back) == "openid.linked_elsewhere"
    assert back.headers["location"].startswith("/app/account?")


async def test_the_only_way_in_is_not_taken_away(linked_house: House, issuer: str) -> None:
    house = linked_house
    put_claims(issuer, "u-only", preferred_username="only.way")
    answer = await through(house, "u-only")
    pair = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": answer.cookies["zerek_refresh"]})
    house.client.cookies.clear()
    headers = {"Authorization": f"Bearer {pair.json()['access_token']}"}
    [link] = (await call(house, "GET", "/auth/openid/links", headers)).json()["items"]
    refused = await call(house, "DELETE", f"/auth/openid/links/{link['id']}", headers)
    assert (refused.status_code, refused.json()["code"]) == (409, "openid.only_way_in")


@pytest.mark.parametrize("fault", ["no cookie", "other state", "other cookie", "no code", "wrong code", "used code"])
async def test_an_answer_to_no_question_of_ours_is_refused(linked_house: House, fault: str) -> None:
    house = linked_house
    url, cookie = await depart(house)
    back: httpx.URL = await visit_provider(url, f"u-{fault.replace(' ', '-')}")
    carried: str | None = cookie
    match fault:
        case "no cookie":
            carried = None
        case "other state":
            back = back.copy_set_param("state", "x" * 30)
        case "other cookie":
            _, carried = await depart(house)
        case "no code":
            back = back.copy_remove_param("code")
        case "wrong code":
            back = back.copy_set_param("code", "x" * 30)
        case "used code":
            assert (await come_back(house, back, carried)).headers["location"] == "/app/exam/new"
    refused = await come_back(house, back, carried)
    assert error_of(refused) == "openid.answer_refused"
    assert "zerek_refresh" not in refused.cookies


async def test_the_nonce_is_ours(linked_house: House) -> None:
    """A code of another sign-in, replayed with a state that is ours, carries another nonce."""
    house = linked_house
    seals: Seals = house.app.state.seals
    url, cookie = await depart(house)
    back = await visit_provider(url, "u-nonce")
    kept = seals.open(PURPOSE, cookie)
    refused = await come_back(house, back, seals.seal(PURPOSE, kept | {"nonce": "of another sign-in"}))
    assert error_of(refused) == "openid.answer_refused"


async def test_closed_registration_lets_nobody_new_in(
    linked_house: House, issuer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked_house.settings, "registration", "closed")
    put_claims(issuer, "u-late", preferred_username="late")
    assert error_of(await through(linked_house, "u-late")) == "openid.not_linked"


async def test_the_second_factor_is_asked_for_here_too(linked_house: House, issuer: str) -> None:
    house = linked_house
    await account(house, "links.factored")
    headers = await bearer(house, "links.factored")
    begun = await house.client.post(f"{API}/auth/openid/links", headers=headers, json=CONFIRMED)
    cookie = begun.cookies[COOKIE]
    house.client.cookies.clear()
    await come_back(house, await visit_provider(begun.json()["url"], "u-factored"), cookie)
    secret = (await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})).json()["secret"]
    now = pyotp.TOTP(secret).now()
    assert (await call(house, "POST", "/auth/second-factor/confirm", headers, {"code": now})).status_code == 200
    answer = await through(house, "u-factored")
    assert "zerek_refresh" not in answer.cookies
    location = urlsplit(answer.headers["location"])
    assert location.path == "/app/sign-in"
    challenge = parse_qs(location.fragment)["challenge"][0]
    code = pyotp.TOTP(secret).at(time.time() + 30)
    body = {"challenge": challenge, "code": code}
    assert (await call(house, "POST", "/auth/login/second-factor", {}, body)).status_code == 200


async def test_a_provider_that_is_away_is_told(template: Template, tmp_path: Path) -> None:
    settings = settings_for(
        await template.copy(), tmp_path, openid_issuer=f"http://localhost:{free_port()}", openid_client_id="zerek"
    )
    async with open_house(settings) as house:
        sent = await house.client.get(f"{API}/auth/openid/start")
        assert error_of(sent) == "openid.away"
        await account(house, "waits")
        begun = await call(house, "POST", "/auth/openid/links", await bearer(house, "waits"), CONFIRMED)
        assert (begun.status_code, begun.json()["code"]) == (503, "openid.away")


async def test_without_a_provider_there_is_no_such_way(house: House) -> None:
    assert error_of(await house.client.get(f"{API}/auth/openid/start")) == "openid.absent"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("/app", "/app"),
        ("/app/exam/new?major=M094", "/app/exam/new?major=M094"),
        ("https://evil.example", "/app"),
        ("//evil.example", "/app"),
        ("/app.evil.example", "/app"),
        ("/app/..\\evil", "/app"),
        ("", "/app"),
    ],
)
def test_one_is_only_sent_on_to_a_page_of_ours(given: str, taken: str) -> None:
    assert safe_next(given) == taken


async def test_a_session_that_ended_on_the_way_links_nothing(linked_house: House, issuer: str) -> None:
    """Whoever had it before the owner chose a new password gets no other way in."""
    house = linked_house
    await account(house, "ends.meanwhile")
    headers = await bearer(house, "ends.meanwhile")
    put_claims(issuer, "u-thief", preferred_username="thief")
    begun = await house.client.post(f"{API}/auth/openid/links", headers=headers, json=CONFIRMED)
    cookie = begun.cookies[COOKIE]
    house.client.cookies.clear()
    back = await visit_provider(begun.json()["url"], "u-thief")
    body = {"current_password": PASSWORD, "new_password": OTHER}
    assert (await call(house, "POST", "/auth/password", headers, body)).status_code == 200
    assert error_of(await come_back(house, back, cookie)) == "identity.not_signed_in"
    owner = await bearer(house, "ends.meanwhile", OTHER)
    assert (await call(house, "GET", "/auth/openid/links", owner)).json()["items"] == []


@pytest.mark.parametrize("email", ["not an address", "a\x00b@id example", f"a@{'İ' * 200}.kz"])
async def test_what_is_no_address_is_not_taken_for_one(linked_house: House, issuer: str, email: str) -> None:
    subject = f"u-odd-{len(email)}"
    put_claims(issuer, subject, email=email, email_verified=True, preferred_username=subject)
    profile = await refreshed(linked_house, await through(linked_house, subject))
    assert profile["email"] is None


async def without_password(house: House, issuer: str, subject: str) -> dict[str, str]:
    """The headers of somebody who signs in with the provider only."""
    put_claims(issuer, subject, preferred_username=subject)
    answer = await through(house, subject)
    pair = await house.client.post(f"{API}/auth/refresh", json={"refresh_token": answer.cookies["zerek_refresh"]})
    house.client.cookies.clear()
    return {"Authorization": f"Bearer {pair.json()['access_token']}"}


async def test_linking_asks_for_the_password(linked_house: House) -> None:
    await account(linked_house, "asked")
    headers = await bearer(linked_house, "asked")
    for body in ({}, {"password": OTHER}):
        refused = await call(linked_house, "POST", "/auth/openid/links", headers, body)
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.wrong_password")


async def test_who_has_no_password_shows_it_by_a_fresh_sign_in(linked_house: House, issuer: str) -> None:
    house = linked_house
    headers = await without_password(house, issuer, "no-password")
    me = (await call(house, "GET", "/profile/me", headers)).json()
    assert me["has_password"] is False
    begun = await call(house, "POST", "/auth/second-factor", headers, {})
    assert begun.status_code == 200, begun.text
    async with house.app.state.database.write() as session:
        long_ago = utc_now() - timedelta(minutes=11)
        await session.execute(
            update(SignInSession).where(SignInSession.user_id == UUID(me["id"])).values(created_at=long_ago)
        )
    for method, path in (("POST", "/auth/second-factor"), ("POST", "/auth/openid/links"), ("DELETE", "/profile/me")):
        refused = await call(house, method, path, headers, {})
        assert (refused.status_code, refused.json()["code"]) == (403, "identity.sign_in_again")
    again = await without_password(house, issuer, "no-password")
    assert (await call(house, "DELETE", "/profile/me", again, {})).status_code == 204
    assert (await call(house, "GET", "/profile/me", again)).status_code == 401
