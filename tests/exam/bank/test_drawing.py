"""Drawing a paper: different every time, every question as likely as another, and fit for the reader's language."""

from collections import Counter
from uuid import UUID

import pytest
from sqlalchemy import select

from house import House, document
from zerek.core.clock import utc_now
from zerek.exam.bank.drawing import draw_of_type
from zerek.exam.bank.models import BankPool, Question
from zerek.exam.bank.queries import draw
from zerek.exam.bank.rules import QuestionDraft, validate
from zerek.exam.bank.service import publish, retire
from zerek.school.queries import subject_by_code


async def stock(house: House, subject: str, numbers: range, language: str = "") -> UUID:
    async with house.app.state.database.write() as session:
        subject_id = (await subject_by_code(session, subject)).id
        drafts = []
        for number in numbers:
            draft = validate(document(number, language=language or None), subject, 0, 1)
            assert isinstance(draft, QuestionDraft)
            drafts.append(draft)
        await publish(session, {subject_id: drafts}, now=utc_now())
        return subject_id


async def test_every_question_is_drawn_equally_often(house: House) -> None:
    """A chi-squared test with a limit that a fair draw passes 9,999 times in 10,000."""
    subject = await stock(house, "M001-1", range(200_000, 200_020))
    counts: Counter[UUID] = Counter()
    async with house.app.state.database.read() as session:
        for _ in range(400):
            drawn = await draw(session, subject, 5, "ru")
            assert not isinstance(drawn, int)
            assert len({one.question_id for one in drawn}) == 5
            counts.update(one.question_id for one in drawn)
    assert len(counts) == 20
    expected = 400 * 5 / 20
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 50.8


async def test_too_few_questions_are_told_by_their_number(house: House) -> None:
    subject = await stock(house, "M001-2", range(210_000, 210_003))
    async with house.app.state.database.read() as session:
        assert await draw(session, subject, 4, "ru") == 3
        assert len(await draw(session, subject, 3, "ru")) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "count", "pools"), [("ru", 4, {"ru", ""}), ("kk", 4, {"kk", ""}), ("kk", 9, None)]
)
async def test_questions_in_the_readers_language_come_first(
    house: House, language: str, count: int, pools: set[str] | None
) -> None:
    base = 220_000 + sum(language.encode()) * 100 + count * 20
    code = {4: "M002-1", 9: "M002-2"}[count] if language == "kk" else "M004-2"
    subject = await stock(house, code, range(base, base + 3), "ru")
    await stock(house, code, range(base + 3, base + 6), "kk")
    await stock(house, code, range(base + 6, base + 9))
    async with house.app.state.database.read() as session:
        drawn = await draw(session, subject, count, language)
        assert not isinstance(drawn, int)
        found = await session.execute(
            select(BankPool.languages)
            .join(Question, Question.pool_id == BankPool.id)
            .where(Question.id.in_([one.question_id for one in drawn]))
        )
        assert set(found.scalars()) <= (pools or {"ru", "kk", ""})


async def test_retiring_leaves_no_gap_and_the_rest_can_be_drawn(house: House) -> None:
    subject = await stock(house, "M003-1", range(230_000, 230_006))
    database = house.app.state.database
    async with database.read() as session:
        ids = (await session.execute(select(Question.id).where(Question.subject_id == subject))).scalars().all()
    for question_id in (ids[0], ids[5], ids[2]):
        async with database.write() as session:
            assert await retire(session, question_id)
        async with database.write() as session:
            assert not await retire(session, question_id), "once"
    async with database.read() as session:
        left = await draw(session, subject, 3, "ru")
        assert not isinstance(left, int)
        assert {one.question_id for one in left} == {ids[1], ids[3], ids[4]}
        assert await draw(session, subject, 4, "ru") == 3
    await stock(house, "M003-1", range(230_006, 230_008))
    async with database.read() as session:
        assert len(await draw(session, subject, 5, "ru")) == 5  # type: ignore[arg-type]


async def test_a_rare_type_is_drawn_in_the_readers_language_where_there_are_enough(house: House) -> None:
    code = "M012-1"
    subject = await stock(house, code, range(240_000, 240_200), "kk")
    await stock(house, code, range(240_200, 240_600), "ru")
    async with house.app.state.database.write() as session:
        for base, language in ((241_000, "kk"), (241_100, "ru")):
            drafts = []
            for number in range(base, base + 12):
                draft = validate(document(number, correct="BD", language=language), code, 0, 1)
                assert isinstance(draft, QuestionDraft)
                drafts.append(draft)
            await publish(session, {subject: drafts}, now=utc_now())
    async with house.app.state.database.read() as session:
        for _ in range(10):
            drawn = await draw_of_type(session, subject, 10, "kk", "multiple")
            assert not isinstance(drawn, int)
            assert len({one.question_id for one in drawn}) == 10
            found = await session.execute(
                select(BankPool.languages)
                .join(Question, Question.pool_id == BankPool.id)
                .where(Question.id.in_([one.question_id for one in drawn]))
            )
            assert set(found.scalars()) == {"kk"}
        more = await draw_of_type(session, subject, 20, "kk", "multiple")
        assert not isinstance(more, int)
        assert await draw_of_type(session, subject, 25, "kk", "multiple") == 24
