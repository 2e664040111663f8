"""The rooms of those who run the place, in a real browser."""

from typing import Any

import pytest
from playwright.async_api import FilePayload, Page, Request, expect

from e2e.conftest import OpenPage, Place, overflow, sign_in, violations

ROOMS = ("people", "people/new", "people/import", "invitations", "schools", "audit", "outbox")
ADMIN, TEACHER, ELSEWHERE = "Арман Қасымов", "Ольга Пак", "Илья Соколов"
SLOW = 30_000
LIST = """username;email;full_name;role;date_of_birth
dana.list;dana.list@demo.zerek.example;Дана Тізімова;student;2010-02-03
;nowhere;Без Адреса;student;
aset.list;;Әсет Тізімов;wizard;2010-05-06
"""
FILE: FilePayload = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()}


expect.set_options(timeout=SLOW)


async def enter(open_page: OpenPage, username: str, path: str = "/app/admin", **options: Any) -> Page:
    """Opens a page and signs in on the way."""
    page = await open_page(path, **options)
    page.set_default_timeout(SLOW)
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url(f"**{path}")
    await settled(page)
    return page


async def settled(page: Page) -> None:
    """Until what the page is about stands there."""
    await expect(page.locator("[autocomplete=current-password]")).to_have_count(0)
    await expect(page.locator("main :is(h1, h2)").first).to_be_visible()
    await expect(page.locator("main .mantine-Skeleton-root")).to_have_count(0)


async def go(page: Page, place: Place, path: str) -> None:
    await page.goto(f"{place.origin}/app/admin/{path}")
    await settled(page)


async def people(place: Place, query: str) -> list[dict[str, Any]]:
    """Those whom an admin finds."""
    async with place.api("admin") as client:
        items: list[dict[str, Any]] = (await client.get("/admin/users", params={"q": query})).json()["items"]
        return items


async def find(page: Page, place: Place, name: str) -> None:
    """From the list to the page of a person, as somebody who looks for them goes."""
    await go(page, place, "people")
    await page.get_by_label("Search").fill(name)
    await page.wait_for_url("**q=*")
    row = page.locator("main ul a", has_text=name)
    await expect(page.locator("main ul a")).to_have_count(1)
    await row.click()
    await expect(page.locator("main h1")).to_have_text(name)
    await settled(page)


async def test_an_admin_finds_a_person_and_changes_the_role(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "admin")
    await expect(page.get_by_role("link", name="Audit trail")).to_be_visible()
    await find(page, place, TEACHER)
    await page.get_by_label("Role", exact=True).select_option("school_admin")
    await page.locator("details summary").click()
    await page.get_by_label("psychologist").check()
    await page.get_by_role("button", name="Save the roles").click()
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    await expect(page.locator("main header", has=page.locator("h1"))).to_contain_text("school administrator")
    [person] = await people(place, "o.pak")
    assert [(each["role"], each["positions"]) for each in person["roles"]] == [("school_admin", ["psychologist"])]
    await expect(page.locator("article", has_text="Roles changed")).to_contain_text("psychologist")


async def test_whoever_is_banned_is_told_why_at_the_next_step(place: Place, open_page: OpenPage) -> None:
    reason = "Somebody else used this account."
    student = await enter(open_page, "student2", "/app")
    page = await enter(open_page, "admin")
    await find(page, place, "Тимур Ахметов")
    await page.get_by_role("button", name="Block access").click()
    await page.locator("[role=dialog] button[type=submit]").click()
    await expect(page.locator("[role=dialog] [aria-invalid=true]")).to_be_focused()
    await page.get_by_label("Reason").fill(reason)
    await page.locator("[role=dialog] button[type=submit]").click()
    await expect(page.get_by_role("button", name="Open access")).to_be_visible()
    await student.get_by_role("link", name="Choose an exam").first.click()
    await expect(student.get_by_role("alert").first).to_contain_text(reason)
    await page.get_by_role("button", name="Open access").click()
    await expect(page.get_by_role("button", name="Block access")).to_be_visible()
    await student.get_by_role("button", name="Try again").first.click()
    await expect(student.get_by_placeholder("Find by name or code")).to_be_visible()


async def test_an_admin_adds_a_person_and_hears_what_is_wrong_at_the_field(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "admin", "/app/admin/people/new")
    add = page.locator("form button[type=submit]")
    await add.click()
    await expect(page.locator("[aria-invalid=true]").first).to_be_focused()
    await page.get_by_label("Full name").fill("Жансая Браузерова")
    await page.get_by_label("Username").fill("student")
    await page.get_by_label("Role", exact=True).select_option("teacher")
    await add.click()
    await expect(page.locator("input[name=username][aria-invalid=true]")).to_be_focused()
    await page.get_by_label("Username").fill("zh.browser")
    await add.click()
    await expect(page.locator("main h1")).to_have_text("Жансая Браузерова")
    [person] = await people(place, "zh.browser")
    assert (person["role"], person["roles"][0]["school_id"] is not None) == ("teacher", True)


async def test_an_admin_cannot_touch_the_own_account_and_deletes_only_after_typing_the_name(
    place: Place, open_page: OpenPage
) -> None:
    async with place.api("admin") as client:
        body = {"username": "soon.gone", "full_name": "Кетер Адам", "role": "student"}
        assert (await client.post("/admin/users", json=body)).status_code == 201
    page = await enter(open_page, "admin")
    await find(page, place, ADMIN)
    await expect(page.locator("main")).to_contain_text("This is you.")
    await expect(page.get_by_role("button", name="Save the roles")).to_have_count(0)
    await expect(page.get_by_role("button", name="Delete the person")).to_have_count(0)
    await find(page, place, "Кетер Адам")
    await page.get_by_role("button", name="Delete the person").click()
    await page.locator("[role=dialog] input").fill("somebody")
    await page.locator("[role=dialog] button[type=submit]").click()
    await expect(page.locator("[role=dialog]")).to_contain_text("That is not soon.gone")
    await page.locator("[role=dialog] input").fill("soon.gone")
    await page.locator("[role=dialog] button[type=submit]").click()
    await page.wait_for_url("**/admin/people")
    assert await people(place, "soon.gone") == []


async def test_invitations_for_two_students_are_two_cards_with_codes_that_can_be_revoked(
    place: Place, open_page: OpenPage
) -> None:
    page = await enter(open_page, "school_admin", "/app/admin/invitations")
    for name in ("Алия Нұрланқызы", "Данияр Бейсенов"):
        await page.get_by_label("Find students").fill(name)
        await page.get_by_role("checkbox", name=name).check()
    await page.get_by_role("button", name="Make 2 codes").click()
    cards = page.locator("main article")
    await expect(cards).to_have_count(2)
    for position, name in enumerate(("Алия Нұрланқызы", "Данияр Бейсенов")):
        await expect(cards.nth(position)).to_contain_text(name)
        await expect(cards.nth(position).get_by_role("img", name=name)).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.locator("main")).to_be_hidden()
    await expect(page.locator("body > .invitation-paper article")).to_have_count(2)
    await expect(page.locator("body > .invitation-paper article").first).to_be_visible()
    await page.emulate_media(media="screen")
    revoke = page.get_by_role("button", name="Revoke: Данияр Бейсенов")
    await expect(revoke).to_have_count(1)
    await revoke.click()
    await expect(revoke).to_have_count(0)


async def test_a_list_is_checked_first_and_brought_in_without_its_bad_rows(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "school_admin", "/app/admin/people/import")
    await page.set_input_files("input[type=file]", files=[FILE])
    errors = page.get_by_role("list", name="What to mend").locator("li")
    await expect(errors).to_have_count(2)
    await expect(errors.nth(1)).to_contain_text("Line 4")
    await expect(page.get_by_role("button", name="Import", exact=True)).to_be_disabled()
    assert await people(place, "Тізім") == []
    await page.get_by_label("Import without the rows with errors").check(force=True)
    await page.get_by_role("button", name="Import 1 person").click()
    await expect(page.get_by_text("The list is imported.")).to_be_visible()
    assert [person["username"] for person in await people(place, "Тізім")] == ["dana.list"]


async def test_a_school_admin_sees_only_the_own_school(place: Place, open_page: OpenPage) -> None:
    [stranger] = await people(place, "i.sokolov")
    page = await enter(open_page, "school_admin", "/app/admin/people")
    await expect(page.locator("main ul a", has_text="Алия Нұрланқызы")).to_be_visible()
    names = await page.locator("main ul a b").all_inner_texts()
    assert ELSEWHERE not in names and ADMIN not in names
    await expect(page.get_by_label("School", exact=True)).to_have_count(0)
    await go(page, place, f"people?q={ELSEWHERE}")
    await expect(page.locator("main")).to_contain_text("Nobody found")
    await page.goto(f"{place.origin}/app/admin/people/{stranger['id']}")
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(page.locator("main")).not_to_contain_text(ELSEWHERE)
    for closed in ("audit", "schools", "outbox"):
        await go(page, place, closed)
        await expect(page.locator("main")).to_contain_text("This part is not for your role")


@pytest.mark.parametrize("path", ["", "/people", "/people/new", "/invitations", "/audit"])
async def test_a_student_gets_a_clear_page_and_no_data(place: Place, open_page: OpenPage, path: str) -> None:
    page = await open_page("/app")
    asked: list[str] = []

    def listen(request: Request) -> None:
        if "/api/v1/admin" in request.url or "/api/v1/users?" in request.url:
            asked.append(request.url)

    page.on("request", listen)
    await page.wait_for_selector("[name=username]")
    await sign_in(page, "student")
    await page.wait_for_url("**/app")
    await page.goto(f"{place.origin}/app/admin{path}")
    await expect(page.locator("main")).to_contain_text("This part is not for your role")
    await expect(page.get_by_role("navigation")).to_have_count(0)
    await page.locator("header button").last.click()
    await expect(page.get_by_role("menuitem", name="My account")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Administration")).to_have_count(0)
    assert asked == []


async def test_the_filters_of_a_list_live_in_its_address(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "admin", "/app/admin/people")
    await page.get_by_label("Role", exact=True).select_option("student")
    await page.wait_for_url("**role=student**")
    await page.get_by_label("Order").select_option("-created_at")
    await page.wait_for_url("**sort=-created_at**")
    await page.reload()
    await settled(page)
    await expect(page.get_by_label("Role", exact=True)).to_have_value("student")
    await expect(page.locator("main ul a", has_text=TEACHER)).to_have_count(0)
    await go(page, place, "audit?action=school.create")
    await expect(page.locator("main article").first).to_contain_text("School added")


async def person_page(page: Page, place: Place) -> None:
    [person] = await people(place, "teacher2")
    await go(page, place, f"people/{person['id']}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_room_has_a_violation_of_accessibility(place: Place, open_page: OpenPage, scheme: str) -> None:
    page = await enter(open_page, "admin", color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    found = await violations(page)
    for room in ROOMS:
        await go(page, place, room)
        found += await violations(page)
    await person_page(page, place)
    await page.locator("details summary").click()
    found += await violations(page)
    await page.get_by_role("button", name="Block access").click()
    await expect(page.locator("[role=dialog]")).to_be_visible()
    found += await violations(page)
    await go(page, place, "invitations")
    await page.locator("main input[type=checkbox]").first.check()
    await page.get_by_role("button", name="Make 1 code").click()
    await expect(page.locator("main article")).to_have_count(1)
    found += await violations(page)
    await go(page, place, "people/import")
    await page.set_input_files("input[type=file]", files=[FILE])
    await expect(page.get_by_role("list", name="What to mend")).to_be_visible()
    found += await violations(page)
    assert found == []


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_no_room_overflows_on_a_phone_in_any_language(place: Place, open_page: OpenPage, language: str) -> None:
    page = await enter(open_page, "admin", language=language, viewport={"width": 390, "height": 844})
    overflowing = {"overview": await overflow(page)}
    for room in ROOMS:
        await go(page, place, room)
        overflowing[room] = await overflow(page)
    await person_page(page, place)
    await page.locator("details summary").click()
    overflowing["person"] = await overflow(page)
    await go(page, place, "invitations")
    await page.locator("main input[type=checkbox]").first.check()
    await page.locator("main form button[type=submit]").first.click()
    await expect(page.locator("main article")).to_have_count(1)
    overflowing["codes"] = await overflow(page)
    assert {room: width for room, width in overflowing.items() if width} == {}
