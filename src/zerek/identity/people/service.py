"""What changes about people: one function per use case. Every change leaves an entry in the audit trail."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.clock import utc_now
from zerek.core.errors import InvalidInput
from zerek.core.ids import new_id
from zerek.core.live import announce_after_commit
from zerek.core.personal import PersonalData
from zerek.identity.errors import AlreadyTaken, LastAdmin
from zerek.identity.models import (
    ExternalAccount,
    Guardianship,
    Invitation,
    PasswordReset,
    RecoveryCode,
    RoleGrant,
    SecondFactor,
    SignInSession,
    User,
)
from zerek.identity.notices import tell
from zerek.identity.rules import Held, Role, grant_fault, is_banned, sort_key
from zerek.mail.service import forget

AUDITED = ("username", "email", "full_name", "locale", "timezone", "date_of_birth", "show_birthday")
NOT_IN_USERNAMES = re.compile(r"[^a-z0-9._-]+")


def search_text(full_name: str, username: str, email: str | None) -> str:
    return " ".join(filter(None, [full_name, username, email])).casefold()[:520]


def shown(user: User) -> dict[str, Any]:
    """What the audit trail keeps of a person."""
    return {name: getattr(user, name) for name in AUDITED}


def shown_grants(grants: Iterable[Held]) -> list[str]:
    """`teacher@<school>:class_teacher,librarian`."""
    texts = []
    for grant in grants:
        place = f"@{grant.school_id}" if grant.school_id else ""
        posts = f":{','.join(sorted(grant.positions))}" if grant.positions else ""
        texts.append(f"{grant.role}{place}{posts}")
    return sorted(texts)


async def refuse_taken(session: AsyncSession, username: str | None, email: str | None, but: UUID | None = None) -> None:
    """Raises `AlreadyTaken` with the field for a username or e-mail that somebody has. Names and addresses share one
    space, so that what is typed at the door means one person."""
    wanted = {"username": username, "email": email}
    words = [word for word in wanted.values() if word]
    if not words:
        return
    query = select(User.username, User.email).where(or_(User.username.in_(words), User.email.in_(words)))
    if but is not None:
        query = query.where(User.id != but)
    for row in await session.execute(query):
        for field, word in wanted.items():
            if word and word in (row.username, row.email):
                raise AlreadyTaken(fields=[(f"body.{field}", f"fields.{field}_taken", {})])


async def free_username(session: AsyncSession, wanted: str) -> str:
    """`wanted` made into a username that nobody has: with the next free number behind it where it is taken."""
    base = NOT_IN_USERNAMES.sub("-", wanted.lower()).strip("._-")[:40] or "user"
    base = base if len(base) >= 3 else f"{base}-user"
    taken = set(
        (await session.execute(select(User.username).where(User.username.startswith(base, autoescape=True)))).scalars()
    )
    number = 2
    username = base
    while username in taken:
        username, number = f"{base}{number}", number + 1
    return username


async def create_user(
    session: AsyncSession,
    *,
    username: str,
    email: str | None,
    full_name: str,
    password_hash: str | None,
    roles: Iterable[Role | Held],
    now: datetime,
    by: UUID | None = None,
    locale: str = "ru",
    timezone: str = "Asia/Almaty",
    date_of_birth: date | None = None,
    demo_password: bool = False,
) -> User:
    """Raises `AlreadyTaken` with the field for a username or e-mail that somebody has."""
    username, email = username.lower(), email.lower() if email else None
    await refuse_taken(session, username, email)
    user = User(
        id=new_id(),
        username=username,
        email=email,
        full_name=full_name,
        sort_name=sort_key(full_name),
        password_hash=password_hash,
        locale=locale,
        timezone=timezone,
        date_of_birth=date_of_birth,
        show_birthday=False,
        demo_password=demo_password,
        created_at=now,
        search_text=search_text(full_name, username, email),
    )
    session.add(user)
    await session.flush()
    grants = [Held(one) if isinstance(one, Role) else one for one in roles]
    await add_grants(session, user.id, grants, now)
    created = {**shown(user), "roles": shown_grants(grants)}
    await audit.record(session, by, "user.create", "user", user.id, after=created)
    return user


async def add_grants(session: AsyncSession, user_id: UUID, grants: Sequence[Held], now: datetime) -> None:
    """Raises `InvalidInput` for a grant that makes no sense or names a school that does not exist."""
    for grant in grants:
        fault = grant_fault(grant)
        if fault is not None:
            raise InvalidInput.of("body.roles", fault)
    if not grants:
        return
    rows = [
        {
            "id": new_id(),
            "user_id": user_id,
            "role": grant.role,
            "school_id": grant.school_id,
            "positions": sorted(grant.positions),
            "granted_at": now,
        }
        for grant in grants
    ]
    try:
        await session.execute(insert(RoleGrant), rows)
    except IntegrityError:
        raise InvalidInput.of("body.roles", "fields.unknown_school") from None


async def change_user(session: AsyncSession, by: UUID | None, user: User, changes: Mapping[str, Any]) -> None:
    """Raises `AlreadyTaken`. `changes` are columns of the user; a new e-mail or username signs nobody out, but a link
    that went to the old address opens nothing any more."""
    before = shown(user)
    changes = {
        key: value.lower() if key in ("username", "email") and value else value for key, value in changes.items()
    }
    await refuse_taken(session, changes.get("username"), changes.get("email"), but=user.id)
    for name, value in changes.items():
        setattr(user, name, value)
    user.search_text = search_text(user.full_name, user.username, user.email)
    user.sort_name = sort_key(user.full_name)
    await session.flush()
    if user.email != before["email"]:
        await session.execute(delete(PasswordReset).where(PasswordReset.user_id == user.id))
        if before["email"]:
            email = user.email or "-"
            await tell(session, user, "email_changed", utc_now(), address=before["email"], email=email)
    await audit.record(session, by, "user.change", "user", user.id, before=before, after=shown(user))


async def keep_an_admin(session: AsyncSession, user_id: UUID, now: datetime) -> None:
    """Raises `LastAdmin` where nobody else could administer the installation. The grants are locked first, so that
    two admins who remove each other at the same instant do not both succeed."""
    grants = select(RoleGrant.user_id).where(RoleGrant.role == Role.ADMIN).order_by(RoleGrant.id)
    admins = set((await session.execute(grants.with_for_update())).scalars())
    if user_id not in admins:
        return
    others = await session.execute(
        select(User.banned_at, User.banned_until).where(User.id.in_(admins - {user_id}), User.erased_at.is_(None))
    )
    if all(is_banned(row.banned_at, row.banned_until, now) for row in others):
        raise LastAdmin


async def replace_grants(
    session: AsyncSession,
    by: UUID | None,
    user: User,
    before: Sequence[Held],
    after: Sequence[Held],
    now: datetime,
) -> None:
    """Raises `LastAdmin`. Whether the caller may is asked before, by `access.require_grants`."""
    lost, gained = set(before) - set(after), [grant for grant in dict.fromkeys(after) if grant not in set(before)]
    if Held(Role.ADMIN) in lost:
        await keep_an_admin(session, user.id, now)
    for grant in lost:
        await session.execute(
            delete(RoleGrant).where(
                RoleGrant.user_id == user.id,
                RoleGrant.role == grant.role,
                RoleGrant.school_id == grant.school_id if grant.school_id else RoleGrant.school_id.is_(None),
            )
        )
    await add_grants(session, user.id, gained, now)
    announce_after_commit(session, f"access:{user.id}", "access.changed")
    await audit.record(
        session,
        by,
        "user.roles",
        "user",
        user.id,
        before={"roles": shown_grants(before)},
        after={"roles": shown_grants(after)},
    )


async def ban(session: AsyncSession, by: UUID, user: User, reason: str, until: datetime | None, now: datetime) -> None:
    """Raises `LastAdmin`. The ban is read with every request, so it holds from the next one on."""
    await keep_an_admin(session, user.id, now)
    before = {"banned_until": user.banned_until, "ban_reason": user.ban_reason, "banned": user.banned_at is not None}
    user.banned_at, user.banned_until, user.ban_reason = now, until, reason
    await session.flush()
    announce_after_commit(session, f"access:{user.id}", "access.changed")
    after = {"banned_until": until, "ban_reason": reason, "banned": True}
    await audit.record(session, by, "user.ban", "user", user.id, before=before, after=after)


async def unban(session: AsyncSession, by: UUID, user: User) -> None:
    if user.banned_at is None:
        return
    before = {"banned_until": user.banned_until, "ban_reason": user.ban_reason, "banned": True}
    user.banned_at = user.banned_until = user.ban_reason = None
    await session.flush()
    after = {"banned_until": None, "ban_reason": None, "banned": False}
    await audit.record(session, by, "user.unban", "user", user.id, before=before, after=after)


async def erase_user(session: AsyncSession, by: UUID, user: User, parts: Sequence[PersonalData], now: datetime) -> None:
    """Forgets who somebody was; what others need of them (attempts, grades) stays, without a name. No way back.

    Raises `LastAdmin`.
    """
    await keep_an_admin(session, user.id, now)
    for part in parts:
        await part.erase(session, user.id)
    announce_after_commit(session, f"access:{user.id}", "access.changed")
    await audit.record(session, by, "user.erase", "user", user.id)
    await audit.forget(session, "user", user.id)


async def erase_account(session: AsyncSession, user_id: UUID) -> None:
    """The account's own part of an erasure, with the mails that were sent to it."""
    email = (await session.execute(select(User.email).where(User.id == user_id))).scalar_one_or_none()
    if email is not None:
        await forget(session, email)
    for table in (RoleGrant, SignInSession, PasswordReset, SecondFactor, RecoveryCode, ExternalAccount):
        await session.execute(delete(table).where(table.user_id == user_id))
    await session.execute(
        delete(Guardianship).where(or_(Guardianship.guardian_id == user_id, Guardianship.student_id == user_id))
    )
    await session.execute(delete(Invitation).where(Invitation.student_id == user_id))
    await session.execute(
        update(User)
        .where(User.id == user_id)
        .values(
            username=f"erased-{user_id.hex}",
            email=None,
            full_name="",
            sort_name="",
            password_hash=None,
            date_of_birth=None,
            show_birthday=False,
            banned_at=None,
            banned_until=None,
            ban_reason=None,
            demo_password=False,
            erased_at=utc_now(),
            search_text="",
        )
    )


async def ensure_first_admin(
    session: AsyncSession, *, username: str, email: str, password_hash: str, now: datetime
) -> bool:
    """Makes the administrator named by the environment where the installation has none. True when it did."""
    exists = (await session.execute(select(RoleGrant.id).where(RoleGrant.role == Role.ADMIN).limit(1))).first()
    if exists is not None:
        return False
    await create_user(
        session,
        username=username,
        email=email or None,
        full_name="",
        password_hash=password_hash,
        roles=[Role.ADMIN],
        now=now,
    )
    return True
