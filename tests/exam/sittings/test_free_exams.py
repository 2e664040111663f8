"""Limits on exams that one sits whenever one likes, where an installation sets them."""

from pathlib import Path

from conftest import Template, settings_for
from house import open_house


async def test_free_exams_are_limited_a_day(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, exam_free_attempts_per_day=2)
    async with open_house(settings) as house:
        student = await house.person()
        for _ in range(2):
            attempt = (await house.start(student))["attempt_id"]
            await house.post(student, f"/exam/{attempt}/submit")
        refused = await house.post(student, "/exam/start", {"format": "quick"})
        assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempts_used_up")


async def test_free_exams_may_need_a_rest_between(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, exam_free_cooldown_minutes=10)
    async with open_house(settings) as house:
        student = await house.person()
        attempt = (await house.start(student))["attempt_id"]
        await house.post(student, f"/exam/{attempt}/submit")
        refused = await house.post(student, "/exam/start", {"format": "quick"})
        assert (refused.status_code, refused.json()["code"]) == (409, "exam.cooling_down")
