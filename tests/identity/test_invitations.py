"""Codes on paper: guardians of students, siblings in one account."""

import asyncio
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import event, select, update

from house import API, House, Person
from identity.people import mails_to
from zerek.core.clock import utc_now
from zerek.core.transaction import IdempotencyKey
from zerek.identity.models import Invitation
from zerek.identity.rules import Held, Position, Role


async def school(house: House, name: str) -> UUID:
    made = await house.post(await house.person(Role.ADMIN), "/schools", {"name": name})
    return UUID(made.json()["id"])


async def codes_for(house: House, by: Person, *students: Person, **fields: Any) -> list[dict[str, Any]]:
    body = {"student_ids": [str(student.user_id) for student in students]} | fields
    made = await house.post(by, "/admin/invitations/guardians", body)
    assert made.status_code == 201, made.text
    items: list[dict[str, Any]] = made.json()["items"]
    return items


async def accept(house: House, person: Person, code: str) -> Any:
    return await house.post(person, "/invitations/accept", {"code": code})


async def test_siblings_come_into_one_account(house: House) -> None:
    place = await school(house, "School of siblings")
    teacher = await house.person(Held(Role.TEACHER, place, frozenset({Position.CLASS_TEACHER})))
    children = [await house.person(Held(Role.STUDENT, place)) for _ in range(2)]
    guardian = await house.person(Role.GUARDIAN)
    for item in await codes_for(house, teacher, *children):
        assert item["url"].endswith(f"/app/join#code={item['code']}")
        linked = await accept(house, guardian, item["code"])
        assert linked.status_code == 200, linked.text
    profile = (await house.get(guardian, "/profile/me")).json()
    assert {child["student_id"] for child in profile["children"]} == {str(child.user_id) for child in children}
    assert {"role": "guardian", "school_id": str(place), "positions": []} in profile["roles"]
    assert len(await mails_to(house, f"{children[0].username}@example.org", "guardian_linked")) == 1


async def test_a_code_is_used_up(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    [item] = await codes_for(house, admin, student, uses=2)
    guardians = [await house.person(Role.GUARDIAN) for _ in range(5)]
    answers = await asyncio.gather(*(accept(house, guardian, item["code"]) for guardian in guardians))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 400, 400, 400]


async def test_a_code_ends_and_is_revoked(house: House) -> None:
    admin, student, guardian = (
        await house.person(Role.ADMIN),
        await house.person(Role.STUDENT),
        await house.person(Role.GUARDIAN),
    )
    old, revoked = (await codes_for(house, admin, student))[0], (await codes_for(house, admin, student))[0]
    async with house.app.state.database.write() as session:
        await session.execute(update(Invitation).where(Invitation.id == UUID(old["id"])).values(expires_at=utc_now()))
    assert (await house.ask("DELETE", admin, f"/admin/invitations/{revoked['id']}")).status_code == 204
    assert (await house.ask("DELETE", admin, f"/admin/invitations/{revoked['id']}")).status_code == 404
    for item in (old, revoked):
        refused = await accept(house, guardian, item["code"])
        assert (refused.status_code, refused.json()["code"]) == (400, "identity.invitation_refused")
    living = await house.get(admin, f"/admin/invitations?student_id={student.user_id}")
    assert (living.json()["items"], living.json()["total"]) == ([], 0)


async def test_the_code_itself_is_kept_nowhere(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    [item] = await codes_for(house, admin, student)
    async with house.app.state.database.read() as session:
        kept = (await session.execute(select(Invitation.code_hash))).scalars().all()
    assert item["code"] not in kept
    assert "code" not in (await house.get(admin, "/admin/invitations?limit=1")).json()["items"][0]


async def test_one_invites_for_students_of_ones_own_school_only(house: House) -> None:
    here, there = await school(house, "Inviting"), await school(house, "Not inviting")
    teacher = await house.person(Held(Role.TEACHER, here, frozenset({Position.CLASS_TEACHER})))
    stranger = await house.person(Held(Role.STUDENT, there))
    colleague = await house.person(Held(Role.TEACHER, here))
    for other, status in ((stranger, 404), (colleague, 403)):
        body = {"student_ids": [str(other.user_id)]}
        assert (await house.post(teacher, "/admin/invitations/guardians", body)).status_code == status
    elsewhere = {"school_id": str(there)}
    assert (await house.post(teacher, "/admin/invitations/registration", elsewhere)).status_code == 403
    assert (await house.post(teacher, "/admin/invitations/registration", {})).status_code == 403


async def test_an_unknown_school_is_refused_with_the_field(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    refused = await house.post(admin, "/admin/invitations/registration", {"school_id": str(admin.user_id)})
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "body.school_id")


async def test_one_is_not_ones_own_guardian(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    [item] = await codes_for(house, admin, student)
    assert (await accept(house, student, item["code"])).status_code == 404
    assert (await house.get(student, "/profile/me")).json()["children"] == []


async def test_linking_twice_changes_nothing_and_unlinking_ends_it(house: House) -> None:
    place = await school(house, "School of links")
    principal = await house.person(Held(Role.SCHOOL_ADMIN, place))
    student, guardian = await house.person(Held(Role.STUDENT, place)), await house.person(Held(Role.GUARDIAN, place))
    path = f"/students/{student.user_id}/guardians/{guardian.user_id}"
    assert [(await house.put(principal, path)).status_code for _ in range(2)] == [204, 204]
    assert len((await house.get(guardian, "/profile/me")).json()["children"]) == 1
    assert (await house.ask("DELETE", principal, path)).status_code == 204
    assert (await house.ask("DELETE", principal, path)).status_code == 404
    assert (await house.get(guardian, "/profile/me")).json()["children"] == []


async def test_guessing_codes_is_limited(house: House) -> None:
    guesser = await house.person(Role.GUARDIAN)
    answers = [await accept(house, guesser, f"AAAAA-{number:05}") for number in range(31)]
    assert answers[0].status_code == 400
    assert (answers[-1].status_code, "Retry-After" in answers[-1].headers) == (429, True)


async def test_a_role_that_a_code_gives_again_leaves_an_entry(house: House) -> None:
    admin, student, guardian = await house.person(Role.ADMIN), await house.person(), await house.person(Role.TEACHER)
    [item] = await codes_for(house, admin, student, uses=2)
    assert (await accept(house, guardian, item["code"])).status_code == 200
    await house.ask("PATCH", admin, f"/users/{guardian.user_id}/demote")
    assert (await accept(house, guardian, item["code"])).status_code == 200
    answer = await house.get(admin, f"/admin/audit?object_id={guardian.user_id}&action=user.roles&limit=10")
    given = [(entry["actor_id"], entry["after"]["roles"]) for entry in answer.json()["items"]]
    assert given == [
        (str(guardian.user_id), ["guardian", "student"]),
        (str(admin.user_id), ["student"]),
        (str(guardian.user_id), ["guardian", "teacher"]),
    ]


async def test_two_codes_at_once_link_both_children(house: House) -> None:
    place = await school(house, "School of twins")
    admin, guardian = await house.person(Role.ADMIN), await house.person(Role.STUDENT)
    children = [await house.person(Held(Role.STUDENT, place)) for _ in range(4)]
    items = await codes_for(house, admin, *children)
    answers = await asyncio.gather(*(accept(house, guardian, item["code"]) for item in items))
    assert [answer.status_code for answer in answers] == [200] * 4, [answer.text for answer in answers]


async def test_a_kept_answer_gives_no_code_and_no_password_away(house: House) -> None:
    admin, student = await house.person(Role.ADMIN), await house.person()
    path, body = "/admin/invitations/guardians", {"student_ids": [str(student.user_id)]}
    first = await house.post(admin, path, body, headers={"Idempotency-Key": "codes"})
    again = await house.post(admin, path, body, headers={"Idempotency-Key": "codes"})
    assert first.json() == again.json()
    async with house.app.state.database.read() as session:
        kept = (await session.execute(select(IdempotencyKey).where(IdempotencyKey.key == "codes"))).scalar_one()
    assert first.json()["items"][0]["code"].encode() not in kept.body
    asked = f"POST {API}{path}\n".encode() + first.request.content
    assert kept.request_hash != sha256(asked).hexdigest(), "which would let a password in it be guessed quickly"


async def test_codes_for_a_class_take_as_many_statements_as_for_one_student(house: House) -> None:
    place = await school(house, "School of many codes")
    teacher = await house.person(Held(Role.TEACHER, place, frozenset({Position.CLASS_TEACHER})))
    children = [await house.person(Held(Role.STUDENT, place)) for _ in range(12)]
    engine = house.app.state.database.writer.sync_engine
    statements: list[str] = []

    def count(*given: Any) -> None:
        statements.append(given[2])

    event.listen(engine, "before_cursor_execute", count)
    try:
        await codes_for(house, teacher, *children[:1])
        for_one = len(statements)
        await codes_for(house, teacher, *children)
        assert len(statements) == 2 * for_one, statements
    finally:
        event.remove(engine, "before_cursor_execute", count)
