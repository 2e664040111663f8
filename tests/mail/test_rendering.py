"""What mails say, in three languages, as text and as HTML."""

import re
from typing import Any

import pytest

from zerek.core.i18n import LANGUAGES, Language, catalogue
from zerek.mail.models import LONGEST_SUBJECT
from zerek.mail.rendering import render

LINK = "https://zerek.test/app/password-reset#token=abc&x=1"
KINDS: dict[str, dict[str, Any]] = {
    "password_reset": {"name": "Әлия", "username": "aliya", "link": LINK, "minutes": 60},
    "password_changed": {"name": "Әлия", "time": "21.11.2026 12:00"},
    "new_sign_in_method": {"name": "Әлия", "what": "second_factor_on"},
    "email_changed": {"name": "Әлия", "time": "21.11.2026 12:00", "email": "new@example.org"},
    "account_created": {"name": "Әлия", "username": "aliya", "link": LINK, "days": 7},
    "guardian_linked": {"guardian": "Болат", "student": "Әлия"},
    "notification": {"title": "Емтихан", "body": "Ертең.", "link": LINK, "unsubscribe": f"{LINK}?one"},
    "digest": {"count": 3, "body": "Бір.\nЕкі.", "link": LINK, "unsubscribe": f"{LINK}?two"},
    "plain": {"subject": "Жиналыс", "body": "Ертең.\n\nСағат онда.\nКеліңіз."},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_speaks_every_language_and_says_all_it_was_given(kind: str, language: Language) -> None:
    rendered = render(kind, language, KINDS[kind])
    assert rendered.subject
    assert "{" not in rendered.subject + rendered.text
    assert f'<html lang="{language}">' in rendered.html
    for name, value in KINDS[kind].items():
        if name in ("name", "guardian", "student", "link", "minutes", "days", "time"):
            assert str(value) in rendered.text, name
            assert str(value).replace("&", "&amp;") in rendered.html, name
    assert catalogue(language)["mail.footer"] in rendered.text
    assert catalogue(language)["mail.footer"] in rendered.html


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"plain"}))
def test_the_languages_differ(kind: str) -> None:
    assert len({render(kind, language, KINDS[kind]).text for language in LANGUAGES}) == 3


def test_the_table_of_kinds_is_that_of_the_locale_files() -> None:
    named = {key.split(".")[1] for key in catalogue("ru") if re.fullmatch(r"mail\.\w+\.subject", key)}
    assert named == set(KINDS)
    assert render.__doc__ is not None
    assert all(f"`{kind}`" in render.__doc__ for kind in KINDS)


@pytest.mark.parametrize("what", ["second_factor_on", "second_factor_off", "account_linked"])
def test_a_word_of_the_kind_itself_is_put_into_the_language(what: str) -> None:
    said = {render("new_sign_in_method", language, {"name": "A", "what": what}).text for language in LANGUAGES}
    assert len(said) == 3
    assert not any(what in text for text in said)
    assert "your own words" in render("new_sign_in_method", "en", {"name": "A", "what": "your own words"}).text


def test_what_people_wrote_is_no_markup_and_begins_no_paragraph() -> None:
    name = "<script>alert(1)</script>\r\n\r\nPay here: {link} & <b>now</b>"
    rendered = render("password_changed", "en", {"name": name, "time": "now"})
    assert "<script>" not in rendered.html
    assert "&lt;script&gt;" in rendered.html
    assert "Hello <script>alert(1)</script> Pay here: {link} & <b>now</b>," in rendered.text


def test_a_message_keeps_its_paragraphs_and_its_subject_is_one_short_line() -> None:
    body = "First.\r\n\r\n\r\nSecond,\nin two lines.\x0b\x00"
    rendered = render("plain", "ru", {"subject": "One\r\nBcc: a@example.org\t" + "x" * 500, "body": body})
    assert rendered.text.startswith("First.\n\nSecond,\nin two lines.\n")
    assert rendered.subject.startswith("One Bcc: a@example.org x")
    assert len(rendered.subject) == LONGEST_SUBJECT
    assert rendered.html.count("<p ") == 2


def test_half_a_character_breaks_nothing() -> None:
    assert "?" in render("plain", "ru", {"subject": "\ud800", "body": "x"}).subject


def test_a_missing_parameter_or_an_unknown_kind_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        render("password_changed", "ru", {"name": "A"})
    with pytest.raises(KeyError):
        render("no_such_kind", "ru", {})


def test_a_link_is_a_link() -> None:
    with pytest.raises(ValueError, match="https"):
        render("password_reset", "ru", KINDS["password_reset"] | {"link": "javascript:alert(1)"})
