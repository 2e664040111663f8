"""The rules about people, without a database."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerek.identity.profile.avatars import CONTRAST, HUES, colour_of, contrast_with_white, draw
from zerek.identity.rules import (
    PUPILS_AND_FAMILIES,
    SCHOOL_PEOPLE,
    Held,
    Permission,
    Position,
    Role,
    common_passwords,
    grant_fault,
    initials,
    may_grant,
    may_manage,
    password_fault,
    scope_of,
)

HERE, THERE = uuid4(), uuid4()
ADMIN = Held(Role.ADMIN)
PRINCIPAL = Held(Role.SCHOOL_ADMIN, HERE)
SECRETARY = Held(Role.TEACHER, HERE, frozenset({Position.SECRETARY}))


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("correct horse battery", None),
        ("тихая вода точит", None),
        ("үш жүз алпыс бес", None),
        ("short", "fields.password_short"),
        ("x" * 129, "fields.password_long"),
        ("password", "fields.password_common"),
        ("Password1!", "fields.password_common"),
        ("P@ssw0rd", "fields.password_common"),
        ("qwerty123", "fields.password_common"),
        ("ЙЦУКЕН123", "fields.password_common"),
        ("құпиясөз", "fields.password_common"),
        ("gfhjkm123", "fields.password_common"),
        ("aaaaaaaaaaaa", "fields.password_common"),
        ("abababababab", "fields.password_common"),
        ("abcdefghijk", "fields.password_common"),
        ("9876543210", "fields.password_common"),
        ("ertyuiop", "fields.password_common"),
        ("aliya.nurlan", "fields.password_personal"),
        ("Aliya.Nurlan2026", "fields.password_personal"),
        ("aliya@example.org", "fields.password_personal"),
    ],
)
def test_the_first_guesses_are_refused_and_good_passwords_taken(password: str, fault: str | None) -> None:
    assert password_fault(password, 8, ["aliya.nurlan", "aliya@example.org", ""]) == fault


def test_the_list_of_common_passwords_is_folded_and_not_empty() -> None:
    assert len(common_passwords()) > 300
    assert all(word == word.casefold() for word in common_passwords())


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=3))
def test_any_text_is_judged_without_an_accident(password: str, own_words: list[str]) -> None:
    fault = password_fault(password, 8, own_words)
    assert fault is not None or 8 <= len(password) <= 128


@pytest.mark.parametrize(
    ("grant", "fault"),
    [
        (Held(Role.ADMIN), None),
        (Held(Role.ADMIN, HERE), "fields.role_everywhere_only"),
        (Held(Role.MODERATOR, HERE), "fields.role_everywhere_only"),
        (Held(Role.TEACHER, HERE, frozenset({Position.DIRECTOR})), None),
        (Held(Role.TEACHER, None, frozenset({Position.DIRECTOR})), "fields.position_needs_school"),
        (Held(Role.STUDENT, HERE, frozenset({Position.DIRECTOR})), "fields.position_needs_school"),
    ],
)
def test_a_grant_makes_sense_or_says_why_not(grant: Held, fault: str | None) -> None:
    assert grant_fault(grant) == fault


def test_every_post_has_its_permissions_and_there_are_fourteen() -> None:
    assert len(Position) == 14
    held = [Held(Role.TEACHER, HERE, frozenset({position})) for position in Position]
    assert all(one.permissions <= set(Permission) for one in held)
    assert Held(Role.TEACHER, HERE).permissions == frozenset()


@pytest.mark.parametrize(
    ("by", "may"),
    [
        (ADMIN, set(Role)),
        (PRINCIPAL, set(SCHOOL_PEOPLE)),
        (SECRETARY, set(PUPILS_AND_FAMILIES)),
        (Held(Role.TEACHER, HERE), set()),
        (Held(Role.MODERATOR), set()),
        (Held(Role.STUDENT, HERE), set()),
    ],
)
def test_nobody_but_an_admin_grants_what_is_as_strong_as_what_they_hold(by: Held, may: set[Role]) -> None:
    for role in Role:
        school = None if role in (Role.ADMIN, Role.MODERATOR) else HERE
        assert may_grant([by], Held(role, school)) == (role in may), role
        assert may_grant([by], Held(role, THERE)) == (by is ADMIN), role


@given(
    st.lists(st.builds(Held, st.sampled_from(Role), st.sampled_from([None, HERE, THERE])), max_size=4),
    st.lists(st.builds(Held, st.sampled_from(Role), st.sampled_from([None, HERE, THERE])), max_size=4),
)
def test_only_an_admin_manages_an_admin_a_moderator_or_a_school_admin(by: list[Held], target: list[Held]) -> None:
    strong = {Role.ADMIN, Role.MODERATOR, Role.SCHOOL_ADMIN} & {one.role for one in target}
    if may_manage(by, target) and (strong or not target):
        assert any(one.role == Role.ADMIN for one in by)


def test_somebody_with_a_role_elsewhere_is_not_a_schools_alone_to_change() -> None:
    assert may_manage([PRINCIPAL], [Held(Role.STUDENT, HERE)])
    assert not may_manage([PRINCIPAL], [Held(Role.STUDENT, HERE), Held(Role.STUDENT, THERE)])
    assert not may_manage([PRINCIPAL], [])


def test_a_scope_is_everywhere_or_some_schools_or_nothing() -> None:
    assert not scope_of([])
    assert scope_of([Held(Role.TEACHER, HERE)]).covers(HERE)
    assert not scope_of([Held(Role.TEACHER, HERE)]).covers(THERE)
    assert not scope_of([Held(Role.TEACHER, HERE)]).covers(None)
    assert scope_of([Held(Role.ADMIN)]).covers(THERE)


@pytest.mark.parametrize(
    ("name", "username", "letters"),
    [
        ("Алия Нұрланқызы", "student", "АН"),
        ("Қайрат", "k", "Қ"),
        ("Nurlan Serikuly Omarov", "n", "NS"),
        ("", "a.zhaksylyk", "A"),
        ("  - Өмір  ", "x", "Ө"),
        ("<script>", "evil", "E"),
    ],
)
def test_initials_are_those_of_the_name(name: str, username: str, letters: str) -> None:
    assert initials(name, username) == letters


def test_every_colour_of_an_avatar_is_dark_enough_for_white_letters() -> None:
    colours = {colour_of(UUID(int=number)) for number in range(500)}
    assert len(colours) == HUES
    assert all(contrast_with_white(colour) >= CONTRAST for colour in colours)


def test_a_picture_holds_no_markup_of_its_owner() -> None:
    assert "<script" not in draw(UUID(int=1), "<s")
