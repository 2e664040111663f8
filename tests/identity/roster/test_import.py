"""Importing people: everything is told, nothing is half done, and nobody gets more than the importer may give."""

import asyncio
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, select

from house import House
from identity.people import account, mails_to, sign_in, token_in
from identity.roster.tables import (
    a_school,
    a_school_admin,
    bring,
    brought,
    fresh,
    guardians,
    held,
    how_many,
    known,
    refused,
    somebody,
    table,
)
from zerek.core.audit import AuditEntry
from zerek.identity.rules import Held, Position, Role
from zerek.mail.queries import texts_of

COUNTS = ("total", "imported_count", "updated_count", "unchanged_count", "skipped_count", "error_count")


async def test_people_come_in_with_their_roles_posts_and_dates(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    pupil, teacher = fresh("pupil"), fresh("teacher")
    report = await brought(
        house,
        admin,
        [
            {"username": pupil, "full_name": " Әлия  Серікқызы ", "date_of_birth": "21.05.2010", "locale": "kk"},
            {"username": teacher.upper(), "full_name": "T", "role": "teacher:class_teacher, librarian"},
        ],
    )
    assert [report[name] for name in COUNTS] == [2, 2, 0, 0, 0, 0]
    assert (report["dry_run"], report["format"], report["encoding"]) == (False, "csv", "utf-8-sig")
    made = await known(house, pupil)
    assert (made.full_name, made.date_of_birth, made.locale) == ("Әлия Серікқызы", date(2010, 5, 21), "kk")
    assert await held(house, pupil) == {Held(Role.STUDENT, school)}
    posts = frozenset({Position.CLASS_TEACHER, Position.LIBRARIAN})
    assert await held(house, teacher) == {Held(Role.TEACHER, school, posts)}
    assert report["preview"][1] | {"index": 1} == {
        "index": 1, "line": 3, "outcome": "new", "username": teacher, "email": None, "full_name": "T",
        "roles": ["Teacher: Class teacher, Librarian"], "date_of_birth": None, "locale": "ru", "guardians": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "USERNAME,Full Name,Role,date of birth,Language",
        "Логин;ФИО;Роль;Дата рождения;Язык",
        "Пайдаланушы аты\tТегі мен аты\tРөлі\tТуған күні\tТілі",
    ],
)
async def test_headers_and_words_are_taken_in_three_languages(house: House, header: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    delimiter = next(letter for letter in ",;\t" if letter in header)
    rows = [
        delimiter.join((fresh("words"), "A B", role, "2010-05-21", locale))
        for role, locale in (("Ученик", "Казахский"), ("оқушы", "қазақша"), ("student", "Kazakh"), ("pupil", "KK"))
    ]
    report = await brought(house, admin, "\n".join((header, *rows)).encode())
    assert report["imported_count"] == 4
    assert {(*one["roles"], one["locale"], one["date_of_birth"]) for one in report["preview"]} == {
        ("Student", "kk", "2010-05-21")
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
async def test_encodings_are_told_apart_and_named(house: House, encoding: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    username = fresh("coded")
    report = await brought(house, admin, f"Логин;ФИО\n{username};Сергей Щёголев\n".encode(encoding))
    assert report["encoding"].removesuffix("-sig") == encoding.removesuffix("-sig")
    assert (await known(house, username)).full_name == "Сергей Щёголев"


async def test_one_bad_row_refuses_the_file_and_partial_keeps_the_rest(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    good, bad, count = fresh("good"), fresh("bad"), await how_many(house)
    rows = [{"username": bad, "full_name": "B", "date_of_birth": "31.02.2010"}, {"username": good, "full_name": "G"}]
    assert await refused(house, admin, rows) == [(2, "date_of_birth")]
    assert await how_many(house) == count
    tried = await brought(house, admin, rows, partial=True, dry_run=True)
    assert (tried["imported_count"], tried["error_count"], await how_many(house)) == (1, 1, count)
    kept = await brought(house, admin, rows, partial=True)
    assert (kept["imported_count"], kept["error_count"], kept["errors"][0]["index"]) == (1, 1, 0)
    assert await somebody(house, good)
    assert await somebody(house, bad) is None
    assert await refused(house, admin, rows[:1], partial=True) == [(2, "date_of_birth")]


async def test_a_dry_run_changes_nothing_and_sends_nothing(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    username, count = fresh("dry"), await how_many(house)
    rows = [{"username": username, "email": f"{username}@example.org", "full_name": "D", "guardian_email": "",
             "guardian_username": fresh("drier"), "guardian_name": "G"}]  # fmt: skip
    report = await brought(house, admin, rows, dry_run=True)
    assert (report["imported_count"], report["guardians_created_count"]) == (1, 1)
    assert await how_many(house) == count
    assert await mails_to(house, f"{username}@example.org") == []


async def test_who_has_an_address_and_no_password_is_asked_to_choose_one(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    asked, given = fresh("asked"), fresh("given")
    rows = [
        {"username": asked, "email": f"{asked}@example.org", "full_name": "A", "locale": "en"},
        {"username": given, "email": f"{given}@example.org", "full_name": "G", "password": "green lamps at noon"},
    ]
    await brought(house, admin, rows)
    (mail,) = await mails_to(house, f"{asked}@example.org", "account_created")
    token = token_in(texts_of(mail, house.settings).text or "")
    chosen = await house.post(None, "/password-reset/confirm", {"token": token, "new_password": "blue lamps at noon"})
    assert chosen.status_code == 200, chosen.text
    assert (await sign_in(house, asked, "blue lamps at noon")).status_code == 200
    assert await mails_to(house, f"{given}@example.org") == []
    assert (await sign_in(house, given, "green lamps at noon")).status_code == 200
    again = await brought(house, admin, [rows[1] | {"password": "red lamps at noon"}])
    assert again["unchanged_count"] == 1
    assert (await sign_in(house, given, "green lamps at noon")).status_code == 200


async def test_a_weak_password_is_an_error_of_its_line(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    rows = [
        {"username": fresh("weak"), "full_name": "W", "password": "short"},
        {"username": fresh("weak"), "full_name": "W", "password": "password123"},
    ]
    assert await refused(house, admin, rows) == [(2, "password"), (3, "password")]


async def test_who_names_no_username_gets_one(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    address = fresh("mail.box")
    report = await brought(
        house,
        admin,
        [
            {"full_name": "Зухра Өмірбекқызы", "date_of_birth": "2010-01-01"},
            {"full_name": "Зухра Өмірбекқызы", "date_of_birth": "2010-01-02"},
            {"full_name": "E", "email": f"{address}@example.org"},
        ],
    )
    names = [one["username"] for one in report["preview"]]
    assert names == ["zukhra.omirbekqyzy", "zukhra.omirbekqyzy2", address]
    assert all([await somebody(house, name) for name in names])


async def test_a_row_without_username_means_nobody_twice(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    rows = [{"full_name": f"Namesake {fresh('n')}"}]
    assert await refused(house, admin, rows * 2) == [(3, "full_name")]
    await brought(house, admin, rows)
    again = await brought(house, admin, rows)
    assert (again["skipped_count"], again["imported_count"]) == (1, 0)
    assert again["skipped"][0]["line"] == 2


async def test_existing_people_are_matched_by_username_or_else_by_address(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    one, two = fresh("one"), fresh("two")
    for username in (one, two):
        await account(house, username, Held(Role.STUDENT, school))
    report = await brought(
        house,
        admin,
        [
            {"username": one, "full_name": "Renamed", "email": f"{one}.new@example.org"},
            {"email": f"{two}@EXAMPLE.org", "role": "student; guardian", "date_of_birth": date(2011, 2, 3)},
        ],
    )
    assert (report["updated_count"], report["imported_count"]) == (2, 0)
    changed = await known(house, one)
    assert (changed.full_name, changed.email) == ("Renamed", f"{one}.new@example.org")
    assert await held(house, two) == {Held(Role.STUDENT, school), Held(Role.GUARDIAN, school)}
    other = await known(house, two)
    assert (other.date_of_birth, other.full_name) == (date(2011, 2, 3), "Somebody")
    async with house.app.state.database.read() as session:
        query = select(AuditEntry.action).where(AuditEntry.object_id == str(other.id))
        assert set((await session.execute(query)).scalars()) == {"user.create", "user.change", "user.roles"}


async def test_an_import_gives_roles_and_posts_and_takes_none_away(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    username = fresh("posts")
    await account(house, username, Held(Role.TEACHER, school, frozenset({Position.METHODIST})))
    await brought(house, admin, [{"username": username, "role": "guardian; teacher: librarian"}])
    posts = frozenset({Position.METHODIST, Position.LIBRARIAN})
    assert await held(house, username) == {Held(Role.TEACHER, school, posts), Held(Role.GUARDIAN, school)}


async def test_anothers_address_with_a_new_username_is_nobodys_takeover(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    parent = fresh("parent")
    await account(house, parent, Held(Role.GUARDIAN, school), full_name="The Parent")
    rows = [{"username": fresh("child"), "email": f"{parent}@example.org", "full_name": "The Child"}]
    assert await refused(house, admin, rows) == [(2, "email")]
    assert (await known(house, parent)).full_name == "The Parent"


async def test_rows_that_mean_one_person_name_the_other_line(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    there, new = fresh("there"), fresh("new")
    await account(house, there, Held(Role.STUDENT, school))
    rows = [
        {"username": new, "full_name": "N"},
        {"username": new.upper(), "full_name": "N"},
        {"username": there, "full_name": "T"},
        {"email": f"{there}@example.org", "full_name": "T"},
        {"username": fresh("x"), "email": "same@example.org", "full_name": "X"},
        {"username": fresh("y"), "email": "same@example.org", "full_name": "Y"},
    ]
    answer = await bring(house, admin, rows)
    errors = answer.json()["report"]["errors"]
    assert [(error["line"], error["field"]) for error in errors] == [(3, "username"), (5, "email"), (7, "email")]
    assert [error["message"] for error in errors] == [f"The same person as in line {line}." for line in (2, 4, 6)]


async def test_messages_speak_the_language_of_the_request(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    rows = [{"username": fresh("tongue"), "full_name": "T", "role": "wizard"}]
    told = {}
    for language in ("ru", "kk", "en"):
        answer = await bring(house, admin, rows, language=language)
        told[language] = answer.json()["report"]["errors"][0]["message"]
    assert told == {
        "ru": "Роли «wizard» нет.",
        "kk": "«wizard» рөлі жоқ.",
        "en": "There is no role “wizard”.",
    }


async def test_two_imports_of_one_file_at_once_leave_one_of_each(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    rows = [{"username": fresh("race"), "full_name": f"R{number}"} for number in range(30)]
    count = await how_many(house)
    answers = await asyncio.gather(*(bring(house, admin, rows) for _ in range(2)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert 200 in {answer.status_code for answer in answers}
    assert await how_many(house) == count + 30


# --- guardians --------------------------------------------------------------------------------------------------------


async def test_guardians_are_made_once_for_all_siblings_and_linked(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    first, second, mother, father = fresh("first"), fresh("second"), fresh("mother"), fresh("father")
    both = {"guardian1_email": f"{mother}@example.org", "guardian1_name": "Mother"}
    rows = [
        {"username": first, "full_name": "First", **both, "guardian2_username": father, "guardian2_name": "Father"},
        {"username": second, "full_name": "Second", **both},
    ]
    report = await brought(house, admin, rows)
    assert (report["imported_count"], report["guardians_created_count"]) == (2, 2)
    assert await guardians(house, first) == {mother, father}
    assert await guardians(house, second) == {mother}
    assert await held(house, mother) == {Held(Role.GUARDIAN, school)}
    assert len(await mails_to(house, f"{mother}@example.org", "account_created")) == 1
    again = await brought(house, admin, rows)
    assert (again["unchanged_count"], again["guardians_created_count"]) == (2, 0)


async def test_a_guardian_with_a_row_of_their_own_is_that_person_in_any_order(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    pupil, parent = fresh("pupil"), fresh("parent")
    rows = [
        {"username": pupil, "full_name": "P", "guardian_email": f"{parent}@example.org"},
        {"username": parent, "email": f"{parent}@example.org", "full_name": "Parent", "role": "Guardian"},
    ]
    report = await brought(house, admin, rows)
    assert (report["imported_count"], report["guardians_created_count"]) == (2, 0)
    assert await guardians(house, pupil) == {parent}


async def test_a_student_who_was_there_is_told_of_a_new_guardian(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    pupil, parent = fresh("pupil"), fresh("parent")
    await account(house, pupil, Held(Role.STUDENT, school))
    await account(house, parent, Held(Role.TEACHER, school))
    report = await brought(house, admin, [{"username": pupil, "guardian_username": parent}])
    assert report["updated_count"] == 1
    assert await held(house, parent) == {Held(Role.TEACHER, school), Held(Role.GUARDIAN, school)}
    assert len(await mails_to(house, f"{pupil}@example.org", "guardian_linked")) == 1


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"guardian_name": "Only a name"}, "guardian1_name"),
        ({"guardian_email": "nobody.yet@example.org"}, "guardian1_email"),
        ({"guardian_email": "wrong"}, "guardian1_email"),
        ({"guardian_username": "same.one", "guardian_name": "S", "guardian2_username": "same.one"},
         "guardian2_username"),
        ({"role": "teacher", "guardian_username": "of.nobody", "guardian_name": "N"}, "guardian1_username"),
    ],
)  # fmt: skip
async def test_a_guardian_who_cannot_be_is_an_error(house: House, cells: dict[str, str], field: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    assert await refused(house, admin, [{"username": fresh("pupil"), "full_name": "P", **cells}]) == [(2, field)]


async def test_a_student_is_no_guardian_of_their_own(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    one = fresh("pupil")
    rows = [{"username": one, "full_name": "P", "guardian_username": one}]
    assert await refused(house, admin, rows) == [(2, "guardian1_username")]


# --- where ------------------------------------------------------------------------------------------------------------


async def test_the_school_is_given_where_it_is_not_clear(house: House) -> None:
    one, two, foreign = [await a_school(house) for _ in range(3)]
    rows = [{"username": fresh("where"), "full_name": "W"}]
    of_two = await a_school_admin(house, one, two)
    unclear = await bring(house, of_two, rows)
    assert (unclear.status_code, unclear.json()["errors"][0]["field"]) == (422, "query.school_id")
    elsewhere = await bring(house, of_two, rows, school_id=foreign)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "identity.not_permitted")
    await brought(house, of_two, rows, school_id=two)
    assert await held(house, str(rows[0]["username"])) == {Held(Role.STUDENT, two)}
    nowhere = await bring(house, await house.person(Role.ADMIN), rows, school_id=uuid4())
    assert (nowhere.status_code, nowhere.json()["errors"][0]["field"]) == (422, "query.school_id")


async def test_an_admin_grants_everywhere_without_a_school(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    moderator, pupil = fresh("moderator"), fresh("pupil")
    rows = [{"username": moderator, "full_name": "M", "role": "moderator"}, {"username": pupil, "full_name": "P"}]
    await brought(house, admin, rows)
    assert await held(house, moderator) == {Held(Role.MODERATOR)}
    assert await held(house, pupil) == {Held(Role.STUDENT)}
    posts = [{"username": fresh("p"), "full_name": "P", "role": "teacher:nurse"}]
    assert await refused(house, admin, posts) == [(2, "role")]
    bound = [{"username": fresh("p"), "full_name": "P", "role": "moderator"}]
    assert await refused(house, admin, bound, school_id=await a_school(house)) == [(2, "role")]


async def test_who_may_write_people_by_a_post_brings_students_and_guardians_only(house: House) -> None:
    school = await a_school(house)
    secretary = await house.person(Held(Role.TEACHER, school, frozenset({Position.SECRETARY})))
    rows = [{"username": fresh("pupil"), "full_name": "P", "guardian_username": fresh("g"), "guardian_name": "G"}]
    assert (await brought(house, secretary, rows))["imported_count"] == 1
    teacher = [{"username": fresh("teacher"), "full_name": "T", "role": "teacher"}]
    assert await refused(house, secretary, teacher) == [(2, "role")]


async def test_whoever_may_not_write_people_is_not_let_in(house: House) -> None:
    school = await a_school(house)
    for person in (await house.person(), await house.person(Held(Role.TEACHER, school))):
        answer = await bring(house, person, [{"username": "x1", "full_name": "X"}])
        assert (answer.status_code, answer.json()["code"]) == (403, "identity.role_missing")


# --- escalation -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["admin", "moderator", "school_admin", "Әкімші", "teacher; admin"])
async def test_a_row_never_asks_for_more_than_the_importer_may_give(house: House, role: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    username = fresh("climber")
    assert await refused(house, admin, [{"username": username, "full_name": "C", "role": role}]) == [(2, "role")]
    assert await somebody(house, username) is None


async def test_nobody_gets_a_role_for_themselves(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    assert await refused(house, admin, [{"username": admin.username, "role": "teacher"}]) == [(2, "username")]
    rows = [{"username": admin.username, "email": "other@example.org"}]
    assert await refused(house, admin, rows) == [(2, "username")]
    assert await held(house, admin.username) == {Held(Role.SCHOOL_ADMIN, school)}
    assert (await brought(house, admin, [{"username": admin.username, "full_name": "Me"}]))["updated_count"] == 1


async def foreigners(house: House, school: UUID) -> list[str]:
    """People whom the admin of the school may not change: of another school, of both, and stronger ones."""
    other = await a_school(house)
    made = []
    for roles in (
        [Held(Role.STUDENT, other)],
        [Held(Role.STUDENT, school), Held(Role.STUDENT, other)],
        [Held(Role.SCHOOL_ADMIN, school)],
        [Held(Role.ADMIN)],
        [Held(Role.ADMIN), Held(Role.TEACHER, school)],
        [Held(Role.STUDENT)],
    ):
        username = fresh("foreign")
        await account(house, username, *roles)
        made.append(username)
    return made


@pytest.mark.parametrize("partial", [False, True])
async def test_nobody_elses_account_is_taken_over(house: House, partial: bool) -> None:
    """By username, by address, with a new address, a new name, a role, a password or a child."""
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    for username in await foreigners(house, school):
        before, roles = await known(house, username), await held(house, username)
        address = f"{username}@example.org"
        for row in (
            {"username": username, "email": "mine@example.org"},
            {"username": username, "full_name": "Mine", "password": "mine and only mine"},
            {"email": address, "full_name": "Mine"},
            {"email": address, "role": "guardian"},
            {"username": username, "role": "guardian"},
        ):
            (found,) = await refused(house, admin, [row], partial=partial)
            assert found[0] == 2
        pupil = fresh("pupil")
        child = {"username": pupil, "full_name": "P", "guardian_email": address, "guardian_name": "Mine"}
        assert await refused(house, admin, [child], partial=partial) == [(2, "guardian1_email")]
        after = await known(house, username)
        assert (after.email, after.full_name, after.password_hash) == (address, before.full_name, before.password_hash)
        assert await held(house, username) == roles


async def test_a_student_of_two_schools_gets_no_guardian_from_one_of_them(house: House) -> None:
    school, other = await a_school(house), await a_school(house)
    admin = await a_school_admin(house, school)
    pupil = fresh("pupil")
    await account(house, pupil, Held(Role.STUDENT, school), Held(Role.STUDENT, other))
    rows = [{"username": pupil, "guardian_username": fresh("g"), "guardian_name": "G"}]
    assert await refused(house, admin, rows) == [(2, "guardian1_username")]


async def test_whether_somebody_elsewhere_is_called_so_is_not_told(house: House) -> None:
    school, other = await a_school(house), await a_school(house)
    admin = await a_school_admin(house, school)
    username = fresh("hidden")
    await account(house, username, Held(Role.STUDENT, other), full_name="Right Guess")
    for guess in ("Right Guess", "Wrong Guess"):
        answer = await bring(house, admin, [{"username": username, "full_name": guess}])
        assert answer.json()["report"]["errors"][0]["message"].startswith("This username or address belongs")


async def test_the_whole_import_is_one_transaction(house: House) -> None:
    """The last row breaks in the database itself: the first ones are gone with it."""
    admin = await house.person(Role.ADMIN)
    rows = [{"username": fresh("atom"), "full_name": f"A{number}"} for number in range(20)]
    count = await how_many(house)
    state = house.app.state
    settings, state.settings = state.settings, state.settings.model_copy(update={"public_url": "no address at all"})
    try:
        last = {"username": fresh("atom"), "full_name": "L", "email": f"{fresh('atom')}@example.org"}
        answer = await bring(house, admin, table(*rows, last))
    finally:
        state.settings = settings
    assert answer.status_code == 500
    assert await how_many(house) == count


async def test_a_whole_city_of_rows_takes_few_statements(house: House) -> None:
    """The number of statements grows with the batches and not with the rows."""
    admin = await a_school_admin(house, await a_school(house))
    city = fresh("city")
    rows = [
        {
            "username": f"{city}.{number}",
            "email": f"{city}.{number}@example.org",
            "full_name": f"C{number}",
            "guardian_email": f"{city}.g{number // 2}@example.org",
            "guardian_name": "G",
        }
        for number in range(1_000)
    ]
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        counted.append(statement)

    engine = house.app.state.database.writer.sync_engine
    event.listen(engine, "before_cursor_execute", count)
    try:
        report = await brought(house, admin, rows)
    finally:
        event.remove(engine, "before_cursor_execute", count)
    assert (report["imported_count"], report["guardians_created_count"]) == (1_000, 500)
    written = [one for one in counted if "email_outbox" not in one]  # the relay sends mails meanwhile
    assert len(written) < 100, len(written)
