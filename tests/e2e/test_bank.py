"""A question's life in a real browser: written, reviewed, sat, reported, its key corrected."""

import io
import os
import re
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, begin, overflow, sign_in, violations

SUBJECT = "M001-1"
TEXT = "Which number is even?"
FORMAT = "one-question"
PASSED = "You passed"
SHOTS = os.environ.get("TEST_SCREENSHOTS")


async def enter(open_page: OpenPage, username: str, path: str, **options: Any) -> Page:
    page = await open_page(path, bypass_csp=True, **options)
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, username)
    await page.wait_for_url(f"**{path.partition('?')[0]}**")
    return page


async def confirm(page: Page, step: str) -> None:
    """Takes a step of the question: the button, and the same one in its dialogue."""
    await page.get_by_role("button", name=step, exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name=step, exact=True).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def look(page: Page, name: str) -> None:
    """No axe finding and nothing wider than the window: light on a desk, dark on a phone."""
    for width, scheme in ((390, "dark"), (1280, "light")):
        await page.set_viewport_size({"width": width, "height": 860})
        await page.evaluate(f"document.documentElement.dataset.mantineColorScheme = '{scheme}'")
        if SHOTS:
            await page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{scheme}.png", full_page=True)
        assert await overflow(page) == 0, f"{name} at {width}"
        assert await violations(page) == []


def plan() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 200), (0, 117, 138)).save(file, "PNG")
    return file.getvalue()


async def write(page: Page) -> None:
    """As a teacher: in two languages, with a formula and a picture."""
    await page.get_by_label("Subject").select_option(SUBJECT)
    question = page.get_by_label("Question (English)", exact=True)
    await question.fill(f"{TEXT} Think of $x^2$. ")
    await page.locator("input[type=file]").first.set_input_files(
        {"name": "plan.png", "mimeType": "image/png", "buffer": plan()}
    )
    await expect(question).to_have_value(re.compile(r"!\[\]\(image:[0-9a-f]{64}\)"))
    await expect(question).to_be_focused()
    await page.keyboard.type("a teal field")
    await expect(page.get_by_role("img", name="a teal field")).to_be_visible()
    for key, text in zip("ABCD", ("three", "four", "five", "seven"), strict=True):
        await page.get_by_label(f"Option {key} (English)", exact=True).fill(text)
    await page.get_by_label("Option A is right").check()
    await page.locator("main").get_by_role("button", name="Қазақша", exact=True).click()
    await page.get_by_label("Question (Қазақша)", exact=True).fill("Қай сан жұп? $x^2$ туралы ойлан.")
    for key, text in zip("ABCD", ("үш", "төрт", "бес", "жеті"), strict=True):
        await page.get_by_label(f"Option {key} (Қазақша)", exact=True).fill(text)


async def one_question_format(place: Place) -> None:
    sections = [{"role": "general", "subject_code": SUBJECT, "count": 1}]
    body = {"code": FORMAT, "time_limit_seconds": 600, "sections": sections, "title_ru": "Один вопрос"}
    async with place.api("admin") as admin:
        assert (await admin.post("/admin/exam-formats", json=body)).status_code in (201, 409)


async def test_a_question_is_written_reviewed_sat_reported_and_its_key_corrected(
    place: Place, open_page: OpenPage
) -> None:
    teacher = await enter(open_page, "teacher", "/app/admin/questions/new")
    await write(teacher)
    await look(teacher, "editor")
    await teacher.get_by_role("button", name="Save the draft").click()
    await teacher.wait_for_url("**/app/admin/questions/*-*")
    await confirm(teacher, "Send to review")
    await expect(teacher.get_by_text("in review").first).to_be_visible()

    moderator = await enter(open_page, "moderator", "/app/admin/questions?queue=review")
    await moderator.get_by_role("link", name=TEXT).click()
    await confirm(moderator, "Publish")
    await expect(moderator.get_by_text("published", exact=True).first).to_be_visible()

    await one_question_format(place)
    await place.end_running("student")
    student = await open_page(bypass_csp=True)
    attempt = await begin(student, "student", "M094", FORMAT)
    await expect(student.get_by_role("img", name="a teal field")).to_be_visible()
    await student.locator("article").get_by_text("four", exact=True).click()
    await student.wait_for_selector("[data-mark=saved]")
    await student.locator("main button", has_text="Finish").first.click()
    await student.locator("[role=dialog] button").last.click()
    await student.wait_for_url("**/result")
    await expect(student.locator("main")).to_contain_text("Not this time")
    await student.get_by_role("button", name="Report a mistake in question 1").click()
    await student.get_by_label("Explain, if you can").fill("Three is odd.")
    await student.get_by_role("button", name="Send", exact=True).click()
    await expect(student.get_by_text("Thank you. A moderator")).to_be_visible()

    await moderator.goto(f"{place.origin}/app/admin/question-reports")
    await expect(moderator.get_by_text("Three is odd.")).to_be_visible()
    await look(moderator, "reports")
    await moderator.get_by_role("link", name="Open the question").click()
    await moderator.get_by_role("button", name="Correct the key").click()
    dialog = moderator.get_by_role("dialog")
    await dialog.get_by_role("radio").nth(1).check()
    await expect(dialog.get_by_text("gain the point")).to_be_visible()
    await dialog.get_by_label("Why").fill("Four is the even one.")
    await look(moderator, "correct-key")
    await dialog.get_by_role("button", name="Correct, and grade 1 attempt again").click()
    await expect(moderator.get_by_text("Key corrected: A → B")).to_be_visible()
    await expect(moderator.get_by_text("1 attempt graded again")).to_be_visible()
    await look(moderator, "question")

    await student.goto(f"{place.origin}/app/exam/{attempt}/result")
    await expect(student.locator("main")).to_contain_text("Graded again")
    await expect(student.locator("main")).to_contain_text("It was 0%, and is 100% now.")
    await expect(student.locator("main")).to_contain_text("Four is the even one.")
    await expect(student.locator("main h1")).to_contain_text(PASSED)
    await look(student, "result")


async def test_the_bank_is_searched_and_filtered_by_keyboard(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "moderator", "/app/admin/questions")
    await expect(page.get_by_role("list", name="Questions").get_by_role("listitem").first).to_be_visible()
    await look(page, "list")
    await page.get_by_label("Search").focus()
    await page.keyboard.type("noSuchWordAnywhere")
    await expect(page.get_by_text("No questions found")).to_be_visible()
    await page.get_by_role("button", name="Reset the filters").press("Enter")
    await page.get_by_label("Subject").select_option("ENG")
    await page.wait_for_url("**subject=ENG**")
    rows = page.get_by_role("list", name="Questions").get_by_role("listitem")
    await expect(rows.first).to_contain_text("English · ")
    await rows.first.get_by_role("link").press("Enter")
    await page.wait_for_url("**/app/admin/questions/*-*")
    await expect(page.get_by_role("heading", name="History")).to_be_visible()


async def test_a_teacher_sees_their_own_questions_and_no_reports(place: Place, open_page: OpenPage) -> None:
    page = await enter(open_page, "teacher2", "/app/admin/questions")
    await expect(page.get_by_text("No questions found")).to_be_visible()
    await expect(page.get_by_role("link", name="Question reports")).to_have_count(0)
