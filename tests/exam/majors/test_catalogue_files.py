"""The catalogue of master's majors and their entrance subjects is consistent in itself."""

import csv
import re
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).resolve().parents[3] / "src" / "zerek" / "exam" / "majors" / "catalogue"

TITLES = ("title_ru", "title_kk", "title_en")


def read(name: str) -> list[dict[str, str]]:
    with (CATALOGUE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


MAJORS = read("majors.csv")
SUBJECTS = read("subjects.csv")


def test_columns_of_both_files_are_the_agreed_ones() -> None:
    assert list(MAJORS[0]) == ["code", *TITLES, "magistracy_types", "profile_1", "profile_2"]
    assert list(SUBJECTS[0]) == ["code", "kind", *TITLES]


@pytest.mark.parametrize("name", ["majors.csv", "subjects.csv"])
def test_file_is_plain_utf8_with_unix_line_ends_and_one_final_newline(name: str) -> None:
    raw = (CATALOGUE / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n") and not raw.endswith(b"\n\n")


@pytest.mark.parametrize("rows", [MAJORS, SUBJECTS], ids=["majors", "subjects"])
def test_every_row_has_exactly_the_columns_of_its_header(rows: list[dict[str, str]]) -> None:
    assert all(None not in row and None not in row.values() for row in rows)


def test_149_majors_of_which_125_have_two_profile_subjects_and_24_have_none() -> None:
    filled = [bool(row["profile_1"]) + bool(row["profile_2"]) for row in MAJORS]
    assert len(filled) == 149
    assert filled.count(2) == 125
    assert filled.count(0) == 24


def test_two_general_subjects_come_first_and_217_profile_subjects_follow() -> None:
    assert [(row["code"], row["kind"]) for row in SUBJECTS[:2]] == [("TGO", "exam_general"), ("ENG", "exam_general")]
    assert [row["kind"] for row in SUBJECTS[2:]] == ["exam_profile"] * 217


@pytest.mark.parametrize("rows", [MAJORS, SUBJECTS], ids=["majors", "subjects"])
def test_no_code_stands_twice(rows: list[dict[str, str]]) -> None:
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))


def test_codes_are_well_formed() -> None:
    assert [row["code"] for row in MAJORS if not re.fullmatch(r"M\d{3}", row["code"])] == []
    assert [row["code"] for row in SUBJECTS[2:] if not re.fullmatch(r"M\d{3}-[12]", row["code"])] == []


def test_majors_stand_in_the_order_of_their_codes() -> None:
    codes = [row["code"] for row in MAJORS]
    assert codes == sorted(codes)


@pytest.mark.parametrize("rows", [MAJORS, SUBJECTS], ids=["majors", "subjects"])
def test_titles_are_filled_and_without_stray_spaces(rows: list[dict[str, str]]) -> None:
    bad = [
        (row["code"], column)
        for row in rows
        for column in TITLES
        if not row[column] or row[column] != " ".join(row[column].split())
    ]
    assert bad == []


@pytest.mark.parametrize("rows", [MAJORS, SUBJECTS], ids=["majors", "subjects"])
def test_titles_are_written_in_the_script_of_their_language(rows: list[dict[str, str]]) -> None:
    kazakh_only = set("әғқңөұүһі")
    for row in rows:
        assert not kazakh_only & set(row["title_ru"].lower()), row["code"]
        assert not re.search("[а-яёә-ө]", row["title_en"].lower()), row["code"]
        # One Latin abbreviation stands inside Cyrillic titles; a Latin look-alike letter does not.
        for column in ("title_ru", "title_kk"):
            assert set(re.findall("[A-Za-z]+", row[column])) <= {"PR"}, (row["code"], column)


def test_no_two_subjects_share_a_kazakh_title() -> None:
    titles = [row["title_kk"] for row in SUBJECTS]
    assert len(titles) == len(set(titles))


def test_every_profile_subject_of_a_major_is_in_the_subject_file_and_its_two_differ() -> None:
    known = {row["code"] for row in SUBJECTS if row["kind"] == "exam_profile"}
    for row in MAJORS:
        if row["profile_1"]:
            assert {row["profile_1"], row["profile_2"]} <= known, row["code"]
            assert row["profile_1"] != row["profile_2"], row["code"]


def test_a_profile_subject_is_named_after_the_first_major_and_position_that_has_it() -> None:
    first: dict[str, str] = {}
    for row in MAJORS:
        for position in ("1", "2"):
            subject = row[f"profile_{position}"]
            if subject:
                first.setdefault(subject, f"{row['code']}-{position}")
    assert all(subject == place for subject, place in first.items())
    assert list(first) == [row["code"] for row in SUBJECTS[2:]]


def test_every_major_offers_known_magistracy_types_without_repetition() -> None:
    for row in MAJORS:
        types = row["magistracy_types"].split(";")
        assert types and set(types) <= {"scientific_pedagogical", "profile"}, row["code"]
        assert len(types) == len(set(types)), row["code"]


@pytest.mark.parametrize(
    ("major", "subjects"),
    [
        ("M094", ("Алгоритмы и структуры данных", "Базы данных")),
        ("M010", ("Математика", "Методика преподавания математики")),
        ("M153", ("Древняя и средневековая история Казахстана", "Основы археологии")),
        ("M107", ("Физика", "Математика")),
        ("M022", None),
    ],
)
def test_known_majors_have_their_known_subjects(major: str, subjects: tuple[str, str] | None) -> None:
    title = {row["code"]: row["title_ru"] for row in SUBJECTS}
    row = next(row for row in MAJORS if row["code"] == major)
    found = (title[row["profile_1"]], title[row["profile_2"]]) if row["profile_1"] else None
    assert found == subjects
