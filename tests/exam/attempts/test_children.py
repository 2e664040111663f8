"""What a guardian sees of a child's exams: what the child sees, to read."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import update

from exam.sittings.test_sittings import sit, sitting
from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.sittings.models import Sitting
from zerek.identity.invitations.service import link, unlink
from zerek.identity.rules import Role


async def family(house: House) -> tuple[Person, Person]:
    """A guardian, and the child."""
    guardian, child = await house.person(Role.GUARDIAN), await house.person()
    async with house.app.state.database.write() as session:
        await link(session, guardian.user_id, child.user_id, utc_now())
    return guardian, child


async def test_a_guardian_reads_the_results_and_statistics_of_a_child_and_of_nobody_else(house: House) -> None:
    guardian, child = await family(house)
    _, other = await family(house)
    attempts = {}
    for person in (child, other):
        attempt = (await house.start(person))["attempt_id"]
        question = (await house.questions(person, attempt))[0]
        await house.answer(person, attempt, question, house.right_keys(question))
        assert (await house.post(person, f"/exam/{attempt}/submit")).status_code == 200
        attempts[person.user_id] = attempt
    path = f"/students/{child.user_id}"
    listed = (await house.get(guardian, f"{path}/exam-attempts")).json()
    assert [one["attempt_id"] for one in listed["items"]] == [attempts[child.user_id]]
    figures = (await house.get(guardian, f"{path}/exam-stats")).json()
    assert figures == (await house.get(child, "/stats/my")).json()
    assert figures["exam_attempts"] == 1
    seen = await house.get(guardian, f"/exam/{attempts[child.user_id]}/result?review=true")
    assert seen.json() == (await house.get(child, f"/exam/{attempts[child.user_id]}/result?review=true")).json()
    report = await house.get(guardian, f"/exam/{attempts[child.user_id]}/result.pdf")
    assert report.content.startswith(b"%PDF")
    for refused in (
        f"/students/{other.user_id}/exam-attempts",
        f"/students/{other.user_id}/exam-stats",
        f"/students/{uuid4()}/exam-stats",
        f"/exam/{attempts[other.user_id]}/result",
    ):
        assert (await house.get(guardian, refused)).status_code == 404, refused
    async with house.app.state.database.write() as session:
        assert await unlink(session, guardian.user_id, guardian.user_id, child.user_id)
    assert (await house.get(guardian, f"{path}/exam-stats")).status_code == 404
    assert (await house.get(guardian, f"/exam/{attempts[child.user_id]}/result")).status_code == 404


async def test_a_guardian_changes_nothing_and_sees_no_question_of_a_running_exam(house: House) -> None:
    guardian, child = await family(house)
    attempt = (await house.start(child))["attempt_id"]
    question = (await house.questions(child, attempt))[0]
    assert (await house.get(guardian, f"/exam/{attempt}/questions")).status_code == 403
    assert (await house.answer(guardian, attempt, question, ["A"])).status_code == 403
    assert (await house.post(guardian, f"/exam/{attempt}/submit")).status_code == 403
    assert (await house.get(guardian, f"/exam/{attempt}/result")).status_code == 409
    assert question["question_text"] not in (await house.get(guardian, f"/exam/{attempt}")).text


async def test_a_guardian_sees_the_right_answers_when_the_child_does_and_not_before(house: House) -> None:
    admin, (guardian, child) = await house.person(Role.ADMIN), await family(house)
    held = await sitting(house, admin, review_policy="after_close")
    path = f"/exam/{await sit(house, child, held)}/result?review=true"
    for person in (child, guardian):
        result = (await house.get(person, path)).json()
        assert (result["review"], result["review_closed"]) == (None, True)
    assert (await house.get(admin, path)).json()["review"], "whoever holds the exam sees them at once"
    async with house.app.state.database.write() as session:
        over = utc_now() - timedelta(minutes=1)
        await session.execute(update(Sitting).where(Sitting.title == held["title"]).values(closes_at=over))
    assert (await house.get(guardian, path)).json()["review"]
