"""An exam that is watched over, in real browsers: time, pauses, devices, what is noticed, the rooms of the staff."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Page, expect

from e2e.conftest import OpenPage, Place, begin, overflow, sign_in, violations

ANSWERED = "aside button[data-answered=true]"
WHY = {"reason": "The light went out."}
ROOMS = ("monitor", "attempts", "sittings", "papers", "formats")


async def control(place: Place, attempt: str, what: str, **fields: Any) -> None:
    async with place.api("admin") as admin:
        answer = await admin.post(f"/admin/attempts/{attempt}/{what}", json=WHY | fields)
    assert answer.status_code in (200, 201), answer.text


async def enter(page: Page, username: str) -> None:
    await sign_in(page, username)
    await page.wait_for_url("**/app")
    await page.wait_for_selector("main h1")


async def test_more_time_shows_in_the_open_room_at_once(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    attempt = await begin(page, "student2", "M094", "quick")
    await expect(page.get_by_role("timer")).to_contain_text("4:")
    await control(place, attempt, "extend", minutes=10)
    given = time.monotonic()
    await expect(page.get_by_role("status").filter(has_text="10 minutes were added")).to_be_visible()
    assert time.monotonic() - given < 4, "two seconds, and as much again for a busy machine"
    await expect(page.get_by_role("timer")).to_contain_text("14:")


async def test_a_pause_hides_the_question_and_going_on_delivers_what_waited(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    page = await open_page()
    attempt = await begin(page, "student2", "M094", "quick")
    await page.context.set_offline(True)
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=waiting]")
    await control(place, attempt, "pause")
    await page.context.set_offline(False)
    await expect(page.get_by_role("heading", name="The exam is paused")).to_be_visible()
    await expect(page.get_by_text("goes out when the exam goes on")).to_be_visible()
    await expect(page.locator("article")).to_have_count(0)
    stands = await page.get_by_role("timer").inner_text()
    await asyncio.sleep(2.5)
    assert await page.get_by_role("timer").inner_text() == stands
    await control(place, attempt, "resume")
    await page.wait_for_selector("article")
    await page.wait_for_selector("[data-mark=saved]")
    async with place.api("student2") as student:
        assert (await student.get(f"/exam/{attempt}")).json()["answered_questions"] == 1


async def test_a_second_device_joins_and_both_show_what_the_other_answers(place: Place, open_page: OpenPage) -> None:
    """Two browsers that share nothing but the server."""
    await place.end_running("student2")
    first = await open_page()
    attempt = await begin(first, "student2", "M094", "quick")
    second = await open_page(f"/app/exam/{attempt}")
    await second.wait_for_url("**/sign-in**")
    await sign_in(second, "student2")
    await second.wait_for_selector("article")
    await first.keyboard.press("1")
    await expect(second.locator(ANSWERED)).to_have_count(1)
    await second.locator("aside button").nth(3).click()
    await second.keyboard.press("2")
    await second.keyboard.press("f")
    await expect(first.locator(ANSWERED)).to_have_count(2)
    async with place.api("student2") as student:
        assert (await student.get("/exam/current")).json()["attempt_id"] == attempt
        assert (await student.get(f"/exam/{attempt}")).json()["answered_questions"] == 2


async def test_answers_that_come_after_the_end_are_refused_and_told(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    await place.add_format("ten-seconds", 10)
    page = await open_page()
    attempt = await begin(page, "student", "M094", "ten-seconds")
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=saved]")
    await page.context.set_offline(True)
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=waiting]")
    await asyncio.sleep(14)
    await page.context.set_offline(False)
    await page.wait_for_url("**/result")
    await expect(page.get_by_text("1 answer arrived after the end of the exam")).to_be_visible()
    async with place.api("student") as student:
        assert (await student.get(f"/exam/{attempt}/result")).json()["answered_questions"] == 1


async def test_a_cancelled_exam_says_why(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    page = await open_page()
    attempt = await begin(page, "student", "M094", "quick")
    await control(place, attempt, "cancel")
    await page.wait_for_url("**/result")
    await expect(page.get_by_text("Reason: The light went out.")).to_be_visible()


async def test_the_clock_speaks_at_one_minute_and_not_before(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    await place.add_format("seventy-seconds", 70)
    page = await open_page()
    await begin(page, "student", "M094", "seventy-seconds")
    spoken = page.locator("[aria-live=polite]", has_text="minute left")
    assert await spoken.count() == 0
    await expect(spoken).to_have_text("1 minute left")


async def test_a_reminder_is_for_the_eye_and_more_time_takes_it_away(place: Place, open_page: OpenPage) -> None:
    await place.add_format("remind", 68)
    await place.end_running("student2")
    page = await open_page()
    attempt = await begin(page, "student2", "M094", "remind")
    reminder = page.get_by_test_id("reminder")
    await expect(reminder).to_have_count(0)
    await expect(reminder).to_contain_text("1 minute left")
    heard = await reminder.evaluate(
        "e => !!e.closest('[aria-live],[role=status],[role=alert]') || !!e.querySelector('[aria-live],[role]')"
    )
    assert not heard, "the clock has said it already"
    await control(place, attempt, "extend", minutes=10)
    await expect(page.get_by_role("status").filter(has_text="10 minutes were added")).to_be_visible()
    await expect(reminder).to_have_count(0)
    await control(place, attempt, "pause")
    await expect(page.get_by_role("heading", name="The exam is paused")).to_be_visible()
    await control(place, attempt, "resume")
    await expect(page.get_by_role("status").filter(has_text="The exam goes on")).to_be_visible()


async def test_extra_time_is_given_on_the_page_of_a_student(place: Place, open_page: OpenPage) -> None:
    async with place.api("admin") as admin:
        found = (await admin.get("/admin/users?q=student2")).json()["items"]
    student = next(one["id"] for one in found if one["username"] == "student2")
    page = await open_page(f"/app/admin/people/{student}")
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, "school_admin")
    await page.get_by_role("button", name="Give extra time").click()
    await page.fill("[name=percent]", "50")
    await page.get_by_role("dialog").get_by_role("button", name="Give extra time").click()
    await expect(page.get_by_text("Write down the reason")).to_be_visible()
    await page.fill("[name=reason]", "A doctor's note")
    await page.get_by_role("dialog").get_by_role("button", name="Give extra time").click()
    await expect(page.get_by_text("+50%")).to_be_visible()
    async with place.api("admin") as admin:
        granted = (await admin.get(f"/admin/users/{student}/extra-time")).json()
        assert (granted["percent"], granted["minutes"], granted["reason"]) == (50, 0, "A doctor's note")
        await page.get_by_role("button", name="Withdraw").click()
        await expect(page.get_by_text("No extra time.")).to_be_visible()
        assert (await admin.get(f"/admin/users/{student}/extra-time")).json()["percent"] == 0


async def test_what_is_noticed_is_seen_by_both_sides_and_judged_by_a_person(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    page = await open_page()
    attempt = await begin(page, "student", "M094", "quick")
    await page.locator("article h1").select_text()
    await page.keyboard.press("Control+c")
    await page.locator("article h1").click(button="right")
    await page.keyboard.press("Escape")
    own = page.get_by_role("button", name="Noted events: 2")
    await expect(own).to_be_visible()
    await own.click()
    await expect(page.get_by_role("dialog").get_by_text("copying")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.keyboard.press("1")
    await page.wait_for_selector("[data-mark=saved]")

    staff = await open_page()
    await enter(staff, "admin")
    await staff.goto(f"{place.origin}/app/admin/attempts/{attempt}")
    await expect(staff.get_by_text("copying")).to_be_visible()
    await expect(staff.get_by_text("Answer to question 1")).to_be_visible()
    await staff.get_by_role("radio", name="clean").check()
    await staff.get_by_label("Note").fill("A habit, nothing more.")
    await staff.get_by_role("button", name="Save").click()
    await expect(staff.get_by_role("heading", name="Earlier verdicts")).to_be_visible()

    await place.end_running("student")
    await page.goto(f"{place.origin}/app/exam/{attempt}/result")
    await expect(page.get_by_text("A habit, nothing more.")).to_be_visible()


async def test_the_monitor_shows_who_works_and_gives_everybody_more_time(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student")
    page = await open_page()
    await begin(page, "student", "M094", "quick")
    await page.keyboard.press("1")
    staff = await open_page("/app/admin/monitor")
    await staff.wait_for_url("**/sign-in**")
    await sign_in(staff, "school_admin")
    await expect(staff.get_by_role("link", name="Алия Нұрланқызы")).to_be_visible()
    await expect(staff.get_by_text("1 of 10").first).to_be_visible()
    await staff.get_by_role("group").get_by_role("button", name="Add time").click()
    await staff.get_by_role("dialog").get_by_label("Reason").fill("The light went out.")
    await staff.get_by_role("dialog").get_by_role("button", name="Add time").click()
    await expect(staff.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("status").filter(has_text="10 minutes were added")).to_be_visible()


async def test_a_scheduled_exam_is_entered_with_its_code(place: Place, open_page: OpenPage) -> None:
    await place.end_running("student2")
    now = datetime.now(UTC)
    body = {
        "title": "Autumn rehearsal",
        "format": "quick",
        "opens_at": (now - timedelta(minutes=5)).isoformat(),
        "closes_at": (now + timedelta(hours=1)).isoformat(),
        "access_code": "alma-26",
    }
    async with place.api("admin") as admin:
        assert (await admin.post("/admin/sittings", json=body)).status_code == 201
    page = await open_page()
    await enter(page, "student2")
    await expect(page.get_by_text("Autumn rehearsal")).to_be_visible()
    await page.get_by_role("button", name="Enter").first.click()
    await page.get_by_label("Access code").fill("wrong")
    await page.get_by_role("button", name="Start the exam").click()
    await expect(page.get_by_text("The access code is wrong.")).to_be_visible()
    await page.get_by_label("Access code").fill("ALMA 26")
    await page.get_by_role("button", name="Start the exam").click()
    await page.wait_for_selector("article")


async def test_a_format_is_copied_from_a_preset_and_changed(place: Place, open_page: OpenPage) -> None:
    page = await open_page("/app/admin/formats")
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, "admin")
    line = page.get_by_role("listitem").filter(has_text="scientific_pedagogical_2025")
    await line.get_by_role("button", name="Copy").click()
    totals = page.get_by_role("status").filter(has_text="points")
    await expect(totals).to_have_text("Questions: 130, points: 150, minutes: 235")
    await page.get_by_role("group", name="Section 1").get_by_label("Questions", exact=True).fill("40")
    await expect(totals).to_have_text("Questions: 120, points: 140, minutes: 235")
    await page.get_by_label("Code").fill("my-own")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("listitem").filter(has_text="my-own")).to_contain_text("Questions: 120")


async def test_a_paper_is_made_and_its_key_is_apart(place: Place, open_page: OpenPage) -> None:
    page = await open_page("/app/admin/papers")
    await page.wait_for_url("**/sign-in**")
    await sign_in(page, "admin")
    await page.get_by_label("Title").fill("On paper")
    await page.get_by_label("Format").select_option("quick")
    await page.get_by_role("button", name="Make it").click()
    await page.wait_for_url("**/print")
    await expect(page.get_by_text("Variant 2").first).to_be_visible()
    await expect(page.get_by_role("heading", name="Answer sheet")).to_have_count(2)
    await expect(page.get_by_role("heading", name="Key", exact=True)).to_have_count(0)
    await page.get_by_label("Keys for the teacher").check()
    await expect(page.get_by_role("heading", name="Key", exact=True)).to_have_count(2)


async def rooms(place: Place, page: Page) -> list[str]:
    paths = [f"/app/admin/{room}" for room in ROOMS]
    return [f"{place.origin}{path}" for path in (*paths, "/app/admin/formats?new=yes", "/app/admin/sittings?new=yes")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_no_room_of_the_staff_has_a_violation(place: Place, open_page: OpenPage, scheme: str) -> None:
    page = await open_page(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    await page.wait_for_selector("form")
    await enter(page, "admin")
    found: list[str] = []
    for url in await rooms(place, page):
        await page.goto(url)
        await page.wait_for_selector("main h1")
        await page.wait_for_timeout(300)
        found += await violations(page)
    assert found == []


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_no_room_of_the_staff_overflows_on_a_phone(place: Place, open_page: OpenPage, language: str) -> None:
    page = await open_page(language=language, viewport={"width": 390, "height": 844})
    await page.wait_for_selector("form")
    await enter(page, "admin")
    for url in await rooms(place, page):
        await page.goto(url)
        await page.wait_for_selector("main h1")
        await page.wait_for_timeout(300)
        assert await overflow(page) == 0, url
