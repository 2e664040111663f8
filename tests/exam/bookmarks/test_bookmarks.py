"""Bookmarks over HTTP."""

from uuid import uuid4

from exam.practice.student import every
from house import House


async def test_bookmarks_are_ones_own_listed_newest_first_and_taken_away(house: House) -> None:
    student, stranger = await house.person(), await house.person()
    questions = await every(house, student)
    english = (await every(house, student, "/practice/ENG/questions"))[0]
    for question in (questions[2], questions[7], english, questions[2]):
        assert (await house.put(student, f"/questions/{question['question_id']}/bookmark")).status_code == 204
    listed = (await house.get(student, "/bookmarks")).json()
    assert [one["question_id"] for one in listed["items"]] == [
        one["question_id"] for one in (english, questions[7], questions[2])
    ]
    assert (listed["total"], listed["has_more"]) == (3, False)
    assert listed["items"][1]["question_text"] == questions[7]["question_text"]
    of_subject = (await house.get(student, "/bookmarks?subject_code=ENG")).json()
    assert [one["subject_code"] for one in of_subject["items"]] == ["ENG"]
    assert (await house.get(stranger, "/bookmarks")).json()["total"] == 0
    path = f"/questions/{questions[7]['question_id']}/bookmark"
    assert (await house.ask("DELETE", stranger, path)).status_code == 204
    assert (await house.get(student, "/bookmarks")).json()["total"] == 3
    assert (await house.ask("DELETE", student, path)).status_code == 204
    assert (await house.ask("DELETE", student, path)).status_code == 204
    assert (await house.get(student, "/bookmarks")).json()["total"] == 2


async def test_a_question_that_is_not_there_cannot_be_bookmarked(house: House) -> None:
    student = await house.person()
    refused = await house.put(student, f"/questions/{uuid4()}/bookmark")
    assert (refused.status_code, refused.json()["code"]) == (404, "bank.question_not_found")
