"""Managing people: finding, creating, changing, roles, bans, erasure."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from house import House, Person
from identity.people import OTHER, PASSWORD, account, bearer, call, mails_to, sign_in
from zerek.core.clock import utc_now
from zerek.core.schema import rfc3339
from zerek.identity.errors import LastAdmin
from zerek.identity.models import User
from zerek.identity.people.service import keep_an_admin
from zerek.identity.rules import Held, Position, Role


async def school(house: House, name: str) -> UUID:
    admin = await house.person(Role.ADMIN)
    made = await house.post(admin, "/schools", {"name": name})
    assert made.status_code == 201, made.text
    return UUID(made.json()["id"])


async def audited(house: House, user_id: UUID | str) -> list[dict[str, Any]]:
    admin = await house.person(Role.ADMIN)
    answer = await house.get(admin, f"/admin/audit?object_type=user&object_id={user_id}&limit=100")
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_people_are_found_by_name_address_role_school_and_state(empty_house: House) -> None:
    house = empty_house
    place = await school(house, "Школа поиска")
    admin = await house.person(Role.ADMIN)
    await account(house, "a.qanat", Held(Role.STUDENT, place), full_name="Әлия Қанатқызы")
    await account(house, "b.qanat", Held(Role.TEACHER, place), full_name="Болат Қанатұлы")
    await account(house, "c_percent", full_name="100% Student")
    for query, found in {
        "q=әлия": ["a.qanat"],
        "q=ҚАНАТ": ["a.qanat", "b.qanat"],
        "q=қанат болат": ["b.qanat"],
        "q=c_percent@example": ["c_percent"],
        "q=100%25": ["c_percent"],
        "q=c.percent": [],
        f"school_id={place}": ["a.qanat", "b.qanat"],
        f"school_id={place}&role=teacher": ["b.qanat"],
    }.items():
        answer = await house.get(admin, f"/admin/users?sort=username&{query}")
        assert [person["username"] for person in answer.json()["items"]] == found, query
        assert answer.json()["total"] == len(found)
    await house.post(admin, f"/users/{(await found_id(house, admin, 'a.qanat'))}/ban", {"reason": "A reason."})
    banned = await house.get(admin, "/users?is_active=false")
    assert [person["username"] for person in banned.json()["items"]] == ["a.qanat"]


async def found_id(house: House, admin: Person, username: str) -> str:
    answer = await house.get(admin, f"/admin/users?q={username}")
    found: str = answer.json()["items"][0]["id"]
    return found


async def test_a_person_without_a_password_gets_a_mail_to_choose_one(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    body = {"email": "Fresh@example.org", "full_name": "Жаңа Мұғалім", "role": "teacher", "locale": "kk"}
    made = await house.post(admin, "/admin/users", body)
    assert made.status_code == 201, made.text
    assert (made.json()["username"], made.json()["role"]) == ("fresh", "teacher")
    [mail] = await mails_to(house, "fresh@example.org")
    assert (mail.kind, mail.language) == ("account_created", "kk")


async def test_creating_twice_with_one_key_makes_one_person(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    body = {"username": "only.once", "full_name": "Once", "password": PASSWORD}
    answers = [
        await house.post(admin, "/admin/users", body, headers={"Idempotency-Key": "make only.once"}) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    ("roles", "status"),
    [
        ([{"role": "student"}], 403),  # outside the school
        ([{"role": "student", "school_id": "HERE"}], 201),
        ([{"role": "teacher", "school_id": "HERE", "positions": ["class_teacher", "librarian"]}], 201),
        ([{"role": "teacher", "school_id": "THERE"}], 403),
        ([{"role": "school_admin", "school_id": "HERE"}], 403),
        ([{"role": "admin"}], 403),
        ([{"role": "moderator"}], 403),
        ([{"role": "student", "school_id": "HERE"}, {"role": "admin"}], 403),
        ([{"role": "student", "school_id": "HERE", "positions": ["director"]}], 422),
        ([{"role": "teacher", "school_id": "HERE", "positions": ["king"]}], 422),
    ],
)
async def test_a_school_admin_makes_the_people_of_that_school_only(
    house: House, roles: list[dict[str, Any]], status: int, request: pytest.FixtureRequest
) -> None:
    name = f"{request.node.name}"
    here, there = await school(house, f"Here {name}"), await school(house, f"There {name}")
    principal = await house.person(Held(Role.SCHOOL_ADMIN, here))
    places = {"HERE": str(here), "THERE": str(there)}
    wanted = [role | ({"school_id": places[role["school_id"]]} if "school_id" in role else {}) for role in roles]
    body = {"username": f"made.{abs(hash(name)) % 10**9}", "full_name": "X", "password": PASSWORD, "roles": wanted}
    answer = await house.post(principal, "/admin/users", body)
    assert answer.status_code == status, answer.text


async def test_an_unknown_school_is_refused_with_the_field(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    roles = [{"role": "student", "school_id": "01a1fd21-8a86-72c7-bf13-9d942a236551"}]
    body = {"username": "schoolless", "full_name": "X", "password": PASSWORD, "roles": roles}
    answer = await house.post(admin, "/admin/users", body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body.roles")


async def test_a_post_adds_permissions_and_taking_it_away_holds_at_once(house: House) -> None:
    place = await school(house, "School of posts")
    teacher = await house.person(Held(Role.TEACHER, place))
    principal = await house.person(Held(Role.SCHOOL_ADMIN, place))
    assert (await house.get(teacher, "/admin/users")).status_code == 403
    for positions, status in ((["secretary"], 200), ([], 403)):
        roles = [{"role": "teacher", "school_id": str(place), "positions": positions}]
        changed = await house.ask("PATCH", principal, f"/admin/users/{teacher.user_id}", json={"roles": roles})
        assert changed.status_code == 200, changed.text
        assert (await house.get(teacher, "/admin/users")).status_code == status
        assert (await house.get(teacher, "/profile/me")).json()["permissions"] == (
            ["people.read", "people.write", "invite"] if positions else []
        )


async def test_a_secretary_makes_nobody_a_director(house: House) -> None:
    place = await school(house, "School of secretaries")
    secretary = await house.person(Held(Role.TEACHER, place, frozenset({Position.SECRETARY})))
    friend = await house.person(Held(Role.STUDENT, place))
    for roles in (
        [{"role": "teacher", "school_id": str(place), "positions": ["director"]}],
        [{"role": "teacher", "school_id": str(place)}],
        [{"role": "school_admin", "school_id": str(place)}],
    ):
        answer = await house.ask("PATCH", secretary, f"/admin/users/{friend.user_id}", json={"roles": roles})
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.not_permitted")
    own = [{"role": "teacher", "school_id": str(place), "positions": ["director"]}]
    raised = await house.ask("PATCH", secretary, f"/admin/users/{secretary.user_id}", json={"roles": own})
    assert (raised.status_code, raised.json()["code"]) == (403, "identity.own_role")


async def test_nobody_changes_their_own_role_nor_an_admin(house: House) -> None:
    admin, other = await house.person(Role.ADMIN), await house.person(Role.ADMIN)
    for path, body in (("role", {"role": "student"}), ("demote", None), ("promote/moderator", None)):
        answer = await house.ask("PATCH", admin, f"/users/{admin.user_id}/{path}", json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.own_role"), path
    assert (await house.ask("PATCH", admin, f"/users/{other.user_id}/demote")).json()["role"] == "student"


async def test_a_change_of_roles_holds_from_the_next_request_on(house: House) -> None:
    admin, person = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    assert (await house.get(person, "/users")).status_code == 403
    await house.ask("PATCH", admin, f"/users/{person.user_id}/promote/moderator")
    assert (await house.get(person, "/users")).status_code == 200
    await house.ask("PATCH", admin, f"/users/{person.user_id}/demote")
    assert (await house.get(person, "/users")).status_code == 403
    actions = [entry["action"] for entry in await audited(house, person.user_id)]
    assert actions == ["user.roles", "user.roles", "user.create"]


async def test_the_last_admin_stays(empty_house: House) -> None:
    """A banned admin and an erased one do not count as another."""
    house = empty_house
    last, banned, erased = [await house.person(Role.ADMIN) for _ in range(3)]
    await house.post(last, f"/users/{banned.user_id}/ban", {"reason": "Away."})
    await house.ask("DELETE", last, f"/users/{erased.user_id}")
    with pytest.raises(LastAdmin):
        async with house.app.state.database.write() as session:
            await keep_an_admin(session, last.user_id, utc_now())
    await house.post(last, f"/users/{banned.user_id}/unban")
    async with house.app.state.database.write() as session:
        await keep_an_admin(session, last.user_id, utc_now())


async def test_the_last_admin_cannot_leave(empty_house: House) -> None:
    house = empty_house
    await account(house, "the.last", Role.ADMIN)
    headers = await bearer(house, "the.last")
    answer = await call(house, "DELETE", "/profile/me", headers, {"password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (409, "identity.last_admin")
    assert (await sign_in(house, "the.last")).status_code == 200


async def test_a_ban_holds_from_the_next_request_on_and_ends_by_itself(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    await account(house, "banned.one")
    headers = await bearer(house, "banned.one")
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    until = utc_now() + timedelta(hours=2)
    body = {"reason": "Шумел на экзамене.", "until": rfc3339(until)}
    banned = await house.post(moderator, f"/users/{user_id}/ban", body)
    assert (banned.json()["is_active"], banned.json()["ban_reason"]) == (False, "Шумел на экзамене.")
    refused = await call(house, "GET", "/profile/me", headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.banned")
    assert "Шумел на экзамене." in refused.json()["detail"]
    assert (await sign_in(house, "banned.one")).status_code == 403
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.username == "banned.one").values(banned_until=utc_now()))
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 200


async def test_a_banned_persons_refresh_token_is_refused_and_good_again_afterwards(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    await account(house, "banned.refresher")
    pair = (await sign_in(house, "banned.refresher")).json()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    await house.post(admin, f"/users/{user_id}/ban", {"reason": "Away."})
    body = {"refresh_token": pair["refresh_token"]}
    refused = await call(house, "POST", "/auth/refresh", {}, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "identity.banned")
    await house.post(admin, f"/users/{user_id}/unban")
    assert (await call(house, "POST", "/auth/refresh", {}, body)).status_code == 200


async def test_a_moderator_bans_students_only(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    for role in set(Role) - {Role.STUDENT}:
        other = await house.person(role)
        answer = await house.post(moderator, f"/users/{other.user_id}/ban", {"reason": "No."})
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.not_permitted"), role
    both = await house.person(Role.STUDENT, Role.TEACHER)
    assert (await house.post(moderator, f"/users/{both.user_id}/ban", {"reason": "No."})).status_code == 403
    assert (await house.post(moderator, f"/users/{moderator.user_id}/ban", {"reason": "No."})).status_code == 403


async def test_one_changes_ones_own_address_with_the_password_only(house: House) -> None:
    await account(house, "moves")
    headers = await bearer(house, "moves")
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    path, body = f"/users/{user_id}", {"email": "moved@example.org"}
    assert (await call(house, "PUT", path, headers, body)).status_code == 403
    changed = await call(house, "PUT", path, headers, body | {"current_password": PASSWORD})
    assert (changed.status_code, changed.json()["email"]) == (200, "moved@example.org")
    refused = await call(house, "PUT", path, headers, {"role": "admin"})
    assert refused.status_code == 422
    entry = (await audited(house, user_id))[0]
    assert (entry["action"], entry["before"], entry["after"]) == (
        "user.change",
        {"email": "moves@example.org"},
        {"email": "moved@example.org"},
    )
    assert entry["actor_id"] == user_id
    assert entry["address"] == "203.0.113.7"
    [told] = await mails_to(house, "moves@example.org", "email_changed")
    assert "moved@example.org" in told.text_body


async def test_a_password_that_an_admin_sets_ends_that_persons_sessions(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    await account(house, "is.helped")
    headers = await bearer(house, "is.helped")
    user_id = (await call(house, "GET", "/profile/me", headers)).json()["id"]
    changed = await house.ask("PATCH", admin, f"/admin/users/{user_id}", json={"password": OTHER})
    assert changed.status_code == 200, changed.text
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 401
    assert (await sign_in(house, "is.helped", OTHER)).status_code == 200


async def test_a_name_cannot_be_anothers_address(house: House) -> None:
    """What is typed at the door means one person: names and addresses share one space."""
    await account(house, "owner")
    thief = await account(house, "thief")
    admin = await house.person(Role.ADMIN)
    answer = await house.ask("PATCH", admin, f"/admin/users/{thief.id}", json={"email": "owner@example.org"})
    assert answer.status_code == 409


async def test_erasure_leaves_a_nameless_user_and_blanks_the_trail(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    user = await account(house, "vanishes", full_name="Who Vanishes")
    headers = await bearer(house, "vanishes")
    started = await call(house, "POST", "/exam/start", headers, {"major_code": "M094", "format": "quick"})
    attempt = started.json()["attempt_id"]
    assert (await house.ask("DELETE", admin, f"/users/{user.id}")).status_code == 204
    assert (await call(house, "GET", "/profile/me", headers)).status_code == 401
    assert (await sign_in(house, "vanishes")).status_code == 401
    assert (await house.get(admin, f"/users/{user.id}")).status_code == 404
    assert (await house.get(admin, f"/exam/{attempt}")).status_code == 200
    trail = await audited(house, user.id)
    assert [entry["action"] for entry in trail] == ["user.erase", "user.create"]
    assert all(entry["before"] is None and entry["after"] is None for entry in trail)
    async with house.app.state.database.read() as session:
        row = (
            await session.execute(text("SELECT username, email, full_name FROM users WHERE erased_at IS NOT NULL"))
        ).all()
    assert not any("vanish" in str(value).lower() for one in row for value in one)
    again = await house.post(admin, "/admin/users", {"username": "vanishes", "full_name": "New", "password": PASSWORD})
    assert again.status_code == 201


@pytest.mark.parametrize("statement", ["UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries"])
async def test_the_database_refuses_to_change_the_trail(house: House, statement: str) -> None:
    await house.person()
    with pytest.raises(DBAPIError, match="append only"):
        async with house.app.state.database.write() as session:
            await session.execute(text(statement))


async def test_a_role_named_twice_in_a_school_is_one_with_all_its_posts(house: House) -> None:
    place = await school(house, "School of doubles")
    admin = await house.person(Role.ADMIN)
    role = {"role": "teacher", "school_id": str(place)}
    roles = [role | {"positions": ["librarian"]}, role | {"positions": ["scheduler"]}, role]
    body = {"username": "doubled", "full_name": "X", "password": PASSWORD, "roles": roles}
    made = await house.post(admin, "/admin/users", body)
    assert made.status_code == 201, made.text
    assert made.json()["roles"] == [role | {"positions": ["scheduler", "librarian"]}]
    path = f"/admin/users/{made.json()['id']}"
    changed = await house.ask("PATCH", admin, path, json={"roles": [role, role | {"positions": ["nurse"]}]})
    assert changed.json()["roles"] == [role | {"positions": ["nurse"]}]


async def test_creating_twice_at_once_with_one_key_answers_alike(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    body = {"username": "at.once", "full_name": "Once", "password": PASSWORD}
    answers = await asyncio.gather(
        *(house.post(admin, "/admin/users", body, headers={"Idempotency-Key": "at.once"}) for _ in range(3))
    )
    assert [answer.status_code for answer in answers] == [201, 201, 201], [answer.text for answer in answers]
    assert len({answer.text for answer in answers}) == 1


async def test_names_stand_in_the_order_of_the_kazakh_alphabet(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    school = UUID((await house.post(admin, "/schools", {"name": "School of the alphabet"})).json()["id"])
    names = [
        "Аян",
        "әлия",
        "Бота",
        "Ғазиз",
        "Дана",
        "Егор",
        "Ёлкин",
        "Жанар",
        "Қанат",
        "Лаура",
        "Өмір",
        "Павел",
        "Үміт",
    ]
    for place, name in enumerate(reversed(names)):
        await account(house, f"alphabet{place}", Held(Role.STUDENT, school), full_name=name)
    for sort, wanted in (("full_name", names), ("-full_name", names[::-1])):
        listed = await house.get(admin, f"/admin/users?school_id={school}&sort={sort}&limit=100")
        assert [one["full_name"] for one in listed.json()["items"]] == wanted


async def test_an_admin_clears_an_address_and_a_birthday(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    user = await account(house, "is.cleared", date_of_birth=date(2010, 5, 1))
    path = f"/admin/users/{user.id}"
    kept = await house.ask("PATCH", admin, path, json={"full_name": "Same", "username": None, "locale": None})
    assert (kept.json()["email"], kept.json()["date_of_birth"]) == ("is.cleared@example.org", "2010-05-01")
    cleared = await house.ask("PATCH", admin, path, json={"email": None, "date_of_birth": None})
    assert cleared.status_code == 200, cleared.text
    assert (cleared.json()["email"], cleared.json()["date_of_birth"]) == (None, None)
    assert (cleared.json()["username"], cleared.json()["locale"]) == ("is.cleared", "ru")


async def test_who_cannot_get_in_is_sent_a_link_by_who_manages_them(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    user = await account(house, "locked.out")
    path = f"/admin/users/{user.id}/password-link"
    for _ in range(12):  # more than a stranger may ask for in an hour
        assert (await house.ask("POST", admin, path)).status_code == 204
    links = await mails_to(house, "locked.out@example.org", "password_reset")
    assert len(links) == 12
    assert (await audited(house, str(user.id)))[0]["action"] == "user.password_link"
    await house.ask("PATCH", admin, f"/admin/users/{user.id}", json={"email": None})
    refused = await house.ask("POST", admin, path)
    assert (refused.status_code, refused.json()["code"]) == (409, "identity.no_email")


async def test_the_guardians_of_a_student_are_listed(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    guardians = [await account(house, f"parent{n}", Role.GUARDIAN, full_name=name) for n, name in enumerate("БА")]
    for guardian in guardians:
        linked = await house.ask("PUT", admin, f"/students/{student.user_id}/guardians/{guardian.id}")
        assert linked.status_code == 204, linked.text
    found = await house.get(admin, f"/admin/users/{student.user_id}/guardians")
    assert [one["full_name"] for one in found.json()] == ["А", "Б"]
