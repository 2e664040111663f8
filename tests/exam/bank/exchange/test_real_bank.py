"""A real bank, read from where it lies beside the checkout; skipped where it does not."""

import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from exam.bank.exchange.files import read_json
from zerek.exam.bank.rules import QuestionDraft, validate

SHARED_DATA = Path(os.environ.get("ZEREK_SHARED_DATA") or Path(__file__).parents[5] / "shared" / "data")


def accepted(document: object) -> QuestionDraft:
    found = validate(document, "M010-1", 0, 1)
    assert isinstance(found, QuestionDraft), found
    return found


@pytest.fixture(scope="module")
def sample() -> bytes:
    file = SHARED_DATA / "real-bank-sample.json"
    if not file.is_file():
        pytest.skip("the sample of a real bank is not on this machine")
    return file.read_bytes()


def test_every_question_of_a_real_bank_is_sound_and_comes_through_unchanged(sample: bytes) -> None:
    read = read_json(sample)
    given = json.loads(sample)["questions"]
    drafts = [accepted(document) for _, _, document in read.documents]
    assert len(drafts) == len(given) == 720
    lines = sample.decode().split("\n")
    for (index, line, document), original, draft in zip(read.documents, given, drafts, strict=True):
        assert document == original == given[index]
        assert lines[line - 1].lstrip().startswith("{")
        assert f'"{original["question_id"]}"' in lines[line - 1] + lines[line]
        assert draft.main.text == original["question_text"].strip()
        assert draft.main.options == {option["key"]: option["text"].strip() for option in original["options"]}
        assert draft.correct_keys == {option["key"] for option in original["options"] if option["is_correct"]}
        assert draft.metadata["source"]["question_id"] == original["question_id"]
    assert Counter(draft.type for draft in drafts) == Counter(question["type"] for question in given)


def test_the_repeated_questions_of_a_real_bank_are_those_that_a_plain_comparison_finds(sample: bytes) -> None:
    def letters(text: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", text).lower().split()).rstrip(" .,:;!?…")

    given = json.loads(sample)["questions"]
    repeated = given + [
        one | {"question_text": one["question_text"].upper() + " ", "options": one["options"][::-1]}
        for one in given[::7]
    ]
    for bank, least in ((given, 0), (repeated, len(given[::7]))):
        plain = Counter(
            (letters(one["question_text"]), tuple(sorted(letters(option["text"]) for option in one["options"])))
            for one in bank
        )
        ours = Counter(accepted(one).fingerprint for one in bank)
        assert sorted(ours.values()) == sorted(plain.values())
        assert len(bank) - len(ours) >= least
        print(f"{len(bank)} questions, {len(bank) - len(ours)} of them repeated")  # noqa: T201
