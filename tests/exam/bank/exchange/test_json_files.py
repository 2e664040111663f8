"""Reading files: every encoding that people send, the line of every question, and no file that breaks the reader."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exam.bank.exchange.files import read_json
from zerek.core.decoding import KAZAKH_BYTES, Unreadable, decode
from zerek.core.i18n import LANGUAGES, translate

RUSSIAN = "Столица какой страны — Астана? Выберите верный вариант ответа."
KAZAKH = "Қазақстанның астанасы қай қала? Үлкен өзен, ғылым, һәм, Ұлытау, ең әдемі, Ғабит, Іле."
ENGLISH = "Which city is the capital of Kazakhstan?"


def asking(text: str, **layout: Any) -> str:
    return json.dumps({"questions": [{"question_text": text}]}, ensure_ascii=False, **layout)


def refused(raw: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_json(raw)
    problem = caught.value.problem
    for language in LANGUAGES:
        assert "{" not in translate(problem.key, language, **problem.parameters)
    return caught.value


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[(text, encoding) for text in (RUSSIAN, KAZAKH, ENGLISH) for encoding in ("utf-8", "utf-8-sig", "utf-16")],
        *[(text, encoding) for text in (RUSSIAN, KAZAKH, ENGLISH) for encoding in ("utf-16-le", "utf-16-be")],
        (RUSSIAN, "cp1251"),
        (KAZAKH, "kz1048"),
        ("Да", "cp1251"),
        (f"{ENGLISH} " * 8_000 + RUSSIAN, "cp1251"),  # the first Cyrillic letter far behind any sample from the start
    ],
)
def test_a_text_comes_out_as_it_went_in_and_the_encoding_is_named(text: str, encoding: str) -> None:
    for layout in ({"indent": 2}, {"separators": (",", ":")}):
        written = asking(text, **layout)
        assert decode(written.encode(encoding)) == (written, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_where_nearly_all_is_cyrillic(encoding: str) -> None:
    for written in (asking(KAZAKH.replace(" ", "") * 50, separators=(",", ":")), f"{KAZAKH} Иә. Жоқ."):
        assert decode(written.encode(encoding)) == (written, encoding)


def test_the_bytes_that_decide_for_kazakh_are_all_in_which_the_two_code_pages_differ() -> None:
    differing = {
        byte
        for byte in range(256)
        if bytes([byte]).decode("cp1251", "replace") != bytes([byte]).decode("kz1048", "replace")
    }
    assert {byte for byte in range(256) if KAZAKH_BYTES.fullmatch(bytes([byte]))} == differing
    assert not KAZAKH_BYTES.search(
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя«»—–…№°".encode("cp1251")
    )


@pytest.mark.parametrize("cut", [b"\xd0", b"\xff", b"\xd0\x3f"])
def test_damaged_utf8_is_refused_with_its_line_and_not_taken_for_another_encoding(cut: bytes) -> None:
    whole = asking(KAZAKH, indent=1).encode()
    error = refused(whole.replace("қала".encode(), cut + "ала".encode()))
    assert (error.problem.key, error.problem.parameters) == ("import.encoding_broken", {"encoding": "utf-8"})
    assert error.line == asking(KAZAKH, indent=1)[: asking(KAZAKH, indent=1).index("қала")].count("\n") + 1


def test_utf8_that_is_cut_off_inside_its_last_letter_is_not_taken_for_another_encoding() -> None:
    assert refused((ENGLISH * 10_000 + KAZAKH + "қ").encode()[:-1]).problem.key == "import.encoding_broken"


@pytest.mark.parametrize(
    "raw",
    [
        asking(RUSSIAN.replace("—", "-")).encode("koi8-r"),
        (f"{ENGLISH} " * 8_000 + RUSSIAN.replace("—", "-")).encode("koi8-r"),
        asking("Où est passé le café brûlé où l'été s'achève").encode("latin-1"),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(255, 0, -1)) * 8,
    ],
)
def test_what_is_in_no_known_encoding_is_refused(raw: bytes) -> None:
    assert refused(raw).problem.key == "import.encoding_unknown"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x5b", b"\xff\xfe\x00\xd8[\x00", b"\xef\xbb\xbf[\xff]"])
def test_a_mark_that_the_rest_contradicts_is_refused(raw: bytes) -> None:
    assert refused(raw).problem.key == "import.encoding_broken"


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_called_so(raw: bytes) -> None:
    assert refused(raw).problem.key == "import.empty_file"


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ('{"questions": [\n  {"a": 1},\n]}', "json_expected_value", 3, 1),
        ('{"questions": [\n  {"a": 1,}]}', "json_expected_name", 2, 11),
        ('{"questions": [\n  {"a" 1}]}', "json_expected_colon", 2, 8),
        ('{"questions": [\n  {"a": 1}\n  {"b": 2}]}', "json_expected_comma", 3, 3),
        ('{"questions": [{"a": 1}', "json_expected_comma", 1, 24),
        ('{"questions": [{"a": 1}]', "json_expected_comma", 1, 25),
        ('{"questions": [', "json_expected_value", 1, 16),
        ('{"questions": [{"a": "open]}', "json_string_open", 1, 22),
        ('{"questions": [{"a": "two\nlines"}]}', "json_control_character", 1, 26),
        ('{"questions": [{"a": "nul\x00"}]}', "json_control_character", 1, 26),
        ('{"questions": [{"a": "\\d"}]}', "json_escape", 1, 23),
        ('{"questions": [{"a": "\\u12"}]}', "json_escape", 1, 24),
        ('{"questions": [1]}\n{"questions": [2]}', "json_extra", 2, 1),
        ("[1] x", "json_extra", 1, 5),
        ('{"questions" [1]}', "json_expected_colon", 1, 14),
        ('{"title": "x",\n "questions": [1], }', "json_expected_name", 2, 20),
        ("{questions: []}", "json_expected_name", 1, 2),
        ("{", "json_expected_name", 1, 2),
        ("<questions/>", "json_expected_value", 1, 1),
    ],
)
def test_broken_json_is_told_by_line_and_column_and_what_was_expected(
    text: str, key: str, line: int, column: int
) -> None:
    error = refused(text.encode())
    assert (error.problem.key, error.line) == (f"import.{key}", line)
    assert error.problem.parameters == {"column": column}


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('{"questions": [1],\n "questions": [2]}', "json_name_repeated", 2),
        ('{"title": 1,\n"title": 2, "questions": []}', "json_name_repeated", 2),
        ('{"questions": [{},\n{"type": "single", "type": "multiple"}]}', "json_name_repeated", 2),
        ('{"questions": [{},\n\n{"points": NaN}]}', "json_constant", 3),
        ('{"questions": [{},\n\n{"points": -Infinity}]}', "json_constant", 3),
        ('{"questions": [{},\n{"points": ' + "9" * 5_000 + "}]}", "json_number_too_long", 2),
        ('{"questions": [{"metadata": ' + "[" * 100_000, "json_too_deep", None),
        ('{"a":' * 100_000, "json_too_deep", None),
        ('{\n"questions": {"0": {}}}', "questions_not_list", 2),
        ('{"questions": null}', "questions_not_list", 1),
        ('{"items": []}', "questions_missing", None),
        ("{}", "questions_missing", None),
        ("17", "root_wrong", None),
        ("null", "root_wrong", None),
        ('"questions"', "root_wrong", None),
    ],
)
def test_what_is_json_and_yet_no_file_of_questions(text: str, key: str, line: int | None) -> None:
    error = refused(text.encode())
    assert (error.problem.key, error.line) == (f"import.{key}", line)


def test_names_out_of_the_file_can_be_written_into_a_report() -> None:
    name = refused(b'[{"\\ud800' + b"x" * 500 + b'": 1, "\\ud800' + b"x" * 500 + b'": 2}]').problem.parameters["name"]
    assert name.encode()
    assert len(name) == 60


def test_what_stands_around_the_list_does_not_matter() -> None:
    around = '{"title": {"questions": [9]}, "n": [1, 2],\n"questions" :\n[ {"a": 1} , 2 ]\n, "after": "]"}\n\n'
    assert read_json(around.encode()).documents == [(0, 3, {"a": 1}), (1, 3, 2)]
    assert read_json(b"[]").documents == read_json(b'{"questions": [ ]}').documents == []


def test_half_of_a_surrogate_pair_is_left_for_the_rules_to_judge() -> None:
    assert read_json(b'["\\ud83d"]').documents == [(0, 1, "\ud83d")]
    assert read_json(b'["\\ud83d\\ude00"]').documents == [(0, 1, "\U0001f600")]


NAMES = st.text(alphabet='abқ\n"\\ ', max_size=4)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=6), st.sampled_from([None, 0, 2]), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_the_reader_agrees_with_the_parser_of_python_and_every_line_begins_its_value(
    values: list[Any], indent: int | None, bare: bool, end: str
) -> None:
    content = values if bare else {"before": values, "questions": values, "after": 1}
    text = json.dumps(content, indent=indent, ensure_ascii=False).replace("\n", end)
    read = read_json(text.encode())
    assert [document for _, _, document in read.documents] == values
    assert [index for index, _, _ in read.documents] == list(range(len(values)))
    # Independently: with an indent every member of the outer list begins a line of its own, at one known depth.
    lines = text.split(end)
    if indent is None:
        assert {line for _, line, _ in read.documents} <= {1}
    elif indent and values:
        margin = " " * indent * (1 if bare else 2)
        opening = 0 if bare else next(n for n, line in enumerate(lines) if line == " " * indent + '"questions": [')
        closing = next(n for n in range(opening + 1, len(lines)) if lines[n].startswith(margin[:-indent] + "]"))
        begun = [
            number + 1
            for number in range(opening + 1, closing)
            if lines[number].startswith(margin) and lines[number][len(margin)] not in " ]}"
        ]
        assert [line for _, line, _ in read.documents] == begun


@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:0\\nquestions \n', max_size=60).map(str.encode))
def test_no_bytes_whatever_make_the_reader_raise_anything_else(raw: bytes) -> None:
    try:
        read_json(raw)
    except Unreadable as error:
        assert translate(error.problem.key, "kk", **error.problem.parameters)  # noqa: PT017 - either outcome is right


@given(st.lists(VALUES, min_size=1, max_size=3), st.data())
def test_a_file_cut_off_anywhere_is_refused(values: list[Any], data: st.DataObject) -> None:
    whole = json.dumps({"questions": values}).encode()
    cut = data.draw(st.integers(min_value=1, max_value=len(whole) - 1))
    assert refused(whole[:cut]).problem.key.startswith("import.json_")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "kz1048"])
def test_a_file_of_25_mb_is_read_in_seconds(encoding: str) -> None:
    text = json.dumps({"questions": [{"question_text": KAZAKH * 10, "n": n} for n in range(100)]}, ensure_ascii=False)
    item = text[text.index("[") + 1 : text.rindex("]")] + ",\n"
    size = len(item.encode(encoding))
    raw = ('{"questions": [' + (item * (25 * 1024 * 1024 // size)).rstrip(",\n") + "]}").encode(encoding)
    assert len(raw) > 24 * 1024 * 1024
    begun = time.perf_counter()
    read = read_json(raw)
    assert time.perf_counter() - begun < 15  # takes well under 2 s; the rest is room for a busy machine
    assert read.encoding == encoding
    assert read.documents[-1][1] == len(read.documents) // 100
