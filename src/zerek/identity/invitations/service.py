"""What changes about invitations: one function per use case."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core import audit
from zerek.core.errors import InvalidInput
from zerek.core.ids import new_id
from zerek.core.paging import Window, count
from zerek.core.security import token_hash
from zerek.core.statements import insert_into
from zerek.identity.errors import InvitationNotFound, InvitationRefused, UserNotFound
from zerek.identity.models import Guardianship, Invitation, User
from zerek.identity.people.service import replace_grants
from zerek.identity.queries import grants_of, user_by_id
from zerek.identity.rules import Held, Role, Scope
from zerek.mail.service import enqueue

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no look-alikes: it is copied from paper
LENGTH = 10


def new_code() -> str:
    """`ABCDE-23456`: 50 random bits, and every try is limited and counted."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{letters[:5]}-{letters[5:]}"


def code_hash(code: str) -> str:
    return token_hash("".join(letter for letter in code.upper() if letter.isalnum()))


async def invite(
    session: AsyncSession,
    by: UUID,
    *,
    student_id: UUID | None,
    school_id: UUID | None,
    life: timedelta,
    uses: int,
    now: datetime,
) -> tuple[Invitation, str]:
    """The invitation, and its code, which is kept nowhere. Raises `InvalidInput` for a school that does not exist."""
    [made] = await invite_all(session, by, [(student_id, school_id)], life=life, uses=uses, now=now)
    return made


async def invite_all(
    session: AsyncSession,
    by: UUID,
    wanted: Sequence[tuple[UUID | None, UUID | None]],
    *,
    life: timedelta,
    uses: int,
    now: datetime,
) -> list[tuple[Invitation, str]]:
    """The same for many at once: for each student and school an invitation and its code, in that order."""
    codes = [new_code() for _ in wanted]
    invitations = [
        Invitation(
            id=new_id(),
            code_hash=code_hash(code),
            student_id=student_id,
            school_id=school_id,
            created_by=by,
            created_at=now,
            expires_at=now + life,
            uses_left=uses,
        )
        for code, (student_id, school_id) in zip(codes, wanted, strict=True)
    ]
    session.add_all(invitations)
    try:
        await session.flush()
    except IntegrityError:
        raise InvalidInput.of("body.school_id", "fields.unknown_school") from None
    made = [
        (one.id, {"student_id": one.student_id, "school_id": one.school_id, "expires_at": one.expires_at, "uses": uses})
        for one in invitations
    ]
    await audit.record_all(session, by, "invitation.create", "invitation", made)
    return list(zip(invitations, codes, strict=True))


async def revoke(session: AsyncSession, by: UUID, scope: Scope, invitation_id: UUID, now: datetime) -> None:
    """Raises `InvitationNotFound` for one outside the scope or already void."""
    query = update(Invitation).where(Invitation.id == invitation_id, Invitation.revoked_at.is_(None))
    if not scope.everywhere:
        query = query.where(Invitation.school_id.in_(scope.schools))
    if (await session.execute(query.values(revoked_at=now).returning(Invitation.id))).first() is None:
        raise InvitationNotFound
    await audit.record(session, by, "invitation.revoke", "invitation", invitation_id)


async def spend(session: AsyncSession, code: str, now: datetime) -> Invitation:
    """Takes one use of a code. Raises `InvitationRefused` for one that is unknown, void, expired or used up."""
    taken = await session.execute(
        update(Invitation)
        .where(
            Invitation.code_hash == code_hash(code),
            Invitation.revoked_at.is_(None),
            Invitation.expires_at > now,
            Invitation.uses_left > 0,
        )
        .values(uses_left=Invitation.uses_left - 1)
        .returning(Invitation)
    )
    invitation = taken.scalar_one_or_none()
    if invitation is None:
        raise InvitationRefused
    return invitation


async def link_guardian(session: AsyncSession, by: UUID, guardian_id: UUID, student_id: UUID, now: datetime) -> User:
    """Makes somebody a guardian of the student, with the role in each of the student's schools; the student, who is
    told by mail. Linking twice changes nothing. Raises `UserNotFound` for who is no student."""
    guardian = await user_by_id(session, guardian_id, for_update=True)  # siblings linked at once need the same role
    student = await user_by_id(session, student_id)
    held = await grants_of(session, [guardian.id, student.id])
    schools = [one.school_id for one in held[student.id] if one.role == Role.STUDENT]
    if not schools or guardian.id == student.id:
        raise UserNotFound
    wanted = {Held(Role.GUARDIAN, school) for school in schools}
    before = held[guardian.id]
    await replace_grants(session, by, guardian, before, [*before, *sorted(wanted - set(before), key=str)], now)
    if not await link(session, guardian.id, student.id, now):
        return student
    after = {"guardian_id": guardian.id, "student_id": student.id}
    await audit.record(session, by, "guardian.link", "user", student.id, after=after)
    if student.email:
        names = {"guardian": guardian.full_name or guardian.username, "student": student.full_name or student.username}
        await enqueue(
            session, recipient=student.email, kind="guardian_linked", language=student.locale, parameters=names, now=now
        )
    return student


async def link(session: AsyncSession, guardian_id: UUID, student_id: UUID, now: datetime) -> bool:
    """True where the two were not linked before."""
    statement = insert_into(session, Guardianship).values(
        guardian_id=guardian_id, student_id=student_id, created_at=now
    )
    made = await session.execute(statement.on_conflict_do_nothing().returning(Guardianship.student_id))
    return made.first() is not None


async def unlink(session: AsyncSession, by: UUID, guardian_id: UUID, student_id: UUID) -> bool:
    """False where the two were not linked."""
    removed = await session.execute(
        delete(Guardianship)
        .where(Guardianship.guardian_id == guardian_id, Guardianship.student_id == student_id)
        .returning(Guardianship.student_id)
    )
    if removed.first() is None:
        return False
    before = {"guardian_id": guardian_id, "student_id": student_id}
    await audit.record(session, by, "guardian.unlink", "user", student_id, before=before)
    return True


async def living_invitations(
    session: AsyncSession, scope: Scope, student_id: UUID | None, window: Window, now: datetime
) -> tuple[Sequence[tuple[Invitation, str | None]], int]:
    """Those that can still be used, in the scope, with the student's name, the newest first; and how many there are."""
    query = (
        select(Invitation, User.full_name)
        .join(User, User.id == Invitation.student_id, isouter=True)
        .where(Invitation.revoked_at.is_(None), Invitation.expires_at > now, Invitation.uses_left > 0)
        .order_by(Invitation.id.desc())
    )
    if not scope.everywhere:
        query = query.where(Invitation.school_id.in_(scope.schools))
    if student_id is not None:
        query = query.where(Invitation.student_id == student_id)
    rows = await session.execute(query.limit(window.limit).offset(window.offset))
    return [(row[0], row[1]) for row in rows], await count(session, query.with_only_columns(Invitation.id))
