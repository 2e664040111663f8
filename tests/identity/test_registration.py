"""Coming in for the first time: open, by invitation, or not at all."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest

from conftest import settings_for
from house import API, House, open_house
from identity.people import PASSWORD, account, bearer, call, sign_in
from zerek.identity.rules import Held, Role
from zerek.installation import install


async def register(house: House, **fields: Any) -> httpx.Response:
    body = {"password": PASSWORD} | fields
    answer = await house.client.post(f"{API}/auth/register", json=body, headers={"Accept-Language": "en"})
    house.client.cookies.clear()
    return answer


@pytest.fixture
async def patient(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Without the limit of registrations, which has a test of its own."""
    monkeypatch.setattr(house.settings, "registrations_per_hour", 10_000)
    return house


async def test_whoever_registers_is_a_student_whatever_the_body_says(patient: House) -> None:
    made = await register(
        patient,
        username="Newcomer",
        email="Newcomer@Example.org",
        full_name="Айару Жүнісова",
        role="admin",
        roles=[{"role": "admin"}],
        is_active=True,
    )
    assert made.status_code == 201, made.text
    person = made.json()
    assert (person["username"], person["email"], person["role"]) == ("newcomer", "newcomer@example.org", "student")
    assert [grant["role"] for grant in person["roles"]] == ["student"]
    assert "password" not in made.text
    assert (await sign_in(patient, "newcomer@example.org")).status_code == 200


async def test_without_a_username_one_is_made_of_the_address(patient: House) -> None:
    first = await register(patient, email="same.name@one.example")
    second = await register(patient, email="same.name@two.example")
    third = await register(patient, email="ә@three.example")
    assert [answer.json()["username"] for answer in (first, second)] == ["same.name", "same.name2"]
    assert third.status_code == 201
    assert third.json()["username"].isascii()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"username": "taken.name", "email": "free@example.org"}, "body.username"),
        ({"username": "free.name", "email": "taken.name@example.org"}, "body.email"),
    ],
)
async def test_what_somebody_has_is_refused_with_the_field(patient: House, fields: dict[str, str], field: str) -> None:
    if (await sign_in(patient, "taken.name")).status_code == 401:
        await account(patient, "taken.name")
    refused = await register(patient, **fields)
    assert refused.status_code == 409
    assert [error["field"] for error in refused.json()["errors"]] == [field]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"email": "no-address"}, "body.email"),
        ({"email": "a@b"}, "body.email"),
        ({"email": 'a"b@example.org'}, "body.email"),
        ({"email": "a@example.org\r\nBcc: b@example.org"}, "body.email"),
        ({}, "body.email"),
        ({"email": "a@example.org", "username": "x"}, "body.username"),
        ({"email": "a@example.org", "username": "with space"}, "body.username"),
        ({"email": "a@example.org", "username": "имя-имя"}, "body.username"),
        ({"email": "weak@example.org", "password": "qwerty123"}, "body.password"),
        ({"email": "a@example.org", "full_name": "x" * 201}, "body.full_name"),
        ({"email": "a@example.org", "locale": "de"}, "body.locale"),
        ({"email": "a@example.org", "full_name": "a\x00b"}, "body"),
    ],
)
async def test_bad_input_is_refused_with_the_field(patient: House, fields: dict[str, Any], field: str) -> None:
    refused = await register(patient, **fields)
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["field"].startswith(field)


async def test_of_two_who_register_the_same_name_at_once_one_gets_it(patient: House) -> None:
    answers = await asyncio.gather(
        *(register(patient, username="contested", email=f"contested{number}@example.org") for number in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


async def test_registrations_are_limited_by_address(empty_house: House) -> None:
    answers = [await register(empty_house, email=f"crowd{number}@example.org") for number in range(12)]
    assert [answer.status_code for answer in answers].count(201) == 10
    assert (answers[-1].status_code, "Retry-After" in answers[-1].headers) == (429, True)


async def test_registration_can_be_closed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.settings, "registration", "closed")
    refused = await register(house, email="late@example.org")
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.registration_closed")
    options = (await house.client.get(f"{API}/auth/options")).json()
    assert options["registration"] == "closed"


async def test_by_invitation_a_code_is_needed_and_names_the_school(
    patient: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = await patient.person(Role.ADMIN)
    school = (await patient.post(admin, "/schools", {"name": "School of invitations"})).json()["id"]
    body = {"school_id": school, "uses": 1}
    code = (await patient.post(admin, "/admin/invitations/registration", body)).json()["code"]
    monkeypatch.setattr(patient.settings, "registration", "invite")
    assert (await register(patient, email="uninvited@example.org")).json()["code"] == "identity.invitation_refused"
    made = await register(patient, email="invited@example.org", invitation_code=f" {code.lower()} ")
    assert made.status_code == 201, made.text
    assert made.json()["roles"] == [{"role": "student", "school_id": school, "positions": []}]
    again = await register(patient, email="second@example.org", invitation_code=code)
    assert again.status_code == 400


async def test_a_refused_registration_uses_no_invitation_up(patient: House) -> None:
    admin = await patient.person(Role.ADMIN)
    code = (await patient.post(admin, "/admin/invitations/registration", {"uses": 1})).json()["code"]
    weak = await register(patient, email="retries@example.org", invitation_code=code, password="12345678")
    assert weak.status_code == 422
    assert (await register(patient, email="retries@example.org", invitation_code=code)).status_code == 201


async def test_with_a_students_code_one_registers_as_their_guardian(patient: House) -> None:
    admin = await patient.person(Role.ADMIN)
    school = (await patient.post(admin, "/schools", {"name": "School of guardians"})).json()["id"]
    student = await patient.person(Held(Role.STUDENT, UUID(school)))
    body = {"student_ids": [str(student.user_id)]}
    made = await patient.post(admin, "/admin/invitations/guardians", body)
    code = made.json()["items"][0]["code"]
    answer = await register(patient, username="mother", email="mother@example.org", invitation_code=code)
    assert answer.status_code == 201, answer.text
    assert answer.json()["roles"] == [{"role": "guardian", "school_id": school, "positions": []}]
    profile = (await call(patient, "GET", "/profile/me", await bearer(patient, "mother"))).json()
    assert [child["student_id"] for child in profile["children"]] == [str(student.user_id)]
    assert profile["guardian_id"] == profile["id"]


async def test_the_options_tell_what_the_door_looks_like(tmp_path: Any) -> None:
    settings = settings_for(
        f"sqlite:///{tmp_path}/options.sqlite3",
        tmp_path,
        registration="invite",
        openid_issuer="https://id.example",
        openid_name="Kazakhstan ID",
        password_min_length=10,
    )
    async with open_house(settings) as house:
        await install(house.app.state.database, settings)
        options = (await house.client.get(f"{API}/auth/options")).json()
    assert options == {"registration": "invite", "password_min_length": 10, "openid_name": "Kazakhstan ID"}


async def test_an_address_that_grows_when_folded_is_refused(patient: House) -> None:
    answer = await register(patient, email=f"a@{'İ' * 200}.kz", username="grows")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.email")
