"""A real server with the demonstration, and a real browser in front of it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

import zerek
from faults.server import KillableServer
from zerek.demo.load import BANKS
from zerek.demo.people import DEMO_PASSWORD

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(180))


class Place:
    """The server, and what a test needs to know of it."""

    def __init__(self, server: KillableServer) -> None:
        self.server = server
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


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    if CHROMIUM is None or not WEB_BUILD.is_file():
        reason = "no Chromium is installed" if CHROMIUM is None else "the web client is not built (./task web:build)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("e2e")
    server = KillableServer(f"sqlite:///{folder / 'zerek.sqlite3'}", folder, command="demo")
    server.start()
    yield Place(server)
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


async def sign_in(page: Page, username: str) -> None:
    await page.fill("[name=username]", username)
    await page.fill("[name=password]", DEMO_PASSWORD)
    await page.keyboard.press("Enter")


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
