"""What goes over the wire about channels."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from zerek.core.schema import Input, Moment, Schema
from zerek.messaging.channels.models import LONGEST_ADDRESS

Key = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+=*$")]


class Device(Schema):
    id: UUID
    endpoint: str = Field(description="by which a browser knows its own subscription")
    browser: str = Field(description="as it named itself")
    created_at: Moment


class Push(Schema):
    public_key: str | None = Field(description="for `applicationServerKey`; null where nothing is sent to devices")
    devices: list[Device]


class SubscriptionKeys(Input):
    p256dh: Key
    auth: Key


class Subscription(Input):
    """As `PushSubscription.toJSON()` has it."""

    endpoint: str = Field(min_length=1, max_length=LONGEST_ADDRESS)
    keys: SubscriptionKeys


class Telegram(Schema):
    offered: bool = Field(description="whether this installation has a bot")
    linked: bool
    name: str | None = Field(description="of the chat that is linked")


class TelegramLink(Schema):
    url: str = Field(description="opens the bot; works once")
    expires_at: Moment


class WebhookAnswer(Schema):
    """What Telegram is to do, as the answer to what it brought."""

    method: str | None = None
    chat_id: int | None = None
    text: str | None = None
