"""Files that are broken, far too large or made to do harm: each is refused with a sentence, and nothing happens."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from house import House
from identity.roster.tables import a_school, a_school_admin, bring, fresh, refused, somebody
from zerek.core.decoding import Unreadable
from zerek.core.i18n import LANGUAGES, translate
from zerek.core.spreadsheets import guarded, read_table, unguarded, write_csv, write_xlsx

HEADER = ["username", "full_name"]
PEOPLE = [HEADER, ["somebody", "Some Body"]]
SHEET = "xl/worksheets/sheet1.xml"


def workbook(fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        fill(sheet)
    return into.getvalue()


def altered(raw: bytes, name: str, content: bytes) -> bytes:
    """The workbook with another content of one member."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given_zip, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for member in given_zip.namelist():
            made.writestr(member, content if member == name else given_zip.read(member))
    return into.getvalue()


def lying(raw: bytes) -> bytes:
    """Says of every member that it is 10 bytes when unpacked."""
    with zipfile.ZipFile(io.BytesIO(raw)) as given_zip:
        offsets = given_zip.start_dir
    changed, place = bytearray(raw), offsets
    while changed[place : place + 4] == b"PK\x01\x02":
        changed[place + 24 : place + 28] = (10).to_bytes(4, "little")
        lengths = [int.from_bytes(changed[place + at : place + at + 2], "little") for at in (28, 30, 32)]
        place += 46 + sum(lengths)
    return bytes(changed)


XLSX = write_xlsx("People", PEOPLE, [])
SHEET_OF = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "import.empty_file"),
    "blank": (b" \r\n;;\r\n", "import.empty_file"),
    "header only": (b"username,full_name\n", "people.no_rows"),
    "no known column": (b"a,b\n1,2\n", "people.no_columns"),
    "header twice": (b"username,full_name,Login\nx,y,z\n", "table.column_repeated"),
    "no encoding": (b"username\n\xff\xfe\x81\x00\x01", "import.encoding_unknown"),
    "broken UTF-8": ("username,full_name\nx,Әлия Серікқызы".encode() + b"\xff\xfe", "import.encoding_broken"),
    "broken UTF-16": (b"\xff\xfeu\x00s", "import.encoding_broken"),
    "open quote": (b'username,full_name\nx,"no end', "table.csv_broken"),
    "huge cell": (b"username,full_name\nx," + b"y" * 200_000, "table.csv_broken"),
    "huge cell in XLSX": (workbook(lambda sheet: sheet.write(1, 0, "y" * 30_000)), "table.cell_far_too_long"),
    "20,001 rows": (b"username,full_name\n" + b"x,y\n" * 20_001, "table.too_many_rows"),
    "20,001 rows in XLSX": (write_xlsx("P", [HEADER, *([["x", "y"]] * 20_001)], []), "table.too_many_rows"),
    "truncated XLSX": (XLSX[:-300], "table.xlsx_broken"),
    "truncated to its beginning": (XLSX[:30], "table.xlsx_broken"),
    "a ZIP of something else": (altered(XLSX, "xl/workbook.xml", b"<html/>"), "table.xlsx_broken"),
    "a sheet of nonsense": (altered(XLSX, SHEET, b"\x00\xff" * 100), "table.xlsx_broken"),
    "a sheet in UTF-16": (altered(XLSX, SHEET, (SHEET_OF % b"").decode().encode("utf-16")), "table.xlsx_broken"),
    "old XLS": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "table.xlsx_old"),
    "a bomb of zeros": (altered(XLSX, SHEET, b" " * 150 * 1024 * 1024), "table.xlsx_too_large"),
    "a cell in the last row": (workbook(lambda sheet: sheet.write("A1048576", 1)), "table.too_many_rows"),
    "a cell in the last column": (workbook(lambda sheet: sheet.write("XFD2", 1)), "table.too_many_columns"),
    "a cell beyond every sheet": (
        altered(XLSX, SHEET, SHEET_OF % b'<row r="1"><c r = \'ZZZZZZ9999999999\' t="str"><v>x</v></c></row>'),
        "table.too_many_rows",
    ),
    "cells without places": (altered(XLSX, SHEET, SHEET_OF % (b"<row><c/></row>" * 40_000)), "table.too_many_rows"),
    "a row of cells without places": (
        altered(XLSX, SHEET, SHEET_OF % (b"<row>" + b"<c/>" * 5_000 + b"</row>")),
        "table.too_many_columns",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_little_time(name: str) -> None:
    from zerek.identity.roster.service import ImportRequest, read_rows

    raw, key = HOSTILE[name]
    began = time.monotonic()
    with pytest.raises(Unreadable) as refusal:
        read_rows(raw, ImportRequest("people.xlsx" if raw.startswith(b"PK") else "people.csv"))
    assert time.monotonic() - began < 10
    assert refusal.value.problem.key == key
    for language in LANGUAGES:
        assert translate(key, language, **refusal.value.problem.parameters)


def test_a_bomb_that_lies_about_its_size_is_never_unpacked() -> None:
    raw = lying(altered(XLSX, SHEET, b" " * 150 * 1024 * 1024))
    with pytest.raises(Unreadable):
        read_table(raw, "people.xlsx", 100)


def test_the_content_tells_the_format_and_not_the_name() -> None:
    assert read_table(XLSX, "people.csv", 10).format == "xlsx"
    with pytest.raises(Unreadable) as refusal:
        read_table(b"username,full_name\nx,y\n", "people.xlsx", 10)
    assert refusal.value.problem.key == "table.xlsx_broken"


@pytest.mark.parametrize("name", ["empty", "truncated XLSX", "header twice", "a cell in the last row"])
async def test_a_hostile_file_is_a_report_and_nothing_else(house: House, name: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    for partial in (False, True):
        answer = await bring(house, admin, HOSTILE[name][0], partial=partial)
        assert (answer.status_code, answer.json()["code"]) == (422, "identity.import_refused")
        (error,) = answer.json()["report"]["errors"]
        assert error["field"] == "file"
    tried = await bring(house, admin, HOSTILE[name][0], dry_run=True)
    assert (tried.status_code, tried.json()["error_count"]) == (200, 1)


async def test_a_body_over_the_limit_is_413(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    large = await bring(house, admin, b"x" * (house.settings.max_import_mb * 1024 * 1024 + 100_000))
    assert large.status_code == 413


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"username": "nul", "full_name": "a\x00b"}, "full_name"),
        ({"username": "bell", "full_name": "a\x07b"}, "full_name"),
        ({"username": "long", "full_name": "x" * 201}, "full_name"),
        ({"username": "longer", "full_name": "x" * 1_001}, "full_name"),
        ({"username": "x" * 51, "full_name": "X"}, "username"),
        ({"username": "әлия", "full_name": "X"}, "username"),
        ({"username": "a b", "full_name": "X"}, "username"),
        ({"username": "mailer", "full_name": "X", "email": "a@b@c.kz"}, "email"),
        ({"username": "mailer", "full_name": "X", "email": "a@b.kz\nBcc: c@d.kz"}, "email"),
        ({"username": "born", "full_name": "X", "date_of_birth": "1899-12-31"}, "date_of_birth"),
        ({"username": "born", "full_name": "X", "date_of_birth": "2010-13-01"}, "date_of_birth"),
        ({"username": "born", "full_name": "X", "date_of_birth": 40299}, "date_of_birth"),
        ({"username": "speaks", "full_name": "X", "locale": "de"}, "locale"),
        ({"username": "posted", "full_name": "X", "role": "teacher:king"}, "role"),
        ({"username": "posted", "full_name": "X", "role": "student:nurse"}, "role"),
        ({"username": "posted", "full_name": "X", "role": "student;Ученик"}, "role"),
        ({"username": "nameless"}, "full_name"),
    ],
)
async def test_what_is_wrong_with_a_row_is_told_by_column(house: House, row: dict[str, str], field: str) -> None:
    admin = await a_school_admin(house, await a_school(house))
    assert (2, field) in await refused(house, admin, [row])


async def test_unknown_columns_and_cells_without_one_are_told(house: House) -> None:
    admin = await a_school_admin(house, await a_school(house))
    username = fresh("column")
    raw = f"username,full_name,Shoe size\n{username},X,44,more\n".encode()
    assert await refused(house, admin, raw) == [(1, "Shoe size"), (2, "")]


async def test_a_formula_is_text_and_its_result_is_what_is_read(house: House) -> None:
    school = await a_school(house)
    admin = await a_school_admin(house, school)
    first, second = fresh("formula"), fresh("formula")

    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, [first])
        sheet.write_formula(1, 1, '=HYPERLINK("http://evil.example","x")', None, "Result")
        sheet.write_string(2, 0, second)
        sheet.write_string(2, 1, "'=1+1")

    answer = await bring(house, admin, workbook(fill), filename="people.xlsx")
    assert answer.status_code == 200, answer.text
    names = [one["full_name"] for one in answer.json()["preview"]]
    assert names == ["Result", "=1+1"]
    exported = await house.get(admin, "/admin/users/export", params={"format": "csv"})
    assert f"{second},,'=1+1," in exported.text
    assert (await somebody(house, second)) is not None


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).map(str.strip)


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    whole = [["a", "b", "c"], *[row for row in rows if any(row)]]
    for raw in (write_csv(whole), write_xlsx("x", whole, [])):
        assert [line.cells for line in read_table(raw, "", 100).lines] == whole


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_whatever_do_more_than_be_refused(raw: bytes, is_zip: bool) -> None:
    try:
        read_table((b"PK\x03\x04" if is_zip else b"") + raw, "people.csv", 100)
    except Unreadable as refusal:
        assert translate(refusal.problem.key, "ru", **refusal.problem.parameters)  # noqa: PT017 - either is right


@given(st.binary(min_size=1, max_size=8), st.integers(0, len(XLSX) - 1))
def test_a_damaged_workbook_is_read_or_refused(damage: bytes, place: int) -> None:
    raw = XLSX[:place] + damage + XLSX[place + len(damage) :]
    try:
        read_table(raw, "people.xlsx", 100)
    except Unreadable as refusal:
        assert refusal.problem.key.startswith(("import.", "table."))  # noqa: PT017 - the same
