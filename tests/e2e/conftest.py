"""A real server with the demonstration, and a real browser in front of it."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

import zerek
from faults.server import KillableServer
from zerek.demo.load import BANKS
from zerek.demo.people import DEMO_PASSWORD

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
WEB_BUILD = Path(zerek.__file__).with_name("webdist") / "index.html"
CHROMIUM = os.environ.get("TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SLOW = 30_000  # milliseconds: a machine with other work to do is no failure
expect.set_options(timeout=SLOW)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(180))


class Place:
    """The server, and what a test needs to know of it."""

    def __init__(self, server: KillableServer, folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.origin = f"http://127.0.0.1:{server.port}"

    @asynccontextmanager
    async def api(self, username: str) -> AsyncIterator[httpx.AsyncClient]:
        """A client that is signed in as one of the demonstration's people."""
        async with httpx.AsyncClient(base_url=self.server.url, timeout=20) as client:
            pair = await client.post("/auth/login", json={"login": username, "password": DEMO_PASSWORD})
            assert pair.status_code == 200, pair.text
            client.headers["Authorization"] = f"Bearer {pair.json()['access_token']}"
            client.cookies.clear()
            yield client

    async def add_format(self, code: str, seconds: int) -> None:
        sections = [{"role": "general", "subject_code": "ENG", "count": 4}]
        titles = {"title_ru": "Проба браузером", "title_kk": "Браузермен сынақ", "title_en": "Tried by a browser"}
        body = {"code": code, "time_limit_seconds": seconds, "sections": sections, **titles}
        async with self.api("admin") as admin:
            answer = await admin.post("/admin/exam-formats", json=body)
        assert answer.status_code in (201, 409), answer.text

    async def end_running(self, username: str) -> None:
        """So that a test begins without an exam."""
        async with self.api(username) as student:
            running = await student.get("/exam/current")
            if running.status_code == 200:
                submitted = await student.post(f"/exam/{running.json()['attempt_id']}/submit")
                assert submitted.status_code == 200, submitted.text

    async def link_for(self, address: str) -> str:
        """The link in the mail to that address; waits for the mail."""
        for _ in range(240):
            for path in sorted((self.folder / "mail").glob("*.eml")):
                mail = message_from_bytes(path.read_bytes(), policy=policy.default)
                body = mail.get_body(("plain",))
                if mail["To"] == address and body and (found := re.search(r"https?://\S+", body.get_content())):
                    return found[0]
            await asyncio.sleep(0.25)
        raise AssertionError(f"no mail to {address}")


@pytest.fixture(scope="module")
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A module says with `ENVIRONMENT` what its server is set to."""
    if CHROMIUM is None or not WEB_BUILD.is_file():
        reason = "no Chromium is installed" if CHROMIUM is None else "the web client is not built (./task web:build)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("e2e")
    environment: dict[str, str] = getattr(request.module, "ENVIRONMENT", {})
    server = KillableServer(f"sqlite:///{folder / 'zerek.sqlite3'}", folder, command="demo", **environment)
    server.start()
    yield Place(server, folder)
    server.stop()


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        await opened.close()


OpenPage = Callable[..., Awaitable[Page]]


@pytest.fixture
async def open_page(browser: Browser, place: Place) -> AsyncIterator[OpenPage]:
    """Opens a page of a new visitor; what the browser complains of fails the test in the end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(text: str) -> None:
        if "Content Security" in text:
            complaints.append(text)

    async def open_one(path: str = "/app", language: str = "en", **options: Any) -> Page:
        options.setdefault("viewport", {"width": 1280, "height": 860})
        context = await browser.new_context(locale=language, **options)
        contexts.append(context)
        await context.add_init_script(
            f"localStorage.getItem('zerek-language') ?? localStorage.setItem('zerek-language', '{language}')"
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: listen(message.text))
        await page.goto(place.origin + path)
        return page

    yield open_one
    await asyncio.gather(*(context.close() for context in contexts))
    assert complaints == []


async def sign_in(page: Page, username: str, password: str = DEMO_PASSWORD) -> None:
    await page.fill("[name=username]", username)
    await page.fill("[name=password]", password)
    await page.keyboard.press("Enter")


async def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it is. The page has to be opened with `bypass_csp`."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in web/")
    await page.wait_for_timeout(400)  # what fades in is pale meanwhile
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    result = await page.evaluate("axe.run()")
    return [f"{page.url}: {one['id']} {one['nodes'][0]['target']}" for one in result["violations"]]


async def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    width: int = await page.evaluate("document.documentElement.scrollWidth - document.body.clientWidth")
    return max(0, width)


async def begin(page: Page, username: str, major: str, format: str) -> str:
    """Signs in, starts the exam and waits for its room; the id of the attempt."""
    await page.goto(f"{page.url.split('/app')[0]}/app/exam/new?major={major}&format={format}")
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url("**/exam/new**")
    await page.wait_for_selector("input[name=format]")
    await page.get_by_role("button", name="Start the exam").click()
    await page.wait_for_selector("article")
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def right_texts() -> dict[tuple[str, str], set[str]]:
    """The right options of the demonstration, by subject and text of the question, in every language."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in BANKS:
        for document in import_module(f"zerek.demo.bank.{name}").questions():
            right = {option["key"] for option in document["options"] if option["is_correct"]}
            wordings = [
                (document["question_text"], {option["key"]: option["text"] for option in document["options"]}),
                *((one["question_text"], one["options"]) for one in document["translations"].values()),
            ]
            for text, options in wordings:
                found[document["subject_code"], text.strip()] = {options[key].strip() for key in right}
    return found
