"""The columns of a table of people, and the words in three languages by which they, roles, posts and languages go."""

import re
from enum import StrEnum
from functools import cache

from zerek.core.i18n import LANGUAGES, Language, has_text, translate
from zerek.identity.rules import Held, Position, Role


class Column(StrEnum):
    USERNAME = "username"
    EMAIL = "email"
    FULL_NAME = "full_name"
    ROLE = "role"
    BIRTH = "date_of_birth"
    LOCALE = "locale"
    PASSWORD = "password"  # noqa: S105 - the name of a column
    GUARDIAN1_USERNAME = "guardian1_username"
    GUARDIAN1_EMAIL = "guardian1_email"
    GUARDIAN1_NAME = "guardian1_name"
    GUARDIAN2_USERNAME = "guardian2_username"
    GUARDIAN2_EMAIL = "guardian2_email"
    GUARDIAN2_NAME = "guardian2_name"


GUARDIAN_COLUMNS = (
    (Column.GUARDIAN1_USERNAME, Column.GUARDIAN1_EMAIL, Column.GUARDIAN1_NAME),
    (Column.GUARDIAN2_USERNAME, Column.GUARDIAN2_EMAIL, Column.GUARDIAN2_NAME),
)
WIDTHS = (22, 28, 34, 30, 16, 12, 16, 22, 28, 34, 22, 28, 34)
# Other words by which the columns go in the lists that schools have, beside the labels of the locale files.
OTHER_NAMES: dict[Column, tuple[str, ...]] = {
    Column.USERNAME: ("login", "user", "логин", "пользователь", "пайдаланушы"),
    Column.EMAIL: ("e-mail", "mail", "почта", "эл. почта", "email адрес", "пошта", "эл. пошта"),
    Column.FULL_NAME: ("name", "фио", "ф.и.о.", "имя", "аты-жөні", "тегі, аты, әкесінің аты", "тааә"),
    Column.ROLE: ("roles", "роли", "рөлдер"),
    Column.BIRTH: ("birthday", "birth date", "день рождения", "дата рожд.", "туған жылы", "туған күн"),
    Column.LOCALE: ("language", "язык интерфейса", "тіл"),
    Column.PASSWORD: ("пароль", "құпия сөз"),
    Column.GUARDIAN1_USERNAME: ("guardian username", "guardian_username", "логин родителя"),
    Column.GUARDIAN1_EMAIL: ("guardian email", "guardian_email", "почта родителя", "ата-ананың поштасы"),
    Column.GUARDIAN1_NAME: ("guardian name", "guardian_name", "родитель", "фио родителя", "ата-анасы"),
}
OTHER_ROLES: dict[Role, tuple[str, ...]] = {
    Role.STUDENT: ("pupil", "учащийся", "обучающийся", "студент", "білім алушы"),
    Role.GUARDIAN: ("parent", "родитель", "ата-анасы", "қамқоршы"),
    Role.TEACHER: ("педагог", "преподаватель"),
    Role.ADMIN: ("administrator", "админ"),
}
OTHER_LOCALES: dict[Language, tuple[str, ...]] = {
    "ru": ("рус", "русский язык", "русский", "орысша"),
    "kk": ("kz", "каз", "казахский язык", "қазақ тілі"),
    "en": ("eng", "англ", "английский язык", "ағылшынша"),
}


def folded(text: str) -> str:
    """`" Date_of-birth* "` → `date of birth`: case, marks and spaces tell no two words apart."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("_", " ").replace("ё", "е")))


def label(column: Column, language: Language) -> str:
    return translate(f"people.column.{column}", language)


def role_label(role: Role, language: Language) -> str:
    return translate(f"people.role.{role}", language)


def position_label(position: Position, language: Language) -> str:
    return translate(f"people.position.{position}", language)


def locale_label(locale: Language, language: Language) -> str:
    return translate(f"people.locale.{locale}", language)


@cache
def columns_by_name() -> dict[str, Column]:
    return {
        folded(name): column
        for column in Column
        for name in (column, *OTHER_NAMES.get(column, ()), *(label(column, language) for language in LANGUAGES))
    }


@cache
def roles_by_name() -> dict[str, Role]:
    return {
        folded(name): role
        for role in Role
        for name in (role, *OTHER_ROLES.get(role, ()), *(role_label(role, language) for language in LANGUAGES))
    }


@cache
def positions_by_name() -> dict[str, Position]:
    return {
        folded(name): position
        for position in Position
        for name in (position, *(position_label(position, language) for language in LANGUAGES))
    }


@cache
def locales_by_name() -> dict[str, Language]:
    return {
        folded(name): locale
        for locale in LANGUAGES
        for name in (locale, *OTHER_LOCALES[locale], *(locale_label(locale, language) for language in LANGUAGES))
    }


def role_text(held: Held, language: Language) -> str:
    """`Учитель: классный руководитель, библиотекарь`, as it is read again."""
    posts = ", ".join(position_label(one, language) for one in sorted(held.positions, key=list(Position).index))
    role = role_label(held.role, language)
    return f"{role}: {posts}" if posts else role


def explanation(column: Column, language: Language) -> str:
    """What the column is for; the second guardian's are like the first one's."""
    key = f"people.explain.{column}"
    return translate(key if has_text(key) else key.replace("guardian2", "guardian1"), language)
