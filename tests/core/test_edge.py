"""The edge of the server: sizes, headers, slashes, odd bytes, and a database that is away."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from conftest import Template, settings_for
from house import API, House, open_house
from zerek.core.clock import utc_now
from zerek.core.ids import new_id
from zerek.identity.rules import Role


async def test_every_response_carries_the_security_headers_and_an_id(house: House) -> None:
    for path in ("/health", f"{API}/profile/me", "/nothing/here"):
        answer = await house.client.get(path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"]
        assert float(answer.headers["x-process-time"]) >= 0
        assert len(answer.headers["x-request-id"]) >= 8
        assert "strict-transport-security" not in answer.headers, "only in production, where there is TLS"


async def test_a_given_request_id_is_kept_and_a_hostile_one_is_not(house: House) -> None:
    kept = await house.client.get("/health", headers={"X-Request-ID": "trace-12345678"})
    assert kept.headers["x-request-id"] == "trace-12345678"
    made = await house.client.get("/health", headers={"X-Request-ID": "x" * 500})
    assert made.headers["x-request-id"] != "x" * 500


async def test_paths_work_with_and_without_a_trailing_slash_and_never_redirect(house: House) -> None:
    person = await house.person()
    for path in ("/profile/me", "/majors", "/exam/formats", "/subjects"):
        with_slash = await house.get(person, f"{path}/")
        assert with_slash.status_code == 200, path
        assert with_slash.text == (await house.get(person, path)).text
    assert (await house.client.get("/health/")).status_code == 200


async def test_a_body_over_the_limit_is_413_whether_or_not_it_says_so(house: House) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    declared = await house.client.post(f"{API}/auth/login", content=b"x" * 1_100_000)
    streamed = await house.client.post(f"{API}/auth/login", content=chunks())
    for answer in (declared, streamed):
        assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize(
    "path", ["/profile/me\x00", "/subjects?kind=%00", "/subjects/%00", "/majors/%E2%28%A1", "/%ff"]
)
async def test_odd_bytes_in_an_address_are_a_clear_refusal(house: House, path: str) -> None:
    person = await house.person()
    answer = await house.get(person, path.replace("\x00", "%00"))
    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_unknown_address_and_a_wrong_method_are_problems_in_the_readers_language(house: House) -> None:
    missing = await house.client.get(f"{API}/nothing", headers={"Accept-Language": "kk"})
    assert (missing.status_code, missing.json()["title"]) == (404, "Табылмады")
    assert missing.headers["content-language"] == "kk"
    method = await house.client.delete(f"{API}/auth/login")
    assert (method.status_code, method.json()["code"]) == (405, "http_405")


async def test_a_rate_limit_is_told_in_the_header_fields(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, rate_limit_per_minute=3)
    async with open_house(settings) as house:
        person, other = await house.person(), await house.person()
        answers = [await house.get(person, "/profile/me") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert answers[0].headers["ratelimit-policy"] == '"default";q=3;w=60'
        assert answers[0].headers["ratelimit"].startswith('"default";r=2;t=')
        assert 1 <= int(answers[3].headers["retry-after"]) <= 60
        assert answers[3].json()["code"] == "too_many_requests"
        assert (await house.get(other, "/profile/me")).status_code == 200, "each has an allowance of their own"


async def test_exam_answers_have_an_allowance_of_their_own(template: Template, tmp_path: Path) -> None:
    settings = settings_for(await template.copy(), tmp_path, rate_limit_per_minute=3)
    async with open_house(settings) as house:
        student = await house.person()
        attempt = await house.start(student)
        questions = await house.questions(student, attempt["attempt_id"])
        while (await house.get(student, "/profile/me")).status_code == 200:
            pass
        saved = await house.answer(student, attempt["attempt_id"], questions[0], ["A"])
        assert saved.status_code == 200


async def test_without_its_database_the_server_says_503_and_when_to_come_again(tmp_path: Path) -> None:
    settings = settings_for("postgresql://nobody@127.0.0.1:1/nothing", tmp_path)
    async with open_house(settings) as house:
        token = house.app.state.access_tokens
        bearer = {"Authorization": f"Bearer {token.issue(new_id(), new_id(), utc_now())}"}
        answer = await house.client.get(f"{API}/profile/me", headers=bearer)
        assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
        assert int(answer.headers["retry-after"]) > 0
        health = await house.client.get("/health")
        assert (health.status_code, health.json()["status"]) == (503, "down")
        assert health.json()["checks"]["database"] == "away"
        assert (await house.client.get("/health/live")).status_code == 200
        assert (await house.client.get("/health/ready")).status_code == 503


async def test_health_is_ok_in_the_embedded_size(house: House) -> None:
    answer = (await house.client.get("/health")).json()
    assert answer["status"] == "ok"
    cache = "ok" if house.settings.redis_url else "in process"
    assert answer["checks"] == {"database": "ok", "cache": cache, "queue": "in process", "worker": "in process"}


async def test_reference_lists_answer_304_until_they_change(house: House) -> None:
    person, admin = await house.person(), await house.person(Role.ADMIN)
    first = await house.get(person, "/subjects")
    same = await house.get(person, "/subjects", headers={"If-None-Match": first.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")
    await house.post(admin, "/subjects", {"code": f"X{len(first.text)}", "title_ru": "Новый"})
    changed = await house.get(person, "/subjects", headers={"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


async def test_a_repeated_creation_with_one_key_creates_once(house: House) -> None:
    admin, other = await house.person(Role.ADMIN), await house.person(Role.ADMIN)
    key = {"Idempotency-Key": "key-1"}
    body = {"code": "ONCE", "title_ru": "Однажды"}
    first = await house.post(admin, "/subjects", body, headers=key)
    again = await house.post(admin, "/subjects", body, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.text == first.text
    assert again.headers["idempotent-replayed"] == "true"
    reused = await house.post(admin, "/subjects", body | {"code": "TWICE"}, headers=key)
    assert (reused.status_code, reused.json()["code"]) == (422, "idempotency.key_reused")
    assert (await house.post(other, "/subjects", body, headers=key)).status_code == 409, "keys belong to their user"


async def test_metrics_are_by_route_template(house: House) -> None:
    person = await house.person()
    await house.get(person, "/majors/M094")
    text = (await house.client.get("/metrics")).text
    assert 'http_requests_total{method="GET",route="/api/v1/majors/{code}",status="200"}' in text
    assert "/majors/M094" not in text


async def test_pages_of_documentation_use_no_foreign_host(house: House) -> None:
    for path in ("/docs", "/redoc"):
        answer: httpx.Response = await house.client.get(path)
        assert answer.status_code == 200
        assert "https://" not in answer.text.replace("https://github.com", ""), path
        assert "nonce-" in answer.headers["content-security-policy"]
