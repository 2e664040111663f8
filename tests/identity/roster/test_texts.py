"""The words of a table of people: all there, each read back as what it was written for."""

import re
from pathlib import Path

import pytest

from zerek.core.i18n import LANGUAGES, Language, catalogue
from zerek.identity import roster
from zerek.identity.roster.columns import (
    OTHER_LOCALES,
    OTHER_NAMES,
    OTHER_ROLES,
    Column,
    columns_by_name,
    explanation,
    folded,
    label,
    locale_label,
    locales_by_name,
    position_label,
    positions_by_name,
    role_label,
    role_text,
    roles_by_name,
)
from zerek.identity.roster.usernames import FreeUsernames, wanted_username
from zerek.identity.rules import Held, Position, Role


def test_every_sentence_that_the_import_says_is_there() -> None:
    sources = [file.read_text(encoding="utf-8") for folder in roster.__path__ for file in Path(folder).glob("*.py")]
    named = set(re.findall(r'"(people\.[a-z_.0-9]+[a-z])"', "\n".join(sources)))
    assert len(named) > 25
    assert named <= set(catalogue("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_read_back_as_what_it_was_written_for(language: Language) -> None:
    assert [columns_by_name()[folded(label(column, language))] for column in Column] == list(Column)
    assert [roles_by_name()[folded(role_label(role, language))] for role in Role] == list(Role)
    assert [positions_by_name()[folded(position_label(one, language))] for one in Position] == list(Position)
    assert [locales_by_name()[folded(locale_label(one, language))] for one in LANGUAGES] == list(LANGUAGES)
    assert all(explanation(column, language) for column in Column)
    labels = [*(role_label(role, language) for role in Role), *(position_label(one, language) for one in Position)]
    assert not [text for text in labels if re.search("[,;:]", text)]


def test_no_word_stands_for_two_things() -> None:
    for words, of in (
        (OTHER_NAMES, columns_by_name()),
        (OTHER_ROLES, roles_by_name()),
        (OTHER_LOCALES, locales_by_name()),
    ):
        for meant, others in words.items():
            assert {of[folded(word)] for word in others} == {meant}, meant


def test_a_role_is_written_with_its_posts_in_the_order_of_the_school() -> None:
    held = Held(Role.TEACHER, None, frozenset({Position.LIBRARIAN, Position.CLASS_TEACHER}))
    assert role_text(held, "ru") == "Учитель: Классный руководитель, Библиотекарь"
    assert role_text(held, "kk") == "Мұғалім: Сынып жетекшісі, Кітапханашы"


@pytest.mark.parametrize(
    ("email", "full_name", "username"),
    [
        (None, "Әлия Серікқызы", "aliya.serikqyzy"),
        (None, "Щёголев Юрий Ильич", "shchegolev.yurii"),
        (None, "Ү", "u-user"),
        (None, "山田", "user"),
        (None, "'; DROP TABLE users", "drop"),
        ("Aida.S@school.kz", "Аида", "aida.s"),
        ("!!@x.kz", "Аида", "user"),
        (None, "x" * 300, "x" * 40),
    ],
)
def test_a_username_is_made_of_the_address_or_the_name(email: str | None, full_name: str, username: str) -> None:
    assert wanted_username(email, full_name) == username


def test_taken_usernames_get_the_next_number() -> None:
    names = FreeUsernames({"aida", "aida2"})
    assert [names.take("aida"), names.take("aida"), names.take("bolat")] == ["aida3", "aida4", "bolat"]
