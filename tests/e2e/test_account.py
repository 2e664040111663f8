"""The way in and one's own account, in a real browser."""

import json
import re
import time
from typing import Any

import httpx
import pyotp
import pytest
from playwright.async_api import Page, expect

from e2e.conftest import SLOW, OpenPage, Place, overflow, sign_in, violations

# A second factor for one role only, so that the other people of the demonstration go on without.
ENVIRONMENT = {
    "SECOND_FACTOR_ROLES": "moderator",
    "REGISTRATIONS_PER_HOUR": "1000",
    "PASSWORD_RESETS_PER_HOUR": "1000",
}
PASSWORD, OTHER_PASSWORD = "steppe eagle over the hill", "blue lake under the moon"
STEP = 30  # seconds that a code of an authenticator is good for
QR = "svg[role=img]"


async def somebody_new(place: Place, username: str, **more: Any) -> str:
    """A student of this name with `PASSWORD`; their e-mail."""
    email = f"{username}@school.example"
    person = {"username": username, "email": email, "full_name": f"{username.title()} Testov", "password": PASSWORD}
    async with httpx.AsyncClient(base_url=place.server.url, timeout=20) as client:
        answer = await client.post("/auth/register", json=person | more)
    assert answer.status_code == 201, answer.text
    return email


async def enter(page: Page, username: str, password: str = PASSWORD) -> None:
    """Signs in at the door and waits for the start page."""
    await page.wait_for_selector("[name=username]")
    await sign_in(page, username, password)
    await page.wait_for_url("**/app", timeout=SLOW)
    await expect(page.locator("main h1")).to_be_visible()


async def account_of(open_page: OpenPage, username: str, **options: Any) -> Page:
    page = await open_page("/app/account", **options)
    await page.wait_for_selector("[name=username]")
    await sign_in(page, username, PASSWORD)
    await expect(page.locator("#sessions li").first).to_be_visible()
    return page


def code_of(secret: str, steps: int = 0) -> str:
    """Each code is taken once and in order: the neighbours of the present one let a test go on without waiting."""
    return pyotp.TOTP(secret).at(int(time.time()) + steps * STEP)


async def set_up_second_factor(page: Page, password: str = PASSWORD) -> tuple[str, list[str]]:
    """The secret and the recovery codes, as a person would see them."""
    await page.locator("#factor").get_by_role("button", name="Set up the second factor").click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[name=password]").fill(password)
    await page.keyboard.press("Enter")
    await expect(dialog.locator(QR)).to_be_visible()
    secret = (await dialog.locator("code").inner_text()).replace(" ", "")
    await dialog.locator("[name=code]").fill(code_of(secret, -1))
    await page.keyboard.press("Enter")
    await expect(dialog.locator("li")).to_have_count(10)
    codes = await dialog.locator("li").all_inner_texts()
    await dialog.get_by_role("button", name="I have saved them").click()
    await expect(dialog).to_have_count(0)
    return secret, codes


async def test_somebody_registers_and_is_in(place: Place, open_page: OpenPage) -> None:
    page = await open_page("/app/sign-in")
    await page.get_by_role("link", name="Create an account").click()
    await page.get_by_role("button", name="Create the account").click()
    await expect(page.get_by_text("Enter your name")).to_be_visible()
    await expect(page.locator("[name=name]")).to_be_focused()
    await page.fill("[name=name]", "Aru Testova")
    await page.fill("[name=email]", "student@demo.zerek.example")
    await page.fill("[name=password]", "short")
    await expect(page.get_by_text("3 more characters")).to_be_visible()
    await page.fill("[name=password]", "password123")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("among the first to be guessed")).to_be_visible()
    await expect(page.locator("[name=password]")).to_be_focused()
    await page.fill("[name=password]", PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("This e-mail is taken")).to_be_visible()
    await expect(page.locator("[name=email]")).to_be_focused()
    await page.fill("[name=email]", "aru@school.example")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/app", timeout=SLOW)
    await expect(page.locator("main h1")).to_contain_text("Aru Testova")
    await page.reload()
    await expect(page.locator("main h1")).to_contain_text("Aru Testova")


async def test_an_invitation_makes_guardians_of_who_registers_and_of_who_signs_in(
    place: Place, open_page: OpenPage
) -> None:
    async with place.api("school_admin") as admin:
        found = (await admin.get("/admin/users", params={"role": "student", "q": "student2"})).json()["items"]
        invited = await admin.post("/admin/invitations/guardians", json={"student_ids": [found[0]["id"]], "uses": 2})
    code = invited.json()["items"][0]["code"]
    children = "#children li"

    page = await open_page(f"/app/join#code={code}")
    await page.get_by_role("link", name="Create an account").click()
    assert "code" not in page.url
    await expect(page.locator("[name=invitation]")).to_have_value(code)
    await page.fill("[name=name]", "Madina Testova")
    await page.fill("[name=email]", "madina@school.example")
    await page.fill("[name=password]", PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/app", timeout=SLOW)
    await page.goto(f"{place.origin}/app/account")
    await expect(page.locator(children)).to_contain_text(found[0]["full_name"])

    await somebody_new(place, "serik")
    other = await open_page(f"/app/join#code={code}")
    await other.get_by_role("link", name="I have an account").click()
    await other.wait_for_selector("[name=username]")
    await sign_in(other, "serik", PASSWORD)
    await expect(other.locator("[name=invitation]")).to_have_value(code)
    await other.get_by_role("button", name="Link the child").click()
    await other.wait_for_url("**/app/account**", timeout=SLOW)
    await expect(other.locator(children)).to_contain_text(found[0]["full_name"])
    await other.fill("#children [name=invitation]", code)
    await other.keyboard.press("Enter")
    await expect(other.get_by_text("This invitation code does not work")).to_be_visible()


async def test_a_second_factor_is_set_up_asked_for_and_switched_off(place: Place, open_page: OpenPage) -> None:
    await somebody_new(place, "dana")
    page = await account_of(open_page, "dana")
    secret, codes = await set_up_second_factor(page)
    await expect(page.locator("#factor")).to_contain_text("The second factor is on")
    await expect(page.locator("#factor")).to_contain_text("10 recovery codes left")

    other = await open_page("/app/sign-in")
    await other.wait_for_selector("[name=username]")
    await sign_in(other, "dana", PASSWORD)
    await other.fill("[name=code]", "000000" if code_of(secret) != "000000" else "111111")
    await other.keyboard.press("Enter")
    await expect(other.get_by_text("That code does not match")).to_be_visible()
    await other.fill("[name=code]", code_of(secret))
    await other.keyboard.press("Enter")
    await other.wait_for_url("**/app", timeout=SLOW)

    third = await open_page("/app/sign-in")
    await third.wait_for_selector("[name=username]")
    await sign_in(third, "dana", PASSWORD)
    await third.get_by_role("button", name="Use a recovery code").click()
    await third.fill("[name=code]", codes[0])
    await third.keyboard.press("Enter")
    await third.wait_for_url("**/app", timeout=SLOW)

    await page.locator("#factor").get_by_role("button", name="Switch off").click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[name=password]").fill(PASSWORD)
    await dialog.get_by_role("button", name="Use a recovery code").click()
    await dialog.locator("[name=code]").fill(codes[1])
    await page.keyboard.press("Enter")
    await expect(page.locator("#factor")).to_contain_text("The second factor is off")


async def test_who_needs_a_second_factor_is_led_to_it_and_can_go_on_afterwards(
    place: Place, open_page: OpenPage
) -> None:
    page = await open_page("/app/exam/new?major=M094")
    await page.wait_for_selector("[name=username]")
    await sign_in(page, "moderator")
    await page.wait_for_url("**/app/account", timeout=SLOW)
    await expect(page.get_by_text("Your role needs a second factor")).to_be_visible()
    await expect(page.locator("#data")).to_have_count(0)
    await set_up_second_factor(page, "zerek-demo")
    await expect(page.get_by_text("Your role needs a second factor")).to_have_count(0)
    await expect(page.locator("#data")).to_be_visible()
    await expect(page.locator("#factor").get_by_role("button", name="Switch off")).to_have_count(0)


async def test_a_forgotten_password_is_replaced_by_the_link_of_the_mail(place: Place, open_page: OpenPage) -> None:
    email = await somebody_new(place, "erlan")
    page = await open_page("/app/sign-in")
    await page.get_by_role("link", name="Forgot the password?").click()
    await page.fill("[name=email]", email)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    link = await place.link_for(email)
    address = place.origin + re.sub(r"^https?://[^/]+", "", link)

    await page.goto(address)
    await expect(page).to_have_url(f"{place.origin}/app/password-reset")
    await page.fill("[name=new_password]", "short")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("At least 8 characters are needed")).to_be_visible()
    await page.fill("[name=new_password]", OTHER_PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Done")).to_be_visible()
    await page.get_by_role("link", name="Sign in").click()
    await enter(page, "erlan", OTHER_PASSWORD)

    again = await open_page(address.removeprefix(place.origin))
    await again.fill("[name=new_password]", PASSWORD)
    await again.keyboard.press("Enter")
    await expect(again.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    await again.goto(f"{place.origin}/app/password-reset")
    await expect(again.get_by_role("heading", name="The link is incomplete")).to_be_visible()


async def test_ending_another_session_signs_that_page_out(place: Place, open_page: OpenPage) -> None:
    await somebody_new(place, "gulnar")
    lost = await account_of(open_page, "gulnar")
    page = await account_of(open_page, "gulnar")
    sessions = page.locator("#sessions li")
    await expect(sessions).to_have_count(2)
    await expect(sessions.first).to_contain_text("This device")
    await sessions.last.get_by_role("button").click()
    await expect(sessions).to_have_count(1)
    await lost.wait_for_url("**/app/sign-in**", timeout=SLOW)  # told at once, before its next step

    await enter(await open_page("/app/sign-in"), "gulnar")
    await page.reload()
    await expect(sessions).to_have_count(2)
    await page.get_by_role("button", name="Sign out everywhere else").click()
    await expect(sessions).to_have_count(1)


async def test_a_new_password_keeps_this_page_signed_in_and_ends_the_others(place: Place, open_page: OpenPage) -> None:
    await somebody_new(place, "ilyas")
    other = await account_of(open_page, "ilyas")
    page = await account_of(open_page, "ilyas")
    await page.fill("[name=current_password]", "not the one")
    await page.fill("[name=new_password]", OTHER_PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The current password is wrong")).to_be_visible()
    await expect(page.locator("[name=current_password]")).to_be_focused()
    await page.fill("[name=current_password]", PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The new password is saved")).to_be_visible()
    await expect(page.locator("#sessions li")).to_have_count(1)
    await page.reload()
    await expect(page.locator("#sessions li")).to_have_count(1)
    await other.reload()
    await other.wait_for_url("**/app/sign-in**", timeout=SLOW)
    await sign_in(other, "ilyas", OTHER_PASSWORD)
    await expect(other.locator("#sessions li")).to_have_count(2)


async def test_the_profile_is_changed_and_the_page_speaks_the_chosen_language(
    place: Place, open_page: OpenPage
) -> None:
    await somebody_new(place, "kamila")
    page = await account_of(open_page, "kamila")
    await page.fill("[name=name]", "Kamila Omarova")
    await page.fill("[name=bday]", "2009-05-17")
    await page.select_option("[name=timezone]", "Asia/Oral")
    await page.get_by_role("switch", name="Show my birthday").check()
    await page.locator("#profile").get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Saved")).to_be_visible()
    await expect(page.locator("main h1")).to_have_text("Kamila Omarova")
    await page.select_option("[name=locale]", "kk")
    await page.locator("#profile").get_by_role("button", name="Save").click()
    await expect(page.locator("#profile h2")).to_have_text("Профиль")
    await expect(page.locator("html")).to_have_attribute("lang", "kk")
    await page.reload()
    await expect(page.locator("[name=bday]")).to_have_value("2009-05-17")
    await expect(page.locator("[name=timezone]")).to_have_value("Asia/Oral")
    await expect(page.locator("#profile").get_by_role("switch")).to_be_checked()


async def test_ones_data_come_as_a_file_and_the_account_is_gone_when_its_owner_says_so(
    place: Place, open_page: OpenPage
) -> None:
    await somebody_new(place, "nurlan")
    page = await account_of(open_page, "nurlan")
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Download my data").click()
    file = await (await downloading.value).path()
    assert "nurlan@school.example" in json.dumps(json.loads(file.read_text(encoding="utf-8")))

    await page.get_by_role("button", name="Delete my account").click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[name=password]").fill("not the one")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("That is not nurlan")).to_be_visible()
    await dialog.locator("[name=confirmation]").fill("nurlan")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("The current password is wrong")).to_be_visible()
    await dialog.locator("[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/app/sign-in**", timeout=SLOW)
    await expect(page.get_by_text("Your account is deleted")).to_be_visible()
    await sign_in(page, "nurlan", PASSWORD)
    await expect(page.get_by_role("alert")).to_contain_text("Wrong sign-in name or password")


async def test_what_the_provider_refused_is_told_in_words(place: Place, open_page: OpenPage) -> None:
    page = await open_page("/app/sign-in?error=openid.email_known")
    await expect(page.get_by_role("alert")).to_contain_text("An account with this e-mail exists")
    page = await open_page("/app/sign-in#challenge=expired")
    await page.fill("[name=code]", "123456")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("The time to enter the code is over")
    await expect(page.locator("[name=username]")).to_be_visible()


DOORS = [
    "/app/sign-in",
    "/app/sign-in#challenge=one",
    "/app/register",
    "/app/forgot-password",
    "/app/password-reset#token=one",
    "/app/join#code=ABCDE-23456",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_page_of_an_account_has_a_violation_of_accessibility(
    place: Place, open_page: OpenPage, scheme: str
) -> None:
    options = {"color_scheme": scheme, "bypass_csp": True, "reduced_motion": "reduce"}
    found: list[str] = []
    for path in DOORS:
        page = await open_page(path, **options)
        await expect(page.locator("main h1")).to_be_visible()
        found += await violations(page)
        if await page.locator("main [type=submit]").count():
            await page.locator("main [type=submit]").click()
            found += await violations(page)
    name = f"axe-{scheme}"
    await somebody_new(place, name)
    page = await account_of(open_page, name, **options)
    found += await violations(page)
    dialog = page.get_by_role("dialog")
    await page.locator("#factor").get_by_role("button").click()
    await dialog.locator("[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(dialog.locator("svg[role=img]")).to_be_visible()
    found += await violations(page)
    await dialog.locator("[name=code]").fill(code_of((await dialog.locator("code").inner_text()).replace(" ", "")))
    await page.keyboard.press("Enter")
    await expect(dialog.locator("li")).to_have_count(10)
    found += await violations(page)
    await dialog.get_by_role("button").last.click()
    await expect(dialog).to_have_count(0)
    await page.get_by_role("button", name="Delete my account").click()
    await dialog.get_by_role("button").last.click()
    found += await violations(page)
    assert found == []


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_no_page_of_an_account_overflows_on_a_phone(place: Place, open_page: OpenPage, language: str) -> None:
    options = {"language": language, "viewport": {"width": 390, "height": 844}}
    for path in DOORS:
        page = await open_page(path, **options)
        await expect(page.locator("main h1")).to_be_visible()
        assert await overflow(page) == 0, path
    name = f"phone-{language}"
    await somebody_new(place, name, full_name="Айгерім-Гүлназ Мұхамеджанқызы Жақсылыққожаева")
    page = await account_of(open_page, name, **options)
    assert await overflow(page) == 0
    await page.locator("#factor button").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.locator("[name=password]").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(dialog.locator("svg[role=img]")).to_be_visible()
    assert await overflow(page) == 0
