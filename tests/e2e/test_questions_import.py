"""Bringing questions in and taking them out, in a real browser."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from e2e.conftest import OpenPage, Place, overflow, sign_in, violations

PATH = "/app/admin/questions/import"
GIFT = r"""Сколько будет $2^{10}$?{
=$1024$
~$1000$
}

::браузер::Какой *браузер* проверяет эту страницу?{
=Chromium
~Netscape
####Его называет **сама** проверка.
}

Напишите сочинение.{}

Где закрывающая скобка?{=тут ~там
""".replace("^{", r"^\{").replace("10}$?", r"10\}$?")
FILE: FilePayload = {"name": "questions.txt", "mimeType": "text/plain", "buffer": GIFT.encode("cp1251")}

expect.set_options(timeout=30_000)


async def enter(open_page: OpenPage, username: str, **options: object) -> Page:
    page = await open_page(PATH, **options)
    page.set_default_timeout(30_000)
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url(f"**{PATH}")
    return page


async def size(place: Place) -> int:
    async with place.api("moderator") as client:
        total: int = (await client.get("/admin/questions/export/report?subject_code=TGO")).json()["total"]
        return total


async def test_a_moderator_looks_at_every_question_and_imports_the_ones_chosen(
    place: Place, open_page: OpenPage
) -> None:
    before = await size(place)
    page = await enter(open_page, "moderator")
    await page.get_by_label("Subject", exact=True).select_option("TGO")
    await page.locator("input[type=file]").set_input_files(FILE)
    questions = page.locator("main ol > li")
    await expect(questions).to_have_count(2)
    await expect(page.locator("main")).to_contain_text("Read as GIFT; encoding: CP1251.")
    await expect(questions.first.locator(".katex")).not_to_have_count(0)
    await expect(questions.nth(1).locator("em")).to_have_text("браузер")
    await expect(page.get_by_label("What to mend", exact=True).last).to_contain_text("Line 14")
    await page.get_by_text("Skipped · 1").click()
    await expect(page.get_by_label("Skipped", exact=True).last).to_contain_text("Line 12")
    await page.get_by_label("Import question 1", exact=True).uncheck()
    await page.get_by_role("button", name="Import only the 1 good one").click()
    await expect(page.get_by_text("The questions are in the bank.")).to_be_visible()
    assert await size(place) == before + 1
    await page.get_by_role("button", name="Another file").click()
    await page.locator("input[type=file]").set_input_files(FILE)
    await expect(questions.nth(1)).to_contain_text("there already")
    await expect(page.get_by_label("Import question 2", exact=True)).to_be_disabled()


async def test_what_a_format_would_lose_is_told_before_it_is_downloaded(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "moderator")
    export = page.locator("section", has=page.get_by_role("heading", name="Export"))
    await export.get_by_label("Format").select_option("aiken")
    await export.get_by_role("button", name="Download").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Would be lost:")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Download what fits").click()
    assert (await download.value).suggested_filename.endswith(".txt")
    await export.get_by_label("Format").select_option("csv")
    async with page.expect_download() as download:
        await export.get_by_role("button", name="Download").click()
    assert (await download.value).suggested_filename.endswith(".csv")


async def test_the_page_is_closed_to_a_teacher(open_page: OpenPage) -> None:
    page = await enter(open_page, "teacher")
    await expect(page.locator("input[type=file]")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("kk", 390), ("ru", 1280)])
async def test_the_page_is_readable_for_everybody(open_page: OpenPage, language: str, width: int) -> None:
    page = await enter(open_page, "admin", language=language, viewport={"width": width, "height": 860}, bypass_csp=True)
    await page.locator("main select").first.select_option("TGO")
    await page.locator("input[type=file]").set_input_files(FILE)
    await expect(page.locator("main ol > li")).to_have_count(2)
    assert await overflow(page) == 0
    assert await violations(page) == []
