"""Writing what a plan decided: new people in bulk, changes one by one, then who is whose guardian."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.statements import insert_into
from zerek.identity.models import Guardianship, RoleGrant, User
from zerek.identity.passwords.service import invite_all_to_choose_passwords
from zerek.identity.people.service import change_user, replace_grants, search_text, shown, shown_grants
from zerek.identity.roster.directory import batches
from zerek.identity.roster.plan import Entry, Plan
from zerek.identity.rules import Held, sort_key
from zerek.mail.service import enqueue_all
from zerek.settings import Settings


async def write(
    session: AsyncSession,
    settings: Settings,
    by: UUID | None,
    plan: Plan,
    hashes: Mapping[UUID, str],
    now: datetime,
) -> None:
    """`hashes` are of the passwords of new people, by their ids; who has none is asked by mail to choose one."""
    users = await create(session, by, plan, hashes, now)
    for entry in plan.changed:
        assert entry.user is not None
        if entry.changes:
            await change_user(session, by, entry.user, entry.changes)
        if entry.after != entry.before:
            await replace_grants(session, by, entry.user, entry.before, entry.after, now)
    await link(session, by, plan, now)
    asked = [user for user in users if user.email and user.password_hash is None]
    await invite_all_to_choose_passwords(session, settings, asked, now)


async def create(
    session: AsyncSession, by: UUID | None, plan: Plan, hashes: Mapping[UUID, str], now: datetime
) -> list[User]:
    """Some hundred at a time, so that the event loop goes on in between."""
    made: list[User] = []
    for batch in batches(plan.new):
        users = [new_user(entry, hashes.get(entry.id), now) for entry in batch]
        session.add_all(users)
        await session.flush()
        session.add_all(new_grant(entry.id, grant, now) for entry in batch for grant in entry.after)
        await session.flush()
        created = [
            (user.id, {**shown(user), "roles": shown_grants(entry.after)})
            for user, entry in zip(users, batch, strict=True)
        ]
        await audit.record_all(session, by, "user.create", "user", created)
        made += users
    return made


def new_grant(user_id: UUID, grant: Held, now: datetime) -> RoleGrant:
    positions = sorted(grant.positions)
    return RoleGrant(user_id=user_id, role=grant.role, school_id=grant.school_id, positions=positions, granted_at=now)


def new_user(entry: Entry, password_hash: str | None, now: datetime) -> User:
    return User(
        id=entry.id,
        username=entry.username,
        email=entry.email,
        full_name=entry.full_name,
        password_hash=password_hash,
        locale=entry.locale,
        timezone="Asia/Almaty",
        date_of_birth=entry.date_of_birth,
        show_birthday=False,
        created_at=now,
        search_text=search_text(entry.full_name, entry.username, entry.email),
        sort_name=sort_key(entry.full_name),
    )


async def link(session: AsyncSession, by: UUID | None, plan: Plan, now: datetime) -> None:
    """Students who had an account before are told by mail, as whenever somebody becomes a guardian of theirs."""
    pairs = [(guardian, student) for student in plan.entries for guardian in student.guardians]
    statement = insert_into(session, Guardianship).on_conflict_do_nothing()
    for batch in batches(pairs):
        rows = [
            {"guardian_id": guardian.id, "student_id": student.id, "created_at": now} for guardian, student in batch
        ]
        await session.execute(statement, rows)
    links = [
        (student.id, {"guardian_id": guardian.id, "student_id": student.id, "roles": shown_grants(guardian.after)})
        for guardian, student in pairs
    ]
    for made in batches(links):
        await audit.record_all(session, by, "guardian.link", "user", made)
    mails = [
        {
            "recipient": student.email,
            "kind": "guardian_linked",
            "language": student.locale,
            "parameters": {
                "guardian": guardian.full_name or guardian.username,
                "student": student.full_name or student.username,
            },
            "now": now,
        }
        for guardian, student in pairs
        if student.user is not None and student.email
    ]
    await enqueue_all(session, mails)
