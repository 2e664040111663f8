"""Exporting people: bringing back what was taken out changes nothing, and nobody sees more than they may."""

import csv
import io
import zipfile
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from house import House, Person
from identity.people import account
from identity.roster.tables import a_school, a_school_admin, bring, brought, fresh, guardians, held, refused
from zerek.core.clock import utc_now
from zerek.core.spreadsheets import read_table
from zerek.identity.invitations.service import link
from zerek.identity.roster.columns import Column, explanation, label
from zerek.identity.rules import Held, Position, Role


async def exported(house: House, person: Person, format: str, language: str = "en", **query: Any) -> bytes:
    answer = await house.get(
        person, "/admin/users/export", params={"format": format} | query, headers={"Accept-Language": language}
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    return answer.content


async def a_full_school(house: House) -> tuple[UUID, Person, list[str]]:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    names = [fresh(word) for word in ("pupil", "teacher", "parent", "formula", "plain")]
    pupil, teacher, parent, formula, plain = names
    posts = frozenset({Position.CLASS_TEACHER, Position.CAREER_COUNSELLOR})
    other = await a_school(house)
    students = [
        await account(house, pupil, Held(Role.STUDENT, school), full_name="Әлия Ңұрғалиқызы-Өтебай", locale="kk",
                      date_of_birth=date(2010, 5, 21)),
        await account(house, plain, Held(Role.STUDENT, school), Held(Role.STUDENT, other), full_name="  Two  spaces "),
    ]  # fmt: skip
    await account(house, teacher, Held(Role.TEACHER, school, posts), Held(Role.GUARDIAN, school), full_name="Т; Т, «Т»")
    mother = await account(house, parent, Held(Role.GUARDIAN, school), full_name="Ана")
    await account(house, formula, Held(Role.TEACHER, school), full_name="=cmd|' /C calc'!A0", locale="en")
    async with house.app.state.database.write() as session:
        for student in students:
            await link(session, mother.id, student.id, utc_now())
    return school, admin, names


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_bringing_back_an_export_changes_nothing(house: House, format: str, language: str) -> None:
    school, admin, names = await a_full_school(house)
    content = await exported(house, admin, format, language)
    for person in (admin, await house.person(Role.ADMIN)):
        report = await brought(house, person, content, school_id=school)
        assert report["unchanged_count"] == report["total"] == len(names) + 1, report
        assert (report["error_count"], report["format"]) == (0, format)
    assert await held(house, names[1]) == {
        Held(Role.TEACHER, school, frozenset({Position.CLASS_TEACHER, Position.CAREER_COUNSELLOR})),
        Held(Role.GUARDIAN, school),
    }
    assert await guardians(house, names[0]) == {names[2]}


@pytest.mark.parametrize("format", ["csv", "xlsx"])
async def test_an_export_makes_the_same_people_in_another_school(empty_house: House, format: str) -> None:
    house = empty_house
    admin = await house.person(Role.ADMIN)
    _, school_admin, (pupil, teacher, *_) = await a_full_school(house)
    content = await exported(house, school_admin, format, "kk")
    new_school = await a_school(house)
    report = await brought(house, admin, content, school_id=new_school)
    assert (report["updated_count"], report["error_count"]) == (6, 0)
    posts = frozenset({Position.CLASS_TEACHER, Position.CAREER_COUNSELLOR})
    assert Held(Role.TEACHER, new_school, posts) in await held(house, teacher)
    assert Held(Role.STUDENT, new_school) in await held(house, pupil)


async def test_everybody_is_exported_and_brought_back_by_an_admin(empty_house: House) -> None:
    house = empty_house
    await a_full_school(house)
    admin = await house.person(Role.ADMIN)
    await house.person()
    report = await brought(house, admin, await exported(house, admin, "xlsx"))
    assert report["unchanged_count"] == report["total"] == 8


@pytest.mark.parametrize("format", ["csv", "xlsx"])
async def test_no_cell_begins_like_a_formula_and_no_password_leaves(house: House, format: str) -> None:
    _, admin, _ = await a_full_school(house)
    raw = await exported(house, admin, format)
    if format == "csv":
        rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row]
    else:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0)
        cells = [str(cell) for row in sheet.to_python() for cell in row]
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
    assert "'=cmd|' /C calc'!A0" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    header, *lines = read_table(raw, "", 100).lines
    place = header.cells.index("Password")
    assert {line.cells[place] if place < len(line.cells) else None for line in lines} <= {None, ""}


async def test_an_export_shows_the_people_of_the_school_and_no_others(house: House) -> None:
    school, admin, names = await a_full_school(house)
    other = await a_school(house)
    stranger = fresh("stranger")
    await account(house, stranger, Held(Role.STUDENT, other))
    text = (await exported(house, admin, "csv")).decode("utf-8-sig")
    assert all(name in text for name in names)
    assert stranger not in text
    elsewhere = await house.get(admin, "/admin/users/export", params={"school_id": str(other)})
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "identity.not_permitted")
    librarian = await house.person(Held(Role.TEACHER, school, frozenset({Position.LIBRARIAN})))
    assert names[0] in (await exported(house, librarian, "csv")).decode("utf-8-sig")
    assert (await bring(house, librarian, text.encode())).status_code == 403
    unclear = await house.get(await a_school_admin(house, school, other), "/admin/users/export")
    assert (unclear.status_code, unclear.json()["errors"][0]["field"]) == (422, "query.school_id")


async def test_a_guardian_beyond_the_school_is_not_shown(house: House) -> None:
    school, admin, _ = await a_full_school(house)
    abroad = fresh("abroad")
    guardian = await account(house, abroad, Held(Role.GUARDIAN, await a_school(house)))
    student = await account(house, fresh("pupil"), Held(Role.STUDENT, school))
    async with house.app.state.database.write() as session:
        await link(session, guardian.id, student.id, utc_now())
    assert abroad not in (await exported(house, admin, "csv")).decode("utf-8-sig")


# --- the template -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_a_template_is_understood_and_its_example_left_out(house: House, format: str, language: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    answer = await house.get(admin, "/admin/users/import/template", params={"format": format, "language": language})
    assert answer.status_code == 200, answer.text
    lines = read_table(answer.content, "", 10).lines
    assert lines[0].cells == [label(column, language) for column in Column]  # type: ignore[arg-type]
    report = await brought(house, admin, answer.content)
    assert (report["total"], report["skipped_count"], report["imported_count"]) == (1, 1, 0)


async def test_a_template_of_xlsx_offers_lists_and_explains_every_column(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    answer = await house.get(admin, "/admin/users/import/template", headers={"Accept-Language": "kk"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Оқушы,Ата-ана,Мұғалім,Мектеп әкімшісі" in sheet
    assert "Орысша,Қазақша,Ағылшынша" in sheet
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert workbook.sheet_names == ["Адамдар", "Түсіндірме"]
    explained = {str(row[0]): row[1] for row in workbook.get_sheet_by_index(1).to_python()}
    for column in Column:
        assert explained[label(column, "kk")] == explanation(column, "kk")


async def test_unknown_formats_and_languages_are_refused(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for path in ("import/template?format=ods", "import/template?language=de", "export?format=json"):
        assert (await house.get(admin, f"/admin/users/{path}")).status_code == 422


async def test_a_row_too_many_is_told_with_its_line(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    assert await refused(house, admin, b"username,full_name\n" + b"x,y\n" * 20_001) == [(20_002, "file")]
