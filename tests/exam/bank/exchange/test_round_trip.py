"""What is written in any format and read again is the same question, however nasty its texts are."""

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from exam.bank.exchange.files import documents
from exam.bank.test_images import picture
from house import document
from zerek.exam.bank.exchange import aiken
from zerek.exam.bank.exchange.export import document_of
from zerek.exam.bank.exchange.formats import FORMATS, Format
from zerek.exam.bank.exchange.pictures import Kept
from zerek.exam.bank.exchange.tables import fits_cells
from zerek.exam.bank.exchange.writers import writer
from zerek.exam.bank.images.rules import read_picture
from zerek.exam.bank.rules import QuestionDraft, validate

TAKEN = [read_picture(picture(kind)) for kind in ("PNG", "JPEG")]
PICTURES = {one.digest: Kept(one.media_type, one.content) for one in TAKEN}
NASTY = st.sampled_from(
    [
        "{", "}", "~", "=", "#", "\\", ":", "::", "####", "\\n", "\n", "\r", "\r\n", "\n\n", "\t", '"', "'", ",", ";",
        "=1+2", "-5", "+7", "@x", "'=", "%50%", "[html]", "[markdown]", "//", "// zerek: {}", "->", "$x^2$",
        "$$\\frac{a}{b}$$",
        "\\(y\\)", "**жирный**", "*к*", "`c`", "<b>", "</text>", "]]>", "<![CDATA[", "&amp;", "&", "<!--", "-->", "--",
        "A. ", "ANSWER: B", "Қазақ", "әіңғүұқөһ", "Ө", "Ё", "😀", "\x01", "\x0b", "\ufffe", "\u2028", "\xa0", "_x000B_",
        *(f"![рис. {place}](image:{digest})" for place, digest in enumerate(PICTURES)), f"![x](image:{'0' * 64})",
        "![", "](",
        f"(image:{next(iter(PICTURES))} \"t\")", "@@PLUGINFILE@@", "@@PLUGINFILE@@/", "(", ")", "[", "]", "!",
        "$CATEGORY: x", "T", "TRUE", "слово", "x", "1", "0,5", "sep=;", "a/b", "//", " ", "  \n", "|", "- ",
    ]
)  # fmt: skip
WORDS = st.lists(NASTY | st.text(max_size=6), min_size=1, max_size=6).map("".join)


@st.composite
def wording(draw: st.DrawFn, keys: list[str]) -> dict[str, Any]:
    made: dict[str, Any] = {"question_text": draw(WORDS), "options": {key: draw(WORDS) + key for key in keys}}
    for name in ("explanation", "topic"):
        if draw(st.booleans()):
            made[name] = draw(WORDS)
    return made


@st.composite
def drafts(draw: st.DrawFn) -> QuestionDraft:
    keys = draw(st.permutations("ABCDEFGH"))[: draw(st.integers(2, 8))]
    if draw(st.booleans()):
        keys = sorted("ABCDEFGH"[: len(keys)])
    multiple = draw(st.booleans())
    right = set(keys[: draw(st.integers(1, len(keys) - 1))] if multiple else keys[:1])
    main = draw(wording(keys))
    document = main | {
        "type": "multiple" if multiple else "single",
        "options": [{"key": key, "text": main["options"][key], "is_correct": key in right} for key in keys],
        "difficulty": draw(st.sampled_from("ABC")),
        "points": draw(st.sampled_from([1, 2, 2.5, 100])),
        "time_seconds": draw(st.sampled_from([90, 5, 3600])),
        "tags": draw(st.lists(WORDS, max_size=3)),
        "metadata": draw(st.dictionaries(WORDS, st.integers() | WORDS | st.none() | st.booleans(), max_size=3)),
        "subject_code": draw(st.sampled_from(["TGO", "M010-1", "Пән/1"])),
    }
    if draw(st.booleans()):
        document["language"] = "kk"
        if draw(st.booleans()):
            document["translations"] = {"ru": draw(wording(keys))}
    found = validate(document, None, 0, 1)
    if not isinstance(found, QuestionDraft):  # only white space, or texts that came out the same
        return draw(drafts())
    return found


def written(format: Format, given: list[dict[str, Any]], version: Any = "2.1") -> bytes:
    file = io.BytesIO()
    made = writer(format, file, version)
    for one in given:
        made.write(one, PICTURES)
    made.end()
    return file.getvalue()


def judged(document: Any, subject: str | None = None) -> QuestionDraft:
    found = validate(document, subject, 0, 1)
    assert isinstance(found, QuestionDraft), (found, document)
    return found


def exported(draft: QuestionDraft) -> dict[str, Any]:
    """As the bank would write it, from what it keeps of the draft."""
    return document_of(
        subject_code=draft.subject_code,
        type=draft.type,
        difficulty=draft.difficulty,
        points=float(draft.points),
        time_seconds=draft.time_seconds,
        option_keys="".join(draft.option_keys),
        correct_keys="".join(sorted(draft.correct_keys)),
        texts={
            language: {"text": one.text, "options": dict(sorted(one.options.items())), "topic": one.topic}
            for language, one in sorted(draft.texts.items(), reverse=True)  # PostgreSQL keeps no order
        },
        explanations={language: one.explanation for language, one in draft.texts.items() if one.explanation},
        tags=list(draft.tags),
        source=draft.metadata,
        fingerprint=draft.fingerprint,
    )


CAREFUL = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "aiken"])
@CAREFUL
@given(given=st.lists(drafts(), min_size=1, max_size=3), version=st.sampled_from(["2.1", "3.0"]))
def test_every_question_comes_back_as_it_was(format: Format, given: list[QuestionDraft], version: str) -> None:
    given = [replace(one, index=0, line=1) for one in given]
    files = [exported(one) for one in given]
    if format == "xlsx":
        assume(all(map(fits_cells, files)))
    assert [judged(document) for document in documents(format, written(format, files, version))] == given


def test_a_lone_carriage_return_begins_no_comment_in_gift() -> None:
    given = judged(document(1, question_text="a\r// b {", explanation="\r\n//"), "TGO")
    (read,) = documents("gift", written("gift", [exported(given)]))
    assert replace(judged(read), line=1) == given


@CAREFUL
@given(given=drafts())
def test_aiken_says_beforehand_what_it_cannot_hold_and_keeps_the_rest(given: QuestionDraft) -> None:
    document = exported(given)
    if not aiken.is_held(document):
        return
    lost = aiken.fields_lost(document)
    (read,) = documents("aiken", written("aiken", [document]))
    back = exported(judged(read, given.subject_code))
    names = {name for name in {*document, *back} if document.get(name) != back.get(name)}
    assert names <= set(lost)
    assert names == set(lost), "what is told as lost is lost"
