"""Where a page opens its socket."""

from urllib.parse import urlsplit

from fastapi import APIRouter, WebSocket

from zerek.messaging.live.connection import Connection
from zerek.messaging.live.sockets import Sockets
from zerek.settings import Settings

router = APIRouter(tags=["live"])


def is_own_page(websocket: WebSocket, settings: Settings) -> bool:
    """A browser names the page that opens a socket. The token is in the first frame and no cookie goes along, so this
    is a second wall; a program that is no browser names none."""
    origin = websocket.headers.get("origin")
    if origin is None:
        return True
    if origin in {
        *settings.cors_origins,
        f"{urlsplit(settings.public_url).scheme}://{urlsplit(settings.public_url).netloc}",
    }:
        return True
    return urlsplit(origin).netloc == websocket.headers.get("host", "")


@router.websocket("/ws")
async def live(websocket: WebSocket) -> None:
    """Frames from the page: `auth` (first, within 10 s), `watch`, `unwatch`, `ping`. To the page: `ready`, what was
    missed since `after`, then messages as they happen, each with its `type`."""
    sockets: Sockets = websocket.app.state.sockets
    if not is_own_page(websocket, websocket.app.state.settings) or not sockets.has_room():
        await websocket.close()
        return
    connection = Connection(websocket, sockets)
    sockets.enter(connection)
    try:
        await connection.run()
    finally:
        sockets.exit(connection)
