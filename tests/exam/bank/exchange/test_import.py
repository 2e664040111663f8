"""Importing questions: everything is told, nothing is half done."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exam.bank.exchange.files import read_json
from house import House, Person, document
from zerek.core.decoding import Unreadable, decode
from zerek.core.reports import Problem
from zerek.exam.bank.rules import QuestionDraft, fingerprint, validate
from zerek.identity.rules import Role

SHARED_DATA = Path(__file__).parents[5] / "shared" / "data"


async def bring(
    house: House, raw: bytes | list[dict[str, Any]], person: Person | None = None, **options: Any
) -> httpx.Response:
    content = raw if isinstance(raw, bytes) else json.dumps({"questions": raw}, ensure_ascii=False).encode()
    query = {name: options.pop(name) for name in ("dry_run", "partial") if name in options}
    person = person or await house.person(Role.MODERATOR)
    return await house.ask(
        "POST",
        person,
        "/admin/questions/import",
        params=query,
        files={"file": (options.pop("filename", "questions.json"), content)},
        data={"subject_code": "M010-1"} | options,
    )


async def size(house: House, subject: str) -> int:
    """How many questions can be drawn from the subject, told by the refusal of too large an exam."""
    student = await house.person()
    code = await house.format(sections=[{"role": "general", "subject_code": subject, "count": 500}])
    refused = await house.post(student, "/exam/start", {"format": code})
    available: int = refused.json()["missing"][0]["available"]
    return available


async def test_good_questions_come_in_and_the_same_again_are_skipped(house: House) -> None:
    questions = [document(100_001 + number) for number in range(5)]
    first = (await bring(house, questions)).json()
    assert (first["total"], first["imported_count"], first["skipped_count"], first["error_count"]) == (5, 5, 0, 0)
    assert (first["format"], first["encoding"]) == ("json", "utf-8")
    folded = [
        question | {"question_text": f"  {question['question_text'].upper()} ", "options": question["options"][::-1]}
        for question in questions
    ]
    again = (await bring(house, [*folded, document(100_050), document(100_050)])).json()
    assert (again["imported_count"], again["skipped_count"]) == (1, 6)
    assert [one["index"] for one in again["skipped"]] == [0, 1, 2, 3, 4, 6]


async def test_one_bad_question_refuses_the_file_and_tells_line_index_field_and_reason(house: House) -> None:
    before = await size(house, "M010-1")
    text = json.dumps({"questions": [document(110_001), document(110_002, correct=""), document(110_003)]}, indent=1)
    refused = await bring(house, text.encode())
    assert (refused.status_code, refused.json()["code"]) == (422, "exam.import_refused")
    report = refused.json()["report"]
    assert (report["imported_count"], report["error_count"]) == (0, 1)
    line = text[: text.index("110002")].rsplit("{", 1)[0].count("\n") + 1
    assert report["errors"] == [{"line": line, "index": 1, "field": "options", "message": "No option is marked right."}]
    assert await size(house, "M010-1") == before


async def test_partial_keeps_the_good_ones_and_a_dry_run_keeps_nothing(house: House) -> None:
    before = await size(house, "M010-1")
    questions = [document(120_001), document(120_002, correct=""), document(120_003)]
    tried = (await bring(house, questions, dry_run=True, partial=True)).json()
    assert (tried["dry_run"], tried["imported_count"], tried["error_count"]) == (True, 2, 1)
    assert [entry["correct_keys"] for entry in tried["preview"]] == [["B"], ["B"]]
    assert await size(house, "M010-1") == before
    kept = await bring(house, questions, partial=True)
    assert (kept.status_code, kept.json()["imported_count"]) == (200, 2)
    assert await size(house, "M010-1") == before + 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"question_text": " "}, "question_text"),
        ({"question_text": 7}, "question_text"),
        ({"question_text": "x" * 10_001}, "question_text"),
        ({"question_text": "a\x00b"}, "question_text"),
        ({"options": []}, "options"),
        ({"options": "A"}, "options"),
        ({"options": [{"key": "A", "text": "1", "is_correct": True}]}, "options"),
        ({"options": [{"key": "I", "text": "1", "is_correct": True}, {"key": "A", "text": "2", "is_correct": False}]},
         "options[0].key"),
        ({"options": [{"key": "A", "text": "1", "is_correct": True}, {"key": "a", "text": "2", "is_correct": False}]},
         "options[1].key"),
        ({"options": [{"key": "A", "text": "1", "is_correct": True}, {"key": "B", "text": "1 ", "is_correct": False}]},
         "options[1].text"),
        ({"options": [{"key": "A", "text": "1", "is_correct": "yes"}, {"key": "B", "text": "2", "is_correct": True}]},
         "options[0].is_correct"),
        ({"options": [{"key": "A", "text": "1", "is_correct": True}, {"key": "B", "text": "2", "is_correct": True}]},
         "options"),
        ({"type": "essay"}, "type"),
        ({"difficulty": "D"}, "difficulty"),
        ({"points": 0}, "points"),
        ({"points": "1"}, "points"),
        ({"points": True}, "points"),
        ({"time_seconds": 1.5}, "time_seconds"),
        ({"tags": "logic"}, "tags"),
        ({"metadata": []}, "metadata"),
        ({"metadata": {"x": "y" * 9_000}}, "metadata"),
        ({"subject_code": "NO-SUCH"}, "subject_code"),
        ({"language": "de"}, "language"),
        ({"language": "ru", "translations": {"kk": {"question_text": "x"}}}, "translations.kk"),
        ({"translations": {"kk": {}}}, "translations.kk"),
    ],
)  # fmt: skip
async def test_what_is_wrong_with_a_question_is_told_by_field(house: House, change: dict[str, Any], field: str) -> None:
    refused = await bring(house, [document(130_000) | change])
    assert refused.status_code == 422, refused.text
    assert field in [error["field"] for error in refused.json()["report"]["errors"]]
    assert refused.json()["report"]["errors"][0]["index"] == 0


def test_what_a_question_leaves_out_has_a_default() -> None:
    options = [{"text": "yes", "is_correct": True}, {"text": "no", "is_correct": False}]
    draft = validate({"question_text": "Is it?", "options": options, "question_id": "old-1"}, "TGO", 0, 1)
    assert isinstance(draft, QuestionDraft)
    assert (draft.type, draft.difficulty, draft.points, draft.time_seconds, draft.tags) == ("single", "A", 1, 90, ())
    assert (draft.option_keys, draft.correct_keys) == (("A", "B"), frozenset("A"))
    assert draft.metadata == {"source": {"question_id": "old-1"}}


def test_all_problems_of_a_question_are_told_at_once() -> None:
    problems = validate({"question_text": "", "options": [], "difficulty": 9, "points": -1}, None, 0, 1)
    assert isinstance(problems, list)
    fields = {problem.field for problem in problems}
    assert {"question_text", "options", "difficulty", "points", "subject_code"} <= fields


@pytest.mark.parametrize(
    ("raw", "line", "field"),
    [
        (b"", None, "file"),
        (b"   \n", None, "file"),
        (b"{", 1, "file"),
        (b'{"questions": [\n{"question_text": "x",}]}', 2, "file"),
        (b'{"questions": {}}', 1, "file"),
        (b'{"items": []}', None, "file"),
        (b'"text"', None, "file"),
        (b'{"questions": []}', 1, "questions"),
        (b'{"questions": [1, null, "x"]}', 1, ""),
        (b'{"questions": [' + b"[" * 100_000, None, "file"),
        (b'{"questions": [{"points": ' + b"9" * 5_000 + b"}]}", 1, "file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, None, "file"),
        (b'{"questions": [{"question_text": "\\ud800"}]}', 1, "question_text"),
    ],
)
async def test_a_file_that_is_none_is_refused_with_the_place(
    house: House, raw: bytes, line: int | None, field: str
) -> None:
    refused = await bring(house, raw)
    assert refused.status_code == 422, refused.text
    first = refused.json()["report"]["errors"][0]
    assert (first["line"], first["field"]) == (line, field)
    assert first["message"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
async def test_encodings_are_told_apart_and_named(house: House, encoding: str) -> None:
    number = 140_000 + len(encoding) * 100 + sum(encoding.encode())
    question = document(number, question_text=f"Какое из утверждений верно для числа {number}?")
    raw = json.dumps({"questions": [question]}, ensure_ascii=False).encode(encoding)
    report = (await bring(house, raw)).json()
    assert report["imported_count"] == 1, report
    assert report["encoding"].replace("_", "-").lower() in {encoding, "utf-16"}
    assert report["preview"][0]["question_text"] == question["question_text"]


def test_bytes_of_no_encoding_are_refused_and_never_guessed_into_rubbish() -> None:
    with pytest.raises(Unreadable):
        decode(b"\xff\xfe\x00")
    with pytest.raises(Unreadable):
        decode(b"\xef\xbb\xbf\xff\xff")


async def test_only_moderators_import_and_only_known_formats(house: House) -> None:
    teacher = await house.person(Role.TEACHER)
    assert (await bring(house, [document(150_001)], teacher)).status_code == 403
    unknown = await bring(house, b"x", format="docx")
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (422, "body.format")
    nothing = await house.post(await house.person(Role.MODERATOR), "/admin/questions/import")
    assert (nothing.status_code, nothing.json()["errors"][0]["field"]) == (422, "body.file")


async def test_two_imports_of_one_file_at_once_leave_one_of_each(house: House) -> None:
    before, questions = await size(house, "M010-1"), [document(160_001 + number) for number in range(20)]
    people = [await house.person(Role.MODERATOR) for _ in range(2)]
    answers = await asyncio.gather(*(bring(house, questions, person) for person in people))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert 200 in {answer.status_code for answer in answers}
    assert await size(house, "M010-1") == before + 20


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from([*sorted(document(1)), "translations", "language", "topic", "subject_code"])


@given(st.dictionaries(FIELDS, JSON_VALUES, max_size=6), st.booleans())
def test_no_document_whatever_makes_the_rules_raise(changes: dict[str, Any], whole: bool) -> None:
    found = validate((document(1) if whole else {}) | changes, "TGO", 0, 1)
    assert isinstance(found, QuestionDraft) or (found and all(isinstance(one, Problem) for one in found))


@given(JSON_VALUES)
def test_nothing_but_an_object_is_a_question(value: Any) -> None:
    if not isinstance(value, dict):
        assert isinstance(validate(value, "TGO", 0, 1), list)


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=2, max_size=8), st.randoms())
def test_a_fingerprint_minds_neither_case_nor_spaces_nor_the_order_of_options(
    text: str, options: list[str], random: Any
) -> None:
    shuffled = list(options)
    random.shuffle(shuffled)
    assert fingerprint(f" {text}  ", shuffled) == fingerprint(text, options)
    assert fingerprint("Сұрақ  нешеу?", ["Иә", "Жоқ"]) == fingerprint("СҰРАҚ НЕШЕУ", ["жоқ.", "ИӘ"])
    assert fingerprint("a", ["b", "c"]) != fingerprint("a", ["b", "d"])


def test_the_line_of_every_question_is_that_of_its_brace() -> None:
    text = '{"a": [1,\n2],\n "questions": [\n\n  {"x": 1}, {"y":\n 2},\n {"z": 3}\n]}'
    read = read_json(text.encode())
    assert [(index, line) for index, line, _ in read.documents] == [(0, 5), (1, 5), (2, 7)]
    assert [(index, line) for index, line, _ in read_json(b"[\n{}\n,{}]").documents] == [(0, 2), (1, 3)]


def folded(text: str) -> str:
    """What makes two texts the same, worked out apart from the code under test."""
    return " ".join(text.casefold().split()).rstrip(" .,:;!?…")


async def test_a_real_bank_of_720_questions_comes_in(empty_house: House) -> None:
    sample = SHARED_DATA / "real-bank-sample.json"
    if not sample.is_file():
        pytest.skip("the sample of a real bank is not on this machine")
    raw = sample.read_bytes()
    seen = {
        (folded(question["question_text"]), tuple(sorted(folded(option["text"]) for option in question["options"])))
        for question in json.loads(raw)["questions"]
    }
    report = (await bring(empty_house, raw, subject_code="M010-1")).json()
    assert report["error_count"] == 0, report["errors"][:3]
    assert report["total"] == 720
    assert report["imported_count"] == len(seen)
    assert report["skipped_count"] == 720 - len(seen)
    again = (await bring(empty_house, raw, subject_code="M010-1")).json()
    assert (again["imported_count"], again["skipped_count"]) == (0, 720)
