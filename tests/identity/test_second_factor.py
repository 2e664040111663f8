"""The second factor: setting it up, signing in with it, losing it."""

import asyncio
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

import pyotp
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from house import API, House
from identity.people import OTHER, PASSWORD, account, bearer, call, mails_to, sign_in, token_for, while_hashing
from zerek.core.clock import utc_now
from zerek.identity.models import RecoveryCode, SecondFactor, SignInSession, User
from zerek.identity.rules import Held, Role
from zerek.identity.second_factor.errors import AlreadyOn
from zerek.identity.second_factor.service import STEP_SECONDS, begin, confirm, matching_step
from zerek.identity.signin.edge import CHALLENGE


def code_of(secret: str, steps: int = 1) -> str:
    """The code of the next 30 seconds, which is taken already: it is good after one of now was used, and stays good
    when the half minute turns in between."""
    return pyotp.TOTP(secret).at(time.time() + steps * STEP_SECONDS)


async def enrolled(house: House, username: str, *roles: Role | Held) -> tuple[dict[str, str], str, list[str]]:
    """Somebody with a second factor: headers of the session, the secret, the recovery codes."""
    await account(house, username, *roles)
    headers = await bearer(house, username)
    begun = await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})
    assert begun.status_code == 200, begun.text
    secret = begun.json()["secret"]
    confirmed = await call(house, "POST", "/auth/second-factor/confirm", headers, {"code": code_of(secret, 0)})
    assert confirmed.status_code == 200, confirmed.text
    return headers, secret, confirmed.json()["recovery_codes"]


async def second_step(house: House, challenge: str, code: str) -> Any:
    answer = await house.client.post(f"{API}/auth/login/second-factor", json={"challenge": challenge, "code": code})
    house.client.cookies.clear()
    return answer


async def challenge_for(house: House, username: str) -> str:
    asked = await sign_in(house, username)
    assert (asked.status_code, asked.json()["code"]) == (401, "identity.second_factor_required")
    assert "access_token" not in asked.text
    challenge: str = asked.json()["challenge"]
    return challenge


async def test_a_code_is_needed_from_then_on_and_taken_once(house: House) -> None:
    headers, secret, _ = await enrolled(house, "factored")
    state = (await call(house, "GET", "/auth/second-factor", headers)).json()
    assert state == {"enabled": True, "required": False, "recovery_codes_left": 10}
    challenge = await challenge_for(house, "factored")
    code = code_of(secret)
    first = await second_step(house, challenge, code)
    assert first.status_code == 200, first.text
    again = await second_step(house, await challenge_for(house, "factored"), code)
    assert (again.status_code, again.json()["code"]) == (401, "identity.wrong_code")


async def test_of_two_with_the_same_code_at_once_one_comes_in(house: House) -> None:
    _, secret, _ = await enrolled(house, "factored.race")
    challenges = [await challenge_for(house, "factored.race") for _ in range(3)]
    code = code_of(secret)
    answers = await asyncio.gather(*(second_step(house, challenge, code) for challenge in challenges))
    assert sorted(answer.status_code for answer in answers) == [200, 401, 401]


async def test_it_is_not_in_force_before_a_code_was_shown(house: House) -> None:
    await account(house, "undecided")
    headers = await bearer(house, "undecided")
    early = await call(house, "POST", "/auth/second-factor/confirm", headers, {"code": "123456"})
    assert (early.status_code, early.json()["code"]) == (409, "second_factor.not_begun")
    begun = await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})
    assert begun.json()["otpauth_url"].startswith("otpauth://totp/Zerek:undecided%40example.org?")
    wrong = await call(house, "POST", "/auth/second-factor/confirm", headers, {"code": "000000"})
    assert wrong.status_code == 403
    assert (await sign_in(house, "undecided")).status_code == 200


async def test_switching_it_on_ends_the_sessions_begun_without(house: House) -> None:
    await account(house, "cautious")
    elsewhere = await bearer(house, "cautious")
    here = await bearer(house, "cautious")
    secret = (await call(house, "POST", "/auth/second-factor", here, {"password": PASSWORD})).json()["secret"]
    await call(house, "POST", "/auth/second-factor/confirm", here, {"code": code_of(secret)})
    assert (await call(house, "GET", "/profile/me", elsewhere)).status_code == 401
    assert (await call(house, "GET", "/profile/me", here)).json()["second_factor"] is True


async def test_a_recovery_code_stands_in_once(house: House) -> None:
    headers, _, codes = await enrolled(house, "lost.phone")
    assert len(set(codes)) == 10
    typed = codes[0].upper().replace("-", " ")
    assert (await second_step(house, await challenge_for(house, "lost.phone"), typed)).status_code == 200
    assert (await second_step(house, await challenge_for(house, "lost.phone"), codes[0])).status_code == 401
    state = (await call(house, "GET", "/auth/second-factor", headers)).json()
    assert state["recovery_codes_left"] == 9


async def test_nothing_that_opens_is_stored_in_the_open(house: House) -> None:
    _, secret, codes = await enrolled(house, "discreet")
    async with house.app.state.database.read() as session:
        sealed = (await session.execute(select(SecondFactor.sealed_secret))).scalars().all()
        hashes = (await session.execute(select(RecoveryCode.code_hash))).scalars().all()
    assert not any(secret in one for one in sealed)
    assert not {code.replace("-", "") for code in codes} & set(hashes)


async def test_new_recovery_codes_void_the_old(house: House) -> None:
    headers, secret, codes = await enrolled(house, "renews")
    body = {"password": PASSWORD, "code": code_of(secret)}
    renewed = await call(house, "POST", "/auth/second-factor/recovery-codes", headers, body)
    assert renewed.status_code == 200, renewed.text
    assert not set(renewed.json()["recovery_codes"]) & set(codes)
    assert (await second_step(house, await challenge_for(house, "renews"), codes[0])).status_code == 401


async def test_it_is_switched_off_with_password_and_code_only(house: House) -> None:
    headers, secret, _ = await enrolled(house, "switches.off")
    wrong = [
        {"password": "not it at all", "code": code_of(secret)},
        {"password": PASSWORD, "code": "000000"},
    ]
    for body in wrong:
        assert (await call(house, "DELETE", "/auth/second-factor", headers, body)).status_code == 403
    body = {"password": PASSWORD, "code": code_of(secret)}
    assert (await call(house, "DELETE", "/auth/second-factor", headers, body)).status_code == 204
    assert (await sign_in(house, "switches.off")).status_code == 200
    on, off = await mails_to(house, "switches.off@example.org", "new_sign_in_method")
    assert on.text_body != off.text_body


async def test_guessing_codes_gets_slower(house: House) -> None:
    await enrolled(house, "guessed.codes")
    challenge = await challenge_for(house, "guessed.codes")
    statuses = [(await second_step(house, challenge, f"{number:06}")).status_code for number in range(13)]
    assert statuses[0] == 401
    assert statuses[-1] == 429


@pytest.mark.parametrize("kind", ["nonsense", "other purpose", "old"])
async def test_a_challenge_is_bound_to_its_purpose_and_time(
    house: House, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"challenged.{kind.partition(' ')[0]}"
    _, secret, _ = await enrolled(house, name)
    challenge = await challenge_for(house, name)
    if kind == "nonsense":
        challenge = challenge[:-5] + "AAAAA"
    elif kind == "other purpose":
        user_id = house.app.state.seals.open(CHALLENGE, challenge)
        challenge = house.app.state.seals.seal("something else", user_id)
    else:
        monkeypatch.setattr("zerek.identity.signin.edge.CHALLENGE_LIFE", timedelta(seconds=-1))
    refused = await second_step(house, challenge, code_of(secret))
    assert (refused.status_code, refused.json()["code"]) == (401, "identity.challenge_ended")


async def test_a_role_can_need_one(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.settings, "second_factor_roles", ["admin", "school_admin"])
    await account(house, "needs.one", Role.ADMIN)
    headers = await bearer(house, "needs.one")
    refused = await call(house, "GET", "/admin/users", headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.second_factor_missing")
    state = (await call(house, "GET", "/auth/second-factor", headers)).json()
    assert (state["required"], state["enabled"]) == (True, False)
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 200
    secret = (await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})).json()["secret"]
    await call(house, "POST", "/auth/second-factor/confirm", headers, {"code": code_of(secret, 0)})
    assert (await call(house, "GET", "/admin/users", headers)).status_code == 200
    body = {"password": PASSWORD, "code": code_of(secret)}
    kept = await call(house, "DELETE", "/auth/second-factor", headers, body)
    assert (kept.status_code, kept.json()["code"]) == (409, "second_factor.needed_by_role")
    student = await house.person(Role.STUDENT)
    assert (await house.get(student, "/majors")).status_code == 200


async def test_who_lost_everything_is_helped_by_who_may_manage_them(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    school = UUID((await house.post(admin, "/schools", {"name": "School of lost phones"})).json()["id"])
    headers, _, _ = await enrolled(house, "lost.everything", Held(Role.TEACHER, school))
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    teacher = await house.person(Held(Role.TEACHER, school))
    path = f"/admin/users/{user_id}/second-factor"
    assert (await house.ask("DELETE", teacher, path)).status_code == 403
    principal = await house.person(Held(Role.SCHOOL_ADMIN, school))
    for _ in range(2):  # the second time there is none, and nobody is told of it
        assert (await house.ask("DELETE", principal, path)).status_code == 204
    assert (await sign_in(house, "lost.everything")).status_code == 200
    assert len(await mails_to(house, "lost.everything@example.org", "new_sign_in_method")) == 2


async def test_a_ban_holds_at_the_second_step_too(house: House) -> None:
    _, secret, _ = await enrolled(house, "banned.between")
    challenge = await challenge_for(house, "banned.between")
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.username == "banned.between").values(banned_at=utc_now()))
    refused = await second_step(house, challenge, code_of(secret))
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.banned")


def test_a_clock_half_a_minute_off_is_forgiven_and_no_more() -> None:
    secret, now = pyotp.random_base32(), utc_now()
    for seconds, matches in ((-30, True), (0, True), (30, True), (-90, False), (90, False)):
        code = pyotp.TOTP(secret).at(now + timedelta(seconds=seconds))
        assert (matching_step(secret, code, now) is not None) == matches, seconds


async def test_a_sign_in_that_is_under_way_does_not_go_round_a_new_second_factor(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = await account(house, "factor.meanwhile")
    headers = await bearer(house, "factor.meanwhile")
    begun = await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})

    async def switch_on() -> None:
        body = {"code": code_of(begun.json()["secret"], 0)}
        assert (await call(house, "POST", "/auth/second-factor/confirm", headers, body)).status_code == 200

    while_hashing(monkeypatch, switch_on)
    answer = await sign_in(house, "factor.meanwhile")
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.second_factor_required")
    async with house.app.state.database.read() as session:
        living = select(func.count()).where(SignInSession.user_id == user.id, SignInSession.ended_at.is_(None))
        assert (await session.execute(living)).scalar_one() == 1


async def test_a_challenge_ends_with_the_password_that_it_was_given_for(house: House) -> None:
    _, secret, _ = await enrolled(house, "challenge.outlived")
    challenge = await challenge_for(house, "challenge.outlived")
    token = await token_for(house, "challenge.outlived@example.org")
    body = {"token": token, "new_password": OTHER}
    assert (await house.client.post(f"{API}/password-reset/confirm", json=body)).status_code == 200
    refused = await second_step(house, challenge, code_of(secret))
    assert (refused.status_code, refused.json()["code"]) == (401, "identity.challenge_ended")


async def test_guesses_of_a_code_that_are_sent_at_once_are_not_all_answered(house: House) -> None:
    await enrolled(house, "codes.at.once")
    challenge = await challenge_for(house, "codes.at.once")
    answers = await asyncio.gather(*(second_step(house, challenge, f"{number:06}") for number in range(120)))
    assert [answer.status_code for answer in answers].count(401) < 40


async def test_a_secret_that_no_longer_opens_lets_a_recovery_code_in(house: House) -> None:
    """After a change of the installation's secret no authenticator can be checked."""
    headers, secret, codes = await enrolled(house, "other.key")
    async with house.app.state.database.write() as session:
        await session.execute(
            update(SecondFactor)
            .where(SecondFactor.user_id == UUID((await profile(house, headers))["id"]))
            .values(sealed_secret="sealed elsewhere")
        )
    challenge = await challenge_for(house, "other.key")
    assert (await second_step(house, challenge, code_of(secret))).status_code == 401
    assert (await second_step(house, challenge, codes[0])).status_code == 200


async def profile(house: House, headers: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = (await call(house, "GET", "/profile/me", headers)).json()
    return found


async def test_setting_up_anew_takes_no_factor_away_that_was_just_confirmed(house: House) -> None:
    user = await account(house, "begins.again")
    headers = await bearer(house, "begins.again")
    begun = await call(house, "POST", "/auth/second-factor", headers, {"password": PASSWORD})
    database, seals = house.app.state.database, house.app.state.seals

    async def begin_again() -> None:
        async with database.write() as session:
            await begin(session, seals, user, utc_now())

    session_id = house.app.state.access_tokens.read(headers["Authorization"].partition(" ")[2]).session_id
    async with database.write() as session:
        await confirm(session, seals, user.id, session_id, code_of(begun.json()["secret"], 0), utc_now())
        again = asyncio.create_task(begin_again())
        await asyncio.sleep(0.3)
    with pytest.raises((AlreadyOn, IntegrityError)):
        await again
    assert (await sign_in(house, "begins.again")).json()["code"] == "identity.second_factor_required"


async def test_new_recovery_codes_leave_an_entry(house: House) -> None:
    headers, secret, _ = await enrolled(house, "renews.audited")
    body = {"password": PASSWORD, "code": code_of(secret)}
    assert (await call(house, "POST", "/auth/second-factor/recovery-codes", headers, body)).status_code == 200
    user_id = (await profile(house, headers))["id"]
    admin = await house.person(Role.ADMIN)
    answer = await house.get(admin, f"/admin/audit?object_id={user_id}&limit=1")
    assert answer.json()["items"][0]["action"] == "user.recovery_codes"
