"""What goes over the wire about notifications."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, model_validator

from zerek.core.schema import Input, Moment, Schema
from zerek.messaging.notifications.kinds import Group, MailChoice

MOST_MARKED = 500
ClockTime = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$", examples=["22:00"])]


class Notification(Schema):
    id: UUID
    kind: str
    group: Group
    title: str = Field(description="in the language of the reader's profile")
    body: str
    path: str | None = Field(description="the page of the web client that it is about")
    created_at: Moment
    read_at: Moment | None


class UnreadCount(Schema):
    unread: int


class Read(Input):
    """Either those of `ids`, or with `all` every one; with `until` only those that were there when this one was."""

    ids: list[UUID] = Field(default_factory=list, max_length=MOST_MARKED)
    all: bool = False
    until: UUID | None = Field(None, description="the newest notification that was seen")

    @model_validator(mode="after")
    def one_of_both(self) -> "Read":
        if bool(self.ids) == self.all:
            raise ValueError("either ids or all")
        return self


class Channels(Schema):
    group: Group
    title: str
    description: str
    page: bool
    mail: MailChoice
    push: bool = Field(description="on the devices that have subscribed")
    telegram: bool = Field(description="in the chat that is linked")


class QuietHours(Schema):
    """Mails, devices and chats wait until they are over. They may reach over midnight; the time zone is that of the
    profile."""

    from_: ClockTime = Field(alias="from")
    until: ClockTime


class NotificationSettings(Schema):
    groups: list[Channels]
    quiet_hours: QuietHours | None
    timezone: str
    email: str | None = Field(description="where mails go; none leaves without it")


class ChosenChannels(Input):
    group: Group
    page: bool
    mail: MailChoice
    push: bool | None = Field(None, description="as it is, where it is left out")
    telegram: bool | None = Field(None, description="as it is, where it is left out")


class ChosenQuietHours(Input):
    from_: ClockTime = Field(alias="from")
    until: ClockTime


class ChosenSettings(Input):
    groups: list[ChosenChannels] = Field(max_length=len(Group), description="those left out stay as they are")
    quiet_hours: ChosenQuietHours | None


class Unsubscribed(Schema):
    title: str = Field(description="what is mailed no longer")
