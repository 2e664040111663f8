"""People, the roles granted to them, the sessions they are signed in with, and what else opens the door."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from zerek.core.db import Base
from zerek.core.ids import new_id

# Compared byte by byte on every database: the alphabet is in the text itself (`rules.sort_key`).
BYTEWISE = String(400).with_variant(String(400, collation="C"), "postgresql")


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
    erased_at: Mapped[datetime | None]
    search_text: Mapped[str] = mapped_column(String(520), default="")  # folded here: SQLite folds Latin letters only
    sort_name: Mapped[str] = mapped_column(BYTEWISE, default="", index=True)


class RoleGrant(Base):
    """A role of a user, in the whole installation or, with `school_id`, in one school; there also the posts held."""

    __tablename__ = "role_grants"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    school_id: Mapped[UUID | None] = mapped_column(ForeignKey("schools.id", ondelete="RESTRICT"), index=True)
    positions: Mapped[list[Any]] = mapped_column(default=list)
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
    second_factor: Mapped[bool] = mapped_column(default=False)


class RefreshToken(Base):
    """Spent by its first use; coming again it tells of theft."""

    __tablename__ = "refresh_tokens"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in_sessions.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    spent_at: Mapped[datetime | None]


class PasswordResetRequest(Base):
    """Somebody has forgotten a password. Written for every address alike, known or not; a job looks further, so that
    neither the answer nor its time tells who has an account."""

    __tablename__ = "password_reset_requests"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254))
    requested_at: Mapped[datetime]


class PasswordReset(Base):
    """Good for one use within an hour; a new one takes the place of the last."""

    __tablename__ = "password_resets"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class SecondFactor(Base):
    """The shared secret of a one-time password (RFC 6238), encrypted; in force once it was confirmed with a code."""

    __tablename__ = "second_factors"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    sealed_secret: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)  # a code is taken once: later steps only


class RecoveryCode(Base):
    """Stands in for a lost second factor, once."""

    __tablename__ = "recovery_codes"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[datetime | None]


class ExternalAccount(Base):
    """An account at an OpenID provider that signs its owner in here."""

    __tablename__ = "external_accounts"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str] = mapped_column(String(300))
    subject: Mapped[str] = mapped_column(String(255))
    email: Mapped[str | None] = mapped_column(String(254))
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]

    __table_args__ = (UniqueConstraint("issuer", "subject"),)


class Guardianship(Base):
    """A guardian and a child of theirs."""

    __tablename__ = "guardianships"

    guardian_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    student_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    created_at: Mapped[datetime]


class Invitation(Base):
    """A code on paper. With `student_id` it makes whoever enters it a guardian of that student, otherwise it lets a
    student register. Only its hash is kept."""

    __tablename__ = "invitations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    student_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    school_id: Mapped[UUID | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    uses_left: Mapped[int]
    revoked_at: Mapped[datetime | None]

    __table_args__ = (CheckConstraint("uses_left >= 0", name="uses_left"),)


class InstallationSecret(Base):
    """Secrets that the processes of one demonstration share through its database; a real installation has none here."""

    __tablename__ = "installation_secrets"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
