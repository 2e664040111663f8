"""What a question has to be, and how each thing that is wrong with one is told."""

import json
import re
import string
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerek.core import decoding
from zerek.core.i18n import LANGUAGES, catalogue, translate
from zerek.exam.bank import rules
from zerek.exam.bank.exchange.report import ImportReport
from zerek.exam.bank.rules import OPTION_KEYS, QuestionDraft, as_read, validate


def options(*texts: str, right: str = "A") -> list[dict[str, Any]]:
    return [
        {"key": key, "text": text, "is_correct": key in right}
        for key, text in zip(OPTION_KEYS, texts, strict=False)
    ]  # fmt: skip


def question(**changes: Any) -> dict[str, Any]:
    return {"question_text": "2 + 2 = ?", "options": options("4", "5", "22"), "subject_code": "M010-1"} | changes


def without(name: str) -> dict[str, Any]:
    return {field: value for field, value in question().items() if field != name}


def accepted(document: Any, subject: str | None = None) -> QuestionDraft:
    found = validate(document, subject, 3, 17)
    assert isinstance(found, QuestionDraft), found
    return found


def refused(document: Any, subject: str | None = None) -> list[tuple[str, str]]:
    """(field, sentence) of every problem; each is sayable in every language, and in bytes."""
    found = validate(document, subject, 0, 1)
    assert isinstance(found, list), found
    for problem in found:
        for language in LANGUAGES:
            assert "{" not in translate(problem.key, language, **problem.parameters)
        problem.field.encode()
    return [(problem.field, problem.key.removeprefix("import.")) for problem in found]


def translated(language: str = "kk", **changes: Any) -> dict[str, Any]:
    wording = {"question_text": "2 + 2 неге тең?", "options": {"A": "төрт", "B": "бес", "C": "жиырма екі"}} | changes
    return question(language="ru", translations={language: wording})


def test_what_is_not_given_gets_its_default() -> None:
    draft = accepted(question())
    assert (draft.type, draft.difficulty, draft.points, draft.time_seconds) == ("single", "A", 1, 90)
    assert (draft.tags, draft.metadata, draft.languages, list(draft.texts)) == ((), {}, (), [""])
    assert (draft.option_keys, draft.correct_keys) == (("A", "B", "C"), frozenset("A"))
    assert (draft.main.explanation, draft.main.topic, draft.index, draft.line) == (None, None, 3, 17)
    nothing = dict.fromkeys(("type", "difficulty", "points", "time_seconds", "tags", "explanation", "translations"))
    assert accepted(question(**nothing)) == draft
    assert accepted(question(type="", difficulty="", language="", explanation=" ", topic="")) == draft
    assert accepted(question(anything_else={"is": "ignored"})) == draft


@pytest.mark.parametrize(
    "document",
    [
        question(question_text="x" * 10_000),
        question(question_text="x"),
        question(question_text=f"  {'x' * 10_000}\n"),
        question(options=options("x" * 2_000, "y")),
        question(options=options(*"12345678")),
        question(points=1),
        question(points=100),
        question(points=1.5),
        question(time_seconds=5),
        question(time_seconds=3_600),
        question(time_seconds=60.0),
        question(tags=["x" * 50] + [str(number) for number in range(19)]),
        question(explanation="x" * 10_000),
        question(topic="x" * 200),
        question(metadata={"x": "y" * (8_192 - len('{"x": ""}'))}),
        question(type="multiple"),
        question(type="multiple", options=options("1", "2", "3", right="BC")),
    ],
)
def test_the_edges_of_what_is_allowed_are_allowed(document: dict[str, Any]) -> None:
    accepted(document)


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        ([], [("", "question_not_object")]),
        (without("question_text"), [("question_text", "text_missing")]),
        (without("options"), [("options", "options_count")]),
        (question(question_text="\u200b\ufeff \u00ad"), [("question_text", "text_missing")]),
        (question(question_text="x" * 10_001), [("question_text", "text_too_long")]),
        (question(question_text="\udc00"), [("question_text", "text_unprintable")]),
        (question(options=options("x" * 2_001, "y")), [("options[0].text", "text_too_long")]),
        (question(options=options("1")), [("options", "options_count")]),
        (question(options=[*options(*"12345678"), *options("9")]), [("options", "options_count")]),
        (question(options={"A": "1", "B": "2"}), [("options", "options_count")]),
        (question(options=[*options("1", "2"), "3"]), [("options[2]", "option_not_object")]),
        (question(options=options("1", "2", right="")), [("options", "no_right_option")]),
        (question(options=options("1", "2", right="AB")), [("options", "all_options_right")]),
        (question(type="single", options=options("1", "2", "3", right="AB")), [("options", "several_right_options")]),
        (question(type="essay"), [("type", "type")]),
        (question(type=["single"]), [("type", "type")]),
        (question(difficulty="D"), [("difficulty", "difficulty")]),
        (question(difficulty=0), [("difficulty", "difficulty")]),
        (question(difficulty="В"), [("difficulty", "letter_cyrillic")]),
        (question(points=0.99), [("points", "number_outside")]),
        (question(points=100.01), [("points", "number_outside")]),
        (question(points=float("nan")), [("points", "number_outside")]),
        (question(points=10**4_000), [("points", "number_outside")]),
        (question(points=True), [("points", "number_outside")]),
        (question(time_seconds=4), [("time_seconds", "whole_number_outside")]),
        (question(time_seconds=3_601), [("time_seconds", "whole_number_outside")]),
        (question(time_seconds=60.5), [("time_seconds", "whole_number_outside")]),
        (question(time_seconds="90"), [("time_seconds", "whole_number_outside")]),
        (question(tags=[str(number) for number in range(21)]), [("tags", "tags_count")]),
        (question(tags=["x" * 51, " ", 3]),
         [("tags[0]", "text_too_long"), ("tags[1]", "text_missing"), ("tags[2]", "text_missing")]),
        (question(explanation="x" * 10_001), [("explanation", "text_too_long")]),
        (question(explanation=False), [("explanation", "text_missing")]),
        (question(topic="x" * 201), [("topic", "text_too_long")]),
        (question(metadata=[1]), [("metadata", "metadata_not_object")]),
        (question(metadata={"x": "қ" * 4_100}), [("metadata", "metadata_too_large")]),
        (question(metadata={"x": [float("inf")]}), [("metadata", "metadata_unstorable")]),
        (question(metadata={"x": {"\x00": 1}}), [("metadata", "metadata_unstorable")]),
        (question(metadata={"x": ["\ud800"]}), [("metadata", "metadata_unstorable")]),
        (question(metadata={"x": 10**5_000}), [("metadata", "metadata_unstorable")]),
        (question(metadata={"x": {1, 2}}), [("metadata", "metadata_unstorable")]),
        (question(language="de"), [("language", "language")]),
        (question(language=0), [("language", "language")]),
        (without("subject_code"), [("subject_code", "subject_missing")]),
        (question(subject_code=7), [("subject_code", "subject_wrong")]),
        (question(subject_code="x" * 41), [("subject_code", "subject_wrong")]),
        (question(subject_code="a\x00"), [("subject_code", "subject_wrong")]),
    ],
)  # fmt: skip
def test_each_fault_is_told_once_by_its_field_and_its_reason(document: Any, problems: list[tuple[str, str]]) -> None:
    assert refused(document) == problems


def test_metadata_of_any_depth_is_judged_without_recursion() -> None:
    deep: Any = "x"
    for _ in range(100_000):
        deep = [deep]
    assert refused(question(metadata={"x": deep})) == [("metadata", "metadata_too_deep")]
    while isinstance(deep, list):  # taken apart by hand: freeing it at once would recurse as well
        deep = deep.pop()


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert refused({
        "question_text": 5,
        "type": "open",
        "difficulty": "E",
        "points": 0,
        "time_seconds": 1,
        "options": [
            {"key": "Z", "text": "", "is_correct": True},
            {"key": "a", "text": "same", "is_correct": False},
            {"key": "A", "text": " same ", "is_correct": 1},
            {"key": "С", "text": "x", "is_correct": False},
        ],
        "explanation": [],
        "topic": 1,
        "tags": "x",
        "metadata": 1,
        "language": "xx",
        "translations": 1,
    }) == [
        ("subject_code", "subject_missing"),
        ("language", "language"),
        ("question_text", "text_missing"),
        ("options[0].key", "option_key"),
        ("options[0].text", "text_missing"),
        ("options[2].key", "option_key_repeated"),
        ("options[2].is_correct", "option_correct_missing"),
        ("options[3].key", "letter_cyrillic"),
        ("options[2].text", "option_text_repeated"),
        ("type", "type"),
        ("difficulty", "difficulty"),
        ("points", "number_outside"),
        ("time_seconds", "whole_number_outside"),
        ("explanation", "text_missing"),
        ("topic", "text_missing"),
        ("tags", "tags_count"),
        ("metadata", "metadata_not_object"),
        ("translations", "translations_not_object"),
    ]  # fmt: skip


def test_one_mistake_in_an_option_does_not_bring_a_second_complaint_about_the_right_ones() -> None:
    marked = options("1", "2", right="A")
    assert refused(question(options=[marked[0] | {"key": "X"}, marked[1]])) == [("options[0].key", "option_key")]
    assert refused(question(options=[marked[0] | {"is_correct": "true"}, marked[1]])) == [
        ("options[0].is_correct", "option_correct_missing")
    ]


def test_keys_may_be_small_letters_or_left_out_and_their_order_is_kept() -> None:
    given = [{"key": key, "text": f"for {key}", "is_correct": key == "c"} for key in ("c", " b ", "A")]
    draft = accepted(question(options=given))
    assert (draft.option_keys, draft.correct_keys) == (("C", "B", "A"), frozenset("C"))
    assert list(draft.main.options.items()) == [("C", "for c"), ("B", "for  b"), ("A", "for A")]
    nameless = [{"text": text, "is_correct": text == "y"} for text in "xyz"]
    draft = accepted(question(options=nameless))
    assert (draft.main.options, draft.correct_keys) == ({"A": "x", "B": "y", "C": "z"}, frozenset("B"))


@pytest.mark.parametrize(
    ("first", "second"),
    [("5", " 5 "), ("a  b", "a\n b"), ("й", "и\u0306"), ("x", "x\u200b"), ("x", "\ufeffx"), ("a b", "a\u00a0b")],
)
def test_two_options_that_read_the_same_are_refused_in_every_language(first: str, second: str) -> None:
    assert refused(question(options=options("1", first, second))) == [("options[2].text", "option_text_repeated")]
    assert refused(translated(options={"A": first, "B": "1", "C": second})) == [
        ("translations.kk.options.C", "option_text_repeated")
    ]


@pytest.mark.parametrize(("first", "second"), [("AA", "Aa"), ("CO", "Co"), ("5", "5!"), ("x²", "x2"), (".", "?")])
def test_options_that_differ_in_what_can_be_the_answer_are_two(first: str, second: str) -> None:
    accepted(question(options=options(first, second)))


def test_the_type_is_inferred_from_the_number_of_right_options() -> None:
    assert accepted(question(options=options("1", "2", "3", right="B"))).type == "single"
    assert accepted(question(options=options("1", "2", "3", right="AB"))).type == "multiple"
    assert accepted(question(type="multiple", options=options("1", "2", "3", right="B"))).type == "multiple"


def test_the_subject_of_the_question_wins_over_that_of_the_file() -> None:
    assert accepted(question(subject_code=" TGO "), "ENG").subject_code == "TGO"
    for blank in (without("subject_code"), question(subject_code=None), question(subject_code=" ")):
        assert accepted(blank, "ENG").subject_code == "ENG"
        assert refused(blank) == [("subject_code", "subject_missing")]
    assert refused(question(subject_code=[]), "ENG") == [("subject_code", "subject_wrong")]


def test_where_a_question_comes_from_is_kept_in_its_metadata() -> None:
    draft = accepted(question(question_id="q-1", test_id=7, source_question_number=12, metadata={"page": 3}))
    source = {"question_id": "q-1", "test_id": 7, "source_question_number": 12}
    assert draft.metadata == {"page": 3, "source": source}
    assert accepted(question(metadata=draft.metadata)).metadata == draft.metadata
    mixed = accepted(question(question_id="q-1", metadata={"source": {"book": "x", "question_id": "old"}}))
    assert mixed.metadata == {"source": {"book": "x", "question_id": "q-1"}}
    assert accepted(question(test_id=7, metadata={"source": "A book"})).metadata == {
        "source": {"reference": "A book", "test_id": 7}
    }
    assert refused(question(question_id="x" * 9_000)) == [("metadata", "metadata_too_large")]


def test_an_escape_that_is_only_written_about_is_a_text_like_any_other() -> None:
    text = r"What is '\u0000' in Java?"
    draft = accepted(question(question_text=text, options=options(r"\x00", r"\ud800"), metadata={"note": text}))
    assert (draft.main.text, draft.metadata) == (text, {"note": text})


def test_a_question_in_three_languages_has_three_wordings_the_main_one_first() -> None:
    document = translated()
    document["translations"]["en"] = {
        "question_text": "What is 2 + 2?",
        "options": {"c": "twenty-two", "b": "five", "a": "four"},
        "explanation": "Count.",
        "topic": "Sums",
    }
    draft = accepted(document)
    assert (draft.languages, draft.main.text) == (("ru", "kk", "en"), "2 + 2 = ?")
    assert list(draft.texts["en"].options.items()) == [("A", "four"), ("B", "five"), ("C", "twenty-two")]
    assert (draft.texts["en"].explanation, draft.texts["en"].topic, draft.texts["kk"].topic) == ("Count.", "Sums", None)
    assert draft.fingerprint == accepted(question()).fingerprint


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        (translated(question_text=" "), [("translations.kk.question_text", "text_missing")]),
        (translated(options={"A": "a", "B": "b"}), [("translations.kk.options.C", "text_missing")]),
        (translated(options={"A": "a", "B": "b", "C": 3}), [("translations.kk.options.C", "text_missing")]),
        (translated(options={"A": "a", "B": "b", "C": "c", "D": "d"}),
         [("translations.kk.options.D", "translation_option_unknown")]),
        (translated(options={"A": "a", "B": "b", "C": "c", "c": "d"}),
         [("translations.kk.options.c", "option_key_repeated")]),
        (translated(options=["a", "b", "c"]), [("translations.kk", "translation_incomplete")]),
        (translated(explanation=7), [("translations.kk.explanation", "text_missing")]),
        (translated(topic="x" * 201), [("translations.kk.topic", "text_too_long")]),
        (translated("ru"), [("translations.ru", "language_repeated")]),
        (translated("de"), [("translations.de", "language")]),
        (translated("\ud800"), [("translations.\ufffd", "language")]),
        (question(translations=translated()["translations"]), [("language", "language_missing")]),
        (question(language="ru", translations={"kk": None}), [("translations.kk", "translation_incomplete")]),
    ],
)  # fmt: skip
def test_a_translation_is_whole_or_the_missing_field_is_named(
    document: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    assert refused(document) == problems


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from("ABab")
KEYS = st.sampled_from(["key", "text", "is_correct", "ru", "kk", "en", "options", "question_text", "A", "b", "\ud800"])
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=5),
    max_leaves=15,
)
FIELDS = st.sampled_from(
    [
        "subject_code",
        "language",
        "question_text",
        "type",
        "difficulty",
        "points",
        "time_seconds",
        "options",
        "explanation",
        "topic",
        "tags",
        "translations",
        "metadata",
        "question_id",
        "test_id",
    ]
)


@given(st.dictionaries(FIELDS, JSON, max_size=6), st.booleans(), st.sampled_from([None, "", "TGO", "\x00"]))
def test_whatever_json_is_given_the_answer_is_a_sound_draft_or_problems_that_can_be_told(
    changes: dict[str, Any], whole: bool, subject: str | None
) -> None:
    document = (translated() if whole else {}) | changes
    found = validate(document, subject, 0, 1)
    if not isinstance(found, QuestionDraft):
        assert refused(document, subject)
        return
    assert 2 <= len(found.option_keys) <= 8
    assert set() < found.correct_keys < set(found.option_keys)
    assert found.type == "multiple" or len(found.correct_keys) == 1
    for wording in found.texts.values():
        assert wording.text
        assert tuple(wording.options) == found.option_keys
        assert len({as_read(text) for text in wording.options.values()}) == len(wording.options)
    whole_draft = [found.metadata, found.tags, [asdict(wording) for wording in found.texts.values()]]
    written = json.dumps(whole_draft, allow_nan=False, ensure_ascii=False).encode()
    assert json.loads(written)[0] == found.metadata
    assert not any(
        "\x00" in text for wording in found.texts.values() for text in (wording.text, *wording.options.values())
    )


def test_the_sentences_are_there_in_three_languages_with_the_same_parameters() -> None:
    def parameters(sentence: str) -> Counter[str]:
        return Counter(name for _, name, _, _ in string.Formatter().parse(sentence) if name)

    known = {key for key in catalogue("ru") if key.startswith("import.")}
    for language in LANGUAGES:
        told = catalogue(language)
        assert {key for key in told if key.startswith("import.")} == known
        for key in known:
            assert parameters(told[key]) == parameters(catalogue("en")[key]), (language, key)
    # Every sentence is said somewhere in the import, and the import says none that there is not.
    files = [Path(decoding.__file__), *Path(rules.__file__).parent.rglob("*.py")]
    sources = [file.read_text(encoding="utf-8") for file in files]
    said = set(re.findall(r'"(?:import\.)?(\w+)"', "\n".join(sources)))
    assert {key.removeprefix("import.") for key in known} <= said
    assert set(re.findall(r'"(import\.\w+)"', "\n".join(sources))) <= known


def test_the_fields_of_a_report_are_those_of_the_contract() -> None:
    counts = {"total", "imported_count", "skipped_count", "error_count", "picture_count"}
    assert (
        set(ImportReport.model_fields)
        == {"dry_run", "format", "encoding", "errors", "skipped", "preview", "remarks"} | counts
    )
    fields = ImportReport.model_json_schema()["$defs"]
    assert set(fields["Fault"]["properties"]) == {"line", "index", "field", "message"}
    assert set(fields["Skipped"]["properties"]) == {"line", "index", "reason"}


def test_a_hundred_thousand_questions_would_take_far_less_than_half_a_minute() -> None:
    sentence = "Қазақстан Республикасының астанасы қай қала болып табылады?"
    made = [
        question(question_text=f"{sentence} {number}", options=options(*(f"{sentence} {key}" for key in OPTION_KEYS)))
        for number in range(5_000)
    ]
    begun = time.process_time()
    for document in made:
        accepted(document)
    assert (time.process_time() - begun) * 20 < 30
