"""Check codes and names."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerek.exam.results.content import printable
from zerek.exam.results.rules import ALPHABET, as_typed, initials, with_check
from zerek.exam.results.typesetting import BOLD, SERIF, Sheet, register_fonts

LETTERS = st.text(ALPHABET, min_size=15, max_size=15)


@given(LETTERS)
def test_a_code_is_known_however_it_is_typed(letters: str) -> None:
    code = with_check(letters)
    assert len(code) == 19
    bare = code.replace("-", "")
    for typed in (code, bare, code.lower(), f"  {code} ", code.replace("-", " "), code.replace("-", "–")):
        assert as_typed(typed) == bare


def test_a_code_typed_on_a_cyrillic_keyboard_is_known() -> None:
    code = with_check("ABCEHKMPTXYABCE")
    assert as_typed(code.translate(str.maketrans("ABCEHKMPTX", "АВСЕНКМРТХ"))) == code.replace("-", "")


@given(LETTERS, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_letter_typed_wrong_is_noticed(letters: str, place: int, other: str) -> None:
    bare = with_check(letters).replace("-", "")
    typed = bare[:place] + other + bare[place + 1 :]
    assert as_typed(typed) == (bare if typed == bare else "")


def test_nearly_all_neighbours_that_changed_places_are_noticed() -> None:
    dice, missed, tried = random.Random(5), 0, 0
    for _ in range(400):
        bare = with_check("".join(dice.choices(ALPHABET, k=15))).replace("-", "")
        for place in range(15):
            typed = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
            if typed != bare:
                tried += 1
                missed += as_typed(typed) != ""
    assert missed / tried < 0.003


@pytest.mark.parametrize("typed", ["", "0", "K7QM", "0000-0000-0000-0000", "K7QM-2XHA-9TRW-5NBCC", "ß" * 16, "💥" * 16])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert as_typed(typed) == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Аружан Сейтқызы Әли", "А. С. Ә."),
        ("aigerim bek", "A. B."),
        ("", ""),
        ("😀 ??? 42", ""),
        ("x " * 200, "X. X. X. X. X. X. X. X. X. X. X. X. X. X."[:40]),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Әсем Ғалымқызы Құрманбек ІҢҮҰҺӨ", "Әсем Ғалымқызы Құрманбек ІҢҮҰҺӨ"),
        ("Zoë Łukasiewicz", "Zoë Łukasiewicz"),
        ("😀 Айгүл 😀", "Айгүл"),
        ("محمد", "somebody"),
        ("😀😀😀", "somebody"),
        ("\u202eевиб", "евиб"),
        ("<b>Bold</b> & Co", "<b>Bold</b> & Co"),
        ("", "somebody"),
    ],
)
def test_a_name_is_printed_as_far_as_the_font_has_its_letters(name: str, printed: str) -> None:
    assert printable(name, register_fonts(), "somebody") == printed


def test_every_letter_of_the_three_languages_is_in_the_fonts() -> None:
    letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    signs = "ABCXYZabcxyz0123456789 «»„“”–—…%·×№₸"
    assert {ord(letter) for letter in letters + letters.lower() + signs} <= register_fonts()


@given(st.text(st.sampled_from("абвгдежз Wi"), max_size=400), st.integers(1, 4))
def test_a_text_never_runs_over_its_lines(text: str, most: int) -> None:
    sheet = Sheet((100, 100), "", "ru")
    lines = sheet.lines(text, SERIF, 20, 180, most)
    assert len(lines) <= most
    assert all(sheet.text_width(line, SERIF, 20) <= 180 for line in lines)
    fitted, size = sheet.fitted(text, BOLD, 30, 8, 120)
    assert sheet.text_width(fitted, BOLD, size) <= 120
