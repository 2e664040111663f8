"""What the tests of practice do as a student."""

from collections.abc import Iterable
from typing import Any

import httpx

from house import House, Person

QUESTIONS = "/practice/TGO/questions"


async def page(house: House, student: Person, path: str = QUESTIONS, **query: Any) -> dict[str, Any]:
    answer = await house.get(student, path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def every(house: House, student: Person, path: str = QUESTIONS, **query: Any) -> list[dict[str, Any]]:
    """All questions of an order, page by page."""
    items: list[dict[str, Any]] = []
    while True:
        found = await page(house, student, path, offset=len(items), **query)
        items += found["items"]
        if not found["has_more"]:
            return items


async def submit(
    house: House, student: Person, question: dict[str, Any], keys: Iterable[str], **fields: Any
) -> httpx.Response:
    body = {"question_id": question["question_id"], "selected_keys": list(keys)} | fields
    return await house.post(student, f"/practice/{question['subject_code']}/submit-answer", body)


async def right(house: House, student: Person, question: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return await checked(house, student, question, house.right_keys(question), **fields)


async def wrong(house: House, student: Person, question: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return await checked(house, student, question, house.wrong_keys(question), **fields)


async def checked(
    house: House, student: Person, question: dict[str, Any], keys: Iterable[str], **fields: Any
) -> dict[str, Any]:
    answer = await submit(house, student, question, keys, **fields)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def stats(house: House, student: Person, subject: str = "TGO") -> dict[str, Any]:
    found: dict[str, Any] = (await house.get(student, f"/practice/{subject}/stats")).json()
    return found
