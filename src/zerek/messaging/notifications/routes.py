"""Notifications over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from zerek.core import ratelimit
from zerek.core.clock import utc_now
from zerek.core.errors import language_of, responses
from zerek.core.i18n import Language
from zerek.core.middleware import address_of
from zerek.core.paging import Page, PageWindow, page
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import CurrentUser
from zerek.messaging.notifications import queries, rules, service
from zerek.messaging.notifications.errors import UnsubscribeRefused
from zerek.messaging.notifications.schemas import (
    ChosenChannels,
    ChosenSettings,
    Notification,
    NotificationSettings,
    Read,
    UnreadCount,
    Unsubscribed,
)
from zerek.messaging.notifications.unsubscribing import opened, title_of, web_page

router = APIRouter(route_class=TransactionRoute, tags=["notifications"])

UNSUBSCRIBES_PER_MINUTE = 60
Token = Annotated[str, Query(max_length=1000)]


def page_language(request: Request) -> Language | None:
    """The language of the page that asks; None where it says none, and the language of the account holds."""
    return language_of(request) if request.headers.get("accept-language") else None


PageLanguage = Annotated[Language | None, Depends(page_language)]


@router.get("/notifications")
async def list_notifications(
    actor: CurrentUser, session: ReadSession, window: PageWindow, language: PageLanguage, unread: bool = False
) -> Page[Notification]:
    """The newest first; `unread` leaves out those that were read."""
    rows, total = await queries.list_notifications(session, actor.user_id, window, language, unread=unread)
    return Page[Notification].model_validate(page(rows, total, window))


@router.get("/notifications/unread-count")
async def count_unread_notifications(actor: CurrentUser, session: ReadSession) -> UnreadCount:
    return UnreadCount(unread=(await queries.unread_counts(session, [actor.user_id]))[actor.user_id])


@router.post("/notifications/read")
async def mark_notifications_read(actor: CurrentUser, session: Session, data: Read) -> UnreadCount:
    """Ids of others, and of none, are passed over."""
    ids = None if data.all else data.ids
    return UnreadCount(unread=await service.mark_read(session, actor.user_id, utc_now(), ids, data.until))


@router.get("/notifications/settings")
async def get_notification_settings(
    actor: CurrentUser, session: ReadSession, language: PageLanguage
) -> NotificationSettings:
    person = await queries.person(session, actor.user_id)
    return NotificationSettings.model_validate(queries.settings_of(person, language))


@router.put("/notifications/settings")
async def choose_notification_settings(
    actor: CurrentUser, session: Session, data: ChosenSettings, language: PageLanguage
) -> NotificationSettings:
    before = (await queries.person(session, actor.user_id)).choices
    groups = {chosen.group: merged(rules.chosen(before, chosen.group), chosen) for chosen in data.groups}
    hours = data.quiet_hours
    quiet = (rules.minutes(hours.from_), rules.minutes(hours.until)) if hours else None
    await service.choose(session, actor.user_id, groups, quiet, utc_now())
    person = await queries.person(session, actor.user_id)
    return NotificationSettings.model_validate(queries.settings_of(person, language))


def merged(before: rules.Choice, chosen: ChosenChannels) -> rules.Choice:
    """A client that knows nothing of devices and chats changes nothing about them."""
    push = before.push if chosen.push is None else chosen.push
    telegram = before.telegram if chosen.telegram is None else chosen.telegram
    return rules.Choice(chosen.page, chosen.mail, push, telegram)


@router.get("/notifications/unsubscribe", status_code=303, response_class=Response)
async def show_unsubscribing(request: Request, token: Token) -> RedirectResponse:
    """The address of a mail, opened in a browser: a page that asks. Programs that follow every link change nothing."""
    return RedirectResponse(web_page(request.app.state.settings, token), 303)


@router.post("/notifications/unsubscribe", responses=responses(UnsubscribeRefused))
async def unsubscribe(request: Request, session: Session, token: Token) -> Unsubscribed:
    """One click (RFC 8058), by a mail program or the page, without signing in: nothing of that group is mailed any
    more."""
    state = request.app.state
    key = f"rate_limit:{ratelimit.network(address_of(request))}:unsubscribe"
    await ratelimit.require(state.kv, key, UNSUBSCRIBES_PER_MINUTE)
    user_id, groups = opened(state.seals, token)
    await service.unsubscribe(session, user_id, groups, utc_now())
    return Unsubscribed(title=await title_of(session, user_id, groups))
