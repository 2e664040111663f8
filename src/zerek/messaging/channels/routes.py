"""Devices and chats over HTTP."""

import hmac
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Header, Request

from zerek.core import ratelimit
from zerek.core.clock import utc_now
from zerek.core.errors import responses
from zerek.core.transaction import ReadSession, Session, TransactionRoute
from zerek.identity.access import CurrentUser
from zerek.messaging.channels import addresses, linking
from zerek.messaging.channels.errors import (
    DeviceNotFound,
    EndpointRefused,
    EndpointTaken,
    PushAbsent,
    TelegramAbsent,
)
from zerek.messaging.channels.models import ChannelAddress, ChannelName
from zerek.messaging.channels.schemas import Device, Push, Subscription, Telegram, TelegramLink, WebhookAnswer
from zerek.messaging.channels.telegram import message
from zerek.settings import Settings

router = APIRouter(route_class=TransactionRoute, tags=["notifications"])

CHANGES_PER_MINUTE = 20


def shown(row: ChannelAddress) -> Device:
    return Device(id=row.id, endpoint=row.address, browser=row.label, created_at=row.created_at)


@router.get("/notifications/push")
async def get_push(request: Request, actor: CurrentUser, session: ReadSession) -> Push:
    """What a browser needs to subscribe, and one's own devices that have, the newest first."""
    rows = await addresses.own_addresses(session, actor.user_id, ChannelName.PUSH)
    return Push(public_key=request.app.state.push_public_key, devices=[shown(row) for row in rows])


@router.post("/notifications/push", status_code=201, responses=responses(PushAbsent, EndpointRefused, EndpointTaken))
async def subscribe_device(request: Request, actor: CurrentUser, session: Session, data: Subscription) -> Device:
    """This device is sent what one wishes to get on one's devices. Beyond as many as one may have, the one that
    subscribed longest ago goes."""
    state = request.app.state
    if state.push_public_key is None:
        raise PushAbsent
    await ratelimit.require(state.kv, f"rate_limit:{actor.user_id}:channels", CHANGES_PER_MINUTE)
    browser = request.headers.get("user-agent", "").replace("\x00", "")
    keys = {"p256dh": data.keys.p256dh, "auth": data.keys.auth}
    row = await addresses.subscribe(session, state.settings, actor.user_id, data.endpoint, keys, browser, utc_now())
    return shown(row)


@router.delete("/notifications/push/{device_id}", status_code=204, responses=responses(DeviceNotFound))
async def remove_device(actor: CurrentUser, session: Session, device_id: UUID) -> None:
    """Nothing is sent there any more, nor what is on its way."""
    await addresses.remove_device(session, actor.user_id, device_id)


def bot_of(request: Request) -> Settings:
    """The settings of an installation that has a bot. Raises `TelegramAbsent`."""
    settings: Settings = request.app.state.settings
    if not settings.telegram_bot_token.get_secret_value():
        raise TelegramAbsent
    return settings


@router.get("/notifications/telegram")
async def get_telegram(request: Request, actor: CurrentUser, session: ReadSession) -> Telegram:
    offered = bool(request.app.state.settings.telegram_bot_token.get_secret_value())
    rows = await addresses.own_addresses(session, actor.user_id, ChannelName.TELEGRAM) if offered else []
    return Telegram(offered=offered, linked=bool(rows), name=rows[0].label if rows else None)


@router.post("/notifications/telegram", status_code=201, responses=responses(TelegramAbsent))
async def link_telegram(request: Request, actor: CurrentUser, session: Session) -> TelegramLink:
    """A link for one use that opens the bot. Whoever follows it within a quarter of an hour has their chat linked; the
    last one is good no longer."""
    settings = bot_of(request)
    await ratelimit.require(request.app.state.kv, f"rate_limit:{actor.user_id}:channels", CHANGES_PER_MINUTE)
    url, expires_at = await linking.new_link(session, settings, actor.user_id, utc_now())
    return TelegramLink(url=url, expires_at=expires_at)


@router.delete("/notifications/telegram", status_code=204)
async def unlink_telegram(actor: CurrentUser, session: Session) -> None:
    await addresses.remove_all(session, actor.user_id, ChannelName.TELEGRAM)


def from_telegram(
    request: Request, x_telegram_bot_api_secret_token: Annotated[str | None, Header(max_length=300)] = None
) -> None:
    """Raises `TelegramAbsent` for whoever does not know the secret, as where there is no webhook at all."""
    secret = bot_of(request).telegram_webhook_secret.get_secret_value()
    given = x_telegram_bot_api_secret_token or ""
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        raise TelegramAbsent


@router.post(
    "/notifications/telegram/webhook",
    dependencies=[Depends(from_telegram)],
    response_model_exclude_none=True,
    responses=responses(TelegramAbsent),
)
async def hear_telegram(session: Session, update: Annotated[dict[str, Any], Body()]) -> WebhookAnswer:
    """What the bot hears, brought by Telegram; what is to be answered stands in the response. An update that means
    nothing here is answered like any other, or it would be brought again for days."""
    reply = await linking.hear(session, update, utc_now())
    if reply is None:
        return WebhookAnswer()
    said = message(reply.chat_id, reply.text)
    return WebhookAnswer(method="sendMessage", chat_id=said["chat_id"], text=said["text"])
