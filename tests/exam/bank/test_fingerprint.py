"""When two questions are the same one: however they are typed, and not otherwise."""

import re
import string
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.bank.rules import as_read, fingerprint, normalised

LETTERS = st.text(alphabet=string.ascii_letters + "АаБбЁёЙйӘәІіҢңҒғҮүҰұҚқӨөҺһ0123456789+= .,?²", max_size=30)
TEXTS = LETTERS.filter(lambda text: bool(text.strip()))


@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_a_fingerprint_is_the_same_however_a_question_is_typed(text: str, texts: list[str], random: Any) -> None:
    def retyped(one: str) -> str:
        one = random.choice((str.upper, str.lower, str.swapcase))(one)
        one = unicodedata.normalize(random.choice(("NFC", "NFD", "NFKC")), one)
        one = one.replace(" ", random.choice((" ", "  ", "\t", "\n ", "\u00a0")))
        one = random.choice(("", " ", "\u200b")) + one + random.choice(("", " ", "\u00ad"))
        marked = any(letter.isalnum() for letter in one)
        return one + random.choice(("", ".", "?", " …", ":")) if marked else one

    again = [retyped(one) for one in texts]
    random.shuffle(again)
    assert fingerprint(retyped(text), again) == fingerprint(text, texts)


@given(TEXTS, st.lists(TEXTS, min_size=2, max_size=8), st.integers(min_value=0), st.sampled_from("яzқ7"))
def test_a_letter_more_anywhere_is_another_question(text: str, texts: list[str], place: int, letter: str) -> None:
    one = fingerprint(text, texts)
    assert re.fullmatch("[0-9a-f]{64}", one)
    assert fingerprint(letter + text, texts) != one
    changed = [*texts]
    changed[place % len(texts)] = letter + changed[place % len(texts)]
    assert fingerprint(text, changed) != one
    assert fingerprint(text, [*texts, letter]) != one


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert as_read(as_read(text)) == as_read(text)
    assert fingerprint(normalised(text), []) == fingerprint(text, [])


@pytest.mark.parametrize(("first", "second"), [(".", "?"), ("x", "-x"), (".5", "5"), ("", "x"), ("қ", "к"), ("А", "A")])
def test_texts_that_are_not_the_same_question(first: str, second: str) -> None:
    assert fingerprint(first, ["1", "2"]) != fingerprint(second, ["1", "2"])
