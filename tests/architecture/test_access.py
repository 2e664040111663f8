"""Every endpoint lets in exactly whom `access_table` names, to exactly the things that it names."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from access_table import API, CHARACTERS, COMMON, LET_IN, REACH, TABLE
from house import NUMBERS, House, Person, document
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.exam.bank.questions.service import create
from zerek.identity.invitations.service import invite, link
from zerek.identity.models import ExternalAccount
from zerek.identity.rules import Held, Position, Role
from zerek.messaging.channels.addresses import replace
from zerek.messaging.channels.models import ChannelName
from zerek.school.models import School
from zerek.school.queries import subject_by_code

REFUSED = {
    "identity.not_signed_in",
    "identity.role_missing",
    "identity.not_permitted",
    "identity.own_role",
}

ERASURE = ("DELETE", f"{API}/profile/me")  # of people without a password, who signed in just now


def endpoints(house: House) -> set[tuple[str, str]]:
    found = set()
    for path, operations in house.app.openapi()["paths"].items():
        found |= {(method.upper(), path) for method in operations}
    hidden = {("GET", "/metrics"), ("GET", "/docs"), ("GET", "/redoc"), ("GET", "/openapi.json")}
    return found | hidden


async def test_the_table_names_every_endpoint_and_no_other(house: House) -> None:
    assert endpoints(house) == set(TABLE)


def test_every_endpoint_that_names_a_thing_of_somebodys_says_whose() -> None:
    naming = {(method, path) for method, path in TABLE if "{" in path}
    common = {(method, path) for method, path in naming if any(name in path for name in COMMON)}
    assert naming - common == set(REACH)


async def test_every_endpoint_lets_in_exactly_the_roles_of_the_table(house: House) -> None:
    """Asked with ids that do not exist and empty bodies: being let in shows as anything but 401 and 403."""
    wrong = []
    people = {role: await house.person(role) for role in Role}
    for (method, path), policy in TABLE.items():
        parts = [str(uuid4()) if part.startswith("{") else part for part in path.split("/")]
        for role in (None, *Role):
            headers = people[role].headers if role else {}
            answer = await house.client.request(method, "/".join(parts), headers=headers, json={})
            if role and (path.endswith(("/auth/logout", "/auth/sessions")) or (method, path) == ERASURE):
                people[role] = await house.person(role)
            code = answer.json().get("code") if answer.status_code in (401, 403) else None
            let_in = code not in ("identity.not_signed_in", "identity.role_missing")
            if let_in != (role in LET_IN[policy]) or answer.status_code >= 500:
                wrong.append((method, path, role, answer.status_code, code))
    assert wrong == []


class Town:
    """Two schools, and whatever things their people have."""

    def __init__(self, house: House, here: UUID, there: UUID) -> None:
        self.house, self.here, self.there = house, here, there

    async def character(self, name: str) -> Person:
        match name:
            case "class_teacher" | "director":
                held = Held(Role.TEACHER, self.here, frozenset({Position(name)}))
            case "moderator" | "admin":
                held = Held(Role(name))
            case _:
                held = Held(Role(name), self.here)
        return await self.house.person(held)

    async def owner(self, whose: str, actor: Person) -> Person:
        if whose == "own":
            return actor
        if whose == "child":
            child = await self.house.person(Held(Role.STUDENT, self.there))
            async with self.house.app.state.database.write() as session:
                await link(session, actor.user_id, child.user_id, utc_now())
            return child
        return await self.house.person(Held(Role.STUDENT, self.here if whose == "same" else self.there))

    async def path(self, path: str, whose: str, actor: Person) -> str:
        """The path with the ids of things that belong to the actor, to others, or to nobody."""
        owner = None if whose == "nobody" else await self.owner(whose, actor)
        makers: dict[str, Callable[[Person, str], Awaitable[Any]]] = {
            "{user_id}": self.person,
            "{student_id}": self.person,
            "{guardian_id}": self.guardian,
            "{attempt_id}": self.attempt,
            "{session_id}": self.session,
            "{link_id}": self.external_account,
            "{device_id}": self.device,
            "{invitation_id}": self.invitation,
            "{sitting_id}": self.sitting,
            "{paper_id}": self.paper,
            "{question_id}": self.question,
            "{correction_id}": self.correction,
        }
        for name, make in makers.items():
            if name in path:
                path = path.replace(name, str(await make(owner, whose) if owner else uuid4()))
        return path

    async def person(self, owner: Person, _whose: str) -> UUID:
        return owner.user_id

    async def guardian(self, owner: Person, whose: str) -> UUID:
        guardian = await self.house.person(
            Held(Role.GUARDIAN, self.there if whose in ("other", "child") else self.here)
        )
        async with self.house.app.state.database.write() as session:
            await link(session, guardian.user_id, owner.user_id, utc_now())
        return guardian.user_id

    async def attempt(self, owner: Person, _whose: str) -> Any:
        started = await self.house.post(owner, "/exam/start", {"major_code": "M094", "format": "quick"})
        return started.json()["attempt_id"] if started.status_code == 201 else uuid4()

    async def question(self, owner: Person, _whose: str) -> UUID:
        """A draft of theirs."""
        async with self.house.app.state.database.write() as session:
            subject = await subject_by_code(session, "TGO")
            return await create(session, owner.user_id, subject, document(next(NUMBERS)), utc_now())

    async def correction(self, _owner: Person, _whose: str) -> UUID:
        """Of nobody: what is asked for is reached with its question."""
        return uuid4()

    async def session(self, owner: Person, _whose: str) -> Any:
        sessions = await self.house.get(owner, "/auth/sessions")
        return sessions.json()["items"][0]["id"]

    async def external_account(self, owner: Person, _whose: str) -> UUID:
        """Of its owner two, so that one is not the only way in."""
        async with self.house.app.state.database.write() as session:
            links = [
                ExternalAccount(
                    id=new_id(),
                    user_id=owner.user_id,
                    issuer="https://id.example",
                    subject=str(uuid4()),
                    created_at=utc_now(),
                )
                for _ in range(2)
            ]
            session.add_all(links)
        return links[0].id

    async def device(self, owner: Person, _whose: str) -> UUID:
        async with self.house.app.state.database.write() as session:
            address = f"https://push.example/{uuid4()}"
            row = await replace(session, ChannelName.PUSH, owner.user_id, address, {}, "a browser", utc_now())
        return row.id

    async def invitation(self, owner: Person, whose: str) -> UUID:
        async with self.house.app.state.database.write() as session:
            invitation, _ = await invite(
                session,
                owner.user_id,
                student_id=owner.user_id,
                school_id=self.there if whose in ("other", "child") else self.here,
                life=timedelta(days=1),
                uses=1,
                now=utc_now(),
            )
        return invitation.id

    def school(self, whose: str) -> UUID:
        return self.there if whose in ("other", "child") else self.here

    async def sitting(self, _owner: Person, whose: str) -> Any:
        admin, now = await self.house.person(Role.ADMIN), utc_now()
        made = await self.house.post(
            admin,
            "/admin/sittings",
            {
                "title": "Sitting",
                "format": "quick",
                "school_id": str(self.school(whose)),
                "opens_at": now.isoformat(),
                "closes_at": (now + timedelta(hours=1)).isoformat(),
            },
        )
        assert made.status_code == 201, made.text
        return made.json()["id"]

    async def paper(self, _owner: Person, whose: str) -> Any:
        """Of a school admin who runs one school alone."""
        runner = await self.house.person(Held(Role.SCHOOL_ADMIN, self.school(whose)))
        made = await self.house.post(runner, "/admin/papers", {"title": "Paper", "format": "quick", "variants": 1})
        assert made.status_code == 201, made.text
        return made.json()["id"]


@pytest.fixture(scope="module")
async def town(house: House) -> Town:
    await house.app.state.scheduler.stop(5)  # what runs later is none of a table's business
    schools = [School(id=new_id(), name=name, created_at=utc_now()) for name in ("Here", "There")]
    async with house.app.state.database.write() as session:
        session.add_all(schools)
    return Town(house, *(school.id for school in schools))


@pytest.mark.parametrize("character", CHARACTERS)
async def test_everybody_reaches_exactly_the_things_of_the_table(town: Town, character: str) -> None:
    """Own, of the same school, of another school, of nobody: each asked for anew, since many calls change the thing."""
    wrong = []
    for (method, path), reach in REACH.items():
        child = f"{reach.other} guardian" if reach.of_child else reach.other
        owners = {"own": reach.own, "same": reach.same, "other": reach.other, "nobody": "", "child": child}
        for whose, allowed in owners.items():
            if whose == "child" and character != "guardian":
                continue
            actor = await town.character(character)
            if whose == "own" and "{attempt_id}" in path and character != "student":
                continue  # nobody else has attempts
            concrete = await town.path(path, whose, actor)
            answer = await town.house.client.request(method, concrete, headers=actor.headers, json=reach.body)
            code = answer.json().get("code") if answer.status_code in (401, 403, 404) else None
            reached = not (answer.status_code == 404 or code in REFUSED)
            if reached != (character in allowed.split()) or answer.status_code >= 500:
                wrong.append((method, path, whose, answer.status_code, code))
    assert wrong == []


async def test_a_race_of_ends_leaves_an_admin(house: House) -> None:
    """Every admin is demoted by another one at the same instant: one stays."""
    admins = [await house.person(Role.ADMIN) for _ in range(4)]
    await asyncio.gather(
        *(
            house.ask("PATCH", by, f"/users/{whom.user_id}/demote", json={})
            for by in admins
            for whom in admins
            if by is not whom
        )
    )
    left = await house.get(await house.person(Role.ADMIN), "/admin/users?role=admin&limit=100")
    assert left.json()["total"] >= 1
