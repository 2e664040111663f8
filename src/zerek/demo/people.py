"""The people of the demonstration. Their password is published, so a real server refuses to start with them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.security import Passwords
from zerek.identity.models import Role
from zerek.identity.service import create_user

DEMO_PASSWORD = "zerek-demo"

PEOPLE: tuple[tuple[str, str, tuple[Role, ...], str], ...] = (
    ("student", "Алия Нұрланқызы", (Role.STUDENT,), "ru"),
    ("student2", "Тимур Ахметов", (Role.STUDENT,), "kk"),
    ("guardian", "Нұрлан Серікұлы", (Role.GUARDIAN,), "kk"),
    ("teacher", "Гүлнәр Оспанова", (Role.TEACHER,), "ru"),
    ("teacher2", "Ерлан Жұмабеков", (Role.TEACHER,), "kk"),
    ("moderator", "Марина Ким", (Role.MODERATOR,), "ru"),
    ("school_admin", "Сәуле Дәуренқызы", (Role.SCHOOL_ADMIN,), "kk"),
    ("admin", "Арман Қасымов", (Role.ADMIN,), "en"),
)


async def create_people(session: AsyncSession, passwords: Passwords, now: datetime) -> None:
    for username, full_name, roles, locale in PEOPLE:
        await create_user(
            session,
            username=username,
            email=f"{username}@demo.zerek.example",
            full_name=full_name,
            password_hash=await passwords.hash(DEMO_PASSWORD),
            roles=roles,
            now=now,
            locale=locale,
            demo_password=True,
        )
