"""How a mail leaves the house: over SMTP, or into a folder where no mail server is set."""

import asyncio
import os
import ssl
from collections.abc import Awaitable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

import aiosmtplib
from aiosmtplib import SMTP, SMTPException, SMTPResponseException

from zerek.mail.messages import Mail, compose, sender_of
from zerek.mail.rules import ErrorKind, Failure, Weight, refusal
from zerek.settings import Settings

Value = TypeVar("Value")
PORTS = {"auto": 25, "off": 25, "starttls": 587, "tls": 465}
CLOSING = 421  # "service not available, closing": of the connection, not of the mail
ORDERLY_SECONDS = 1.0


class Undelivered(Exception):
    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.text)
        self.failure = failure


class Transport(Protocol):
    async def send(self, mail: Mail) -> None:
        """Returns once the mail is somebody else's. Raises `Undelivered`, or `Unprocessable`."""
        ...

    async def close(self) -> None: ...


class FileTransport:
    """Each mail as `<id>.eml`: the embedded size works without a mail server, and administrators read them there."""

    def __init__(self, settings: Settings) -> None:
        self._folder = mail_folder(settings)
        self._sender = sender_of(settings)

    async def send(self, mail: Mail) -> None:
        content = compose(mail, self._sender)
        try:
            await asyncio.to_thread(self._write, f"{mail.id}.eml", content)
        except OSError as error:
            raise Undelivered(Failure(ErrorKind.CANNOT_CONNECT, Weight.WAITS, str(error))) from error

    def _write(self, name: str, content: bytes) -> None:
        """Under another name first, so that nobody reads half of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".{name}.{os.getpid()}"
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._folder / name)

    async def close(self) -> None: ...


def mail_folder(settings: Settings) -> Path:
    return settings.data / "mail"


def files_by_id(settings: Settings) -> dict[UUID, Path]:
    """The mails that lie in the folder; whatever else lies there is somebody else's."""
    found = {}
    for path in mail_folder(settings).glob("*.eml"):
        with suppress(ValueError):
            found[UUID(path.stem)] = path
    return found


class SmtpTransport:
    """Keeps its connections open for the next mail, one for each that is sent at the same time.

    A kept connection that the server has closed meanwhile is found out at `MAIL FROM`, before anything was handed
    over, and replaced by a new one.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._sender = sender_of(settings)
        self._idle: list[SMTP] = []

    async def send(self, mail: Mail) -> None:
        content = compose(mail, self._sender)
        connection = await self._begun([] if mail.recipient.isascii() else ["SMTPUTF8"])
        try:
            await reached(connection.rcpt(mail.recipient, encoding="utf-8"), ErrorKind.RECIPIENT_REFUSED)
            await handed_over(connection.data(content))
            self._idle.append(connection)
        except Undelivered as undelivered:
            await self._let_go(connection, answered=not isinstance(undelivered.__cause__, OSError))
            raise
        except BaseException:
            connection.close()
            raise

    async def _begun(self, options: list[str]) -> SMTP:
        """A connection that has taken `MAIL FROM`."""
        while self._idle:
            connection = self._idle.pop()
            try:
                await self._mail_from(connection, options)
            except Undelivered as undelivered:
                connection.close()
                if undelivered.failure.kind is ErrorKind.TIMEOUT:
                    raise
            else:
                return connection
        connection = await self._open()
        try:
            await self._mail_from(connection, options)
        except BaseException:
            connection.close()
            raise
        return connection

    async def _mail_from(self, connection: SMTP, options: list[str]) -> None:
        """A server that does not know the option refuses it for good, and rightly: it cannot take that recipient."""
        await reached(connection.mail(self._sender.address, options=options, encoding="utf-8"), ErrorKind.REJECTED)

    async def _open(self) -> SMTP:
        settings, how = self._settings, self._settings.smtp_tls
        login = settings.smtp_user or None
        connection = SMTP(
            hostname=settings.smtp_host,
            port=settings.smtp_port or PORTS[how],
            username=login,
            password=settings.smtp_password.get_secret_value() if login else None,
            local_hostname=self._sender.domain if self._sender.domain.isascii() else None,
            timeout=settings.smtp_timeout_seconds,
            use_tls=how == "tls",
            start_tls={"auto": None, "starttls": True}.get(how, False),
            # Where encryption is only taken because it is offered, and no password depends on it, any is better than
            # none: an own server often has a certificate of its own making.
            validate_certs=how != "auto" or login is not None,
        )
        try:
            async with asyncio.timeout(2 * settings.smtp_timeout_seconds):
                await connection.connect()
                if connection.is_ehlo_or_helo_needed:
                    await connection.ehlo()
        except aiosmtplib.SMTPAuthenticationError as error:
            connection.close()
            raise Undelivered(Failure(ErrorKind.LOGIN_REFUSED, Weight.WAITS, said(error))) from error
        except (SMTPException, OSError) as error:
            connection.close()
            kind = ErrorKind.TIMEOUT if isinstance(error, TimeoutError) else ErrorKind.CANNOT_CONNECT
            raise Undelivered(Failure(kind, Weight.WAITS, said(error))) from error
        except BaseException:
            connection.close()
            raise
        return connection

    async def _let_go(self, connection: SMTP, *, answered: bool) -> None:
        """Makes the connection ready for another mail, if the server still speaks on it."""
        try:
            if answered:
                await connection.rset()
                self._idle.append(connection)
            else:
                connection.close()
        except (SMTPException, OSError):
            connection.close()

    async def close(self) -> None:
        while self._idle:
            connection = self._idle.pop()
            try:
                await connection.quit(timeout=ORDERLY_SECONDS)
            except (SMTPException, OSError):
                connection.close()


def said(error: BaseException) -> str:
    if isinstance(error, SMTPResponseException):
        return f"{error.code} {error.message}"
    if isinstance(error, ssl.SSLError):
        return f"TLS: {error}"
    return str(error) or type(error).__name__


def lost(error: BaseException, weight: Weight) -> Undelivered:
    kind = ErrorKind.TIMEOUT if isinstance(error, TimeoutError) else ErrorKind.CANNOT_CONNECT
    return Undelivered(Failure(kind, weight, said(error)))


async def reached(command: Awaitable[Value], kind: ErrorKind) -> Value:
    """A command before the mail itself: a server that does not answer it has not been reached."""
    try:
        return await command
    except OSError as error:
        raise lost(error, Weight.WAITS) from error
    except SMTPResponseException as error:
        if error.code == CLOSING:
            raise lost(error, Weight.WAITS) from error
        raise Undelivered(refusal(error.code, error.message, kind)) from error


async def handed_over(command: Awaitable[Value]) -> Value:
    """The mail itself: without an answer it may have been taken or not, so that trying again must come to an end."""
    try:
        return await command
    except OSError as error:
        raise lost(error, Weight.ATTEMPT) from error
    except SMTPResponseException as error:
        raise Undelivered(refusal(error.code, error.message, ErrorKind.REJECTED)) from error


def open_transport(settings: Settings) -> Transport:
    return SmtpTransport(settings) if settings.smtp_host else FileTransport(settings)
