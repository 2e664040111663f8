"""Requests made up from the OpenAPI document, as anonymous and in every role: what was promised is what is answered.

Checked of every answer: no 5xx; a status, a content type, headers and a body that the document names; nothing taken
that the document forbids; nobody let in beyond the table of access. `FUZZ_EXAMPLES` is how many requests are made
altogether, `FUZZ_SEED` which ones.

Whatever changes something may have signed out, banned or erased who sent it. Everybody is therefore new for each
operation, and once more after each change of theirs; no operation is left out.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import httpx
import hypothesis
import pytest
import requests
import schemathesis
from anyio.from_thread import BlockingPortal, start_blocking_portal
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import update

from access_table import ANYONE, LET_IN, TABLE
from conftest import Template, settings_for
from house import House, Person, open_house
from zerek.app import create_app
from zerek.identity.models import User
from zerek.identity.rules import Role

Operation = APIOperation[Any, Any, Any, Any]
Request = Case[Operation]
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "1000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
DATABASES = 2
BASE_URL = "http://zerek.test"
MALFORMED = (400, 413, 415, 422)  # may be said before it is known who asks
SAFE = ("get", "head", "options")
SHOWN = ("content-type", "content-length", "accept-language", "if-match", "if-none-match", "idempotency-key")
NOT_ROUTED = ("http_404", "http_405")
PROMISES: tuple[CheckFunction, ...] = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
EVERYBODY = (None, *Role)
PASSWORD = "nothing that anybody guesses"
PASSWORD_HASH = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)).hash(PASSWORD)
KNOWN = {
    "code": ["TGO", "M094", "quick", "profile"],
    "subject_code": ["TGO"],
    "major_code": ["M094"],
    "format": ["quick"],
    "password": [PASSWORD],
    "current_password": [PASSWORD],
}


def document() -> dict[str, Any]:
    """The OpenAPI document as the application gives it, without a running one."""
    with TemporaryDirectory() as folder:
        app = create_app(settings_for("", Path(folder)))
        app.state.passwords.close()
        return app.openapi()


def policy_of(operation: Operation) -> str | None:
    return TABLE.get((operation.method.upper(), operation.path))  # what has no row fails in `test_access`


def operations(schema: BaseSchema) -> dict[str, Operation]:
    return {found.ok().label: found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = operations(schemathesis.openapi.from_dict(document()))
    metafunc.parametrize("operation", found.values(), ids=found.keys())


# --- what is sent -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spoilt:
    """What is wrong with a request beside what the document can describe."""

    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None


HEADERS = {
    "accept-language": ["ru", "kk", "en;q=0.1, *", "ÿ;q=x"],
    "idempotency-key": ["a key", "x" * 201, "ÿ"],
    "if-match": ['"old"', "*", "ÿ"],
    "if-none-match": ['"old"', "*"],
    "content-type": ["text/plain", "application/json; charset=x", "application/x-www-form-urlencoded", "none"],
    "content-length": ["-1", "99999999999", "x"],
    "x-request-id": ["x" * 100, "ÿ"],
    "x-requested-with": ["fetch"],
}
BODIES = [b"", b"{", b"[]", b"null", b'"text"', b'{"a": 1e999}', b"\xff\xfe", b"[" * 100_000, b"x" * 2_000_000]
SPOILT = st.one_of(
    *[st.just(Spoilt())] * 6,
    st.builds(Spoilt, st.fixed_dictionaries({}, optional={k: st.sampled_from(v) for k, v in HEADERS.items()})),
    st.builds(Spoilt, body=st.sampled_from(BODIES)),
)


def cases(operation: Operation) -> st.SearchStrategy[Request]:
    """Twice as often what the document allows as what it forbids."""
    allowed, forbidden = (operation.as_strategy(generation_mode=mode) for mode in GenerationMode)
    return st.one_of(allowed, allowed, forbidden)


def callers(operation: Operation) -> st.SearchStrategy[Role | None]:
    """Twice as often who may as whoever."""
    may = LET_IN[policy_of(operation) or ANYONE]
    some = st.sampled_from([role for role in EVERYBODY if role in may])
    return st.one_of(some, some, st.sampled_from(EVERYBODY))


def put_in(values: Any, known: dict[str, list[str]], pick: int) -> None:
    """Replaces what was made up by something that exists, wherever a name is known."""
    for name in values if isinstance(values, dict) else ():
        if known.get(name):
            values[name] = known[name][pick % len(known[name])]


def is_routed_here(case: Request) -> bool:
    """Whether the path is still one of this operation's, and not that of a list or of nothing."""
    parts = [str(value) for value in case.path_parameters.values()]
    return all(part.strip("/") == part and part not in ("", ".", "..") and "/" not in part for part in parts)


def prepared(case: Request, person: Person | None, spoilt: Spoilt) -> httpx.Request:
    """Byte for byte what the fuzzer would send, as that person and with what is spoilt."""
    made = requests.Request(**case.as_transport_kwargs(base_url=BASE_URL)).prepare()
    headers = {name.lower(): value for name, value in made.headers.items() if name.lower() != "authorization"}
    if person is not None:
        headers |= {name.lower(): value for name, value in person.headers.items()}
    if spoilt.body is not None:
        headers.pop("content-length", None)
    headers |= spoilt.headers
    return httpx.Request(
        made.method or "",
        made.url or "",
        headers=[
            (name.encode(), value if isinstance(value, bytes) else value.encode("latin-1"))
            for name, value in headers.items()
        ],
        content=cast("bytes | str | None", made.body) if spoilt.body is None else spoilt.body,
    )


# --- who sends it -----------------------------------------------------------------------------------------------------


async def newcomer(house: House, role: Role, path: str) -> tuple[Person, dict[str, list[str]]]:
    """Somebody new, and by the name of a parameter what exists for them."""
    person, bystander = await house.person(role), await house.person()
    async with house.app.state.database.write() as session:
        set_password = update(User).where(User.id == person.user_id).values(password_hash=PASSWORD_HASH)
        await session.execute(set_password)
    known = KNOWN | {"login": [person.username], "user_id": [str(person.user_id), str(bystander.user_id)]}
    if path.endswith("/auth/refresh"):
        pair = await house.post(None, "/auth/login", {"login": person.username, "password": PASSWORD})
        known["refresh_token"] = [pair.json()["refresh_token"]]
    if "{attempt_id}" in path and role is Role.STUDENT:
        known["attempt_id"] = [(await house.start(person))["attempt_id"]]
        questions = await house.questions(person, known["attempt_id"][0])
        known["question_id"] = [question["question_id"] for question in questions]
    concrete = ""
    for part in path.split("/")[1:]:
        name = part.strip("{}")
        if name != part:
            known[name] = known.get(name) or await listed(house, person, concrete)
            if not known[name]:
                break
        concrete += f"/{known[name][0] if name != part else part}"
    return person, known


async def listed(house: House, person: Person, path: str) -> list[str]:
    """The ids of what `GET path` lists."""
    answer = await house.client.get(path, headers=person.headers)
    found = answer.json() if answer.status_code == 200 else []
    lists = [value for value in found.values() if isinstance(value, list)] if isinstance(found, dict) else [found]
    return [str(item["id"]) for items in lists for item in items if "id" in item]


class Callers:
    """One of each role, replaced when they changed something."""

    def __init__(self, portal: BlockingPortal, house: House, path: str) -> None:
        self._portal = portal
        self._house = house
        self._path = path
        self._people: dict[Role, tuple[Person, dict[str, list[str]]]] = {}

    def get(self, role: Role | None) -> tuple[Person | None, dict[str, list[str]]]:
        if role is None:  # knows what a student knows
            return None, self.get(Role.STUDENT)[1]
        if role not in self._people:
            self._people[role] = self._portal.call(newcomer, self._house, role, self._path)
        return self._people[role]

    def forget(self, role: Role | None) -> None:
        del self._people[role or Role.STUDENT]


# --- what comes back --------------------------------------------------------------------------------------------------


def beyond_the_table(operation: Operation, role: Role | None, status: int, code: str | None) -> str | None:
    refused = code in ("identity.not_signed_in", "identity.role_missing")
    policy = policy_of(operation)
    if policy is None:
        return None
    if role in LET_IN[policy]:
        return "refused against the table" if refused else None
    return None if refused or status in MALFORMED or code in NOT_ROUTED else "let in against the table"


def broken_promises(case: Request, response: Any, checks: tuple[CheckFunction, ...]) -> Iterator[str]:
    try:
        case.validate_response(response, checks=list(checks))
    except FailureGroup as group:
        for failure in group.exceptions:
            yield f"{failure.title}: {failure.message[:300]}"
    except Failure as failure:
        yield f"{failure.title}: {failure.message[:300]}"


def told(role: Role | None, request: httpx.Request, answer: httpx.Response) -> str:
    """A finding, to be read and repeated."""
    headers = {name: value for name, value in request.headers.items() if name in SHOWN}
    return (
        f"    {role or 'anonymous'}: {request.method} {request.url} {headers}\n"
        f"    {request.content[:400]!r}\n"
        f"    {answer.status_code} {answer.headers.get('content-type')} {answer.text[:400]}"
    )


@pytest.fixture(scope="module")
def running(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BlockingPortal, House]]:
    """The application in an event loop of its own, since Hypothesis calls functions that are not `async`."""
    settings_of = {
        "registrations_per_hour": 1_000_000,
        "password_resets_per_hour": 1_000_000,
        "failed_sign_ins_per_account": 1_000_000,
        "failed_sign_ins_per_address": 1_000_000,
    }
    with start_blocking_portal() as portal:
        settings = settings_for(portal.call(template.copy), tmp_path_factory.mktemp("data"), **settings_of)
        with portal.wrap_async_context_manager(open_house(settings)) as house:
            yield portal, house


@pytest.mark.timeout(1800)
def test_every_operation_keeps_its_promises(operation: Operation, running: tuple[BlockingPortal, House]) -> None:
    portal, house = running
    people = Callers(portal, house, operation.path)
    found: dict[str, str] = {}

    @hypothesis.seed(SEED)
    @hypothesis.settings(
        max_examples=-(-EXAMPLES // (DATABASES * len(TABLE))),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(
        case=cases(operation),
        role=callers(operation),
        spoilt=SPOILT,
        pick=st.none() | st.integers(0, 20),
    )
    def ask(case: Request, role: Role | None, spoilt: Spoilt, pick: int | None) -> None:
        person, known = people.get(role)
        if pick is not None:
            for values in (case.path_parameters, case.query, case.body):
                put_in(values, known, pick)
        hypothesis.assume(is_routed_here(case))
        request = prepared(case, person, spoilt)
        answer = portal.call(house.client.send, request)
        code = answer.json().get("code") if "problem" in answer.headers.get("content-type", "") else None
        faults = [beyond_the_table(operation, role, answer.status_code, code)]
        as_generated = pick is None and spoilt == Spoilt() and case.media_type in (None, "application/json")
        faults += broken_promises(case, answer, (*PROMISES, negative_data_rejection) if as_generated else PROMISES)
        for fault in filter(None, faults):
            found.setdefault(f"{fault} ({answer.status_code} {code})", told(role, request, answer))
        if operation.method not in SAFE and answer.status_code < 400:
            people.forget(role)

    ask()
    if found:
        pytest.fail("\n\n".join(f"{fault}\n{story}" for fault, story in found.items()), pytrace=False)
