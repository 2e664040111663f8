"""From a finished attempt to its topics, its papers and their verification, over HTTP."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from conftest import Template, settings_for
from exam.results.papers import pages, text_of
from house import House, Person, open_house
from zerek.core.i18n import LANGUAGES, translate
from zerek.exam.attempts.models import ExamAttempt
from zerek.exam.results.models import ResultCode
from zerek.exam.results.rules import ALPHABET, with_check
from zerek.identity.models import User
from zerek.identity.rules import Role

HOSTILE = [
    "Константинопольская " * 9,
    "Ы" * 200,
    "😀 🎓 👩‍🚀",
    "محمد بن سلمان",
    "\u202eEvil\u202d <font color='red'>&amp; </para><b>",
    "Robert'); DROP TABLE users;--",
    "%(name)s {name} \\n ((( ))",
    "A\u0301\u0302\u0303" * 40,
]


async def sit(house: House, person: Person, right: int = 6, format: str | None = None) -> str:
    """An exam of six questions, finished, so many of them right."""
    attempt = await house.start(person, format)
    for place, question in enumerate(await house.questions(person, attempt["attempt_id"])):
        keys = house.right_keys(question) if place < right else house.wrong_keys(question)
        await house.answer(person, attempt["attempt_id"], question, keys)
    assert (await house.post(person, f"/exam/{attempt['attempt_id']}/submit")).status_code == 200
    return str(attempt["attempt_id"])


async def named(house: House, name: str) -> Person:
    person = await house.person()
    async with house.app.state.database.write() as session:
        await session.execute(update(User).where(User.id == person.user_id).values(full_name=name))
    return person


async def pdf(house: House, person: Person, attempt_id: str, paper: str = "certificate", **params: str) -> bytes:
    answer = await house.get(person, f"/exam/{attempt_id}/{paper}.pdf", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")
    return answer.content


async def certified(house: House, person: Person, attempt_id: str, name_shown: str) -> dict[str, Any]:
    answer = await house.put(person, f"/exam/{attempt_id}/certificate", {"name_shown": name_shown})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["certificate", "result"])
async def test_a_paper_says_in_each_language_who_passed_what_and_how(house: House, language: str, paper: str) -> None:
    person = await named(house, "Әсемгүл Қайратқызы Өмірбек")
    attempt_id = await sit(house, person, 5)
    content = await pdf(house, person, attempt_id, paper, language=language)
    text = text_of(content)
    code = (await house.get(person, f"/exam/{attempt_id}/breakdown")).json()["certificate"]["code"]
    assert "Әсемгүл Қайратқызы Өмірбек" in text.replace("\n", " ")
    assert "Проба" in text
    assert code in text
    assert f"{house.settings.public_url}/verify/{code}" in text
    assert ("83.33%" if language == "en" else "83,33%") in text
    word = "papers.certificate" if paper == "certificate" else "papers.report"
    title = translate(word, language)  # type: ignore[arg-type]  # one of LANGUAGES
    assert (title.upper() if paper == "certificate" else title) in text
    assert translate("papers.passed", language) in text  # type: ignore[arg-type]  # the same
    assert "\ufffd" not in text
    assert f"/Lang ({language})".encode() in content


async def test_a_paper_of_the_same_result_is_the_same_to_the_byte(house: House) -> None:
    person = await house.person()
    attempt_id = await sit(house, person)
    for paper in ("certificate", "result"):
        one, other = await asyncio.gather(*(pdf(house, person, attempt_id, paper, language="kk") for _ in range(2)))
        assert one == other
        assert one != await pdf(house, person, attempt_id, paper, language="ru")


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_breaks_no_paper(house: House, name: str) -> None:
    person = await named(house, name[:200])
    attempt_id = await sit(house, person)
    for paper in ("certificate", "result"):
        content = await pdf(house, person, attempt_id, paper)
        assert len(pages(content)) == 1
        text = text_of(content)
        assert translate("papers.passed", "en") in text
        assert not {"\u202e", "😀", "م"} & set(text)


async def test_the_report_of_a_failed_exam_says_so_and_has_no_certificate(house: House) -> None:
    person = await house.person()
    attempt_id = await sit(house, person, 2)
    text = text_of(await pdf(house, person, attempt_id, "result", language="en"))
    assert translate("papers.failed", "en") in text
    assert "33.33% of the 70% needed" in text
    refused = await house.get(person, f"/exam/{attempt_id}/certificate.pdf")
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.not_passed")
    refused = await house.put(person, f"/exam/{attempt_id}/certificate", {"name_shown": "full"})
    assert (refused.status_code, refused.json()["code"]) == (409, "exam.not_passed")


async def test_a_running_exam_has_no_papers_and_no_breakdown(house: House) -> None:
    person = await house.person()
    attempt = await house.start(person)
    for what in ("result.pdf", "certificate.pdf", "breakdown"):
        refused = await house.get(person, f"/exam/{attempt['attempt_id']}/{what}")
        assert (refused.status_code, refused.json()["code"]) == (409, "exam.attempt_running")


async def test_the_breakdown_compares_with_earlier_attempts_of_that_format_only(house: House) -> None:
    person, code = await house.person(), await house.format()
    first = await sit(house, person, 3, code)
    await sit(house, person, 0, await house.format())
    second = await sit(house, person, 6, code)
    third = await sit(house, person, 4, code)

    alone = (await house.get(person, f"/exam/{first}/breakdown")).json()["comparison"]
    assert (alone["earlier_attempts"], alone["previous"], alone["difference"], alone["place"]) == (0, None, None, 1)
    found = (await house.get(person, f"/exam/{third}/breakdown")).json()
    compared = found["comparison"]
    assert [attempt["attempt_id"] for attempt in compared["attempts"]] == [second, first]
    assert (compared["previous"], compared["average"], compared["best"]) == (100, 75, 100)
    assert (compared["difference"], compared["place"]) == (-33.33, 2)
    # In order of the questions: four of TGO, then two of ENG.
    assert [(part["score_percentage"], part["average_before"]) for part in compared["sections"]] == [
        (100, 87.5),
        (0, 50),
    ]
    assert sum(topic["questions"] for topic in found["topics"]) == 6
    assert sum(topic["correct"] for topic in found["topics"]) == 4
    assert found["certificate"] is None


async def test_a_code_tells_anybody_what_was_certified(house: House) -> None:
    person = await named(house, "Aigerim Serikkyzy Bek")
    attempt_id = await sit(house, person, 5)
    certificate = await certified(house, person, attempt_id, "initials")
    assert certificate["verify_url"] == f"{house.settings.public_url}/verify/{certificate['code']}"
    found = (await house.get(None, f"/verify/{certificate['code']}")).json()
    assert found["name"] == "A. S. B."
    assert (found["passed"], found["cancelled"], found["graded_again"]) == (True, False, False)
    assert (found["points"], found["max_points"], found["score_percentage"]) == (5, 6, 83.33)
    assert found["title"] == "Проба"
    assert found["major_code"] == "M094"
    assert str(person.user_id) not in str(found)
    assert attempt_id not in str(found)

    again = await certified(house, person, attempt_id, "full")
    assert again["code"] == certificate["code"]
    for typed in (again["code"].lower().replace("-", ""), again["code"].replace("-", " ")):
        assert (await house.get(None, f"/verify/{typed}")).json()["name"] == "Aigerim Serikkyzy Bek"


async def test_a_code_says_that_it_was_graded_again_or_cancelled(house: House) -> None:
    person = await house.person()
    attempt_id = await sit(house, person, 5)
    code = (await certified(house, person, attempt_id, "full"))["code"]

    async def change(**values: Any) -> dict[str, Any]:
        async with house.app.state.database.write() as session:
            await session.execute(update(ExamAttempt).where(ExamAttempt.id == UUID(attempt_id)).values(values))
        found: dict[str, Any] = (await house.get(None, f"/verify/{code}")).json()
        return found

    again = await change(points=4.0, passed=False, score_percentage=66.67)
    assert (again["graded_again"], again["passed"], again["points"]) == (True, False, 4)
    assert (again["certified_points"], again["certified_passed"]) == (5, True)
    cancelled = await change(points=5.0, passed=True, status="cancelled")
    assert (cancelled["cancelled"], cancelled["passed"]) == (True, False)
    refused = await house.get(person, f"/exam/{attempt_id}/certificate.pdf")
    assert refused.json()["code"] == "exam.not_passed"


async def test_who_was_erased_has_no_name_in_what_a_code_tells(house: House) -> None:
    person = await named(house, "Aigerim Bek")
    attempt_id = await sit(house, person)
    code = (await certified(house, person, attempt_id, "full"))["code"]
    admin = await house.person(Role.ADMIN)
    assert (await house.ask("DELETE", admin, f"/users/{person.user_id}")).status_code == 204
    answer = await house.get(None, f"/verify/{code}")
    assert (answer.status_code, answer.json()["name"]) == (200, "")


async def test_an_unknown_code_and_a_mistyped_one_get_the_same_answer(house: House) -> None:
    unknown = await house.get(None, f"/verify/{with_check(ALPHABET[:15])}")
    mistyped = await house.get(None, "/verify/AAAA-AAAA-AAAA-AAAB")
    nothing = await house.get(None, "/verify/-")
    assert {answer.status_code for answer in (unknown, mistyped, nothing)} == {404}
    assert {answer.json()["code"] for answer in (unknown, mistyped, nothing)} == {"exam.code_not_found"}


async def test_no_code_stands_in_the_table_and_none_is_given_twice(house: House) -> None:
    person = await house.person()
    attempt_ids = [await sit(house, person) for _ in range(2)]
    codes = [(await certified(house, person, attempt_id, "full"))["code"] for attempt_id in attempt_ids]
    assert len(set(codes)) == 2
    async with house.app.state.database.read() as session:
        rows = (await session.execute(select(ResultCode.code_hash, ResultCode.sealed_code))).all()
    for code in codes:
        bare = code.replace("-", "")
        assert not any(bare in cell or bare[:15] in cell or code in cell for row in rows for cell in row)


async def test_papers_asked_for_at_once_bear_one_code(house: House) -> None:
    person = await house.person()
    attempt_id = await sit(house, person)
    papers = await asyncio.gather(*(pdf(house, person, attempt_id, language="en") for _ in range(4)))
    assert len(set(papers)) == 1


async def test_codes_cannot_be_tried_one_after_the_other(template: Template, tmp_path: Any) -> None:
    settings = settings_for(await template.copy(), tmp_path, verifications_per_minute=5)
    async with open_house(settings) as house:
        answers = [await house.get(None, f"/verify/guess-{number}") for number in range(8)]
        assert [answer.status_code for answer in answers] == [404] * 5 + [429] * 3
        assert int(answers[-1].headers["Retry-After"]) >= 1
