"""Majors over HTTP."""

from house import House


async def test_all_majors_come_without_a_limit_and_a_page_with_one(house: House) -> None:
    student = await house.person()
    whole = (await house.get(student, "/majors")).json()
    assert (len(whole["items"]), whole["total"], whole["has_more"]) == (149, 149, False)
    assert sum(len(major["profile_subjects"]) == 2 for major in whole["items"]) == 125
    page = (await house.get(student, "/majors?limit=20&offset=140")).json()
    assert (len(page["items"]), page["total"], page["has_more"]) == (9, 149, False)
    assert page["items"] == whole["items"][140:]


async def test_a_major_tells_its_subjects_and_what_awaits_who_sits_each_format(house: House) -> None:
    student = await house.person()
    major = (await house.get(student, "/majors/M094")).json()
    assert major["title_en"]
    assert [subject["title_kk"] for subject in major["profile_subjects"]] == [
        "Алгоритмдер және деректер құрылымы",
        "Деректер базасы",
    ]
    exams = {exam["format"]: exam for exam in major["exams"]}
    assert [(section["subject_code"], section["count"]) for section in exams["profile"]["sections"]] == [
        ("TGO", 10),
        ("ENG", 10),
        ("M094-1", 15),
        ("M094-2", 15),
    ]
    assert (exams["profile"]["total_questions"], exams["profile"]["time_limit_minutes"]) == (50, 90)
    assert exams["profile"]["available"]
    assert exams["scientific_pedagogical"]["available"]


async def test_a_format_that_cannot_start_says_what_is_missing(house: House) -> None:
    student = await house.person()
    exams = {exam["format"]: exam for exam in (await house.get(student, "/majors/M020")).json()["exams"]}
    assert not exams["profile"]["available"]
    assert {one["available"] for one in exams["profile"]["missing"]} == {0}
    assert exams["quick"]["available"]


async def test_an_unknown_major_is_not_found(house: House) -> None:
    refused = await house.get(await house.person(), "/majors/M999")
    assert (refused.status_code, refused.json()["code"]) == (404, "exam.major_not_found")
    assert "M999" in refused.json()["detail"]
