"""What the accounts keep about a person."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.audit import AuditEntry
from zerek.core.personal import PersonalData
from zerek.core.schema import rfc3339
from zerek.identity.models import ExternalAccount, Guardianship, RecoveryCode, SecondFactor, SignInSession, User
from zerek.identity.people.service import AUDITED, erase_account
from zerek.identity.queries import children_of, grants_of, user_by_id

BAN = ("banned_at", "banned_until", "ban_reason")


def rows_as_dicts(rows: Any, *columns: str) -> list[dict[str, Any]]:
    return [
        {name: rfc3339(value) if hasattr(value := getattr(row, name), "astimezone") else value for name in columns}
        for row in rows
    ]


async def export_account(session: AsyncSession, user_id: UUID) -> dict[str, Any]:
    user = await user_by_id(session, user_id)
    held = (await grants_of(session, [user_id]))[user_id]
    sessions = await session.execute(select(SignInSession).where(SignInSession.user_id == user_id))
    accounts = await session.execute(select(ExternalAccount).where(ExternalAccount.user_id == user_id))
    factor = (await session.execute(select(SecondFactor).where(SecondFactor.user_id == user_id))).scalar_one_or_none()
    codes = await session.execute(select(RecoveryCode).where(RecoveryCode.user_id == user_id))
    about = await session.execute(
        select(AuditEntry).where(AuditEntry.object_type == "user", AuditEntry.object_id == str(user_id))
    )
    done = await session.execute(select(AuditEntry).where(AuditEntry.actor_id == user_id))
    guardians = await session.execute(
        select(User.full_name)
        .join(Guardianship, Guardianship.guardian_id == User.id)
        .where(Guardianship.student_id == user_id)
    )
    return {
        "user": {
            "id": user.id,
            **{name: getattr(user, name) for name in (*AUDITED, *BAN)},
            "created_at": user.created_at,
        },
        "roles": [{"role": one.role, "school_id": one.school_id, "positions": sorted(one.positions)} for one in held],
        "sessions": rows_as_dicts(
            sessions.scalars(), "user_agent", "address", "created_at", "last_used_at", "expires_at", "ended_at"
        ),
        "external_accounts": rows_as_dicts(
            accounts.scalars(), "issuer", "subject", "email", "created_at", "last_used_at"
        ),
        "second_factor_since": factor.confirmed_at if factor else None,
        "recovery_codes_used": rows_as_dicts((code for code in codes.scalars() if code.used_at), "used_at"),
        "children": [{"student_id": child, "full_name": name} for child, name in await children_of(session, user_id)],
        "guardians": list(guardians.scalars()),
        # Where others acted from is theirs to know, and so is what they were before and after.
        "changes": rows_as_dicts(about.scalars(), "at", "action", "before", "after"),
        "actions": rows_as_dicts(done.scalars(), "at", "action", "address", "object_type", "object_id"),
    }


ACCOUNT = PersonalData("account", export_account, erase_account)
