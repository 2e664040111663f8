"""Devices and Telegram in the account, and what the service worker shows, in a real browser."""

import json

import httpx
from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, overflow, sign_in, violations

SECRET = "w" * 32
ENVIRONMENT = {
    "SMTP_HOST": "",
    "TELEGRAM_BOT_TOKEN": "123456:" + "T" * 35,
    "TELEGRAM_BOT_USERNAME": "zerek_bot",
    "TELEGRAM_WEBHOOK_SECRET": SECRET,
    "TELEGRAM_API_URL": "http://127.0.0.1:1",
}
# A point of the curve, and sixteen octets: of a device that is somewhere else.
KEYS = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/150.0.0.0 Mobile Safari/537.36"


async def account(place: Place, open_page: OpenPage, locale: str = "en", **options: object) -> Page:
    async with place.api("student") as client:
        assert (await client.patch("/profile/me", json={"locale": locale})).status_code == 200
    page = await open_page("/app/account", locale, **options)
    await page.wait_for_selector("[name=username]")
    await sign_in(page, "student")
    await page.wait_for_selector("#notifications fieldset")
    return page


async def add_phone(place: Place, number: int) -> None:
    async with place.api("student") as client:
        body = {"endpoint": f"https://push.example/{number}", "keys": KEYS}
        answer = await client.post("/notifications/push", json=body, headers={"User-Agent": PHONE})
        assert answer.status_code == 201, answer.text


async def test_ones_devices_are_shown_and_removed_and_a_group_has_their_switch(
    place: Place, open_page: OpenPage
) -> None:
    await add_phone(place, 1)
    page = await account(place, open_page, bypass_csp=True)
    devices = page.get_by_role("region", name="Notifications on devices")
    await expect(devices.get_by_role("switch", name="On this device")).not_to_be_checked()
    await expect(devices.get_by_text("Chrome · Android")).to_be_visible()
    group = page.get_by_role("group", name="Exam results")
    await expect(group.get_by_role("switch", name="On devices")).to_be_checked()
    await group.get_by_role("switch", name="On devices").press("Space")
    await page.locator("#notifications").get_by_role("button", name="Save").click()
    await expect(page.locator("#notifications").get_by_text("Saved")).to_be_visible()
    async with place.api("student") as client:
        groups = (await client.get("/notifications/settings")).json()["groups"]
    assert [one["group"] for one in groups if not one["push"]] == ["exam_results", "questions", "other"]
    assert await violations(page) == []
    await devices.get_by_role("button", name="Remove").click()
    await expect(devices.get_by_text("Chrome · Android")).to_be_hidden()
    await expect(group.get_by_role("switch", name="On devices")).to_be_hidden()


async def test_a_browser_that_may_show_nothing_says_so(place: Place, open_page: OpenPage) -> None:
    page = await account(place, open_page)
    switch = page.get_by_role("switch", name="On this device")
    await page.evaluate("Notification.requestPermission = async () => 'denied'")
    await switch.press("Space")
    await expect(page.get_by_text("The browser does not let this site show notifications")).to_be_visible()
    await expect(switch).not_to_be_checked()


async def test_a_browser_without_push_is_offered_nothing(place: Place, open_page: OpenPage) -> None:
    page = await open_page("/app/account")
    await page.add_init_script("delete window.PushManager")
    await page.reload()
    await page.wait_for_selector("[name=username]")
    await sign_in(page, "student")
    await page.wait_for_selector("#notifications fieldset")
    await expect(page.get_by_role("region", name="Telegram")).to_be_visible()
    assert await page.get_by_role("switch", name="On this device").count() == 0
    assert await page.get_by_role("region", name="Notifications on devices").count() == 0


async def test_telegram_is_linked_by_a_link_and_parted_again(place: Place, open_page: OpenPage) -> None:
    page = await account(place, open_page, "kk", viewport={"width": 390, "height": 844}, bypass_csp=True)
    telegram = page.get_by_role("region", name="Telegram")
    await telegram.get_by_role("button", name="Telegram қосу").click()
    link = telegram.get_by_role("link", name="Telegram-да ботты ашу")
    url = await link.get_attribute("href") or ""
    assert url.startswith("https://t.me/zerek_bot?start=")
    assert await violations(page) == []
    assert await overflow(page) == 0
    update = {
        "update_id": 1,
        "message": {
            "chat": {"id": 77, "type": "private", "username": "aliya"},
            "text": f"/start {url.rpartition('=')[2]}",
        },
    }
    async with httpx.AsyncClient(base_url=place.server.url) as client:
        answer = await client.post(
            "/notifications/telegram/webhook", json=update, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET}
        )
    assert answer.json()["method"] == "sendMessage"
    await expect(telegram.get_by_text("Қосылған чат: @aliya")).to_be_visible()
    await expect(page.locator("#notifications fieldset").first.get_by_role("switch", name="Telegram")).to_be_visible()
    await telegram.get_by_role("button", name="Ажырату").click()
    await expect(telegram.get_by_role("button", name="Telegram қосу")).to_be_visible()


async def test_the_service_worker_shows_what_is_pushed_and_leads_nowhere_else(
    place: Place, open_page: OpenPage
) -> None:
    page = await account(place, open_page, permissions=["notifications"])
    protocol = await page.context.new_cdp_session(page)
    found: list[str] = []
    protocol.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    await protocol.send("ServiceWorker.enable")
    await page.evaluate("navigator.serviceWorker.register('/push.js').then(() => navigator.serviceWorker.ready)")
    while not found:
        await page.wait_for_timeout(50)

    async def push(data: str) -> None:
        await protocol.send(
            "ServiceWorker.deliverPushMessage",
            {"origin": place.origin, "registrationId": found[0], "data": data},
        )

    async def shown() -> list[list[str]]:
        notifications: list[list[str]] = await page.evaluate(
            """async () => (await (await navigator.serviceWorker.ready).getNotifications())
            .map(({ title, body, data }) => [title, body, data.page])"""
        )
        return notifications

    async def shown_with(title: str, data: str) -> list[list[str]]:
        """A browser that is busy may lose what its debugger pushes, so it is pushed again after a while."""
        for step in range(600):
            if step % 100 == 0:
                await push(data)
            notifications = await shown()
            if title in {one[0] for one in notifications}:
                return notifications
            await page.wait_for_timeout(50)
        raise AssertionError(await shown())

    said = json.dumps(
        {"id": "1", "title": "The exam is over", "body": "Result: 80%.", "url": f"{place.origin}/app/results/1"}
    )
    first = await shown_with("The exam is over", said)
    assert first == [["The exam is over", "Result: 80%.", f"{place.origin}/app/results/1"]]
    await push(said)
    elsewhere = json.dumps({"id": "2", "title": "x", "url": "https://evil.example/elsewhere"})
    assert len(await shown_with("x", elsewhere)) == 2, "one that comes twice is shown once"
    notifications = await shown_with("Zerek", "no JSON at all")
    pages = {title: page_of for title, _, page_of in notifications}
    assert (pages["x"], pages["Zerek"]) == (f"{place.origin}/app/notifications",) * 2
