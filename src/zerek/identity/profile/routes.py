"""One's own account over HTTP, and everybody's picture."""

import hashlib
import json
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from zerek.core.caching import NotModified
from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.schema import rfc3339
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import Actor, CurrentUser, EnteringUser
from zerek.identity.errors import LastAdmin, SignInAgain, UserNotFound, WrongPassword
from zerek.identity.models import User
from zerek.identity.passwords.checks import confirm_person, unchanged
from zerek.identity.people.schemas import person_fields
from zerek.identity.people.service import change_user, erase_user
from zerek.identity.profile.avatars import avatar_url, draw
from zerek.identity.profile.schemas import ChildOut, Erasure, Profile, ProfileChange, WholeProfile
from zerek.identity.queries import children_of, user_by_id
from zerek.identity.rules import Permission, Role, initials
from zerek.identity.signin.edge import clear_cookies

router = APIRouter(route_class=TransactionRoute, tags=["profile"])

PICTURE_SECONDS = 86_400


async def shown(request: Request, session: Session, actor: Actor, user: User) -> Profile:
    fields = person_fields(user, actor.held, banned=False, avatar_url=avatar_url(request.app.state.settings, user.id))
    children = await children_of(session, user.id) if actor.is_any(Role.GUARDIAN) else []
    return Profile.model_validate(
        fields
        | {
            "student_id": user.id if actor.is_any(Role.STUDENT) else None,
            "teacher_id": user.id if actor.is_any(Role.TEACHER) else None,
            "guardian_id": user.id if actor.is_any(Role.GUARDIAN) else None,
            "children": [ChildOut(student_id=child, full_name=name) for child, name in children],
            "permissions": [one for one in Permission if actor.where_permitted(one)],
            "second_factor": actor.second_factor,
            "has_password": user.password_hash is not None,
        }
    )


@router.get("/profile/me")
async def my_profile(request: Request, actor: EnteringUser, session: ReadSession) -> Profile:
    return await shown(request, session, actor, await user_by_id(session, actor.user_id))


@router.patch("/profile/me")
async def change_my_profile(request: Request, actor: CurrentUser, session: Session, data: ProfileChange) -> Profile:
    return await change(request, session, actor, data.changes())


@router.put("/profile/me")
async def replace_my_profile(request: Request, actor: CurrentUser, session: Session, data: WholeProfile) -> Profile:
    return await change(request, session, actor, data.model_dump())


async def change(request: Request, session: Session, actor: Actor, changes: dict[str, Any]) -> Profile:
    user = await user_by_id(session, actor.user_id, for_update=True)
    await change_user(session, actor.user_id, user, changes)
    return await shown(request, session, actor, user)


@router.get(
    "/profile/me/export",
    response_class=Response,
    responses={**responses(TooManyRequests), 200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)
async def export_my_data(request: Request, actor: CurrentUser, session: ReadSession) -> Response:
    """Everything that is stored about the caller, as one JSON file, part by part."""
    document = {"exported_at": rfc3339(utc_now())}
    for part in request.app.state.personal_data:
        document[part.name] = await part.export(session, actor.user_id)
    body = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    name = f"zerek-{actor.username}.json"
    return Response(
        body, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@router.delete("/profile/me", status_code=204, responses=responses(WrongPassword, SignInAgain, LastAdmin))
async def erase_me(request: Request, actor: CurrentUser, session: Session, data: Erasure) -> Response:
    """Erases who the caller was, for good; attempts and grades stay without a name."""
    confirmed = await confirm_person(request, actor, data.password)
    user = unchanged(await user_by_id(session, actor.user_id, for_update=True), confirmed)
    await erase_user(session, actor.user_id, user, request.app.state.personal_data, utc_now())
    response = Response(status_code=204)
    clear_cookies(response)
    return response


@router.get(
    "/users/{user_id}/avatar.svg",
    response_class=Response,
    responses={**responses(UserNotFound), 200: {"content": {"image/svg+xml": {}}}},
)
async def avatar(request: Request, actor: EnteringUser, session: ReadSession, user_id: UUID) -> Response:
    """The initials on a colour of the person's own."""
    user = await user_by_id(session, user_id)
    picture = draw(user.id, initials(user.full_name, user.username))
    etag = f'"{hashlib.sha256(picture.encode()).hexdigest()[:16]}"'
    headers = {"ETag": etag, "Cache-Control": f"private, max-age={PICTURE_SECONDS}"}
    if request.headers.get("if-none-match") == etag:
        raise NotModified(etag)
    return Response(picture, media_type="image/svg+xml", headers=headers)
