"""The bell, its settings and the page that unsubscribes, in a real browser. Another process tells, as a worker does."""

from pathlib import Path
from uuid import UUID, uuid4

from playwright.async_api import Page, expect

import services
from e2e.conftest import OpenPage, Place, overflow, sign_in, violations
from zerek.core.clock import utc_now
from zerek.core.db import Database
from zerek.core.events import SUBSCRIBERS, Event, publish
from zerek.core.live import LIVE
from zerek.core.livehub import open_hub
from zerek.core.security import Seals
from zerek.messaging.notifications.kinds import Group
from zerek.messaging.notifications.service import tell_people
from zerek.messaging.notifications.unsubscribing import token
from zerek.settings import Settings

PREFIX = f"zerek-e2e-{uuid4()}:"
ENVIRONMENT = {"REDIS_URL": services.url_of(services.REDIS), "REDIS_KEY_PREFIX": PREFIX, "SMTP_HOST": ""}


async def id_of(place: Place, username: str) -> UUID:
    async with place.api(username) as client:
        return UUID((await client.get("/users/me")).json()["id"])


async def tell(place: Place, username: str, event_kind: str, path: str | None = None, **given: object) -> None:
    """From a process of its own, which reaches the server's pages over Redis."""
    environment = place.server._environment
    settings = Settings(
        _env_file=None,
        database_url=environment["DATABASE_URL"],
        data=Path(environment["ZEREK_DATA"]),
        redis_url=ENVIRONMENT["REDIS_URL"],
        key_prefix=PREFIX,
    )
    database, hub = Database(settings.database_url, 1), open_hub(settings)
    database.session_info |= {LIVE: hub, SUBSCRIBERS: (tell_people,)}
    person = await id_of(place, username)
    try:
        async with database.write() as session:
            await publish(session, Event(event_kind, [person], given, path), utc_now())
        await hub.flush(5)
    finally:
        await hub.close()
        await database.close()


async def entered(place: Place, open_page: OpenPage, path: str, **options: object) -> Page:
    """Notifications speak the language of the profile."""
    async with place.api("student") as client:
        assert (await client.patch("/profile/me", json={"locale": "en"})).status_code == 200
    page = await open_page(path, **options)
    await page.wait_for_selector("[name=username]")
    await sign_in(page, "student")
    await page.wait_for_url(f"**{path}")
    return page


async def test_a_notification_appears_without_a_reload_and_is_read_on_every_page(
    place: Place, open_page: OpenPage
) -> None:
    page = await entered(place, open_page, "/app")
    await expect(page.get_by_role("button", name="Notifications", exact=True)).to_be_visible()
    await page.evaluate("window.stayed = true")
    await page.wait_for_timeout(1500)
    await tell(place, "student", "exam.time_extended", "/app/account", minutes=15, reason="a fire drill")
    bell = page.get_by_role("button", name="Notifications: 1 unread")
    await expect(bell).to_be_visible(timeout=8_000)  # sooner than a page would ask by itself
    await bell.click()
    item = page.get_by_role("dialog").get_by_role("button", name="15 min")
    await expect(item).to_contain_text("Reason: a fire drill.")
    await tell(place, "student", "exam.paused")
    await expect(page.get_by_role("dialog").get_by_text("The exam is paused")).to_be_visible(timeout=8_000)
    await item.click()
    await page.wait_for_url("**/app/account")
    await expect(page.get_by_role("button", name="Notifications: 1 unread")).to_be_visible()
    assert await page.evaluate("window.stayed") is True


async def test_settings_are_kept_and_one_click_in_a_mail_changes_them(place: Place, open_page: OpenPage) -> None:
    page = await entered(place, open_page, "/app/account")
    section = page.locator("#notifications")
    questions = section.get_by_role("group", name="Questions of the bank").get_by_label("Mail")
    await questions.select_option("weekly")
    await section.get_by_role("switch", name="Quiet hours").press("Space")
    await section.get_by_role("button", name="Save").click()
    await expect(section.get_by_text("Saved")).to_be_visible()
    await page.reload()
    await expect(questions).to_have_value("weekly")
    await expect(section.get_by_role("textbox", name="From")).to_have_value("22:00")

    seals = Seals(place.server._environment["JWT_SECRET"])
    sealed = token(seals, await id_of(place, "student"), [Group.QUESTIONS])
    stranger = await open_page(f"/app/unsubscribe#token={sealed}")
    await stranger.get_by_role("button", name="Unsubscribe").click()
    await expect(stranger.get_by_role("status").filter(has_text="We will not mail you")).to_be_visible()
    await page.reload()
    await expect(questions).to_have_value("never")


async def test_the_pages_are_accessible_and_fit_a_phone(place: Place, open_page: OpenPage) -> None:
    await tell(place, "student", "exam.regraded", format={"title_en": "Trial"}, score_before=50.0, score_after=66.7)
    for options in ({"viewport": {"width": 390, "height": 844}}, {"color_scheme": "dark"}):
        page = await entered(place, open_page, "/app/notifications", bypass_csp=True, **options)
        await expect(page.get_by_text("Your exam was graded again").first).to_be_visible()
        assert await violations(page) == []
        assert await overflow(page) == 0
        await page.get_by_role("button", name="unread").click()
        await expect(page.get_by_role("dialog").get_by_text("Your exam was graded again")).to_be_visible()
        assert await violations(page) == []
