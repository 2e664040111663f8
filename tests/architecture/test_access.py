"""Who may call what: every endpoint × every role, in one table. A new endpoint without a row fails."""

from uuid import uuid4

from house import House
from zerek.identity.models import Role

ANYONE = "anyone"
USER = "any user"
STUDENT = "student"
MODERATOR = "moderator"
SCHOOL_ADMIN = "school_admin"
ADMIN = "admin"

TABLE = {
    ("POST", "/api/v1/auth/login"): ANYONE,
    ("POST", "/api/v1/auth/refresh"): ANYONE,
    ("POST", "/api/v1/auth/logout"): USER,
    ("GET", "/api/v1/profile/me"): USER,
    ("PATCH", "/api/v1/profile/me"): USER,
    ("GET", "/api/v1/subjects"): USER,
    ("GET", "/api/v1/subjects/{code}"): USER,
    ("POST", "/api/v1/subjects"): SCHOOL_ADMIN,
    ("PATCH", "/api/v1/subjects/{code}"): SCHOOL_ADMIN,
    ("DELETE", "/api/v1/subjects/{code}"): SCHOOL_ADMIN,
    ("GET", "/api/v1/majors"): USER,
    ("GET", "/api/v1/majors/{code}"): USER,
    ("GET", "/api/v1/exam/formats"): USER,
    ("POST", "/api/v1/admin/exam-formats"): ADMIN,
    ("PATCH", "/api/v1/admin/exam-formats/{code}"): ADMIN,
    ("DELETE", "/api/v1/admin/exam-formats/{code}"): ADMIN,
    ("POST", "/api/v1/admin/questions/import"): MODERATOR,
    ("POST", "/api/v1/exam/start"): STUDENT,
    ("GET", "/api/v1/exam/current"): STUDENT,
    ("GET", "/api/v1/exam/attempts"): STUDENT,
    ("GET", "/api/v1/exam/{attempt_id}"): USER,
    ("GET", "/api/v1/exam/{attempt_id}/questions"): STUDENT,
    ("POST", "/api/v1/exam/{attempt_id}/answer"): STUDENT,
    ("PUT", "/api/v1/exam/{attempt_id}/flags"): STUDENT,
    ("PUT", "/api/v1/exam/{attempt_id}/position"): STUDENT,
    ("POST", "/api/v1/exam/{attempt_id}/submit"): STUDENT,
    ("GET", "/api/v1/exam/{attempt_id}/result"): USER,
    ("GET", "/health"): ANYONE,
    ("GET", "/health/live"): ANYONE,
    ("GET", "/health/ready"): ANYONE,
    ("GET", "/metrics"): ANYONE,
    ("GET", "/docs"): ANYONE,
    ("GET", "/redoc"): ANYONE,
    ("GET", "/openapi.json"): ANYONE,
}
LET_IN = {
    ANYONE: {None, *Role},
    USER: set(Role),
    STUDENT: {Role.STUDENT},
    MODERATOR: {Role.MODERATOR, Role.ADMIN},
    SCHOOL_ADMIN: {Role.SCHOOL_ADMIN, Role.ADMIN},
    ADMIN: {Role.ADMIN},
}


def endpoints(house: House) -> set[tuple[str, str]]:
    found = set()
    for path, operations in house.app.openapi()["paths"].items():
        found |= {(method.upper(), path) for method in operations}
    hidden = {("GET", "/metrics"), ("GET", "/docs"), ("GET", "/redoc"), ("GET", "/openapi.json")}
    return found | hidden


async def test_the_table_names_every_endpoint_and_no_other(house: House) -> None:
    assert endpoints(house) == set(TABLE)


async def test_every_endpoint_lets_in_exactly_the_roles_of_the_table(house: House) -> None:
    """Asked with ids that do not exist and empty bodies: being let in shows as anything but 401 and 403."""
    people = {role: await house.person(role) for role in Role}
    wrong = []
    for (method, path), policy in TABLE.items():
        concrete = path.replace("{attempt_id}", str(uuid4())).replace("{code}", "no-such-code")
        for role in (None, *Role):
            if role is None:
                headers = {}
            elif path.endswith("/auth/logout"):  # ends the session of who is let in
                headers = (await house.person(role)).headers
            else:
                headers = people[role].headers
            answer = await house.client.request(method, concrete, headers=headers, json={})
            refused = answer.json().get("code") if answer.status_code in (401, 403) else None
            let_in = refused not in ("identity.not_signed_in", "identity.role_missing")
            if let_in != (role in LET_IN[policy]) or answer.status_code >= 500:
                wrong.append((method, path, role, answer.status_code, refused))
    assert wrong == []
