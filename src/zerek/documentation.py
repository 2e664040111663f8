"""/docs and /redoc, from files of our own build: a school without the Internet reads them too."""

import secrets

from fastapi import APIRouter, Response
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html

router = APIRouter(include_in_schema=False)
ASSETS = "/docs-assets"


def page(html: bytes) -> Response:
    """The pages have a small script inside, which this nonce, and nothing else, lets run."""
    nonce = secrets.token_urlsafe(16)
    body = html.decode().replace("<script>", f'<script nonce="{nonce}">')
    policy = (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'"
    )
    return Response(body, media_type="text/html", headers={"Content-Security-Policy": policy})


@router.get("/docs")
async def swagger() -> Response:
    html = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Zerek API",
        swagger_js_url=f"{ASSETS}/swagger-ui-bundle.js",
        swagger_css_url=f"{ASSETS}/swagger-ui.css",
        swagger_favicon_url="/favicon.svg",
    )
    return page(bytes(html.body))


@router.get("/redoc")
async def redoc() -> Response:
    html = get_redoc_html(
        openapi_url="/openapi.json",
        title="Zerek API",
        redoc_js_url=f"{ASSETS}/redoc.standalone.js",
        redoc_favicon_url="/favicon.svg",
        with_google_fonts=False,
    )
    return page(bytes(html.body))
