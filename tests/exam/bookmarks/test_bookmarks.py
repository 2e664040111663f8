"""Bookmarks over HTTP."""

from uuid import uuid4

from exam.practice.student import every
from house import House
from zerek.identity.rules import Role


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


async def test_bookmarks_are_counted_by_subject_and_a_retired_question_is_kept_but_not_practised(house: House) -> None:
    student, admin = await house.person(), await house.person(Role.ADMIN)
    tgo = await every(house, student)
    english = (await every(house, student, "/practice/ENG/questions"))[0]
    for question in (tgo[3], tgo[4], english):
        await house.put(student, f"/questions/{question['question_id']}/bookmark")
    retired = await house.post(admin, f"/admin/questions/{tgo[4]['question_id']}/retire", {})
    assert retired.status_code == 200, retired.text
    page = (await house.get(student, "/bookmarks?subject_code=ENG")).json()
    assert [one["practisable"] for one in page["items"]] == [True]
    counts = {one["subject_code"]: (one["bookmarks"], one["practisable"]) for one in page["by_subject"]}
    assert counts == {"ENG": (1, 1), "TGO": (2, 1)}
    assert all(one["title_ru"] and one["title_kk"] for one in page["by_subject"])
    kept = {one["question_id"]: one["practisable"] for one in (await house.get(student, "/bookmarks")).json()["items"]}
    assert kept == {tgo[3]["question_id"]: True, tgo[4]["question_id"]: False, english["question_id"]: True}


async def test_the_review_of_an_exam_tells_whoever_reads_it_what_they_bookmarked(house: House) -> None:
    student, admin = await house.person(), await house.person(Role.ADMIN)
    attempt = (await house.start(student))["attempt_id"]
    asked = (await house.get(student, f"/exam/{attempt}/questions")).json()["items"]
    await house.post(student, f"/exam/{attempt}/submit")
    assert (await house.put(student, f"/questions/{asked[5]['question_id']}/bookmark")).status_code == 204
    for reader, marked in ((student, [asked[5]["question_id"]]), (admin, [])):
        review = (await house.get(reader, f"/exam/{attempt}/result?review=true")).json()["review"]
        assert [one["question_id"] for one in review if one["bookmarked"]] == marked
