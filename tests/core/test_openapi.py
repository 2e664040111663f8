"""What the OpenAPI document says beside the routes, and that it is kept."""

from typing import Any, NoReturn

import pytest
from pydantic import TypeAdapter, ValidationError

from house import House
from zerek.core.schema import Moment
from zerek.identity.rules import Role


def responses(house: House, method: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = house.app.openapi()["paths"][f"/api/v1{path}"][method]["responses"]
    return found


async def test_every_operation_names_the_refusals_that_all_have(house: House) -> None:
    shared = {"400", "401", "403", "413", "422", "429", "503"}
    assert set(responses(house, "get", "/subjects")) == shared | {"200", "304"}
    assert set(responses(house, "post", "/subjects")) == shared | {"201", "409"}
    assert set(house.app.openapi()["paths"]["/health/live"]["get"]["responses"]) == {"200", "400", "413"}


async def test_what_a_route_says_of_a_status_comes_first(house: House) -> None:
    conflict = responses(house, "post", "/subjects")["409"]
    assert conflict["description"] == "`school.subject_exists`, `conflict`"
    assert responses(house, "patch", "/profile/me")["409"] == {"$ref": "#/components/responses/Conflict"}


@pytest.mark.parametrize("known", ["*", "W/{tag}", '"other", {tag}'])
async def test_a_list_that_the_client_has_is_not_sent_again(house: House, known: str) -> None:
    person = await house.person()
    tag = (await house.get(person, "/majors")).headers["ETag"]
    answer = await house.get(person, "/majors", headers={"If-None-Match": known.format(tag=tag)})
    assert (answer.status_code, answer.content) == (304, b"")


async def test_an_idempotency_key_that_is_too_long_is_named(house: House) -> None:
    admin = await house.person(Role.ADMIN)
    answer = await house.post(admin, "/subjects", {}, headers={"Idempotency-Key": "x" * 201})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "header.idempotency-key"


@pytest.mark.parametrize("number", [0, 1.5, "0", "1700000000"])
def test_a_number_is_no_moment(number: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Moment).validate_python(number)


async def test_no_dependency_takes_a_thread(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*_: Any) -> NoReturn:
        raise AssertionError("a dependency is not `async`")

    monkeypatch.setattr("fastapi.dependencies.utils.run_in_threadpool", refuse)
    admin = await house.person(Role.ADMIN, Role.STUDENT)
    for path in ("/subjects", "/majors", "/profile/me", "/exam/attempts", "/admin/users"):
        assert (await house.get(admin, path)).status_code == 200
