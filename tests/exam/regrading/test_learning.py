"""What practice, responses and reviews had learnt by a wrong key, they learn anew by the right one."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from exam.practice.student import every, right, stats, submit, wrong
from exam.regrading.test_regrading import chosen, of_bank, sat, settled, single
from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.attempts.recording import record_batch
from zerek.exam.regrading.service import run_corrections
from zerek.exam.reviews.models import ReviewCard, ReviewLogEntry
from zerek.identity.rules import Role
from zerek.insight.models import Response, StoredBelief
from zerek.insight.rules import EVERYBODY


async def learnt(house: House, person: Person, question_id: str) -> tuple[list[bool], bool, int]:
    """Of a question: what became of the responses, whether there is a review card, and how long its log is."""
    async with house.app.state.database.read() as session:

        def of(table: Any) -> Any:
            item = table.item_id if table is Response else table.question_id
            return select(table).where(table.user_id == person.user_id, item == UUID(question_id))

        responses = (await session.scalars(of(Response).order_by(Response.at))).all()
        card = (await session.scalars(of(ReviewCard))).first()
        log = (await session.scalars(of(ReviewLogEntry))).all()
    return [one.correct for one in responses], card is not None, len(log)


async def shown_keys(house: House, question: dict[str, Any], bank_keys: str) -> list[str]:
    """The option that stands for these keys of the bank, by its text."""
    texts = (await of_bank(house, question["question_id"])).texts
    wanted = {one["options"][bank_keys] for one in texts.values() if bank_keys in one["options"]}
    return [option["key"] for option in question["options"] if option["text"] in wanted]


async def test_after_a_correction_everything_that_was_learnt_agrees_with_the_right_key(empty_house: House) -> None:
    house = empty_house
    moderator = await house.person(Role.MODERATOR)
    examined, attempt_id, questions = await sat(house, 0)
    question_id = await single(house, questions, among=slice(0, None))
    true_key = await chosen(house, attempt_id, question_id)
    async with house.app.state.database.write() as session:
        while await record_batch(session, utc_now()):
            pass
    believed, misled = await house.person(), await house.person()
    question = await found(house, believed, question_id)
    marked = await submit(house, believed, question, await shown_keys(house, question, true_key))
    assert marked.json()["is_correct"] is False
    await right(house, misled, await found(house, misled, question_id))
    another = next(one for one in await every(house, believed) if one["question_id"] != question_id)
    await wrong(house, believed, another)
    for person, expected in ((examined, False), (believed, False)):
        assert await learnt(house, person, question_id) == ([expected], True, 1)
    assert await learnt(house, misled, question_id) == ([True], False, 0)

    body = {"correct_keys": [true_key], "reason": "The table was misread."}
    done = await house.post(moderator, f"/admin/questions/{question_id}/correct-key", body)
    assert done.status_code == 200, done.text
    await settled(house)
    for person in (examined, believed):
        assert await learnt(house, person, question_id) == ([True], False, 0)
    assert await learnt(house, misled, question_id) == ([False], True, 1)
    assert await learnt(house, believed, another["question_id"]) == ([False], True, 1), "other questions are left alone"
    assert (await stats(house, believed))["correct"] == 1
    assert (await stats(house, misled))["correct"] == 0
    assert [one["question_id"] for one in await every(house, misled, order="mistakes")] == [question_id]
    assert [one["question_id"] for one in await every(house, believed, order="mistakes")] == [another["question_id"]]
    async with house.app.state.database.read() as session:
        belief = await session.get(StoredBelief, (EVERYBODY, UUID(question_id)))
    assert belief is None, "how hard it is was learnt by the wrong key"

    question = await found(house, misled, question_id)
    again = await submit(house, misled, question, await shown_keys(house, question, true_key))
    assert again.json()["is_correct"] is True
    await run_corrections(house.app.state.database, utc_now())
    assert (await learnt(house, misled, question_id))[0] == [False]  # one more try with the solution just seen


async def found(house: House, person: Person, question_id: str) -> dict[str, Any]:
    return next(one for one in await every(house, person) if one["question_id"] == question_id)
