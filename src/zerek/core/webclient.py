"""Serves the built web client: hashed assets for ever, pages never stale, nothing outside its folder."""

import mimetypes
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

FOR_EVER = "public, max-age=31536000, immutable"
COMPRESSIBLE = {".js", ".css", ".html", ".svg", ".json", ".txt", ".webmanifest"}


class WebClient:
    """`/` leads to `/app`; `/app`, `/verify` and all below them are the one page; all else is a file of the build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @property
    def built(self) -> bool:
        return (self.folder / "index.html").is_file()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.answer(scope)(scope, receive, send)

    def answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        if path == "/":
            return RedirectResponse("/app", status_code=307)
        if path in ("/app", "/verify") or path.startswith(("/app/", "/verify/")):
            return self.file(self.folder / "index.html", scope, "no-cache")
        wanted = (self.folder / path.lstrip("/")).resolve()
        if not wanted.is_relative_to(self.folder) or not wanted.is_file():
            return Response(status_code=404)
        return self.file(wanted, scope, FOR_EVER if path.startswith("/assets/") else "public, max-age=3600")

    def file(self, wanted: Path, scope: Scope, cache: str) -> Response:
        headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
        packed = wanted.with_name(wanted.name + ".gz")
        accepts = Headers(scope=scope).get("accept-encoding", "")
        media_type = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
        if wanted.suffix in COMPRESSIBLE and "gzip" in accepts and packed.is_file():
            return FileResponse(packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=media_type)
        return FileResponse(wanted, headers=headers, media_type=media_type)
