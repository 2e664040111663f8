"""The people of the demonstration. Their password is published, so a real server refuses to start with them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.security import Passwords
from zerek.identity.invitations.service import link
from zerek.identity.people.service import create_user
from zerek.identity.rules import Held, Position, Role
from zerek.school.service import create_school

DEMO_PASSWORD = "zerek-demo"

SCHOOLS = ("№ 12 мектеп-лицейі, Алматы", "Школа-гимназия № 7, Караганда")
FIRST, SECOND, EVERYWHERE = 0, 1, None

# People to be found in lists; nobody signs in as them.
OTHERS = (
    ("a.zhaksylyk", "Айзере Жақсылыққызы", Role.STUDENT, FIRST, "kk"),
    ("d.beisenov", "Данияр Бейсенов", Role.STUDENT, FIRST, "ru"),
    ("k.orazbay", "Кәусар Оразбайқызы", Role.STUDENT, FIRST, "kk"),
    ("m.litvinova", "Мария Литвинова", Role.STUDENT, FIRST, "ru"),
    ("s.mukhamedzhan", "Санжар Мұхамеджанұлы", Role.STUDENT, FIRST, "kk"),
    ("b.tulegenova", "Ботагөз Төлегенова", Role.TEACHER, FIRST, "kk"),
    ("i.sokolov", "Илья Соколов", Role.STUDENT, SECOND, "ru"),
    ("n.abdrakhman", "Нұрсұлтан Әбдірахман", Role.STUDENT, SECOND, "kk"),
    ("o.pak", "Ольга Пак", Role.TEACHER, SECOND, "ru"),
    ("z.kenzhebek", "Зухра Кенжебекқызы", Role.SCHOOL_ADMIN, SECOND, "kk"),
)

PEOPLE: tuple[tuple[str, str, Role, int | None, tuple[Position, ...], str], ...] = (
    ("student", "Алия Нұрланқызы", Role.STUDENT, FIRST, (), "ru"),
    ("student2", "Тимур Ахметов", Role.STUDENT, FIRST, (), "kk"),
    ("guardian", "Нұрлан Серікұлы", Role.GUARDIAN, FIRST, (), "kk"),
    ("teacher", "Гүлнәр Оспанова", Role.TEACHER, FIRST, (Position.CLASS_TEACHER,), "ru"),
    ("teacher2", "Ерлан Жұмабеков", Role.TEACHER, FIRST, (), "kk"),
    ("moderator", "Марина Ким", Role.MODERATOR, EVERYWHERE, (), "ru"),
    ("school_admin", "Сәуле Дәуренқызы", Role.SCHOOL_ADMIN, FIRST, (), "kk"),
    ("admin", "Арман Қасымов", Role.ADMIN, EVERYWHERE, (), "en"),
)
CHILDREN = (("guardian", "student"),)


async def create_people(session: AsyncSession, passwords: Passwords, now: datetime) -> None:
    schools = [await create_school(session, None, name, now) for name in SCHOOLS]
    ids: dict[str, UUID] = {}
    for username, full_name, role, place, positions, locale in PEOPLE:
        school_id = None if place is None else schools[place].id
        user = await create_user(
            session,
            username=username,
            email=f"{username}@demo.zerek.example",
            full_name=full_name,
            password_hash=await passwords.hash(DEMO_PASSWORD),
            roles=[Held(role, school_id, frozenset(positions))],
            now=now,
            locale=locale,
            demo_password=True,
        )
        ids[username] = user.id
    for username, full_name, role, place, locale in OTHERS:
        await create_user(
            session,
            username=username,
            email=None,
            full_name=full_name,
            password_hash=None,
            roles=[Held(role, schools[place].id)],
            now=now,
            locale=locale,
        )
    for guardian, student in CHILDREN:
        await link(session, ids[guardian], ids[student], now)
