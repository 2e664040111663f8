"""Texts that people read, in Russian, Kazakh and English.

The files `zerek/locale/<part>.<language>.json` hold flat keys; parameters are written `{like_this}`. A key that a
language lacks would be a fault of the build, and a test finds it.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["ru", "kk", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "ru"


@cache
def catalogue(language: Language) -> dict[str, str]:
    texts: dict[str, str] = {}
    for file in files("zerek.locale").iterdir():
        if file.name.endswith(f".{language}.json"):
            texts |= json.loads(file.read_text(encoding="utf-8"))
    return texts


def translate(key: str, language: Language, /, **parameters: Any) -> str:
    """The text for `key`. Raises `KeyError` for a key that no language has."""
    return catalogue(language)[key].format_map(parameters)


def has_text(key: str) -> bool:
    return key in catalogue(DEFAULT_LANGUAGE)


def preferred_language(accept_language: str | None) -> Language:
    """The first language of an `Accept-Language` field that Zerek speaks, by its weights; Russian otherwise."""
    best: tuple[float, Language] | None = None
    for part in (accept_language or "")[:200].split(","):
        tag, _, weight = part.strip().partition(";q=")
        primary = tag.strip().split("-")[0].lower()
        if primary not in LANGUAGES:
            continue
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        if quality > 0 and (best is None or quality > best[0]):
            best = (quality, primary)
    return best[1] if best else DEFAULT_LANGUAGE
