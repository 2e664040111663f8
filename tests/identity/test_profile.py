"""One's own account: profile, picture, sessions, data, leaving."""

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import func, select

from house import House
from identity.people import OTHER, PASSWORD, account, bearer, call, mails_to, sign_in
from zerek.core.audit import AuditEntry
from zerek.identity.models import RoleGrant, SignInSession, User
from zerek.identity.rules import Role


async def test_the_profile_is_read_changed_and_put_back_as_it_was(house: House) -> None:
    person = await house.person(Role.STUDENT, Role.TEACHER)
    before = (await house.get(person, "/profile/me")).json()
    assert before["student_id"] == before["teacher_id"] == before["id"]
    assert before["guardian_id"] is None
    changes = {"full_name": "Мұрат Өтеген", "date_of_birth": "2008-02-29", "locale": "kk", "timezone": "Asia/Oral"}
    changed = await house.ask("PATCH", person, "/profile/me", json=changes)
    assert changed.status_code == 200, changed.text
    assert changed.json() == before | changes
    whole = changed.json() | {"show_birthday": True, "role": "admin", "email": "other@example.org"}
    put = await house.put(person, "/profile/me", whole)
    assert put.status_code == 200, put.text
    assert put.json() == changed.json() | {"show_birthday": True}
    removed = await house.ask("PATCH", person, "/profile/me", json={"date_of_birth": None})
    assert removed.json()["date_of_birth"] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"timezone": "Asia/Nowhere"},
        {"timezone": "../../etc/passwd"},
        {"locale": "de"},
        {"full_name": ""},
        {"full_name": "   "},
        {"date_of_birth": "31.12.2008"},
        {"date_of_birth": "0001-01-01"},
        {"role": "admin"},
        {"email": "new@example.org"},
        {"avatar_url": "https://example.org/x.png"},
    ],
)
async def test_bad_changes_are_refused_with_the_field(house: House, fields: dict[str, Any]) -> None:
    person = await house.person()
    refused = await house.ask("PATCH", person, "/profile/me", json=fields)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == f"body.{next(iter(fields))}"


async def test_the_picture_is_drawn_here_and_cached(house: House) -> None:
    person = await house.person()
    url = (await house.get(person, "/profile/me")).json()["avatar_url"]
    picture = await house.client.get(url, headers=person.headers)
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert ET.fromstring(picture.content).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert "max-age" in picture.headers["cache-control"]
    same = await house.client.get(url, headers=person.headers | {"If-None-Match": picture.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert (await house.client.get(url)).status_code == 401


async def test_another_provider_of_pictures_can_be_named(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.settings, "avatar_provider_url", "https://faces.example/{id}.png")
    person = await house.person()
    url = (await house.get(person, "/profile/me")).json()["avatar_url"]
    assert url == f"https://faces.example/{person.user_id}.png"


async def test_sessions_are_listed_and_ended_one_by_one(house: House) -> None:
    await account(house, "many.devices")
    here, phone, library = [await bearer(house, "many.devices") for _ in range(3)]
    listed = (await call(house, "GET", "/auth/sessions", here)).json()["items"]
    assert len(listed) == 3
    assert [one["current"] for one in listed].count(True) == 1
    assert all(one["address"] == "203.0.113.7" for one in listed)
    of_phone = (await call(house, "GET", "/auth/sessions", phone)).json()["items"]
    phone_id = next(one["id"] for one in of_phone if one["current"])
    assert (await call(house, "DELETE", f"/auth/sessions/{phone_id}", here)).status_code == 204
    assert (await call(house, "DELETE", f"/auth/sessions/{phone_id}", here)).status_code == 404
    assert (await call(house, "GET", "/profile/me", phone)).status_code == 401
    stranger = await house.person()
    here_id = next(one["id"] for one in listed if one["current"])
    assert (await house.ask("DELETE", stranger, f"/auth/sessions/{here_id}")).status_code == 404
    assert (await call(house, "DELETE", "/auth/sessions", here)).status_code == 204
    assert (await call(house, "GET", "/profile/me", library)).status_code == 401
    assert (await call(house, "GET", "/profile/me", here)).status_code == 200


async def test_the_export_is_everything_in_one_file_and_tells_no_secret(house: House) -> None:
    await account(house, "exports", full_name="Кім Экспорттайды")
    headers = await bearer(house, "exports")
    started = (await call(house, "POST", "/exam/start", headers, {"major_code": "M094", "format": "quick"})).json()
    questions = (await call(house, "GET", f"/exam/{started['attempt_id']}/questions", headers)).json()["items"]
    body = {"question_id": questions[0]["question_id"], "selected_keys": [questions[0]["options"][0]["key"]]}
    await call(house, "POST", f"/exam/{started['attempt_id']}/answer", headers, body)
    running = await call(house, "GET", "/profile/me/export", headers)
    assert "is_correct" not in running.text
    await call(house, "POST", f"/exam/{started['attempt_id']}/submit", headers)
    answer = await call(house, "GET", "/profile/me/export", headers)
    assert answer.headers["content-disposition"] == 'attachment; filename="zerek-exports.json"'
    document = json.loads(answer.content)
    assert document["account"]["user"]["full_name"] == "Кім Экспорттайды"
    assert document["account"]["roles"][0]["role"] == "student"
    assert len(document["account"]["sessions"]) == 1
    [attempt] = document["exam_attempts"]
    assert (attempt["status"], len(attempt["answers"])) == ("completed", 1)
    assert "hash" not in answer.text
    assert "argon2" not in answer.text


async def test_leaving_needs_the_password_and_forgets_who_one_was(house: House) -> None:
    user = await account(house, "leaves", full_name="Who Leaves")
    headers = await bearer(house, "leaves")
    await call(house, "POST", "/auth/password", headers, {"current_password": PASSWORD, "new_password": OTHER})
    assert len(await mails_to(house, "leaves@example.org")) == 1
    headers = await bearer(house, "leaves", OTHER)
    wrong = await call(house, "DELETE", "/profile/me", headers, {"password": "not this one"})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "identity.wrong_password")
    assert (await call(house, "DELETE", "/profile/me", headers)).status_code == 422
    left = await call(house, "DELETE", "/profile/me", headers, {"password": OTHER})
    assert left.status_code == 204, left.text
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 401
    assert (await sign_in(house, "leaves", OTHER)).status_code == 401
    assert await mails_to(house, "leaves@example.org") == []
    async with house.app.state.database.read() as session:
        row = (await session.execute(select(User).where(User.id == user.id))).scalar_one()
        assert (row.email, row.full_name, row.password_hash) == (None, "", None)
        for table in (RoleGrant, SignInSession):
            query = select(func.count()).select_from(table).where(table.user_id == user.id)
            assert (await session.execute(query)).scalar_one() == 0
        trail = (await session.execute(select(AuditEntry).where(AuditEntry.actor_id == user.id))).scalars().all()
    assert {entry.address for entry in trail} == {""}


async def test_the_export_tells_ones_own_addresses_and_nobody_elses(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    user = await account(house, "exports.addresses")
    headers = await bearer(house, "exports.addresses")
    await house.ask("PATCH", admin, f"/admin/users/{user.id}", json={"full_name": "Renamed"})
    await call(house, "PATCH", "/profile/me", headers, {"locale": "en"})
    exported = (await call(house, "GET", "/profile/me/export", headers)).json()["account"]
    assert [entry["action"] for entry in exported["changes"]] == ["user.create", "user.change", "user.change"]
    assert not any("address" in entry for entry in exported["changes"])
    assert [(entry["action"], entry["address"]) for entry in exported["actions"]] == [("user.change", "203.0.113.7")]
