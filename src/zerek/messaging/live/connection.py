"""One socket: signs in, listens for its person, and is closed the moment they may no longer hear."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
import structlog
from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from zerek.core.clock import utc_now
from zerek.core.metrics import LIVE_CLOSED
from zerek.core.schema import rfc3339
from zerek.identity.queries import SignedIn, signed_in
from zerek.identity.rules import Role, Scope, scope_of
from zerek.messaging.live import frames
from zerek.messaging.live.frames import Auth, Close, Ping, Unwatch, Watch
from zerek.messaging.live.sockets import Sockets
from zerek.messaging.notifications.queries import missed

log = structlog.get_logger()

SIGN_IN_SECONDS = 10.0
MOST_WAITING = 1000  # messages; who is that far behind is cut off and comes back for what was missed
MOST_WATCHED = 20
FRAMES, WINDOW_SECONDS = 40, 10.0
ABORT_SECONDS = 5.0  # for a last message to go out, and the goodbye
ABORT = "zerek.abort"  # what the server leaves in the scope's extensions: ends a connection without waiting for it


class Connection:
    """Reads in the task of the request and writes in one of its own. What is sent waits in a queue that has an end:
    a page that does not read is cut off, and holds up neither the sender nor anybody else."""

    def __init__(self, websocket: WebSocket, sockets: Sockets) -> None:
        self._socket = websocket
        self._sockets = sockets
        self._state = websocket.app.state
        self._waiting: deque[str] = deque()
        self._something = asyncio.Event()
        self._closing: tuple[Close, str] | None = None
        self._gone = False
        self._person: SignedIn | None = None
        self._watched: set[str] = set()
        self._expiry: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None
        self._frames: deque[float] = deque(maxlen=FRAMES)

    @property
    def person(self) -> SignedIn | None:
        return self._person

    async def run(self) -> None:
        await self._socket.accept()
        writing = asyncio.create_task(self._write())
        try:
            if await self._sign_in():
                await self._read()
        finally:
            self._leave()
            if self._closing is None:
                self._gone = True
            self._something.set()
            await writing

    # --- what comes in ---

    async def _receive(self) -> frames.AnyFrame | None:
        """The next frame; None once there is none to come, the socket being closed by either side."""
        try:
            message = await self._socket.receive()
        except (WebSocketDisconnect, RuntimeError):
            return None
        if self._closing is not None or message["type"] == "websocket.disconnect":
            return None
        now = time.monotonic()
        if len(self._frames) == FRAMES and now - self._frames[0] < WINDOW_SECONDS:
            self.close(Close.TOO_MUCH, "too many frames")
            return None
        self._frames.append(now)
        text = message.get("text")
        frame = frames.read(text) if text is not None and len(text) <= frames.LARGEST_FRAME else None
        if frame is None:
            self.close(Close.UNREADABLE, "not a frame")
        return frame

    async def _sign_in(self) -> bool:
        try:
            frame = await asyncio.wait_for(self._receive(), SIGN_IN_SECONDS)
        except TimeoutError:
            self.close(Close.TOO_LATE, "not signed in")
            return False
        if frame is None:
            return False
        if not isinstance(frame, Auth):
            self.close(Close.NOT_SIGNED_IN, "not signed in")
            return False
        return await self._authenticate(frame)

    async def _read(self) -> None:
        while True:
            frame = await self._receive()
            match frame:
                case None:
                    return
                case Ping():
                    self.tell({"type": "pong"})
                case Auth():
                    if not await self._authenticate(frame):
                        return
                case Watch():
                    await self._watch(frame)
                case Unwatch():
                    self._unwatch(frame)

    # --- who it is ---

    async def _authenticate(self, frame: Auth) -> bool:
        """Also again and again, before the access token expires; it stays the same person."""
        claims = self._state.access_tokens.read(frame.token)
        first = self._person is None
        if claims is None or (self._person is not None and claims.user_id != self._person.user_id):
            self.close(Close.NOT_SIGNED_IN, "not signed in")
            return False
        async with self._state.database.read() as session:
            person = await signed_in(session, claims.session_id, claims.user_id, utc_now())
        if not self.judge(person):
            return False
        assert person is not None
        if first and not self._sockets.admit(self, person.user_id):
            self.close(Close.TOO_MUCH, "too many sockets")
            return False
        self._person = person
        self._expire_in(claims.issued_at + self._state.access_tokens.life.total_seconds() - time.time())
        if first:
            hub = self._state.hub
            hub.subscribe(f"user:{person.user_id}", self.push)
            hub.subscribe(f"access:{person.user_id}", self.look_again)
        self.tell({"type": "ready", "server_time": rfc3339(utc_now())})
        if frame.after is not None:
            await self._tell_missed(person, frame.after)
        return True

    def judge(self, person: SignedIn | None) -> bool:
        """Closes the socket of who is signed in no longer, is banned, or holds other roles than when they came."""
        roles = self._state.settings.second_factor_roles
        if (
            person is None
            or person.banned
            or (self._person is not None and set(person.held) != set(self._person.held))
            or (not person.second_factor and any(held.role in roles for held in person.held))
        ):
            self.close(Close.NOT_SIGNED_IN, "not signed in")
            return False
        return True

    def look_again(self, _message: str = "") -> None:
        """Reads the session anew; called when something about it has changed."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        before = self._person
        if before is None:
            return
        async with self._state.database.read() as session:
            self.judge(await signed_in(session, before.session_id, before.user_id, utc_now()))

    def _expire_in(self, seconds: float) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
        loop = asyncio.get_running_loop()
        self._expiry = loop.call_later(max(0.0, seconds), self.close, Close.NOT_SIGNED_IN, "token expired")

    async def _tell_missed(self, person: SignedIn, after: UUID) -> None:
        async with self._state.database.read() as session:
            for message in await missed(session, person.user_id, after):
                self.tell(message)

    # --- what it listens to ---

    async def _watch(self, frame: Watch) -> None:
        if frame.attempt_id is not None:
            async with self._state.database.read() as session:
                own = await self._state.owns_attempt(session, self._known().user_id, frame.attempt_id)
            self._listen([f"attempt:{frame.attempt_id}"] if own else [], {"attempt_id": str(frame.attempt_id)})
        if frame.monitor:
            scope = self._supervised()
            schools = [f"monitor:{school}" for school in sorted(scope.schools)]
            self._listen(["monitor"] if scope.everywhere else schools, {"monitor": True})

    def _listen(self, audiences: list[str], told: dict[str, Any]) -> None:
        """To all of them, or to none: `not_watching` answers who may not hear or watches too much already."""
        new = [audience for audience in audiences if audience not in self._watched]
        if not audiences or len(self._watched) + len(new) > MOST_WATCHED:
            self.tell({"type": "not_watching", **told})
            return
        for audience in new:
            self._watched.add(audience)
            self._state.hub.subscribe(audience, self.push)
        self.tell({"type": "watching", **told})

    def _known(self) -> SignedIn:
        assert self._person is not None
        return self._person

    def _supervised(self) -> Scope:
        return scope_of(held for held in self._known().held if held.role in (Role.ADMIN, Role.SCHOOL_ADMIN))

    def _unwatch(self, frame: Unwatch) -> None:
        gone = {f"attempt:{frame.attempt_id}"} & self._watched
        if frame.monitor:
            gone |= {audience for audience in self._watched if audience.partition(":")[0] == "monitor"}
        for audience in gone:
            self._watched.discard(audience)
            self._state.hub.unsubscribe(audience, self.push)

    def _leave(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
        if self._looking is not None:
            self._looking.cancel()
        if self._person is not None:
            hub, user_id = self._state.hub, self._person.user_id
            for audience in (f"user:{user_id}", *self._watched):
                hub.unsubscribe(audience, self.push)
            hub.unsubscribe(f"access:{user_id}", self.look_again)
        self._sockets.dismiss(self)

    # --- what goes out ---

    def tell(self, message: dict[str, Any]) -> None:
        self.push(msgspec.json.encode(message).decode())

    def push(self, text: str) -> None:
        """A message for the page, as JSON."""
        if self._closing is not None or self._gone:
            return
        if len(self._waiting) >= MOST_WAITING:
            self._closing = (Close.TOO_MUCH, "too slow")
            LIVE_CLOSED.labels("too slow").inc()
            self._abort()
            return
        self._waiting.append(text)
        self._something.set()

    def close(self, code: Close, reason: str) -> None:
        """After what waits to be sent; a page that does not read is cut off."""
        if self._closing is not None or self._gone:
            return
        self._closing = (code, reason)
        LIVE_CLOSED.labels(reason).inc()
        self._something.set()
        asyncio.get_running_loop().call_later(ABORT_SECONDS, self._abort)

    def cut_off(self) -> None:
        """Ends it without a goodbye, for others to have its place."""
        if self._closing is None and not self._gone:
            self._closing = (Close.TOO_MUCH, "no room")
            LIVE_CLOSED.labels("no room").inc()
            self._abort()

    def _abort(self) -> None:
        abort: Callable[[], None] | None = self._socket.scope.get("extensions", {}).get(ABORT)
        if abort is not None:
            abort()
        self._gone = True
        self._something.set()

    async def _write(self) -> None:
        try:
            while not self._gone:
                self._something.clear()
                while self._waiting and not self._gone:
                    await self._socket.send_text(self._waiting.popleft())
                if self._closing is not None:
                    await self._socket.close(*self._closing)
                    return
                await self._something.wait()
        except (WebSocketDisconnect, RuntimeError, OSError):  # the other side is gone, which the reader learns too
            self._gone = True
