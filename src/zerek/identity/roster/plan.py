"""What an import would do: pure decisions about rows and who is known already, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from zerek.core.ids import new_id
from zerek.core.reports import Problem
from zerek.identity.models import User
from zerek.identity.roster.columns import Column
from zerek.identity.roster.directory import Directory
from zerek.identity.roster.report import Outcome
from zerek.identity.roster.rows import GuardianDraft, Judged, RowDraft, tidy
from zerek.identity.rules import Held, Role, Scope, grant_fault, may_grant, may_manage, password_fault

DEFAULT_LOCALE = "ru"


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports, what they hold and whose people they may know of; nobody's id where it is the operator."""

    user_id: UUID | None
    held: Sequence[Held]
    sees: Scope

    def may_know(self, user: User, held: Sequence[Held]) -> bool:
        known = self.sees.everywhere or any(one.school_id in self.sees.schools for one in held)
        return user.erased_at is None and (known or user.id == self.user_id)


OPERATOR = Importer(None, (Held(Role.ADMIN),), Scope(everywhere=True))


@dataclass(slots=True)
class Entry:
    """A person as they would be. `user` is none for a new one, `draft` for a guardian without a row."""

    id: UUID
    user: User | None
    username: str
    email: str | None
    full_name: str
    before: list[Held]
    after: list[Held]
    draft: RowDraft | None = None
    date_of_birth: date | None = None
    locale: str = DEFAULT_LOCALE
    changes: dict[str, Any] = field(default_factory=dict)
    guardians: list["Entry"] = field(default_factory=list)  # those who are linked now and were not before

    @property
    def outcome(self) -> Outcome:
        if self.user is None:
            return Outcome.NEW
        changed = self.changes or self.guardians or self.after != self.before
        return Outcome.UPDATED if changed else Outcome.UNCHANGED


@dataclass(slots=True)
class Plan:
    """`entries` are those with a row; `skipped` are namesakes of somebody who is there already."""

    entries: list[Entry] = field(default_factory=list)
    new_guardians: list[Entry] = field(default_factory=list)
    linked: dict[UUID, Entry] = field(default_factory=dict)  # known guardians without a row who are linked to somebody
    judged: list[Judged] = field(default_factory=list)
    skipped: list[RowDraft] = field(default_factory=list)

    @property
    def new(self) -> list[Entry]:
        return [one for one in (*self.entries, *self.new_guardians) if one.user is None]

    @property
    def changes_anything(self) -> bool:
        return any(one.outcome != Outcome.UNCHANGED for one in self.entries)

    @property
    def changed(self) -> list[Entry]:
        known = [*self.entries, *self.linked.values()]
        return [one for one in known if one.user is not None and (one.changes or one.after != one.before)]


def with_grants(before: Sequence[Held], wanted: Sequence[Held]) -> list[Held]:
    """What somebody holds when these are added: an import gives roles and posts and takes none away."""
    after = list(before)
    for grant in wanted:
        place = next(
            (i for i, own in enumerate(after) if (own.role, own.school_id) == (grant.role, grant.school_id)), -1
        )
        if place < 0:
            after.append(grant)
        else:
            after[place] = Held(grant.role, grant.school_id, after[place].positions | grant.positions)
    return after


def make_plan(
    drafts: Sequence[RowDraft], known: Directory, importer: Importer, school_id: UUID | None, shortest_password: int
) -> Plan:
    planner = Planner(known, importer, school_id, shortest_password)
    for draft in drafts:
        planner.add(draft)
    for entry in list(planner.plan.entries):
        planner.add_guardians(entry)
    planner.plan.entries = [entry for entry in planner.plan.entries if entry.id not in planner.bad]
    return planner.plan


class Planner:
    def __init__(self, known: Directory, importer: Importer, school_id: UUID | None, shortest_password: int) -> None:
        self.known, self.importer, self.school_id = known, importer, school_id
        self.shortest_password = shortest_password
        self.plan = Plan()
        self.lines: dict[tuple[str, Any], int] = {}  # who a row means, and its line
        self.by_word: dict[str, Entry] = {}  # those of the file, by username and e-mail
        self.by_id: dict[UUID, Entry] = {}
        self.bad: set[UUID] = set()

    # --- a row ---

    def add(self, draft: RowDraft) -> None:
        problems = list(self.repeated(draft))
        if not problems:
            found = self.match(draft)
            if found is None and self.is_namesake(draft):
                self.plan.skipped.append(draft)
                return
            entry, problems = self.changed(draft, found) if found else self.new(draft)
            if not problems:
                self.plan.entries.append(entry)
                self.by_id[entry.id] = entry
                for word in filter(None, (entry.username, entry.email)):
                    self.by_word[word] = entry
                return
        self.plan.judged.append(Judged(draft.index, draft.line, problems))

    def repeated(self, draft: RowDraft) -> list[Problem]:
        """Two rows that mean one person: the later one names the earlier one's line."""
        found = self.match(draft)
        marks: dict[tuple[str, Any], str] = {}
        if draft.username:
            marks["username", draft.username] = Column.USERNAME
        if draft.email:
            marks["email", draft.email] = Column.EMAIL
        if found:
            marks["id", found.id] = draft.field
        if not (draft.username or draft.email):
            marks["name", (draft.full_name, draft.date_of_birth)] = Column.FULL_NAME
        problems = {
            field: Problem(field, "people.repeated", {"line": self.lines[mark]})
            for mark, field in marks.items()
            if mark in self.lines
        }
        for mark in marks:
            self.lines.setdefault(mark, draft.line)
        return list(problems.values())

    def match(self, draft: RowDraft) -> User | None:
        """By username, and by e-mail where the row names no username: somebody's address with another's username is
        not that somebody."""
        if draft.username:
            return self.known.by_username.get(draft.username)
        return self.known.by_email.get(draft.email) if draft.email else None

    def is_namesake(self, draft: RowDraft) -> bool:
        if draft.username or draft.email or not draft.full_name:
            return False
        births = self.known.namesakes.get(draft.full_name, [])
        return any(draft.date_of_birth is None or born in (None, draft.date_of_birth) for born in births)

    def new(self, draft: RowDraft) -> tuple[Entry, list[Problem]]:
        problems = []
        if not draft.full_name:
            problems.append(Problem(Column.FULL_NAME, "people.name_missing", {}))
        if draft.email in self.known.by_email:
            problems.append(Problem(Column.EMAIL, "fields.email_taken", {}))
        grants = list(draft.grants) or [Held(Role.STUDENT, self.school_id)]
        problems += self.grant_problems(grants)
        if draft.password:
            own = [word for word in (draft.username, draft.email, draft.full_name) if word]
            if fault := password_fault(draft.password, self.shortest_password, own):
                problems.append(Problem(Column.PASSWORD, fault, {"shortest": self.shortest_password}))
        return self.entry_of_new(draft, grants), problems

    def entry_of_new(self, draft: RowDraft, grants: list[Held]) -> Entry:
        return Entry(
            id=new_id(),
            user=None,
            username=draft.username or "",
            email=draft.email,
            full_name=draft.full_name or "",
            before=[],
            after=grants,
            draft=draft,
            date_of_birth=draft.date_of_birth,
            locale=draft.locale or DEFAULT_LOCALE,
        )

    def changed(self, draft: RowDraft, user: User) -> tuple[Entry, list[Problem]]:
        entry = self.entry_of_known(user)
        if not self.importer.may_know(user, entry.before):
            return entry, [Problem(draft.field, "people.not_theirs_to_know", {})]
        wanted: Mapping[str, Any] = {
            "email": draft.email,
            "full_name": draft.full_name,
            "date_of_birth": draft.date_of_birth,
            "locale": draft.locale,
        }
        now = {name: getattr(user, name) for name in wanted} | {"full_name": tidy(user.full_name)}
        entry.draft = draft
        entry.changes = {name: value for name, value in wanted.items() if value is not None and value != now[name]}
        for name, value in entry.changes.items():
            setattr(entry, name, value)
        entry.after = with_grants(entry.before, draft.grants)
        problems = self.grant_problems(list(set(entry.after) ^ set(entry.before)))
        if "email" in entry.changes and draft.email in self.known.by_email:
            problems.append(Problem(Column.EMAIL, "fields.email_taken", {}))
        if entry.outcome == Outcome.UPDATED:
            problems += self.management_problems(entry, draft.field)
        return entry, problems

    def entry_of_known(self, user: User) -> Entry:
        held = self.known.held[user.id]
        return Entry(
            id=user.id,
            user=user,
            username=user.username,
            email=user.email,
            full_name=user.full_name,
            before=held,
            after=list(held),
            date_of_birth=user.date_of_birth,
            locale=user.locale,
        )

    def grant_problems(self, grants: Sequence[Held]) -> list[Problem]:
        for grant in grants:
            if not may_grant(self.importer.held, grant):
                return [Problem(Column.ROLE, "people.role_not_theirs", {"role": grant.role})]
            if fault := grant_fault(grant):
                return [Problem(Column.ROLE, fault, {})]
        return []

    def management_problems(self, entry: Entry, field: str) -> list[Problem]:
        """Of oneself, neither what one signs in with nor roles are changed by a file."""
        if entry.id == self.importer.user_id:
            if "email" in entry.changes or entry.after != entry.before:
                return [Problem(field, "people.oneself", {})]
        elif not may_manage(self.importer.held, entry.before):
            return [Problem(field, "people.not_theirs_to_change", {})]
        return []

    # --- the guardians of a row ---

    def add_guardians(self, entry: Entry) -> None:
        if entry.draft is None or not entry.draft.guardians:
            return
        problems: list[Problem] = []
        linked = [self.guardian(entry, draft, problems) for draft in entry.draft.guardians]
        if problems:
            self.bad.add(entry.id)
            self.plan.judged.append(Judged(entry.draft.index, entry.draft.line, problems))
            return
        schools = [grant.school_id for grant in entry.after if grant.role == Role.STUDENT]
        for guardian in {one.id: one for one in linked if one}.values():
            entry.guardians.append(guardian)
            guardian.after = with_grants(guardian.after, [Held(Role.GUARDIAN, school) for school in schools])
            if guardian.draft is None:
                self.remember(guardian)

    def remember(self, guardian: Entry) -> None:
        self.by_id[guardian.id] = guardian
        for word in filter(None, (guardian.username, guardian.email)):
            self.by_word[word] = guardian
        if guardian.user is not None:
            self.plan.linked[guardian.id] = guardian
        elif guardian not in self.plan.new_guardians:
            self.plan.new_guardians.append(guardian)

    def guardian(self, student: Entry, draft: GuardianDraft, problems: list[Problem]) -> Entry | None:
        """Who is to be linked; none where they are linked already or something is wrong."""
        found, fault = self.find_guardian(draft)
        schools = [grant.school_id for grant in student.after if grant.role == Role.STUDENT]
        if fault is None and found is None:
            found, fault = self.new_guardian(draft, schools)
        if fault is None and found is not None:
            if (found.id, student.id) in self.known.guardianships:
                return None
            fault = self.link_fault(student, found, schools)
        if fault is not None:
            problems.append(Problem(draft.field, fault, {}))
        return found

    def find_guardian(self, draft: GuardianDraft) -> tuple[Entry | None, str | None]:
        words = [word for word in (draft.username, draft.email) if word]
        found = self.by_word.get(words[0])
        if found is None:
            user = self.known.by_username.get(words[0]) or self.known.by_email.get(words[0])
            if user is not None and not self.importer.may_know(user, self.known.held[user.id]):
                return None, "people.guardian_elsewhere"
            found = (self.by_id.get(user.id) or self.entry_of_known(user)) if user else None
        if found is None:
            other = words[-1]
            taken = len(words) > 1 and (other in self.by_word or other in self.known.by_email)
            named = any(("username", word) in self.lines or ("email", word) in self.lines for word in words)
            return None, "fields.email_taken" if taken else "people.guardian_row_wrong" if named else None
        if draft.email and found.email != draft.email:
            return found, "people.guardian_differs"
        return found, None

    def new_guardian(self, draft: GuardianDraft, schools: Sequence[UUID | None]) -> tuple[Entry | None, str | None]:
        if not draft.full_name:
            return None, "people.guardian_name_missing"
        entry = Entry(new_id(), None, draft.username or "", draft.email, draft.full_name, [], [])
        entry.locale = DEFAULT_LOCALE
        return entry, None if schools else "people.guardian_of_no_student"

    def link_fault(self, student: Entry, guardian: Entry, schools: Sequence[UUID | None]) -> str | None:
        """What keeps the two from being linked: the key of a sentence, or None."""
        held = self.importer.held
        has_guardians = guardian.draft is not None and guardian.draft.guardians
        if not schools or guardian.id == student.id or has_guardians:
            return "people.guardian_of_no_student"
        if student.user is not None and not may_manage(held, student.before):
            return "people.not_theirs_to_change"
        if guardian.user is not None and not may_manage(held, guardian.before):
            return "people.guardian_elsewhere"
        if not all(may_grant(held, Held(Role.GUARDIAN, school)) for school in schools):
            return "people.role_not_theirs_guardian"
        return None
