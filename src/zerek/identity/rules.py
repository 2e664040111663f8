"""The rules about people, pure: who may grant what, what a school post adds, which password is too weak."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from uuid import UUID

from zerek.core.security import LONGEST_PASSWORD


class Role(StrEnum):
    """From the weakest to the strongest; the order is the one in which `strongest` judges."""

    STUDENT = "student"
    GUARDIAN = "guardian"
    TEACHER = "teacher"
    MODERATOR = "moderator"
    SCHOOL_ADMIN = "school_admin"
    ADMIN = "admin"


ROLE_ORDER = {role: place for place, role in enumerate(Role)}
EVERYWHERE_ONLY = frozenset({Role.MODERATOR, Role.ADMIN})
PUPILS_AND_FAMILIES = frozenset({Role.STUDENT, Role.GUARDIAN})
SCHOOL_PEOPLE = PUPILS_AND_FAMILIES | {Role.TEACHER}


# Letters whose place in the alphabet is not that of their code point: each stands right after another one.
AFTER = str.maketrans(
    {"ё": "е\uf8fe", "ә": "а\uf8fe", "ғ": "г\uf8fe", "қ": "к\uf8fe", "ң": "н\uf8fe", "ө": "о\uf8fe"}
    | {"ұ": "у\uf8fe", "ү": "у\uf8ff", "һ": "х\uf8fe", "і": "ы\uf8fe"}
)


def sort_key(name: str) -> str:
    """A name as it is put in order: without case, and by the Kazakh alphabet, which holds the Russian one, where names
    are compared byte by byte. No letter of a name follows U+F8FE, so that whole words stand after their neighbours."""
    return name.casefold().translate(AFTER)[:400]


class Position(StrEnum):
    """A post at a school: not a role of its own, but more permissions on a teacher's or school admin's grant."""

    DIRECTOR = "director"
    DEPUTY_DIRECTOR = "deputy_director"
    HEAD_TEACHER = "head_teacher"
    CLASS_TEACHER = "class_teacher"
    SUBJECT_HEAD = "subject_head"
    METHODIST = "methodist"
    SCHEDULER = "scheduler"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_WORKER = "social_worker"
    LIBRARIAN = "librarian"
    SECRETARY = "secretary"
    NURSE = "nurse"
    CAREER_COUNSELLOR = "career_counsellor"
    ICT_COORDINATOR = "ict_coordinator"


class Permission(StrEnum):
    PEOPLE_READ = "people.read"
    PEOPLE_WRITE = "people.write"
    INVITE = "invite"


EVERY_PERMISSION = frozenset(Permission)
POSITION_PERMISSIONS: dict[Position, frozenset[Permission]] = {
    Position.DIRECTOR: EVERY_PERMISSION,
    Position.DEPUTY_DIRECTOR: EVERY_PERMISSION,
    Position.SECRETARY: EVERY_PERMISSION,
    Position.HEAD_TEACHER: frozenset({Permission.PEOPLE_READ, Permission.INVITE}),
    Position.CLASS_TEACHER: frozenset({Permission.PEOPLE_READ, Permission.INVITE}),
    Position.ICT_COORDINATOR: frozenset({Permission.PEOPLE_READ, Permission.PEOPLE_WRITE}),
    Position.PSYCHOLOGIST: frozenset({Permission.PEOPLE_READ}),
    Position.SOCIAL_WORKER: frozenset({Permission.PEOPLE_READ}),
    Position.NURSE: frozenset({Permission.PEOPLE_READ}),
    Position.CAREER_COUNSELLOR: frozenset({Permission.PEOPLE_READ}),
    Position.LIBRARIAN: frozenset({Permission.PEOPLE_READ}),
    Position.SCHEDULER: frozenset({Permission.PEOPLE_READ}),
    Position.METHODIST: frozenset(),
    Position.SUBJECT_HEAD: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A role as somebody holds it: everywhere, or in one school with the posts there."""

    role: Role
    school_id: UUID | None = None
    positions: frozenset[Position] = frozenset()

    @property
    def permissions(self) -> frozenset[Permission]:
        if self.role in (Role.ADMIN, Role.SCHOOL_ADMIN):
            return EVERY_PERMISSION
        return frozenset().union(*(POSITION_PERMISSIONS[position] for position in self.positions))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where something is permitted: everywhere, or in these schools; false where it is nowhere."""

    everywhere: bool = False
    schools: frozenset[UUID] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.schools)

    def covers(self, school_id: UUID | None) -> bool:
        return self.everywhere or school_id in self.schools


def scope_of(held: Iterable[Held]) -> Scope:
    schools = [one.school_id for one in held]
    return Scope(None in schools, frozenset(school for school in schools if school is not None))


def strongest(roles: Iterable[Role]) -> Role:
    return max(roles, key=ROLE_ORDER.__getitem__, default=Role.STUDENT)


def merged(grants: Iterable[Held]) -> list[Held]:
    """Each role once in each school, with all the posts that were named for it."""
    posts: dict[tuple[Role, UUID | None], frozenset[Position]] = {}
    for grant in grants:
        place = grant.role, grant.school_id
        posts[place] = posts.get(place, frozenset()) | grant.positions
    return [Held(role, school_id, positions) for (role, school_id), positions in posts.items()]


def grant_fault(grant: Held) -> str | None:
    """What is wrong with a grant in itself: the key of a sentence, or None."""
    if grant.role in EVERYWHERE_ONLY and grant.school_id is not None:
        return "fields.role_everywhere_only"
    if grant.positions and (grant.school_id is None or grant.role not in (Role.TEACHER, Role.SCHOOL_ADMIN)):
        return "fields.position_needs_school"
    return None


def may_grant(by: Sequence[Held], grant: Held) -> bool:
    """An admin grants everything; a school admin the school's people, with their posts; who has a post with
    `people.write` only students and guardians. So nobody ever gives what is as strong as what they hold."""
    for own in by:
        if own.role == Role.ADMIN:
            return True
        if own.school_id is not None and own.school_id != grant.school_id:
            continue
        if own.role == Role.SCHOOL_ADMIN and grant.role in SCHOOL_PEOPLE:
            return True
        if Permission.PEOPLE_WRITE in own.permissions and grant.role in PUPILS_AND_FAMILIES:
            return True
    return False


def may_manage(by: Sequence[Held], target: Sequence[Held]) -> bool:
    """Whether somebody may change another's account: only where they could have given every role the other has.
    A person with a role elsewhere is not theirs alone to change."""
    if any(own.role == Role.ADMIN for own in by):
        return True
    return bool(target) and all(may_grant(by, grant) for grant in target)


def is_banned(banned_at: datetime | None, banned_until: datetime | None, now: datetime) -> bool:
    return banned_at is not None and (banned_until is None or now < banned_until)


# --- passwords --------------------------------------------------------------------------------------------------------

KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "1234567890")
SHORTEST_RUN = 4
LOOK_ALIKES = str.maketrans("013457@$!", "oieastasi")


@cache
def common_passwords() -> frozenset[str]:
    text = files("zerek.identity").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split() if line)


def password_fault(password: str, shortest: int, own_words: Iterable[str] = ()) -> str | None:
    """What is wrong with a new password: the key of a sentence, or None.

    As NIST SP 800-63B has it: a length, no rule about kinds of characters, and none of the guesses that come first:
    the most common ones, one's own name, one character or one run of the keyboard over and over.
    """
    if len(password) < shortest:
        return "fields.password_short"
    if len(password) > LONGEST_PASSWORD:
        return "fields.password_long"
    folded = password.casefold()
    core = re.sub(r"[\W\d_]+$", "", folded)
    if {folded, core, folded.translate(LOOK_ALIKES), core.translate(LOOK_ALIKES)} & common_passwords():
        return "fields.password_common"
    if len(set(folded)) <= 2 or is_run(folded):
        return "fields.password_common"
    words = {part for word in own_words for part in (word.casefold(), word.casefold().partition("@")[0])}
    if any(len(word) >= SHORTEST_RUN and word in (folded, core) for word in words):
        return "fields.password_personal"
    return None


def is_run(text: str) -> bool:
    """Whether the text is nothing but steps along the alphabet, the digits or the keyboard, in one direction each."""
    steps = 0
    for one, next_one in pairwise(text):
        near = abs(ord(one) - ord(next_one)) == 1 or any(
            one + next_one in row or next_one + one in row for row in KEYBOARD_ROWS
        )
        steps += near
    return steps >= len(text) - 2 and len(text) >= SHORTEST_RUN


# --- avatars ----------------------------------------------------------------------------------------------------------


def initials(full_name: str, username: str) -> str:
    """One or two letters: of the first two words of the name, or of the username where there is no name."""
    words = [word for word in re.split(r"[\s_.-]+", full_name) if word[:1].isalnum()] or [username]
    return "".join(word[0] for word in words[:2]).upper()
