"""People, the roles granted to them, and the sessions they are signed in with."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, func, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id


class Role(StrEnum):
    """From the weakest to the strongest; the order is the one in which `strongest` judges."""

    STUDENT = "student"
    GUARDIAN = "guardian"
    TEACHER = "teacher"
    MODERATOR = "moderator"
    SCHOOL_ADMIN = "school_admin"
    ADMIN = "admin"


ROLE_ORDER = {role: place for place, role in enumerate(Role)}


def strongest(roles: "frozenset[Role] | list[Role]") -> Role:
    return max(roles, key=ROLE_ORDER.__getitem__, default=Role.STUDENT)


class User(Base):
    """`username` and `email` are kept in lower case, so that uniqueness needs no function on any database."""

    __tablename__ = "users"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    username: Mapped[str] = mapped_column(String(50), unique=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    full_name: Mapped[str] = mapped_column(String(200), default="")
    password_hash: Mapped[str | None] = mapped_column(String(255))
    locale: Mapped[str] = mapped_column(String(2), default="ru")
    timezone: Mapped[str] = mapped_column(String(64), default="Asia/Almaty")
    date_of_birth: Mapped[date | None]
    show_birthday: Mapped[bool] = mapped_column(default=False)
    banned_at: Mapped[datetime | None]
    banned_until: Mapped[datetime | None]
    ban_reason: Mapped[str | None] = mapped_column(String(500))
    demo_password: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class RoleGrant(Base):
    """A role of a user, in the whole installation or, with `school_id`, in one school."""

    __tablename__ = "role_grants"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    school_id: Mapped[UUID | None]
    granted_at: Mapped[datetime]

    __table_args__ = (
        Index(
            "uq_role_grants_everywhere",
            "user_id",
            "role",
            unique=True,
            sqlite_where=text("school_id IS NULL"),
            postgresql_where=text("school_id IS NULL"),
        ),
        Index("uq_role_grants_in_school", "user_id", "role", "school_id", unique=True),
        CheckConstraint("role IN ('student','guardian','teacher','moderator','school_admin','admin')", name="role"),
    )


class SignInSession(Base):
    """One device signed in; the family of all refresh tokens that come from one sign-in."""

    __tablename__ = "sign_in_sessions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user_agent: Mapped[str] = mapped_column(String(300), default="")
    address: Mapped[str] = mapped_column(String(64), default="")
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]


class RefreshToken(Base):
    """Spent by its first use; coming again it tells of theft."""

    __tablename__ = "refresh_tokens"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in_sessions.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class InstallationSecret(Base):
    """Secrets that the processes of one demonstration share through its database; a real installation has none here."""

    __tablename__ = "installation_secrets"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
