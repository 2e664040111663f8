"""Statistics over HTTP: one's own, those of questions and exams, and the files of each with the same numbers."""

import csv
import io
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event, update

from exam.simulated import sit
from house import House, Person
from zerek.core.clock import utc_now
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.bank.models import QuestionVersion
from zerek.exam.stats.counting import count_finished
from zerek.exam.stats.mine import next_topics
from zerek.exam.stats.schemas import TopicAccuracy
from zerek.exam.stats.summaries import summarise_fresh
from zerek.identity.models import User
from zerek.identity.rules import Role

SECTIONS = [
    {"role": "general", "subject_code": "TGO", "count": 20},
    {"role": "general", "subject_code": "ENG", "count": 10},
]


async def count(house: House) -> None:
    await count_finished(house.app.state.database, utc_now())
    await summarise_fresh(house.app.state.database, utc_now())


async def exam(house: House, person: Person, right: int, code: str | None = None) -> str:
    attempt = await house.start(person, code)
    for question in (await house.questions(person, attempt["attempt_id"]))[:right]:
        await house.answer(person, attempt["attempt_id"], question, house.right_keys(question))
    await house.post(person, f"/exam/{attempt['attempt_id']}/submit")
    return str(attempt["attempt_id"])


async def mine(house: House, person: Person) -> dict[str, Any]:
    answer = await house.get(person, "/stats/my")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def read_csv(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def read_xlsx(raw: bytes) -> list[list[Any]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
        return list(book.get_sheet_by_index(0).iter_rows())


async def tables(house: House, person: Person, path: str, **params: Any) -> tuple[list[list[str]], list[list[Any]]]:
    """The same table as CSV and as XLSX, which say the same."""
    files = {}
    for format in ("csv", "xlsx"):
        answer = await house.get(person, path, params=params | {"format": format})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-disposition"].endswith(f'.{format}"')
        files[format] = answer.content
    as_csv, as_xlsx = read_csv(files["csv"]), read_xlsx(files["xlsx"])
    assert len(as_csv) == len(as_xlsx)
    for line, row in zip(as_csv, as_xlsx, strict=True):
        for text, cell in zip(line, row, strict=True):
            assert text == str(cell) or float(text) == pytest.approx(float(cell))
    return as_csv, as_xlsx


# --- one's own --------------------------------------------------------------------------------------------------------


async def test_somebody_without_attempts_has_empty_statistics(house: House) -> None:
    person = await house.person()
    found = await mine(house, person)
    assert found == {
        "total_attempts": 0,
        "exam_attempts": 0,
        "practice_attempts": 0,
        "average_score": None,
        "best_score": None,
        "total_questions_answered": 0,
        "correct_answers_percentage": None,
        "by_subject": [],
        "recent_attempts": [],
        "progress": [],
    }
    topics = (await house.get(person, "/stats/my/topics")).json()
    assert topics == {"attempts": 0, "by_topic": [], "next": []}


async def test_my_statistics_are_of_all_my_finished_exams(house: House) -> None:
    person = await house.person()
    code = await house.format()
    for right in (0, 3, 6, 6, 3, 3):
        await exam(house, person, right, code)
    expired = await exam(house, person, 6, code)
    cancelled = await exam(house, person, 6, code)
    async with house.app.state.database.write() as session:
        for attempt_id, status in ((expired, "expired"), (cancelled, "cancelled")):
            await session.execute(update(ExamAttempt).where(ExamAttempt.id == UUID(attempt_id)).values(status=status))
    await house.start(person, code)  # one that runs
    found = await mine(house, person)
    assert (found["total_attempts"], found["exam_attempts"], found["practice_attempts"]) == (7, 7, 0)
    assert (found["average_score"], found["best_score"]) == (64.29, 100)
    assert (found["total_questions_answered"], found["correct_answers_percentage"]) == (27, 100)
    assert found["by_subject"] == [
        {"subject_code": "ENG", "title": "English", "answered": 6, "correct": 6, "accuracy": 100},
        {"subject_code": "TGO", "title": "Test of readiness for study", "answered": 21, "correct": 21, "accuracy": 100},
    ]
    assert [point["score_percentage"] for point in found["progress"]] == [0, 50, 100, 100, 50, 50, 100]
    assert len(found["recent_attempts"]) == 5
    assert found["recent_attempts"][0]["attempt_id"] == expired
    assert found["recent_attempts"][0]["sections"][0]["correct"] == 4
    assert [len((await mine(house, await house.person()))["progress"])] == [0], "nobody sees another's"


async def test_topics_come_with_what_to_practise_next(house: House) -> None:
    person = await house.person()
    code = await house.format(sections=SECTIONS)
    await exam(house, person, 20, code)
    found = (await house.get(person, "/stats/my/topics")).json()
    assert found["attempts"] == 1
    assert sum(topic["questions"] for topic in found["by_topic"]) == 30
    assert sum(topic["correct"] for topic in found["by_topic"]) == 20


def topic(name: str, correct: int, questions: int) -> TopicAccuracy:
    return TopicAccuracy(
        subject_code="TGO",
        title="TGO",
        topic=name,
        questions=questions,
        answered=questions,
        correct=correct,
        accuracy=100 * correct / questions,
    )


def test_next_comes_the_topic_that_is_most_likely_weak() -> None:
    topics = [
        topic("weak", 2, 10),
        topic("weak and hardly known", 1, 5),
        topic("middling", 5, 10),
        topic("mastered", 10, 10),
        topic("two only", 0, 2),
        topic("", 0, 10),
    ]
    assert [one.topic for one in next_topics(topics)] == ["weak and hardly known", "weak", "middling"]


async def test_my_tables_have_the_numbers_of_the_page(house: House) -> None:
    person = await house.person()
    code = await house.format()
    for right in (2, 5):
        await exam(house, person, right, code)
    found = await mine(house, person)
    progress, _ = await tables(house, person, "/stats/my/export", table="progress")
    assert [float(line[2]) for line in progress[1:]] == [point["score_percentage"] for point in found["progress"]]
    subjects, _ = await tables(house, person, "/stats/my/export", table="subjects")
    assert [line[0] for line in subjects[1:]] == ["ENG", "TGO"]


# --- questions and exams ----------------------------------------------------------------------------------------------


async def analysed(house: House, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A moderator of a house in which 160 students sat an exam, with a question that looks like a formula."""
    moderator = await house.person(Role.MODERATOR)
    nothing = (await house.get(moderator, "/admin/analytics/items")).json()
    assert (nothing["items"], nothing["total"]) == ([], 0)
    assert (await house.get(moderator, "/admin/analytics/exams")).json()["items"] == []
    await sit(house, monkeypatch, await house.format(sections=SECTIONS), 160)
    async with house.app.state.database.write() as session:  # what a spreadsheet would take for a formula
        version = (await session.execute(QuestionVersion.__table__.select().limit(1))).first()
        assert version is not None
        texts = {name: text | {"text": "=1+1|evil"} for name, text in version.texts.items()}
        await session.execute(update(QuestionVersion).where(QuestionVersion.id == version.id).values(texts=texts))
    await count(house)
    return moderator


async def test_the_list_of_questions_can_be_sorted_and_filtered(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = empty_house
    moderator = await analysed(house, monkeypatch)
    page = (await house.get(moderator, "/admin/analytics/items?limit=100&sort=discrimination")).json()
    assert page["total"] == 120
    values = [item["discrimination"] for item in page["items"] if item["discrimination"] is not None]
    assert values == sorted(values)
    best = (await house.get(moderator, "/admin/analytics/items?sort=-discrimination&limit=1")).json()["items"][0]
    assert best["discrimination"] >= max(values)
    english = (await house.get(moderator, "/admin/analytics/items?subject_code=ENG&limit=1")).json()
    assert english["total"] == 60
    assert english["items"][0]["responses"] < 50
    assert english["items"][0]["flags"] == [], "too few responses to say anything"
    flagged = (await house.get(moderator, "/admin/analytics/items?flagged=true&limit=100")).json()
    fine = (await house.get(moderator, "/admin/analytics/items?flagged=false&limit=100")).json()
    assert flagged["total"] + fine["total"] == 120
    for flag in ("too_easy", "too_hard", "low_discrimination"):
        found = (await house.get(moderator, f"/admin/analytics/items?flag={flag}&limit=100")).json()["items"]
        assert all(flag in item["flags"] for item in found)
        assert len(found) == sum(flag in item["flags"] for item in flagged["items"])


async def test_every_table_has_the_numbers_of_its_page(empty_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house = empty_house
    moderator = await analysed(house, monkeypatch)
    page = (await house.get(moderator, "/admin/analytics/items?limit=100&sort=discrimination")).json()
    best = (await house.get(moderator, "/admin/analytics/items?sort=-discrimination&limit=1")).json()["items"][0]
    as_csv, as_xlsx = await tables(house, moderator, "/admin/analytics/items/export", sort="discrimination")
    assert len(as_csv) == 121
    rows = {line[0]: line for line in as_csv[1:]}
    header = as_csv[0]
    for item in page["items"]:
        line = dict(zip(header, rows[item["question_id"]], strict=True))
        assert float(line["Facility"]) == item["facility"]
        assert line["Discrimination"] == ("" if item["discrimination"] is None else str(item["discrimination"]))
        assert int(line["Responses"]) == item["responses"]
        assert line["Flags"] == "; ".join(item["flags"])
    negative = [line for line in as_xlsx[1:] if isinstance(line[9], float) and line[9] < 0]
    assert negative, "below zero a number stays a number"
    assert any(line[3] == "'=1+1|evil" for line in as_csv[1:])
    assert not any(str(cell).startswith(("=", "+", "@")) for line in as_csv + as_xlsx for cell in line)

    options, _ = await tables(house, moderator, "/admin/analytics/items/export", table="options")
    question = (await house.get(moderator, f"/admin/questions/{best['question_id']}/stats")).json()
    lines = [line for line in options[1:] if line[0] == best["question_id"]]
    assert [(line[2], int(line[4]), float(line[5])) for line in lines] == [
        (option["key"], option["chosen"], option["share"]) for option in question["options"]
    ]
    own, _ = await tables(house, moderator, f"/admin/questions/{best['question_id']}/stats/export")
    assert own[1:] == lines
    assert question["facility"] == best["facility"]
    assert question["discrimination"] == best["discrimination"]

    exams = (await house.get(moderator, "/admin/analytics/exams")).json()["items"]
    reliability, _ = await tables(house, moderator, "/admin/analytics/exams/export")
    assert [line[7] for line in reliability[1:]] == [
        str(part["alpha"]) for part in [exams[0]["whole"], *exams[0]["sections"]]
    ]
    spread, _ = await tables(house, moderator, "/admin/analytics/exams/export", table="distribution")
    assert [int(line[4]) for line in spread[1:]] == [band["attempts"] for band in exams[0]["distribution"]]
    trials, _ = await tables(house, moderator, "/admin/analytics/trials/export")
    assert len(trials) == 1


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
async def test_tables_are_headed_in_the_language_of_the_reader(house: House, language: str) -> None:
    moderator = await house.person(Role.MODERATOR)
    answer = await house.get(
        moderator, "/admin/analytics/items/export?format=csv", headers={"Accept-Language": language}
    )
    assert {"ru": "Доля верных", "kk": "Дұрыс жауап үлесі", "en": "Facility"}[language] in read_csv(answer.content)[0]


async def test_a_question_that_does_not_exist_has_no_statistics(house: House) -> None:
    moderator = await house.person(Role.MODERATOR)
    answer = await house.get(moderator, "/admin/questions/00000000-0000-0000-0000-000000000001/stats")
    assert (answer.status_code, answer.json()["code"]) == (404, "bank.question_not_found")


async def test_a_list_takes_the_same_statements_for_one_question_and_for_many(
    empty_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = empty_house
    await house.app.state.scheduler.stop(5)  # its jobs read as well
    moderator = await house.person(Role.MODERATOR)
    await sit(house, monkeypatch, await house.format(sections=SECTIONS), 6)
    await count(house)
    counts = []
    for limit in (1, 1, 100):
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any, seen: list[str] = statements) -> None:
            seen.append(statement)

        engine = house.app.state.database.reader.sync_engine
        event.listen(engine, "before_cursor_execute", note)
        answer = await house.get(moderator, f"/admin/analytics/items?limit={limit}")
        event.remove(engine, "before_cursor_execute", note)
        assert answer.status_code == 200
        assert not any("exam_answers" in statement for statement in statements)
        counts.append(len(statements))
    assert counts[1] == counts[2]


async def test_an_exam_of_the_night_is_of_the_day_it_was_where_one_lives(house: House) -> None:
    student = await house.person()
    attempt_id = await exam(house, student, 1)
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.id == student.user_id).values(timezone="Asia/Almaty"))
        at = datetime.fromisoformat("2026-03-01T20:30:00+00:00")
        ended = update(ExamAttempt).where(ExamAttempt.id == UUID(attempt_id)).values(completed_at=at)
        await session.execute(ended)
    (point,) = (await house.get(student, "/stats/my")).json()["progress"]
    assert point["date"] == "2026-03-02"
