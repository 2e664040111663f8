"""How somebody and their chat in Telegram come together, and part: by a code that one shows to the bot, for one use.

What a chat says comes from outside, by the webhook or by asking for it; either way it ends here.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from zerek.core.i18n import DEFAULT_LANGUAGE, LANGUAGES, Language, translate
from zerek.core.security import new_secret_token, token_hash
from zerek.identity.models import User
from zerek.mail.rules import one_line
from zerek.messaging.channels.addresses import remove_all, replace
from zerek.messaging.channels.models import ChannelAddress, ChannelName, LinkCode
from zerek.settings import Settings

CODE_LIFE = timedelta(minutes=15)
LONGEST_CODE = 64  # the most that Telegram takes in a deep link
LONGEST_NAME = 100
LARGEST_CHAT_ID = 2**52  # "at most 52 significant bits", says the Bot API


class Reply(NamedTuple):
    chat_id: str
    text: str


class Said(NamedTuple):
    """What a chat between the bot and one person said; `blocked` where it said that it wants no more."""

    chat_id: str
    name: str
    language: Language
    text: str
    blocked: bool


async def new_link(session: AsyncSession, settings: Settings, user_id: UUID, now: datetime) -> tuple[str, datetime]:
    """The deep link that opens the bot with a code, and until when. The last one is good no longer."""
    code, expires_at = new_secret_token(), now + CODE_LIFE
    await session.execute(delete(LinkCode).where(LinkCode.user_id == user_id))
    session.add(LinkCode(user_id=user_id, code_hash=token_hash(code), expires_at=expires_at))
    await session.flush()
    return f"https://t.me/{settings.telegram_bot_username}?start={code}", expires_at


async def anybody_to_hear(session: AsyncSession, now: datetime) -> bool:
    """Whether there is a chat that may leave, or somebody who is about to come."""
    linked = select(ChannelAddress.id).where(ChannelAddress.channel == ChannelName.TELEGRAM).limit(1)
    coming = select(LinkCode.user_id).where(LinkCode.expires_at > now).limit(1)
    return any([(await session.execute(query)).first() is not None for query in (linked, coming)])


def nested(thing: Any, *names: str) -> Any:
    """What is there by these names, one in the other; None where there is nothing of the kind."""
    for name in names:
        if not isinstance(thing, Mapping):
            return None
        thing = thing.get(name)
    return thing


def said_in(update: Any) -> Said | None:
    """None for what is none of the bot's business, whatever it looks like: groups, channels, other kinds of update."""
    member = nested(update, "my_chat_member")
    message = member if member is not None else nested(update, "message")
    chat, text = nested(message, "chat"), nested(message, "text")
    chat_id = nested(chat, "id")
    if nested(chat, "type") != "private" or isinstance(chat_id, bool) or not isinstance(chat_id, int):
        return None
    blocked = nested(member, "new_chat_member", "status") == "kicked"
    if not 0 < chat_id < LARGEST_CHAT_ID or (member is not None and not blocked):
        return None
    username, first_name = nested(chat, "username"), nested(chat, "first_name")
    name = f"@{username}" if isinstance(username, str) and username else first_name
    spoken = str(nested(message, "from", "language_code") or "").split("-")[0]
    return Said(
        str(chat_id),
        clean(name if isinstance(name, str) else "")[:LONGEST_NAME],
        next((known for known in LANGUAGES if known == spoken), DEFAULT_LANGUAGE),
        text if isinstance(text, str) else "",
        blocked,
    )


def clean(text: str) -> str:
    """Of what PostgreSQL cannot keep, halves of characters, and of what would break a line."""
    return one_line(text.encode("utf-8", "ignore").decode())


async def hear(session: AsyncSession, update: Any, now: datetime) -> Reply | None:
    """Does what a chat asks for, and says what to answer. The same update twice ends as the first time."""
    said = said_in(update)
    if said is None:
        return None
    command, _, argument = said.text.strip().partition(" ")
    if said.blocked or command == "/stop":
        language = await leave(session, said)
        return None if said.blocked else Reply(said.chat_id, translate("channels.telegram.stopped", language))
    if command != "/start":
        return Reply(said.chat_id, translate("channels.telegram.help", said.language))
    return Reply(said.chat_id, await begin(session, said, argument.strip(), now))


async def begin(session: AsyncSession, said: Said, code: str, now: datetime) -> str:
    if not code:
        return translate("channels.telegram.help", said.language)
    claim = (
        delete(LinkCode)
        .where(LinkCode.code_hash == token_hash(code[: LONGEST_CODE + 1]), LinkCode.expires_at > now)
        .returning(LinkCode.user_id)
    )
    user_id = (await session.execute(claim)).scalar_one_or_none()
    who = select(User.locale, User.username).where(User.id == user_id, User.erased_at.is_(None))
    user = (await session.execute(who)).one_or_none() if user_id is not None else None
    if user is None or user_id is None:
        return translate("channels.telegram.code_refused", said.language)
    await remove_all(session, user_id, ChannelName.TELEGRAM)
    await replace(session, ChannelName.TELEGRAM, user_id, said.chat_id, {}, said.name, now)
    language = next((known for known in LANGUAGES if known == user.locale), said.language)
    return translate("channels.telegram.linked", language, username=user.username)


async def leave(session: AsyncSession, said: Said) -> Language:
    """Answers in the language of who has left."""
    gone = (
        delete(ChannelAddress)
        .where(ChannelAddress.channel == ChannelName.TELEGRAM, ChannelAddress.address == said.chat_id)
        .returning(ChannelAddress.user_id)
    )
    user_id = (await session.execute(gone)).scalar_one_or_none()
    locale = (await session.execute(select(User.locale).where(User.id == user_id))).scalar_one_or_none()
    return next((known for known in LANGUAGES if known == locale), said.language)


async def remove_expired_codes(session: AsyncSession, now: datetime) -> None:
    await session.execute(delete(LinkCode).where(LinkCode.expires_at <= now))
