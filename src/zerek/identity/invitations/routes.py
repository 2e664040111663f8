"""Invitations over HTTP."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter, Request, Response

from zerek.core.clock import utc_now
from zerek.core.errors import TooManyRequests, responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.ratelimit import require
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import Actor, CurrentUser, Idempotent, Inviter, PeopleWriter
from zerek.identity.errors import InvitationNotFound, InvitationRefused, NotTheirs, RoleMissing, UserNotFound
from zerek.identity.invitations import service
from zerek.identity.invitations.schemas import (
    Child,
    CodeIn,
    GuardianInvitationsIn,
    InvitationOut,
    NewInvitation,
    NewInvitations,
    RegistrationInvitationIn,
)
from zerek.identity.models import Invitation, User
from zerek.identity.people.access import require_manage, visible_people
from zerek.identity.people.queries import visible_person, visible_persons
from zerek.identity.queries import grants_of
from zerek.identity.rules import Held, Permission, Role

router = APIRouter(route_class=TransactionRoute, tags=["invitations"])

TRIES_PER_HOUR = 30


def shown(invitation: Invitation, student_name: str | None) -> dict[str, object]:
    return {
        "id": invitation.id,
        "student_id": invitation.student_id,
        "student_name": student_name,
        "school_id": invitation.school_id,
        "created_at": invitation.created_at,
        "expires_at": invitation.expires_at,
        "uses_left": invitation.uses_left,
    }


def shown_new(request: Request, invitation: Invitation, code: str, student_name: str | None) -> NewInvitation:
    url = f"{request.app.state.settings.public_url}/app/join#code={code}"
    return NewInvitation.model_validate(shown(invitation, student_name) | {"code": code, "url": url})


def school_of_student(actor: Actor, held: Sequence[Held]) -> UUID | None:
    """The school in whose name the actor invites. Raises `NotTheirs` for who is no student of theirs."""
    scope = actor.where_permitted(Permission.INVITE)
    schools = [one.school_id for one in held if one.role == Role.STUDENT and scope.covers(one.school_id)]
    if not schools:
        raise NotTheirs
    return next((school for school in schools if school is not None), None)


@router.post(
    "/admin/invitations/guardians",
    status_code=201,
    responses=responses(RoleMissing, UserNotFound, NotTheirs),
    dependencies=[Idempotent],
)
async def invite_guardians(
    request: Request, actor: Inviter, session: Session, data: GuardianInvitationsIn
) -> NewInvitations:
    """A code for each student, to be printed and taken home; whoever enters it becomes a guardian of that student."""
    students = await visible_persons(session, visible_people(actor), list(dict.fromkeys(data.student_ids)))
    held = await grants_of(session, [student.id for student in students])
    made = await service.invite_all(
        session,
        actor.user_id,
        [(student.id, school_of_student(actor, held[student.id])) for student in students],
        life=timedelta(days=data.valid_days),
        uses=data.uses,
        now=utc_now(),
    )
    return NewInvitations(
        items=[
            shown_new(request, invitation, code, student.full_name)
            for student, (invitation, code) in zip(students, made, strict=True)
        ]
    )


@router.post(
    "/admin/invitations/registration",
    status_code=201,
    responses=responses(RoleMissing, NotTheirs),
    dependencies=[Idempotent],
)
async def invite_to_register(
    request: Request, actor: Inviter, session: Session, data: RegistrationInvitationIn
) -> NewInvitation:
    """One code with which many may register as students of the school."""
    if not actor.where_permitted(Permission.INVITE).covers(data.school_id):
        raise NotTheirs
    invitation, code = await service.invite(
        session,
        actor.user_id,
        student_id=None,
        school_id=data.school_id,
        life=timedelta(days=data.valid_days),
        uses=data.uses,
        now=utc_now(),
    )
    return shown_new(request, invitation, code, None)


@router.get("/admin/invitations", responses=responses(RoleMissing))
async def list_invitations(
    actor: Inviter, session: ReadSession, window: PageWindow, student_id: UUID | None = None
) -> Page[InvitationOut]:
    """Those that can still be used, the newest first. Their codes are not kept: a lost one is revoked and made anew."""
    scope = actor.where_permitted(Permission.INVITE)
    rows, total = await service.living_invitations(session, scope, student_id, window, utc_now())
    items = [InvitationOut.model_validate(shown(invitation, name)) for invitation, name in rows]
    return Page[InvitationOut].model_validate(page(items, total, window))


@router.delete(
    "/admin/invitations/{invitation_id}", status_code=204, responses=responses(RoleMissing, InvitationNotFound)
)
async def revoke_invitation(actor: Inviter, session: Session, invitation_id: UUID) -> Response:
    scope = actor.where_permitted(Permission.INVITE)
    await service.revoke(session, actor.user_id, scope, invitation_id, utc_now())
    return Response(status_code=204)


@router.post("/invitations/accept", responses=responses(InvitationRefused, UserNotFound, TooManyRequests))
async def accept_invitation(request: Request, actor: CurrentUser, session: Session, data: CodeIn) -> Child:
    """Links the caller to the student that the code was made for: one account for all children."""
    await require(request.app.state.kv, f"rate_limit:{actor.user_id}:invitation", TRIES_PER_HOUR, 3600)
    now = utc_now()
    invitation = await service.spend(session, data.code, now)
    if invitation.student_id is None:
        raise InvitationRefused
    student = await service.link_guardian(session, actor.user_id, actor.user_id, invitation.student_id, now)
    return Child(student_id=student.id, full_name=student.full_name)


@router.put(
    "/students/{student_id}/guardians/{guardian_id}",
    status_code=204,
    responses=responses(RoleMissing, UserNotFound, NotTheirs),
)
async def link_guardian(actor: PeopleWriter, session: Session, student_id: UUID, guardian_id: UUID) -> Response:
    student, guardian = await two_of_theirs(session, actor, student_id, guardian_id)
    await service.link_guardian(session, actor.user_id, guardian.id, student.id, utc_now())
    return Response(status_code=204)


@router.delete(
    "/students/{student_id}/guardians/{guardian_id}",
    status_code=204,
    responses=responses(RoleMissing, UserNotFound, NotTheirs),
)
async def unlink_guardian(actor: PeopleWriter, session: Session, student_id: UUID, guardian_id: UUID) -> Response:
    student, guardian = await two_of_theirs(session, actor, student_id, guardian_id)
    if not await service.unlink(session, actor.user_id, guardian.id, student.id):
        raise UserNotFound
    return Response(status_code=204)


async def two_of_theirs(session: Session, actor: Actor, student_id: UUID, guardian_id: UUID) -> tuple[User, User]:
    student = await visible_person(session, visible_people(actor), student_id)
    guardian = await visible_person(session, visible_people(actor), guardian_id)
    held = await grants_of(session, [student.id, guardian.id])
    if not any(one.role == Role.STUDENT for one in held[student.id]):
        raise UserNotFound
    require_manage(actor, held[student.id])
    require_manage(actor, held[guardian.id])
    return student, guardian
