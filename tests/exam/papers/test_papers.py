"""An exam on paper: the same questions in variants, whose keys fit."""

from house import House
from zerek.identity.rules import Role


async def test_variants_have_the_same_questions_in_another_order_and_keys_that_fit(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    body = {"title": "Rehearsal", "format": "profile", "major_code": "M094", "variants": 3}
    made = await house.post(admin, "/admin/papers", body)
    assert made.status_code == 201, made.text
    paper = made.json()
    assert (paper["total_questions"], len(paper["sheets"])) == (50, 3)
    texts = [[one["question_text"] for one in sheet["questions"]] for sheet in paper["sheets"]]
    assert len({frozenset(one) for one in texts}) == 1
    assert len({tuple(one) for one in texts}) == 3
    for sheet in paper["sheets"]:
        assert [one["number"] for one in sheet["questions"]] == list(range(1, 51))
        assert [one["section"] for one in sheet["questions"]] == [0] * 10 + [1] * 10 + [2] * 15 + [3] * 15
        for question, keys in zip(sheet["questions"], sheet["keys"], strict=True):
            assert keys == house.right_keys(question)
    again = (await house.get(admin, f"/admin/papers/{paper['id']}")).json()
    assert again["sheets"] == paper["sheets"], "the key sheet of what was handed out can be printed again"
    assert [section["count"] for section in paper["sections"]] == [10, 10, 15, 15]
    listed = (await house.get(admin, "/admin/papers")).json()["items"]
    assert paper["id"] in [one["id"] for one in listed]
    assert (await house.ask("DELETE", admin, f"/admin/papers/{paper['id']}")).status_code == 204
    assert (await house.get(admin, f"/admin/papers/{paper['id']}")).json()["code"] == "exam.paper_not_found"


async def test_a_paper_that_cannot_be_drawn_is_refused(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    for body, code in (
        ({"format": "nothing"}, "exam.format_not_found"),
        ({"format": "profile"}, "exam.major_required"),
        ({"format": "profile", "major_code": "M999"}, "exam.major_not_found"),
        ({"format": "profile", "major_code": "M001"}, "exam.too_few_questions"),
    ):
        refused = await house.post(admin, "/admin/papers", {"title": "T"} | body)
        assert refused.json()["code"] == code, refused.text
    assert (
        await house.post(admin, "/admin/papers", {"title": "T", "format": "quick", "variants": 13})
    ).status_code == 422
