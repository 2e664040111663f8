"""From the result to the certificate to its verification, my statistics, and the analytics, in a real browser."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, overflow, sign_in, violations
from exam.results.papers import text_of

FORMAT = "browser-result"
# The statistics are counted by the server itself, a minute after the exam at the most.
ENVIRONMENT = {"EXAM_STATISTICS_SECONDS": "0.5"}


async def sat(place: Place, username: str = "student2") -> str:
    """A finished exam that is passed by whatever is answered; its id."""
    await place.add_format(FORMAT, 600)
    await place.end_running(username)
    async with place.api("admin") as admin:
        changed = await admin.patch(f"/admin/exam-formats/{FORMAT}", json={"pass_percent": 0})
        assert changed.status_code == 200, changed.text
    async with place.api(username) as student:
        attempt: dict[str, Any] = (await student.post("/exam/start", json={"format": FORMAT})).json()
        path = f"/exam/{attempt['attempt_id']}"
        for question in (await student.get(f"{path}/questions")).json()["items"]:
            answer = {"question_id": question["question_id"], "selected_keys": [question["options"][0]["key"]]}
            assert (await student.post(f"{path}/answer", json=answer)).status_code == 200
        assert (await student.post(f"{path}/submit")).json()["passed"] is True
    return str(attempt["attempt_id"])


async def enter(open_page: OpenPage, username: str, path: str, **options: Any) -> Page:
    page = await open_page(path, bypass_csp=True, **options)
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url(lambda url: "/sign-in" not in url)
    await expect(page.locator("main h1").first).to_be_visible()
    return page


async def test_a_certificate_is_downloaded_and_verified_by_a_stranger(place: Place, open_page: OpenPage) -> None:
    attempt_id = await sat(place)
    page = await enter(open_page, "student2", f"/app/exam/{attempt_id}/result")
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Certificate (PDF)").click()
    file = await (await downloading.value).path()
    code = page.locator("main a[href^='/verify/']")
    await expect(code).to_be_visible()
    letters = await code.inner_text()
    words = text_of(file.read_bytes())
    assert letters in words
    assert "Tried by a browser" in words
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Report (PDF)").click()
    assert letters in text_of((await (await downloading.value).path()).read_bytes())
    await page.get_by_text("the full name").click()
    await expect(page.get_by_role("radio", name="the full name")).to_be_checked()
    assert await violations(page) == []

    stranger = await open_page("/verify", bypass_csp=True)
    field = stranger.get_by_label("Check code")
    await field.fill(letters[:-1] + ("2" if letters[-1] != "2" else "3"))
    await stranger.get_by_role("button", name="Verify").click()
    await expect(stranger.get_by_text("There is a slip in this code")).to_be_visible()
    await field.fill(letters.lower().replace("-", " "))
    await stranger.get_by_role("button", name="Verify").click()
    await stranger.wait_for_url(f"**/verify/{letters}")
    await expect(stranger.get_by_role("heading", name="The exam was passed")).to_be_visible()
    await expect(stranger.locator("main")).to_contain_text("Tried by a browser")
    assert await violations(stranger) == []
    await stranger.goto(f"{place.origin}/verify/2222-2222-2222-2222")
    await expect(stranger.get_by_role("heading", name="There is no such code")).to_be_visible()


@pytest.mark.parametrize("language", ["kk", "en"])
async def test_my_statistics_can_be_read_at_any_width(place: Place, open_page: OpenPage, language: str) -> None:
    await sat(place)
    page = await enter(
        open_page, "student2", "/app/statistics", language=language, viewport={"width": 390, "height": 844}
    )
    await expect(page.locator("main svg[role=img]").first).to_be_visible()
    summary = page.locator("main details summary").first
    await summary.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("main details table")).to_be_visible()
    assert await overflow(page) == 0
    assert await violations(page) == []


async def test_somebody_without_exams_is_told_what_will_be_here(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "student", "/app/statistics")
    await expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    assert await violations(page) == []


async def test_the_analytics_lead_from_the_overview_to_a_question_and_a_trial(
    place: Place, open_page: OpenPage
) -> None:
    await sat(place)
    page = await enter(open_page, "admin", "/app/admin/analytics")
    await expect(page.get_by_role("heading", name="Attempts by status")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_text("Exams", exact=True).click()
    await expect(page.get_by_role("heading", name="Tried by a browser")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_text("Wordings A/B", exact=True).click()
    await expect(page.get_by_role("heading", name="No trials yet")).to_be_visible()
    await page.get_by_role("radiogroup", name="What to show").get_by_text("Questions").click()
    rows = page.locator("main ul a")
    await expect(rows.first).to_contain_text("too few responses")
    assert await violations(page) == []
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Download").click()
        await page.get_by_role("menuitem", name="Questions, CSV").click()
    assert b"Facility" in (await (await downloading.value).path()).read_bytes()

    await rows.first.click()
    await expect(page.get_by_role("heading", name="Statistics of a question")).to_be_visible()
    await expect(page.get_by_role("heading", name="Options")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("button", name="Try another wording").click()
    await page.get_by_label("Text of the question").first.fill("In other words, which is it?")
    await page.get_by_role("button", name="Start the trial").click()
    await expect(page.get_by_text("under way")).to_be_visible()
    await page.get_by_role("button", name="Stop the trial").click()
    await page.get_by_role("button", name="Keep B").click()
    await expect(page.get_by_text("B won")).to_be_visible()
    await expect(page.locator("main")).to_contain_text("In other words, which is it?")
    assert await overflow(page) == 0


async def test_a_moderator_has_no_overview_of_people(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "moderator", "/app/admin/analytics")
    await expect(page.get_by_text("Wordings A/B", exact=True)).to_be_visible()
    await expect(page.get_by_text("Overview", exact=True)).to_have_count(0)


async def test_a_guardian_reads_the_results_of_a_child(place: Place, open_page: OpenPage) -> None:
    attempt = await sat(place, "student")
    page = await enter(open_page, "guardian", "/app")
    await page.locator("a[href*='/app/children/']").first.click()
    await expect(page.get_by_role("heading", name="Exams")).to_be_visible()
    assert await violations(page) == []
    await page.locator(f"a[href='/app/exam/{attempt}/result']").click()
    await page.wait_for_url(f"**/{attempt}/result")
    await expect(page.locator("main h1")).to_be_visible()
    await expect(page.get_by_role("button", name="Report a mistake")).to_have_count(0)
    await expect(page.get_by_role("button", name="Bookmark")).to_have_count(0)
