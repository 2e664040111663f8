"""The audit trail over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from zerek.admin.audit.queries import Filter, list_entries
from zerek.admin.audit.schemas import Entry
from zerek.core.errors import responses
from zerek.core.paging import Page, PageWindow, page
from zerek.core.schema import Moment
from zerek.core.transaction import ReadSession, TransactionRoute
from zerek.identity.access import CurrentAdmin
from zerek.identity.errors import RoleMissing

router = APIRouter(route_class=TransactionRoute, tags=["audit"])


@router.get("/admin/audit", responses=responses(RoleMissing))
async def search_audit(
    actor: CurrentAdmin,
    session: ReadSession,
    window: PageWindow,
    actor_id: UUID | None = None,
    action: Annotated[str | None, Query(max_length=60)] = None,
    object_type: Annotated[str | None, Query(max_length=40)] = None,
    object_id: Annotated[str | None, Query(max_length=100)] = None,
    since: Annotated[Moment | None, Query(alias="from")] = None,
    until: Annotated[Moment | None, Query(alias="to")] = None,
    q: Annotated[str | None, Query(max_length=100)] = None,
) -> Page[Entry]:
    """Who did what to which object, when and from where; the newest first."""
    wanted = Filter(actor_id, action, object_type, object_id, since, until, q)
    rows, total = await list_entries(session, wanted, window)
    entries = [
        Entry(
            id=entry.id,
            at=entry.at,
            actor_id=entry.actor_id,
            actor_name=name,
            action=entry.action,
            object_type=entry.object_type,
            object_id=entry.object_id,
            address=entry.address,
            request_id=entry.request_id,
            before=entry.before,
            after=entry.after,
        )
        for entry, name in rows
    ]
    return Page[Entry].model_validate(page(entries, total, window))
