"""People over HTTP: `/users` for admins and moderators, `/admin/users` also for those who run a school."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import (
    Actor,
    CurrentAdmin,
    CurrentModerator,
    CurrentUser,
    Idempotent,
    PeopleReader,
    PeopleWriter,
)
from zerek.identity.errors import (
    AlreadyTaken,
    LastAdmin,
    NoEmail,
    NotTheirs,
    OwnRole,
    RoleMissing,
    UserNotFound,
    WrongPassword,
)
from zerek.identity.models import User
from zerek.identity.passwords import service as service_of_passwords
from zerek.identity.passwords.checks import confirm_password, new_password_hash, unchanged, words_of
from zerek.identity.passwords.service import invite_to_choose_password
from zerek.identity.passwords.service import set_password as store_password
from zerek.identity.people import service
from zerek.identity.people.access import require_grants, require_manage, visible_people
from zerek.identity.people.queries import PeopleSort, filtered, list_people, visible_person
from zerek.identity.people.schemas import (
    BanIn,
    Demotion,
    OwnChange,
    Person,
    PersonChange,
    PersonIn,
    RoleChange,
    person_fields,
)
from zerek.identity.profile.avatars import avatar_url
from zerek.identity.queries import grants_of, guardians_of
from zerek.identity.rules import Held, Role, is_banned, merged
from zerek.identity.signin.service import end_sessions

router = APIRouter(route_class=TransactionRoute, tags=["people"])

Search = Annotated[str | None, Query(max_length=100)]
ChangeRefusals = responses(UserNotFound, NotTheirs, RoleMissing)


async def shown(request: Request, session: Session, user: User) -> Person:
    return (await shown_all(request, session, [user]))[0]


async def shown_all(request: Request, session: Session, users: list[User]) -> list[Person]:
    held, now = await grants_of(session, [user.id for user in users]), utc_now()
    return [
        Person.model_validate(
            person_fields(
                user,
                held[user.id],
                banned=is_banned(user.banned_at, user.banned_until, now),
                avatar_url=avatar_url(request.app.state.settings, user.id),
            )
        )
        for user in users
    ]


async def held_by(session: Session, user: User) -> list[Held]:
    return (await grants_of(session, [user.id]))[user.id]


@router.get("/users", responses=responses(RoleMissing))
async def list_users(
    request: Request,
    actor: CurrentModerator,
    session: ReadSession,
    window: PageWindow,
    role: Role | None = None,
    school_id: UUID | None = None,
    q: Search = None,
    is_active: bool | None = None,
    sort: PeopleSort = PeopleSort.NAME,
) -> Page[Person]:
    people = filtered(visible_people(actor), role=role, school_id=school_id, q=q, is_active=is_active, now=utc_now())
    users, total = await list_people(session, people, sort, window)
    return Page[Person].model_validate(page(await shown_all(request, session, list(users)), total, window))


@router.get("/users/me")
async def my_user(request: Request, actor: CurrentUser, session: ReadSession) -> Person:
    return await shown(request, session, await visible_person(session, visible_people(actor), actor.user_id))


@router.get("/users/{user_id}", responses=responses(UserNotFound))
async def get_user(request: Request, actor: CurrentUser, session: ReadSession, user_id: UUID) -> Person:
    return await shown(request, session, await visible_person(session, visible_people(actor), user_id))


@router.put("/users/{user_id}", responses=responses(UserNotFound, NotTheirs, AlreadyTaken, WrongPassword))
async def change_user(request: Request, actor: CurrentUser, session: Session, user_id: UUID, data: OwnChange) -> Person:
    """One's own account, or for an admin anybody's."""
    people = visible_people(actor)
    async with request.app.state.database.read() as reading:
        known = await visible_person(reading, people, user_id)
    is_own = user_id == actor.user_id
    if not is_own and not actor.is_any(Role.ADMIN):
        raise NotTheirs
    needs_password = is_own and bool(data.email or data.username or data.password)
    if needs_password:
        known = await confirm_password(request, user_id, data.current_password)
    hashed = await hash_of(request, known, data.password)
    user = await visible_person(session, people, user_id, for_update=True)
    if needs_password:
        unchanged(user, known)
    changes = data.model_dump(exclude_none=True, exclude={"password", "current_password"})
    await service.change_user(session, actor.user_id, user, changes)
    await set_password(session, actor, user, hashed)
    return await shown(request, session, user)


async def hash_of(request: Request, user: User, password: str | None) -> str | None:
    return await new_password_hash(request, password, words_of(user), field="body.password") if password else None


async def set_password(session: Session, actor: Actor, user: User, hashed: str | None) -> None:
    """Of oneself or another: every session of theirs ends but the one that this request comes from."""
    if hashed is not None:
        now = utc_now()
        await store_password(session, actor.user_id, user, hashed, now)
        await end_sessions(session, user.id, but=actor.session_id, now=now)


async def change_grants(
    request: Request, actor: CurrentUser, session: Session, user: User, before: list[Held], after: list[Held]
) -> Person:
    require_grants(actor, user, before, after)
    await service.replace_grants(session, actor.user_id, user, before, after, utc_now())
    return await shown(request, session, user)


@router.patch("/users/{user_id}/role", responses=responses(UserNotFound, OwnRole, LastAdmin))
async def change_role(
    request: Request, actor: CurrentAdmin, session: Session, user_id: UUID, data: RoleChange
) -> Person:
    """Makes this the one role of that person."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    wanted = Held(data.role, data.school_id, frozenset(data.positions))
    return await change_grants(request, actor, session, user, await held_by(session, user), [wanted])


@router.patch("/users/{user_id}/promote/moderator", responses=responses(UserNotFound, OwnRole))
async def promote_to_moderator(request: Request, actor: CurrentAdmin, session: Session, user_id: UUID) -> Person:
    """Adds the role; the others stay."""
    return await promote(request, actor, session, user_id, Role.MODERATOR)


@router.patch("/users/{user_id}/promote/admin", responses=responses(UserNotFound, OwnRole))
async def promote_to_admin(request: Request, actor: CurrentAdmin, session: Session, user_id: UUID) -> Person:
    """Adds the role; the others stay."""
    return await promote(request, actor, session, user_id, Role.ADMIN)


async def promote(request: Request, actor: CurrentUser, session: Session, user_id: UUID, role: Role) -> Person:
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    before = await held_by(session, user)
    after = before if Held(role) in before else [*before, Held(role)]
    return await change_grants(request, actor, session, user, before, after)


@router.patch("/users/{user_id}/demote", responses=responses(UserNotFound, OwnRole, LastAdmin))
async def demote(
    request: Request, actor: CurrentAdmin, session: Session, user_id: UUID, data: Demotion | None = None
) -> Person:
    """Takes all roles away and leaves one: student, where the body names no other."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    wanted = Held((data or Demotion()).role)
    return await change_grants(request, actor, session, user, await held_by(session, user), [wanted])


@router.post("/users/{user_id}/ban", responses=responses(UserNotFound, NotTheirs, LastAdmin))
async def ban_user(request: Request, actor: CurrentModerator, session: Session, user_id: UUID, data: BanIn) -> Person:
    """A moderator bans students only. It holds from the next request of that person on, on every process."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    await require_bannable(actor, session, user)
    await service.ban(session, actor.user_id, user, data.reason, data.until, utc_now())
    return await shown(request, session, user)


@router.post("/users/{user_id}/unban", responses=responses(UserNotFound, NotTheirs))
async def unban_user(request: Request, actor: CurrentModerator, session: Session, user_id: UUID) -> Person:
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    await require_bannable(actor, session, user)
    await service.unban(session, actor.user_id, user)
    return await shown(request, session, user)


async def require_bannable(actor: CurrentUser, session: Session, user: User) -> None:
    roles = {one.role for one in await held_by(session, user)}
    if user.id == actor.user_id or not (actor.is_any(Role.ADMIN) or roles <= {Role.STUDENT}):
        raise NotTheirs


@router.delete("/users/{user_id}", status_code=204, responses=responses(UserNotFound, NotTheirs, LastAdmin))
async def delete_user(request: Request, actor: CurrentAdmin, session: Session, user_id: UUID) -> Response:
    """Erases who that person was; attempts and grades stay without a name."""
    return await erase(request, actor, session, user_id)


async def erase(request: Request, actor: CurrentUser, session: Session, user_id: UUID) -> Response:
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    if user.id == actor.user_id:
        raise NotTheirs  # one's own account is erased with the password, at /profile/me
    require_manage(actor, await held_by(session, user))
    await service.erase_user(session, actor.user_id, user, request.app.state.personal_data, utc_now())
    return Response(status_code=204)


@router.get("/admin/users", responses=responses(RoleMissing))
async def list_people_of_a_school(
    request: Request,
    actor: PeopleReader,
    session: ReadSession,
    window: PageWindow,
    role: Role | None = None,
    school_id: UUID | None = None,
    q: Search = None,
    is_active: bool | None = None,
    sort: PeopleSort = PeopleSort.NAME,
) -> Page[Person]:
    """Everybody for an admin; for others the people of the schools that they may read."""
    people = filtered(visible_people(actor), role=role, school_id=school_id, q=q, is_active=is_active, now=utc_now())
    users, total = await list_people(session, people, sort, window)
    return Page[Person].model_validate(page(await shown_all(request, session, list(users)), total, window))


@router.post(
    "/admin/users",
    status_code=201,
    responses=responses(RoleMissing, NotTheirs, AlreadyTaken),
    dependencies=[Idempotent],
)
async def create_person(request: Request, actor: PeopleWriter, session: Session, data: PersonIn) -> Person:
    now, held = utc_now(), data.held()
    require_manage(actor, held)
    wanted = data.username or (data.email or "").partition("@")[0]
    hashed = None
    if data.password:
        words = (wanted, data.email or "", data.full_name)
        hashed = await new_password_hash(request, data.password, words, field="body.password")
    user = await service.create_user(
        session,
        username=data.username or await service.free_username(session, wanted),
        email=data.email,
        full_name=data.full_name,
        password_hash=hashed,
        roles=held,
        now=now,
        by=actor.user_id,
        locale=data.locale,
        timezone=data.timezone,
        date_of_birth=data.date_of_birth,
    )
    if hashed is None and user.email:
        await invite_to_choose_password(session, request.app.state.settings, user, now)
    return await shown(request, session, user)


@router.post("/admin/users/{user_id}/password-link", status_code=204, responses=ChangeRefusals | responses(NoEmail))
async def send_password_link(request: Request, actor: PeopleWriter, session: Session, user_id: UUID) -> Response:
    """A mail with a link to choose a password, to somebody who cannot get in."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=True)
    if user.id == actor.user_id:
        raise NotTheirs
    require_manage(actor, await held_by(session, user))
    await service_of_passwords.send_link(session, actor.user_id, request.app.state.settings, user, utc_now())
    return Response(status_code=204)


@router.get("/admin/users/{user_id}/guardians", responses=responses(UserNotFound, RoleMissing))
async def guardians_of_student(
    request: Request, actor: PeopleReader, session: ReadSession, user_id: UUID
) -> list[Person]:
    """Who sees this student's grades and results at home."""
    student = await visible_person(session, visible_people(actor), user_id)
    return await shown_all(request, session, list(await guardians_of(session, student.id)))


@router.get("/admin/users/{user_id}", responses=responses(UserNotFound, RoleMissing))
async def get_person(request: Request, actor: PeopleReader, session: ReadSession, user_id: UUID) -> Person:
    return await shown(request, session, await visible_person(session, visible_people(actor), user_id))


@router.patch("/admin/users/{user_id}", responses=ChangeRefusals | responses(AlreadyTaken, LastAdmin))
async def change_person(
    request: Request, actor: PeopleWriter, session: Session, user_id: UUID, data: PersonChange
) -> Person:
    async with request.app.state.database.read() as reading:
        known, _ = await changeable(reading, actor, user_id, data)
    hashed = await hash_of(request, known, data.password)
    user, before = await changeable(session, actor, user_id, data, for_update=True)
    await service.change_user(session, actor.user_id, user, data.changes())
    if data.roles is not None:
        wanted = merged(grant.held() for grant in data.roles)
        require_grants(actor, user, before, wanted)
        await service.replace_grants(session, actor.user_id, user, before, wanted, utc_now())
    await set_password(session, actor, user, hashed)
    return await shown(request, session, user)


async def changeable(
    session: Session, actor: Actor, user_id: UUID, data: PersonChange, *, for_update: bool = False
) -> tuple[User, list[Held]]:
    """The person and what they hold. Raises `UserNotFound`, `NotTheirs`."""
    user = await visible_person(session, visible_people(actor), user_id, for_update=for_update)
    held = await held_by(session, user)
    if user.id != actor.user_id:
        require_manage(actor, held)
    elif {"email", "username"} & data.changes().keys() or data.password:
        raise NotTheirs  # one's own are changed with the current password, at /users/{id} or /auth/password
    return user, held


@router.delete("/admin/users/{user_id}", status_code=204, responses=ChangeRefusals | responses(LastAdmin))
async def delete_person(request: Request, actor: PeopleWriter, session: Session, user_id: UUID) -> Response:
    return await erase(request, actor, session, user_id)
