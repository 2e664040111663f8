"""Taking questions out and bringing them into an empty bank gives an equal bank, in every format."""

import asyncio
import json
import os
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, select

from exam.bank.test_questions import created, published
from house import House, Person, document
from zerek.exam.bank.exchange.formats import FORMATS, Format
from zerek.exam.bank.exchange.writers import SUFFIXES
from zerek.exam.bank.models import Question, QuestionVersion
from zerek.identity.rules import Role
from zerek.school.models import Subject

SHARED_DATA = Path(os.environ.get("ZEREK_SHARED_DATA") or Path(__file__).parents[5] / "shared" / "data")
NASTY = (
    r"""{=~#:\} "кавычки", ;'=1+2' <b>&amp;</b> $\frac{a}{b}$ **жирный** Қазақ ]]> --> """ + "\nвторая строка\t\x0b."
)
SAME = (
    *(QuestionVersion.type, QuestionVersion.texts, QuestionVersion.option_keys, QuestionVersion.correct_keys),
    *(QuestionVersion.explanations, QuestionVersion.difficulty, QuestionVersion.points, QuestionVersion.time_seconds),
    *(QuestionVersion.tags, QuestionVersion.source, Question.fingerprint, Subject.code),
)


def nasty_documents(subject: str) -> list[dict[str, Any]]:
    made = [
        document(
            700_001, question_text=NASTY, explanation=NASTY, topic="Тема/1", tags=["a;b", "=x"], metadata={"n": [1]}
        ),
        document(700_002, correct="ACE", keys="ABCDEFGH", points=2.5, time_seconds=30, difficulty="C"),
        document(700_003, correct="B", keys="CBA", explanation=None, language="kk"),
        document(
            700_004,
            correct="A",
            keys="AB",
            language="ru",
            translations={"kk": {"question_text": "Сұрақ?", "options": {"A": NASTY, "B": "жоқ"}, "topic": "Тақырып"}},
        ),
        document(700_005, correct="B", keys="AB") | {"type": "multiple"},
    ]
    return [one | {"subject_code": subject} for one in made]


async def bank(house: House, subject: str | None = None) -> list[tuple[Any, ...]]:
    """What is published, as it is kept, in no order."""
    query = (
        select(*SAME)
        .join(Question, Question.current_version_id == QuestionVersion.id)
        .join(Subject, Subject.id == Question.subject_id)
        .where(Question.status == "published")
    )
    async with house.app.state.database.read() as session:
        rows = (await session.execute(query if subject is None else query.where(Subject.code == subject))).all()
    return sorted((tuple(row) for row in rows), key=lambda row: (row[-1], row[-2]))


async def bring(house: House, person: Person, raw: bytes, name: str, **query: Any) -> httpx.Response:
    data = {key: query.pop(key) for key in ("subject_code", "leave_out", "format") if key in query}
    return await house.ask(
        "POST", person, "/admin/questions/import", params=query, files={"file": (name, raw)}, data=data
    )


async def take(house: House, person: Person, format: str, **query: Any) -> httpx.Response:
    return await house.get(person, "/admin/questions/export", params={"format": format} | query)


async def empty_bank(house: House) -> None:
    async with house.app.state.database.write() as session:
        await session.execute(delete(QuestionVersion))
        await session.execute(delete(Question))


@pytest.mark.parametrize("format", [*[one for one in FORMATS if one != "aiken"], "qti 3.0"])
async def test_an_export_brought_into_an_empty_bank_gives_an_equal_bank(empty_house: House, format: str) -> None:
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    await empty_bank(house)
    given = [
        *nasty_documents("TGO"),
        *nasty_documents("M010-1"),
        *(document(n, subject_code="ENG") for n in range(450)),
    ]
    assert (await bring(house, moderator, json.dumps(given).encode(), "q.json")).status_code == 200
    before = await bank(house)
    assert len(before) == len(given)
    name, _, version = format.partition(" ")
    taken = await take(house, moderator, name, **({"version": version} if version else {}))
    assert taken.status_code == 200, taken.text
    filename = taken.headers["content-disposition"].split('"')[1]
    repeated = (await bring(house, moderator, taken.content, filename)).json()
    assert (repeated["imported_count"], repeated["skipped_count"]) == (0, len(given))
    await empty_bank(house)
    report = await bring(house, moderator, taken.content, filename)
    assert report.status_code == 200, report.text
    assert (report.json()["imported_count"], report.json()["remarks"]) == (len(given), [])
    assert await bank(house) == before


async def test_aiken_refuses_what_it_would_lose_and_tells_all_of_it(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    plain = document(710_001, keys="AB", difficulty="A", explanation=None, tags=[])
    given = [*nasty_documents("M010-2"), plain | {"subject_code": "M010-2"}]
    assert (await bring(house, moderator, json.dumps(given).encode(), "q.json")).status_code == 200
    refused = await take(house, moderator, "aiken", subject_code="M010-2")
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.export_refused")
    told = (await house.get(moderator, "/admin/questions/export/report?format=aiken&subject_code=M010-2")).json()
    assert refused.json()["report"] == told
    assert (told["total"], told["held_count"], told["not_held_count"]) == (6, 2, 4)
    assert told["fields_lost"]["translations"] == 1
    partial = await take(house, moderator, "aiken", subject_code="M010-2", partial=True)
    assert partial.text.count("ANSWER: ") == 2
    read = (await bring(house, moderator, partial.content, "q.txt", subject_code="M010-2", dry_run=True)).json()
    assert (read["format"], read["total"], read["skipped_count"]) == ("aiken", 2, 2)


async def test_a_spreadsheet_cannot_make_a_formula_of_a_question(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    given = document(720_001, question_text="=cmd|' /C calc'!A0", keys="AB", subject_code="M011-1")
    await bring(house, moderator, json.dumps([given]).encode(), "q.json")
    taken = await take(house, moderator, "csv", subject_code="M011-1")
    assert "\"'=cmd" in taken.text
    assert taken.content.startswith(b"\xef\xbb\xbf")
    filtered = await take(house, moderator, "csv", subject_code="M011-1", type="multiple")
    assert filtered.text.count("\n") == 1


async def test_chosen_questions_alone_are_imported_and_the_preview_shows_them_whole(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    given = [document(730_000 + number, subject_code="M010-1") for number in range(6)]
    bad = document(730_100, correct="", subject_code="M010-1")
    raw = json.dumps([*given, bad]).encode()
    tried = (await bring(house, moderator, raw, "q.json", dry_run=True, leave_out="0,2-3,6")).json()
    assert (tried["imported_count"], tried["skipped_count"], tried["error_count"]) == (3, 4, 0)
    assert [one["index"] for one in tried["preview"]] == [1, 4, 5]
    shown = tried["preview"][0]
    assert shown["question_text"] == given[1]["question_text"]
    assert shown["choices"] == given[1]["options"]
    assert (shown["explanation"], shown["tags"], shown["is_duplicate"]) == ("Because of 730001.", ["made up"], False)
    done = (await bring(house, moderator, raw, "q.json", leave_out="0,2-3,6")).json()
    assert done["imported_count"] == 3
    again = (await bring(house, moderator, raw, "q.json", dry_run=True, partial=True)).json()
    assert [one["is_duplicate"] for one in again["preview"]] == [False, True, False, False, True, True]
    for wrong in ("x", "1-", "5-2", "0-99999", "-1"):
        refused = await bring(house, moderator, raw, "q.json", leave_out=wrong)
        assert refused.json().get("errors", [{}])[0].get("field") == "body.leave_out", (wrong, refused.text)


async def test_what_is_no_question_of_ours_is_skipped_by_line_and_the_rest_comes_in(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    raw = "Эссе.{}\n\n::740::Что 740?{\n=да\n~нет\n}\n\n::740::Что 740?{\n=да\n~нет\n}\n".encode("cp1251")
    report = (await bring(house, moderator, raw, "q.txt", subject_code="M010-1")).json()
    assert (report["format"], report["encoding"]) == ("gift", "cp1251")
    assert (report["total"], report["imported_count"], report["skipped_count"]) == (3, 1, 2)
    assert [(one["line"], one["index"]) for one in report["skipped"]] == [(1, 0), (8, 2)]
    assert all(one["reason"] for one in report["skipped"])


@pytest.mark.parametrize("format", [one for one in FORMATS if one != "aiken"])
async def test_a_real_bank_comes_back_equal_in_every_format(empty_house: House, format: Format) -> None:
    sample = SHARED_DATA / "real-bank-sample.json"
    if not sample.is_file():
        pytest.skip("the sample of a real bank is not on this machine")
    house, moderator = empty_house, await empty_house.person(Role.MODERATOR)
    await empty_bank(house)
    first = (await bring(house, moderator, sample.read_bytes(), "q.json", subject_code="M010-1")).json()
    assert first["error_count"] == 0
    before = await bank(house)
    taken = await take(house, moderator, format)
    await empty_bank(house)
    report = (await bring(house, moderator, taken.content, taken.headers["content-disposition"].split('"')[1])).json()
    assert (report["imported_count"], report["error_count"]) == (first["imported_count"], 0)
    assert await bank(house) == before


async def test_answers_go_on_while_a_large_file_is_read(house: House) -> None:
    """The reading of a large file takes seconds of processor, and none of the event loop's."""
    moderator, student = await house.person(Role.MODERATOR), await house.person()
    raw = json.dumps([document(800_000 + number, correct="") for number in range(20_000)]).encode()
    request = asyncio.create_task(bring(house, moderator, raw, "q.json", subject_code="M010-1", dry_run=True))
    waits = []
    while not request.done():
        begun = time.perf_counter()
        assert (await house.get(student, "/majors?limit=1")).status_code == 200
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(0.01)
    assert (await request).json()["error_count"] == 20_000
    assert len(waits) > 10
    assert sorted(waits)[len(waits) // 2] < 0.5


async def test_published_questions_are_exported_as_they_are_published_and_nothing_else(empty_house: House) -> None:
    """A draft, one in review and a retired one stay at home; of one that is being revised goes what is published."""
    house = empty_house
    moderator = await house.person(Role.MODERATOR)
    await empty_bank(house)
    texts = {}
    for name in ("published", "retired", "revised"):
        made = await published(house, question_text=f"This one is {name}?", subject_code="TGO")
        texts[name] = made["question_text"]
        path = f"/admin/questions/{made['id']}"
        if name == "retired":
            assert (await house.post(moderator, f"{path}/retire")).status_code == 200
        if name == "revised":
            changed = await house.ask("PATCH", moderator, path, json={"question_text": "Not published yet?"})
            assert changed.status_code == 200, changed.text
    draft = await created(house, moderator, question_text="This one is a draft?", subject_code="TGO")
    waiting = await created(house, moderator, question_text="This one waits?", subject_code="TGO")
    assert (await house.post(moderator, f"/admin/questions/{waiting['id']}/submit")).status_code == 200
    assert draft["status"] == "draft"
    for format in FORMATS:
        report = (await house.get(moderator, f"/admin/questions/export/report?format={format}")).json()
        assert report["total"] == 2, format
        taken = await take(house, moderator, format, partial=True)
        assert taken.status_code == 200, taken.text
        read = await bring(house, moderator, taken.content, f"q.{SUFFIXES[format]}", subject_code="TGO", dry_run=True)
        found = {one["question_text"] for one in read.json()["preview"]}
        assert found == {texts["published"], texts["revised"]}, format


async def test_the_filters_of_an_export_are_those_of_its_report(empty_house: House) -> None:
    house = empty_house
    moderator = await house.person(Role.MODERATOR)
    await empty_bank(house)
    for place, (subject, correct, difficulty) in enumerate(
        [(s, c, d) for s in ("TGO", "ENG") for c in ("B", "BD") for d in ("A", "C")]
    ):
        text = f"Number {place} of {subject}, {len(correct)} right, {difficulty}?"
        made = document(place, correct=correct, difficulty=difficulty)
        await published(house, **made | {"subject_code": subject, "question_text": text})
    for query, expected in (
        ({}, 8),
        ({"subject_code": "ENG"}, 4),
        ({"type": "multiple"}, 4),
        ({"difficulty": "A"}, 4),
        ({"subject_code": "TGO", "type": "single", "difficulty": "C"}, 1),
        ({"subject_code": "nowhere"}, 0),
    ):
        told = (await house.get(moderator, "/admin/questions/export/report", params=query)).json()
        taken = (await take(house, moderator, "json", **query)).json()["questions"]
        assert (told["total"], len(taken)) == (expected, expected), query
        for one in taken:
            assert all(one[name] == value for name, value in query.items())
