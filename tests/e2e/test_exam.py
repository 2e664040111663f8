"""A student's exam in a real browser."""

import asyncio
from typing import Any

import pytest
from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, begin, overflow, right_texts, sign_in, violations

ANSWERED = "aside button[data-answered=true]"
RIGHT = 20


async def ask(place: Place, username: str, path: str) -> Any:
    """What the API tells of an attempt."""
    async with place.api(username) as client:
        return (await client.get(f"/exam/{path}")).json()


async def selected(place: Place, username: str, attempt: str) -> list[list[str]]:
    return [question["selected_keys"] for question in (await ask(place, username, f"{attempt}/questions"))["items"]]


async def submit(page: Page) -> None:
    await page.locator("main button", has_text="Finish").first.click()
    await page.locator("[role=dialog] button").last.click()
    await page.wait_for_url("**/result")


async def test_a_student_sits_fifty_questions_reloads_in_the_middle_and_sees_the_right_score(
    place: Place, open_page: OpenPage
) -> None:
    await place.end_running("student")
    page = await open_page()
    attempt = await begin(page, "student", "M094", "profile")
    right = right_texts()
    questions = (await ask(place, "student", f"{attempt}/questions"))["items"]
    assert len(questions) == 50
    wanted: list[list[str]] = []
    for position, question in enumerate(questions):
        good = right[question["subject_code"], question["question_text"].strip()]
        keys = [option["key"] for option in question["options"] if option["text"].strip() in good]
        bad = next(option["key"] for option in question["options"] if option["key"] not in keys)
        wanted.append(keys if position < RIGHT else [bad])
    for position in range(50):
        if position == 25:
            await page.keyboard.press("f")
            await asyncio.sleep(0.5)
            await page.reload()
            await expect(page.locator("article h1")).to_contain_text("Question 26 of 50")
            await expect(page.locator(ANSWERED)).to_have_count(25)
            await expect(page.locator("article button[aria-pressed=true]")).to_have_count(1)
        await expect(page.locator("article h1")).to_contain_text(f"Question {position + 1} of 50")
        for key in wanted[position]:
            await page.keyboard.press(key.lower())
        await page.wait_for_selector("[data-mark=saved]")
        if position < 49:
            await page.keyboard.press("ArrowRight")
    await expect(page.locator(ANSWERED)).to_have_count(50)
    assert await selected(place, "student", attempt) == wanted
    await submit(page)
    result = await ask(place, "student", f"{attempt}/result?review=true")
    assert (result["status"], result["correct_answers"], result["score_percentage"]) == ("completed", RIGHT, 40.0)
    await expect(page.locator("main")).to_contain_text("40")
    await expect(page.locator("main")).to_contain_text("Not this time")
    await expect(page.get_by_text("Explanation").first).to_be_visible()


async def test_an_exam_that_runs_out_ends_by_itself_and_is_graded(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    await place.add_format("eight-seconds", 8)
    page = await open_page()
    attempt = await begin(page, "student", "M094", "eight-seconds")
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=saved]")
    await expect(page.locator("main")).to_contain_text("Time is up", timeout=15_000)
    await page.wait_for_url("**/result", timeout=20_000)
    result = await ask(place, "student", f"{attempt}/result")
    assert (result["status"], result["answered_questions"]) == ("expired", 1)
    assert result["completed_at"] == result["deadline_at"]


async def test_answers_given_without_a_network_wait_and_are_delivered(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    attempt = await begin(page, "student2", "M094", "quick")
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=saved]")
    await page.context.set_offline(True)
    for _ in range(3):
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("1")
        await page.wait_for_selector("[data-mark=waiting]")
    await expect(page.locator("main")).to_contain_text("No connection")
    assert sum(bool(keys) for keys in await selected(place, "student2", attempt)) == 1
    await page.context.set_offline(False)
    await expect(page.locator("[data-mark=saved]").first).to_be_visible(timeout=15_000)
    for _ in range(60):
        if sum(bool(keys) for keys in await selected(place, "student2", attempt)) == 4:
            break
        await asyncio.sleep(0.25)
    assert sum(bool(keys) for keys in await selected(place, "student2", attempt)) == 4
    await expect(page.locator("main")).not_to_contain_text("No connection")


async def test_questions_with_formulas_are_read_without_a_network(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    async with page.expect_response(lambda response: "KaTeX_Main-Regular" in response.url):
        await begin(page, "student2", "M010", "profile")
    await page.context.set_offline(True)
    formulas = 0
    for position in range(50):
        await expect(page.locator("article h1")).to_contain_text(f"Question {position + 1} of 50")
        formulas += await page.locator("article .katex").count()
        await page.keyboard.press("1")
        await page.wait_for_selector("[data-mark=waiting]")
        await page.keyboard.press("ArrowRight")
    assert formulas > 0


async def test_a_formula_that_cannot_be_drawn_takes_no_question_away(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    await page.route("**/assets/katex*", lambda route: route.abort())
    await begin(page, "student2", "M010", "profile")
    for position in range(50):
        await expect(page.locator("article h1")).to_contain_text(f"Question {position + 1} of 50")
        await page.keyboard.press("1")
        await page.wait_for_selector("[data-mark=saved]")
        await page.keyboard.press("ArrowRight")
    await page.unroute("**/assets/katex*")
    await page.keyboard.press("ArrowLeft")
    await submit(page)
    await page.wait_for_selector(".katex")


async def test_a_killed_server_is_felt_by_nobody_for_long(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    attempt = await begin(page, "student2", "M094", "quick")
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=saved]")
    await asyncio.to_thread(place.server.kill)
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("2")
    await page.wait_for_selector("[data-mark=waiting]")
    await asyncio.to_thread(place.server.start)
    await expect(page.locator("[data-mark=saved]").first).to_be_visible(timeout=30_000)
    assert [keys for keys in await selected(place, "student2", attempt) if keys] == [["A"], ["B"]]


async def test_a_second_tab_joins_the_same_attempt(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    first = await open_page()
    await begin(first, "student2", "M094", "quick")
    await first.keyboard.press("1")
    await first.wait_for_selector("[data-mark=saved]")
    second = await first.context.new_page()
    await second.goto(first.url)
    await expect(second.locator(ANSWERED)).to_have_count(1)
    await second.locator("aside button").nth(4).click()
    await second.keyboard.press("2")
    await second.wait_for_selector("[data-mark=saved]")
    await expect(first.locator(ANSWERED)).to_have_count(2)
    await first.goto(f"{place.origin}/app/exam/new?major=M094&format=quick")
    await expect(first.locator("main")).to_contain_text("An exam is running already")


async def test_a_whole_exam_goes_by_keyboard_alone(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    page = await open_page("/app")
    await page.wait_for_selector("[name=username]")
    await page.focus("[name=username]")
    await page.keyboard.type("student")
    await page.keyboard.press("Tab")
    await page.keyboard.type("zerek-demo")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/app")
    await page.goto(f"{place.origin}/app/exam/new?major=M094&format=quick")
    await page.wait_for_selector("input[name=format]")
    await page.get_by_role("button", name="Start the exam").focus()
    await page.keyboard.press("Enter")
    await page.wait_for_selector("article")
    for place_in_paper in range(10):
        await page.keyboard.press("1")
        await page.wait_for_selector("[data-mark=saved]")
        if place_in_paper < 9:
            await page.keyboard.press("n")
    await page.get_by_role("button", name="Finish").first.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_selector("[role=dialog]")
    await page.locator("[role=dialog] button").last.focus()
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/result")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_page_has_a_violation_of_accessibility(place: Place, open_page: OpenPage, scheme: str) -> None:
    await place.end_running("student")
    page = await open_page(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    found: list[str] = []
    await page.wait_for_selector("form")
    found += await violations(page)
    await sign_in(page, "student")
    await page.wait_for_url("**/app")
    await page.wait_for_selector("main h1")
    found += await violations(page)
    await page.goto(f"{place.origin}/app/exam/new?major=M094&format=quick")
    await page.wait_for_selector("input[name=format]")
    found += await violations(page)
    await page.get_by_role("button", name="Start the exam").click()
    await page.wait_for_selector("article")
    await page.keyboard.press("1")
    found += await violations(page)
    await page.locator("main button", has_text="Finish").first.click()
    await page.wait_for_selector("[role=dialog]")
    found += await violations(page)
    await page.locator("[role=dialog] button").last.click()
    await page.wait_for_url("**/result")
    found += await violations(page)
    assert found == []


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_nothing_overflows_on_a_phone_in_any_language(place: Place, open_page: OpenPage, language: str) -> None:
    await place.end_running("student2")
    page = await open_page(language=language, viewport={"width": 390, "height": 844})
    await page.wait_for_selector("form")
    assert await overflow(page) == 0
    await sign_in(page, "student2")
    await page.wait_for_url("**/app")
    for path, ready in [("/app", "main h1"), ("/app/exam/new?major=M010&format=profile", "input[name=format]")]:
        await page.goto(place.origin + path)
        await page.wait_for_selector(ready)
        assert await overflow(page) == 0, path
    await page.locator("main button").last.click()
    await page.wait_for_selector("article")
    for _ in range(12):
        assert await overflow(page) == 0, await page.locator("article").inner_text()
        await page.keyboard.press("ArrowRight")
