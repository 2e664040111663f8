"""What the bot hears: asked for where Telegram cannot reach this installation, brought by it where it can."""

import hashlib
from typing import Any

import structlog

from zerek.core.clock import utc_now
from zerek.core.jobs import JobContext
from zerek.messaging.channels.linking import anybody_to_hear, hear, remove_expired_codes
from zerek.messaging.channels.telegram import BotApi, Refused, Unreachable, message

log = structlog.get_logger()

API_PATH = "/api/v1/notifications/telegram/webhook"
KINDS = ["message", "my_chat_member"]
AT_ONCE, ROUNDS = 100, 20
WEBHOOK_KEY, WEBHOOK_SECONDS = "telegram:webhook", 3600.0


async def receive_updates(context: JobContext) -> int:
    """Returns how many were heard."""
    settings = context.settings
    if not settings.telegram_bot_token.get_secret_value():
        return 0
    api = context.kept.get(BotApi, settings)
    try:
        if settings.telegram_webhook_secret.get_secret_value():
            await announce_webhook(context, api)
            return 0
        return await poll(context, api)
    except (Refused, Unreachable) as error:
        # Said in one line; the beat comes again. A conflict (409) is another process that asks at this very moment.
        log.info("telegram_away", error=str(error)[:200])
        return 0


async def announce_webhook(context: JobContext, api: BotApi) -> None:
    """Once an hour, and when it changes: somebody may have pointed the bot elsewhere."""
    settings = context.settings
    secret, url = settings.telegram_webhook_secret.get_secret_value(), f"{settings.public_url}{API_PATH}"
    mark = hashlib.sha256(f"{secret} {url}".encode()).hexdigest()
    if await context.kv.get(WEBHOOK_KEY) == mark.encode():
        return
    await api.call("setWebhook", url=url, secret_token=secret, allowed_updates=KINDS)
    await context.kv.set(WEBHOOK_KEY, mark, WEBHOOK_SECONDS)


async def poll(context: JobContext, api: BotApi) -> int:
    """Asks for what is new and confirms it once it is durable; without anybody to hear it asks nobody. What was heard
    when a process died is heard again, and ends as the first time."""
    async with context.database.read() as session:
        if not await anybody_to_hear(session, utc_now()):
            return 0
    heard, asked = 0, {"timeout": 0, "limit": AT_ONCE, "allowed_updates": KINDS}
    for _ in range(ROUNDS):
        try:
            updates = await api.call("getUpdates", **asked)
        except Refused as refused:
            if refused.status == 409 and "webhook" in refused.description.lower():
                await api.call("deleteWebhook")
            raise
        ids = [update["update_id"] for update in updates or () if is_update(update)]
        if not ids:
            break
        for update in updates:
            await take(context, api, update)
        heard += len(ids)
        asked = asked | {"offset": max(ids) + 1}
    return heard


def is_update(update: Any) -> bool:
    return isinstance(update, dict) and type(update.get("update_id")) is int


async def take(context: JobContext, api: BotApi, update: Any) -> None:
    async with context.database.write() as session:
        reply = await hear(session, update, utc_now())
    if reply is None:
        return
    try:
        await api.call("sendMessage", **message(reply.chat_id, reply.text))
    except Refused as refused:  # what was asked for is done; the answer is a courtesy
        log.info("telegram_reply_refused", error=str(refused)[:200])


async def remove_old_codes(context: JobContext) -> None:
    async with context.database.write() as session:
        await remove_expired_codes(session, utc_now())
