"""Every text that a person reads exists in ru, kk and en, with the same parameters."""

import ast
import re
import string
from pathlib import Path

import pytest

import zerek
from zerek.core.errors import AppError
from zerek.core.i18n import LANGUAGES, catalogue, preferred_language, translate

SOURCE = Path(zerek.__file__).parent


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_three_languages_have_the_same_keys_and_parameters() -> None:
    whole = {language: catalogue(language) for language in LANGUAGES}
    assert set(whole["ru"]) == set(whole["kk"]) == set(whole["en"])
    for key, text in whole["ru"].items():
        for language in ("kk", "en"):
            assert parameters(whole[language][key]) == parameters(text), (language, key)
            assert whole[language][key].strip(), (language, key)


def test_kazakh_and_russian_texts_are_not_each_others_copies() -> None:
    same = [
        key for key, text in catalogue("ru").items() if catalogue("kk")[key] == text and re.search("[а-я]{4}", text)
    ]
    assert same == []


def all_errors(of: type[AppError] = AppError) -> list[type[AppError]]:
    return [error for child in of.__subclasses__() for error in (child, *all_errors(child))]


def test_every_refusal_has_its_sentence() -> None:
    import zerek.app  # noqa: F401 - every domain's errors are known then

    missing = [error.code for error in all_errors() if f"errors.{error.code}" not in catalogue("ru")]
    assert missing == []


def test_every_key_that_the_code_names_exists() -> None:
    named = set()
    for path in SOURCE.rglob("*.py"):
        if "demo/bank" in path.as_posix():
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"(fields|validation|import|table)\.[a-z_]+", text):
                named.add(text)
    assert named
    assert sorted(named - set(catalogue("ru"))) == []


@pytest.mark.parametrize(
    ("field", "language"),
    [
        (None, "ru"),
        ("", "ru"),
        ("en", "en"),
        ("kk-KZ, ru;q=0.8", "kk"),
        ("de, en;q=0.3, kk;q=0.5", "kk"),
        ("en;q=0, kk;q=0.1", "kk"),
        ("*", "ru"),
        ("en;q=nonsense", "ru"),
        ("x" * 10_000, "ru"),
    ],
)
def test_the_language_is_negotiated(field: str | None, language: str) -> None:
    assert preferred_language(field) == language


def test_an_unknown_key_is_a_fault_of_the_build() -> None:
    with pytest.raises(KeyError):
        translate("no.such.key", "ru")
