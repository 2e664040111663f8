"""Practice in a real browser, by keyboard alone."""

from typing import Any

from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, overflow, right_texts, sign_in, violations

SUBJECT = "ENG"


async def enter(page: Page, username: str, path: str) -> None:
    origin = page.url.split("/app")[0]
    await page.goto(f"{origin}{path}")
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url(f"**{path}**")


async def keys(page: Page, place: Place, username: str, *, right: bool) -> list[str]:
    """The places of the right options of the question on the screen, or of one wrong option."""
    shown = await page.locator("article [id^=text-]").get_attribute("id")
    async with place.api(username) as client:
        items: list[dict[str, Any]] = []
        for offset in (0, 100):
            path = f"/practice/{SUBJECT}/questions?limit=100&offset={offset}"
            items += (await client.get(path)).json()["items"]
    question = next(one for one in items if f"text-{one['question_id']}" == shown)
    good = right_texts()[SUBJECT, question["question_text"].strip()]
    options = enumerate(question["options"], start=1)
    places = [str(at) for at, option in options if (option["text"].strip() in good) is right]
    return places if right else places[:1]


async def stats(place: Place, username: str) -> Any:
    async with place.api(username) as client:
        return (await client.get(f"/practice/{SUBJECT}/stats")).json()


async def test_a_student_practises_by_keyboard_alone_and_repeats_the_mistake(place: Place, open_page: OpenPage) -> None:
    page = await open_page(bypass_csp=True)
    await enter(page, "student", f"/app/practice/{SUBJECT}")
    await expect(page.locator("article h1")).to_contain_text("Question 1 of")
    assert await violations(page) == []
    for number, hit in enumerate((True, False, True), start=1):
        await expect(page.locator("article h1")).to_contain_text(f"Question {number} of")
        for key in await keys(page, place, "student", right=hit):
            await page.keyboard.press(key)
        await page.keyboard.press("Enter")
        verdict = page.locator("section[data-right]")
        await expect(verdict).to_have_attribute("data-right", "true" if hit else "false")
        await expect(verdict).to_contain_text("Right" if hit else "Not right")
        await expect(page.locator("fieldset input").first).to_be_disabled()
        if number == 2:
            await page.keyboard.press("Shift+F")
            await expect(page.locator("article button[aria-pressed=true]")).to_have_count(1)
            assert await violations(page) == []
        await expect(page.get_by_role("button", name="Next question")).to_be_focused()
        await page.keyboard.press("Enter")
    now = await stats(place, "student")
    assert (now["answered"], now["correct"]) == (3, 2)
    await page.reload()  # another look, as on another device: the same questions with what was answered
    await expect(page.locator("aside dd").first).to_have_text("3")
    await page.get_by_role("button", name="Finish").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("h1")).to_contain_text("Well practised")
    assert await violations(page) == []
    await page.get_by_role("link", name="Repeat 1 mistake").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("article h1")).to_contain_text("Question 1 of 1")
    for key in await keys(page, place, "student", right=True):
        await page.keyboard.press(key)
    await page.keyboard.press("Enter")
    await expect(page.locator("section[data-right=true]")).to_be_visible()
    async with place.api("student") as client:
        agenda = (await client.get("/practice/reviews")).json()
    assert (agenda["due_today"], agenda["done_today"]) == (0, 1)


async def test_an_answer_given_without_a_network_is_checked_when_it_is_back(place: Place, open_page: OpenPage) -> None:
    page = await open_page()
    await enter(page, "student2", f"/app/practice/{SUBJECT}")
    await expect(page.locator("article h1")).to_contain_text("Question 1 of")
    await page.context.set_offline(True)
    await page.keyboard.press("1")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("No connection.")).to_be_visible()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("2")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("2 answers wait on this device")).to_be_visible()
    assert (await stats(place, "student2"))["answered"] == 0
    await page.context.set_offline(False)
    await expect(page.locator("section[data-right]")).to_be_visible()
    await expect(page.get_by_text("No connection.")).to_have_count(0)
    assert (await stats(place, "student2"))["answered"] == 2


async def test_the_choice_of_subjects_is_accessible_and_fits_a_phone(place: Place, open_page: OpenPage) -> None:
    for language, viewport in (("en", {"width": 1280, "height": 860}), ("kk", {"width": 360, "height": 780})):
        page = await open_page(language=language, bypass_csp=True, viewport=viewport)
        await enter(page, "student", "/app/practice")
        await expect(page.locator("li h3").first).to_be_visible()
        await page.locator("li button[aria-expanded]").first.click()
        await expect(page.locator("li ul li").first).to_be_visible()
        assert await violations(page) == []
        assert await overflow(page) == 0


async def test_a_question_is_kept_practised_again_reported_and_let_go(place: Place, open_page: OpenPage) -> None:
    page = await open_page(bypass_csp=True)
    await enter(page, "student", f"/app/practice/{SUBJECT}?order=bank&offset=20")
    text = await page.locator("article [id^=text-] p").first.inner_text()
    await page.get_by_role("button", name="Bookmark", exact=True).click()
    await expect(page.locator("article button[aria-pressed=true]")).to_have_count(1)
    await page.get_by_role("button", name="Report a mistake").click()
    await page.get_by_label("Explain, if you can").fill("1 and 2 are typed here, and choose nothing")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Thank you. A moderator will look at it")).to_be_visible()
    await expect(page.locator("fieldset input:checked")).to_have_count(0)
    async with place.api("student") as student:
        reports = (await student.get("/questions/reports")).json()["items"]
        marks = (await student.get("/bookmarks")).json()
    assert reports[0]["question_id"] in {one["question_id"] for one in marks["items"]}
    await page.get_by_role("link", name="Practice").first.click()
    await page.get_by_role("link", name="Bookmarks").click()
    await expect(page.get_by_role("heading", name="Bookmarks")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("link", name="Practise my bookmarks").first.click()
    await expect(page.locator("article h1")).to_contain_text(f"of {marks['by_subject'][0]['practisable']}")
    await page.go_back()
    kept = page.locator("main article").filter(has_text=text.strip()[:40])
    await kept.get_by_role("button", name="Bookmarked").click()
    await expect(kept.get_by_role("button", name="Bookmark", exact=True)).to_be_visible()
    async with place.api("student") as student:
        assert (await student.get("/bookmarks")).json()["total"] == marks["total"] - 1


async def test_bookmarks_fit_a_phone(place: Place, open_page: OpenPage) -> None:
    page = await open_page(language="kk", viewport={"width": 360, "height": 780})
    await enter(page, "student2", "/app/practice/bookmarks")
    await page.wait_for_selector("main h1")
    assert await overflow(page) == 0
