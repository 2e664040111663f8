"""The Bot API of Telegram, as far as notifications need it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx2

from zerek.mail.rules import ErrorKind, Failure, Weight
from zerek.messaging.channels.transport import Away, Gone, Letter, final
from zerek.settings import Settings

SECONDS = 10.0
LONGEST_TEXT = 4096
LONGEST_PAUSE = timedelta(hours=1)
LARGEST_ANSWER = 4 * 1024 * 1024
# What a chat is told that there is no more of: who blocked the bot, or left, gets no second letter.
CHAT_GONE = ("chat not found", "user is deactivated", "bot was blocked", "bot was kicked", "peer_id_invalid")


class Refused(Exception):
    """What the API answered where it did not do what was asked. Without the address: it holds the bot's token."""

    def __init__(self, status: int, description: str, retry_after: timedelta) -> None:
        super().__init__(f"{status} {description}")
        self.status, self.description, self.retry_after = status, description, retry_after


class Unreachable(Exception):
    """It did not answer, or with what is no answer."""

    def __init__(self, kind: ErrorKind, text: str) -> None:
        super().__init__(text)
        self.kind = kind


def pause_in(answer: Mapping[str, Any]) -> timedelta:
    parameters = answer.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if isinstance(seconds, bool) or not isinstance(seconds, int) or seconds < 0:
        return timedelta(0)
    return min(timedelta(seconds=min(seconds, 10**6)), LONGEST_PAUSE)


class BotApi:
    def __init__(self, settings: Settings) -> None:
        self._prefix = f"{settings.telegram_api_url}/bot{settings.telegram_bot_token.get_secret_value()}"
        self._client = httpx2.AsyncClient(timeout=SECONDS, follow_redirects=False)

    async def call(self, method: str, **parameters: Any) -> Any:
        """The result. Raises `Refused` or `Unreachable`."""
        try:
            response = await self._client.post(f"{self._prefix}/{method}", json=parameters)
            answer = response.json() if len(response.content) <= LARGEST_ANSWER else None
        except httpx2.TimeoutException as error:
            raise Unreachable(ErrorKind.TIMEOUT, type(error).__name__) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise Unreachable(ErrorKind.CANNOT_CONNECT, type(error).__name__) from None
        if not isinstance(answer, dict):
            raise Unreachable(ErrorKind.CANNOT_CONNECT, f"{response.status_code}, and no answer of the Bot API")
        if response.status_code == 200 and answer.get("ok") is True:
            return answer.get("result")
        raise Refused(response.status_code, str(answer.get("description", ""))[:200], pause_in(answer))

    async def close(self) -> None:
        await self._client.aclose()


def message(chat_id: str, text: str) -> dict[str, Any]:
    """Without a `parse_mode`: what people wrote into a text formats nothing and links nowhere."""
    return {
        "chat_id": int(chat_id),
        "text": text[:LONGEST_TEXT],
        "link_preview_options": {"is_disabled": True},
    }


class Telegram:
    def __init__(self, settings: Settings) -> None:
        self._api = BotApi(settings)

    def lane(self, address: str) -> str:  # noqa: ARG002 - all chats are behind one server
        return "telegram"

    async def send(self, address: str, keys: Mapping[str, Any], letter: Letter, now: datetime) -> None:  # noqa: ARG002
        text = "\n\n".join(part for part in (letter.title, letter.body, letter.url) if part)
        try:
            await self._api.call("sendMessage", **message(address, text))
        except Unreachable as error:
            raise Away(Failure(error.kind, Weight.WAITS, str(error))) from None
        except Refused as refused:
            raise meaning(refused) from None

    async def close(self) -> None:
        await self._api.close()


def meaning(refused: Refused) -> Exception:
    """What a refusal says of a letter: 403 that the chat wants none any more, 429 that the whole bot is to wait, 401
    that the token is wrong, which is no fault of the letter's either."""
    if refused.status == 403 or any(sign in refused.description.lower() for sign in CHAT_GONE):
        return Gone()
    if refused.status in (401, 404, 429) or refused.status >= 500:
        kind = ErrorKind.LOGIN_REFUSED if refused.status in (401, 404) else ErrorKind.TEMPORARY
        return Away(Failure(kind, Weight.WAITS, str(refused), refused.retry_after))
    return final(ErrorKind.REJECTED, str(refused))
