"""Progress in the key-value store, what is left without it, topics and the adaptive order on a real bank."""

import json
from datetime import timedelta
from itertools import groupby
from typing import Any

import pytest
from sqlalchemy import update

from exam.practice.student import every, page, right, stats, wrong
from house import House, document
from zerek.core.clock import utc_now
from zerek.exam.bank.exchange.service import ImportRequest, import_questions, source_of
from zerek.exam.practice.models import PracticeSession
from zerek.exam.practice.rules import KEPT

TOPICS = ("Graphs", "Sorting", "Heaps")
PATH = "/practice/M001-2/questions"


@pytest.fixture(scope="module")
async def topical(house: House) -> House:
    """A subject of forty questions in three topics, one of them much larger than the others."""
    documents = [
        document(900_000 + n, correct="A", subject_code="M001-2", topic=TOPICS[0 if n % 4 else 1 + n // 4 % 2])
        for n in range(40)
    ]
    async with house.app.state.database.write() as session:
        raw = json.dumps({"questions": documents}).encode()
        await import_questions(session, session, source_of(raw), ImportRequest(), language="en", now=utc_now())
    house.right_texts |= {
        one["question_text"]: {o["text"] for o in one["options"] if o["is_correct"]} for one in documents
    }
    return house


async def test_live_progress_stands_in_the_store_until_the_end(house: House) -> None:
    student = await house.person()
    kv, key = house.app.state.kv, f"practice:{student.user_id}:TGO"
    questions = await every(house, student)
    assert await kv.get(key) is None
    await right(house, student, questions[0])
    await wrong(house, student, questions[1])
    progress = json.loads(await kv.get(key))
    assert (progress["answered"], progress["correct"], progress["accuracy"], progress["streak"]) == (2, 1, 50, 0)
    assert progress["session_id"] == (await stats(house, student))["session_id"]
    await house.post(student, "/practice/TGO/finish")
    assert await kv.get(key) is None


async def test_without_the_store_nothing_is_lost(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_arguments: Any, **_options: Any) -> None:
        raise ConnectionError("the store is away")

    student = await house.person()
    questions = await every(house, student)
    monkeypatch.setattr(house.app.state.kv, "set", away)
    monkeypatch.setattr(house.app.state.kv, "delete", away)
    for question in questions[:3]:
        await right(house, student, question)
    assert (await stats(house, student))["answered"] == 3
    assert (await house.post(student, "/practice/TGO/finish")).json()["correct"] == 3


async def test_a_session_is_gone_on_with_for_seven_days_after_the_last_answer(house: House) -> None:
    student = await house.person()
    questions = await every(house, student)
    await right(house, student, questions[0])
    first = (await stats(house, student))["session_id"]

    async def last_answered(ago: timedelta) -> None:
        async with house.app.state.database.write() as session:
            await session.execute(
                update(PracticeSession)
                .where(PracticeSession.user_id == student.user_id)
                .values(last_at=utc_now() - ago)
            )

    await last_answered(KEPT - timedelta(minutes=1))
    assert (await house.post(student, "/practice/start", {"subject_code": "TGO"})).json()["session_id"] == first
    await last_answered(KEPT + timedelta(minutes=1))
    assert (await stats(house, student))["answered"] == 0
    fresh = await house.post(student, "/practice/start", {"subject_code": "TGO"})
    assert fresh.status_code == 201
    assert fresh.json()["session_id"] != first


async def test_the_adaptive_order_is_stable_over_pages_mixes_topics_and_moves_on(topical: House) -> None:
    student = await topical.person()
    whole = await every(topical, student, PATH, order="adaptive", limit=9)
    assert len({one["question_id"] for one in whole}) == len(whole) == 40
    assert whole == await every(topical, student, PATH, order="adaptive", limit=9)
    assert max(len(list(run)) for _, run in groupby(one["topic"] for one in whole)) <= 3
    assert {one["topic"] for one in whole} == set(TOPICS)
    before = await page(topical, student, PATH, order="adaptive", offset=9, limit=9)
    for question in whole[:4]:
        await right(topical, student, question)
    assert [
        one["question_id"] for one in (await page(topical, student, PATH, order="adaptive", offset=9, limit=9))["items"]
    ] == [one["question_id"] for one in before["items"]]
    fresh = await page(topical, student, PATH, order="adaptive")
    assert not {one["question_id"] for one in fresh["items"]} & {one["question_id"] for one in whole[:4]}


async def test_mastery_and_filters_know_the_topics(topical: House) -> None:
    student = await topical.person()
    graphs = await every(topical, student, PATH, topic="graphs")
    assert len(graphs) == 30
    assert {one["topic"] for one in graphs} == {"Graphs"}
    sorting = await every(topical, student, PATH, topic="Sorting")
    for good, bad in zip(graphs[:5], sorting[:5], strict=True):
        await right(topical, student, good)
        await wrong(topical, student, bad)
    topics = {one["topic"]: one for one in (await topical.get(student, "/practice/M001-2/topics")).json()["items"]}
    assert topics["Graphs"]["mastery"] > topics["Heaps"]["mastery"] > topics["Sorting"]["mastery"]
    assert topics["Graphs"]["uncertainty"] < topics["Heaps"]["uncertainty"]
    assert (topics["Sorting"]["answered"], topics["Sorting"]["correct"], topics["Sorting"]["questions"]) == (5, 0, 5)
    done = (await topical.post(student, "/practice/M001-2/finish")).json()
    assert done["weakest_topics"] == ["Sorting"]
    shown = (await topical.get(student, "/practice/subjects?major_code=M094")).json()["items"]
    codes = [one["subject_code"] for one in shown]
    assert codes[:2] == ["M094-1", "M094-2"]
    assert codes.index("ENG") < codes.index("M001-2")
    own = next(one for one in shown if one["subject_code"] == "M001-2")
    assert (own["questions"], own["met"], own["known"], own["accuracy"]) == (40, 10, 5, 50)
