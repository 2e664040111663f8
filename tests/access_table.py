"""Who may call what, and on whose things. A new endpoint without a row fails.

`TABLE` says for each endpoint which roles it lets in at all. `REACH` says for each endpoint that names a thing of
somebody's (a person, an attempt, a session …) whose things each character reaches: their own, those of somebody in
their own school, those of somebody in another school. What nobody has is reached by nobody.
"""

from typing import Any, NamedTuple
from uuid import UUID

from zerek.identity.rules import Role

ANYONE = "anyone"
USER = "any user"
STUDENT = "student"
AUTHOR = "author of questions"
MODERATOR = "moderator"
SCHOOL_ADMIN = "school_admin"
ADMIN = "admin"

LET_IN = {
    ANYONE: {None, *Role},
    USER: set(Role),
    STUDENT: {Role.STUDENT},
    AUTHOR: {Role.TEACHER, Role.MODERATOR, Role.ADMIN},
    MODERATOR: {Role.MODERATOR, Role.ADMIN},
    SCHOOL_ADMIN: {Role.SCHOOL_ADMIN, Role.ADMIN},  # and who has a post with the permission, see CHARACTERS
    ADMIN: {Role.ADMIN},
}

API = "/api/v1"
TABLE = {
    # sign-in
    ("POST", f"{API}/auth/login"): ANYONE,
    ("POST", f"{API}/auth/login/second-factor"): ANYONE,
    ("POST", f"{API}/auth/refresh"): ANYONE,
    ("POST", f"{API}/auth/logout"): USER,
    ("GET", f"{API}/auth/options"): ANYONE,
    ("POST", f"{API}/auth/register"): ANYONE,
    ("GET", f"{API}/auth/sessions"): USER,
    ("DELETE", f"{API}/auth/sessions"): USER,
    ("DELETE", f"{API}/auth/sessions/{{session_id}}"): USER,
    ("POST", f"{API}/auth/password"): USER,
    ("POST", f"{API}/password-reset/request"): ANYONE,
    ("POST", f"{API}/password-reset/confirm"): ANYONE,
    ("GET", f"{API}/auth/second-factor"): USER,
    ("POST", f"{API}/auth/second-factor"): USER,
    ("POST", f"{API}/auth/second-factor/confirm"): USER,
    ("POST", f"{API}/auth/second-factor/recovery-codes"): USER,
    ("DELETE", f"{API}/auth/second-factor"): USER,
    ("GET", f"{API}/auth/openid/start"): ANYONE,
    ("GET", f"{API}/auth/openid/callback"): ANYONE,
    ("GET", f"{API}/auth/openid/links"): USER,
    ("POST", f"{API}/auth/openid/links"): USER,
    ("DELETE", f"{API}/auth/openid/links/{{link_id}}"): USER,
    # oneself
    ("GET", f"{API}/profile/me"): USER,
    ("PATCH", f"{API}/profile/me"): USER,
    ("PUT", f"{API}/profile/me"): USER,
    ("DELETE", f"{API}/profile/me"): USER,
    ("GET", f"{API}/profile/me/export"): USER,
    # what oneself is told
    ("GET", f"{API}/notifications"): USER,
    ("GET", f"{API}/notifications/unread-count"): USER,
    ("POST", f"{API}/notifications/read"): USER,
    ("GET", f"{API}/notifications/settings"): USER,
    ("PUT", f"{API}/notifications/settings"): USER,
    ("GET", f"{API}/notifications/unsubscribe"): ANYONE,
    ("POST", f"{API}/notifications/unsubscribe"): ANYONE,
    ("GET", f"{API}/notifications/push"): USER,
    ("POST", f"{API}/notifications/push"): USER,
    ("DELETE", f"{API}/notifications/push/{{device_id}}"): USER,
    ("GET", f"{API}/notifications/telegram"): USER,
    ("POST", f"{API}/notifications/telegram"): USER,
    ("DELETE", f"{API}/notifications/telegram"): USER,
    ("POST", f"{API}/notifications/telegram/webhook"): ANYONE,  # who knows its secret, see the tests of the channels
    # people
    ("GET", f"{API}/users"): MODERATOR,
    ("GET", f"{API}/users/me"): USER,
    ("GET", f"{API}/users/{{user_id}}"): USER,
    ("PUT", f"{API}/users/{{user_id}}"): USER,
    ("DELETE", f"{API}/users/{{user_id}}"): ADMIN,
    ("GET", f"{API}/users/{{user_id}}/avatar.svg"): USER,
    ("PATCH", f"{API}/users/{{user_id}}/role"): ADMIN,
    ("PATCH", f"{API}/users/{{user_id}}/promote/moderator"): ADMIN,
    ("PATCH", f"{API}/users/{{user_id}}/promote/admin"): ADMIN,
    ("PATCH", f"{API}/users/{{user_id}}/demote"): ADMIN,
    ("POST", f"{API}/users/{{user_id}}/ban"): MODERATOR,
    ("POST", f"{API}/users/{{user_id}}/unban"): MODERATOR,
    ("GET", f"{API}/admin/users"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/users"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/users/import"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/users/import/template"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/users/export"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/users/{{user_id}}"): SCHOOL_ADMIN,
    ("PATCH", f"{API}/admin/users/{{user_id}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/users/{{user_id}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/users/{{user_id}}/second-factor"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/users/{{user_id}}/password-link"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/users/{{user_id}}/guardians"): SCHOOL_ADMIN,
    ("PUT", f"{API}/students/{{student_id}}/guardians/{{guardian_id}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/students/{{student_id}}/guardians/{{guardian_id}}"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/invitations/guardians"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/invitations/registration"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/invitations"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/invitations/{{invitation_id}}"): SCHOOL_ADMIN,
    ("POST", f"{API}/invitations/accept"): USER,
    ("GET", f"{API}/admin/audit"): ADMIN,
    ("GET", f"{API}/admin/outbox"): ADMIN,
    ("GET", f"{API}/admin/outbox/{{mail_id}}"): ADMIN,
    ("POST", f"{API}/admin/outbox/{{mail_id}}/retry"): ADMIN,
    # schools and subjects
    ("GET", f"{API}/schools"): USER,
    ("GET", f"{API}/schools/{{school_id}}"): USER,
    ("POST", f"{API}/schools"): ADMIN,
    ("PATCH", f"{API}/schools/{{school_id}}"): ADMIN,
    ("DELETE", f"{API}/schools/{{school_id}}"): ADMIN,
    ("GET", f"{API}/subjects"): USER,
    ("GET", f"{API}/subjects/{{code}}"): USER,
    ("POST", f"{API}/subjects"): SCHOOL_ADMIN,
    ("PATCH", f"{API}/subjects/{{code}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/subjects/{{code}}"): SCHOOL_ADMIN,
    # exams
    ("GET", f"{API}/majors"): USER,
    ("GET", f"{API}/majors/{{code}}"): USER,
    ("GET", f"{API}/exam/formats"): USER,
    ("GET", f"{API}/admin/exam-formats/presets"): ADMIN,
    ("POST", f"{API}/admin/exam-formats"): ADMIN,
    ("PATCH", f"{API}/admin/exam-formats/{{code}}"): ADMIN,
    ("DELETE", f"{API}/admin/exam-formats/{{code}}"): ADMIN,
    ("POST", f"{API}/admin/questions/import"): MODERATOR,
    ("GET", f"{API}/admin/questions/export"): MODERATOR,
    ("GET", f"{API}/admin/questions/export/report"): MODERATOR,
    ("GET", f"{API}/admin/questions"): AUTHOR,
    ("POST", f"{API}/admin/questions"): AUTHOR,
    ("GET", f"{API}/admin/questions/labels"): AUTHOR,
    ("POST", f"{API}/admin/questions/images"): AUTHOR,
    ("GET", f"{API}/question-images/{{digest}}"): USER,
    ("GET", f"{API}/admin/questions/{{question_id}}"): AUTHOR,
    ("PATCH", f"{API}/admin/questions/{{question_id}}"): AUTHOR,
    ("DELETE", f"{API}/admin/questions/{{question_id}}"): AUTHOR,
    ("GET", f"{API}/admin/questions/{{question_id}}/versions"): AUTHOR,
    ("GET", f"{API}/admin/questions/{{question_id}}/reviews"): AUTHOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/submit"): AUTHOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/withdraw"): AUTHOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/discard"): AUTHOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/send-back"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/publish"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/retire"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/restore"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/correct-key"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/annul"): MODERATOR,
    ("GET", f"{API}/admin/questions/{{question_id}}/corrections"): MODERATOR,
    ("GET", f"{API}/admin/questions/{{question_id}}/corrections/{{correction_id}}/attempts"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/reports/verdict"): MODERATOR,
    ("GET", f"{API}/admin/question-reports"): MODERATOR,
    ("POST", f"{API}/questions/{{question_id}}/report"): STUDENT,
    ("GET", f"{API}/questions/reports"): STUDENT,
    ("POST", f"{API}/exam/start"): STUDENT,
    ("GET", f"{API}/exam/sittings"): STUDENT,
    ("GET", f"{API}/exam/current"): STUDENT,
    ("GET", f"{API}/exam/attempts"): STUDENT,
    ("GET", f"{API}/students/{{student_id}}/exam-attempts"): USER,
    ("GET", f"{API}/students/{{student_id}}/exam-stats"): USER,
    ("GET", f"{API}/exam/{{attempt_id}}"): USER,
    ("GET", f"{API}/exam/{{attempt_id}}/clock"): USER,
    ("GET", f"{API}/exam/{{attempt_id}}/questions"): STUDENT,
    ("POST", f"{API}/exam/{{attempt_id}}/answer"): STUDENT,
    ("PUT", f"{API}/exam/{{attempt_id}}/flags"): STUDENT,
    ("PUT", f"{API}/exam/{{attempt_id}}/position"): STUDENT,
    ("POST", f"{API}/exam/{{attempt_id}}/submit"): STUDENT,
    ("GET", f"{API}/exam/{{attempt_id}}/result"): USER,
    ("POST", f"{API}/exam/{{attempt_id}}/proctoring"): STUDENT,
    ("GET", f"{API}/exam/{{attempt_id}}/proctoring"): USER,
    ("GET", f"{API}/admin/attempts"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/attempts/{{attempt_id}}"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/monitor"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/extend"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/pause"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/resume"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/cancel"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/extend"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/pause"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/resume"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/cancel"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/verdict"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/users/{{user_id}}/extra-time"): SCHOOL_ADMIN,
    ("PUT", f"{API}/admin/users/{{user_id}}/extra-time"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/users/{{user_id}}/extra-time"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/sittings"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/sittings"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/sittings/{{sitting_id}}"): SCHOOL_ADMIN,
    ("PATCH", f"{API}/admin/sittings/{{sitting_id}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/sittings/{{sitting_id}}"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/papers"): SCHOOL_ADMIN,
    ("POST", f"{API}/admin/papers"): SCHOOL_ADMIN,
    ("GET", f"{API}/admin/papers/{{paper_id}}"): SCHOOL_ADMIN,
    ("DELETE", f"{API}/admin/papers/{{paper_id}}"): SCHOOL_ADMIN,
    # practice
    ("POST", f"{API}/practice/start"): STUDENT,
    ("GET", f"{API}/practice/subjects"): STUDENT,
    ("GET", f"{API}/practice/{{subject}}/questions"): STUDENT,
    ("POST", f"{API}/practice/submit-answer"): STUDENT,
    ("POST", f"{API}/practice/{{subject}}/submit-answer"): STUDENT,
    ("GET", f"{API}/practice/{{subject}}/answers/{{question_id}}"): STUDENT,
    ("GET", f"{API}/practice/{{subject}}/stats"): STUDENT,
    ("GET", f"{API}/practice/{{subject}}/topics"): STUDENT,
    ("POST", f"{API}/practice/finish"): STUDENT,
    ("POST", f"{API}/practice/{{subject}}/finish"): STUDENT,
    ("GET", f"{API}/practice/reviews"): STUDENT,
    ("PUT", f"{API}/practice/settings"): STUDENT,
    ("GET", f"{API}/bookmarks"): STUDENT,
    ("PUT", f"{API}/questions/{{question_id}}/bookmark"): STUDENT,
    ("DELETE", f"{API}/questions/{{question_id}}/bookmark"): STUDENT,
    ("GET", f"{API}/exam/{{attempt_id}}/breakdown"): USER,
    ("PUT", f"{API}/exam/{{attempt_id}}/certificate"): STUDENT,
    ("GET", f"{API}/exam/{{attempt_id}}/result.pdf"): USER,
    ("GET", f"{API}/exam/{{attempt_id}}/certificate.pdf"): USER,
    ("GET", f"{API}/verify/{{code}}"): ANYONE,
    # statistics
    ("GET", f"{API}/stats/my"): STUDENT,
    ("GET", f"{API}/stats/my/topics"): STUDENT,
    ("GET", f"{API}/stats/my/export"): STUDENT,
    ("GET", f"{API}/admin/questions/{{question_id}}/stats"): MODERATOR,
    ("GET", f"{API}/admin/questions/{{question_id}}/stats/export"): MODERATOR,
    ("GET", f"{API}/admin/analytics/items"): MODERATOR,
    ("GET", f"{API}/admin/analytics/items/export"): MODERATOR,
    ("GET", f"{API}/admin/analytics/exams"): MODERATOR,
    ("GET", f"{API}/admin/analytics/exams/export"): MODERATOR,
    ("GET", f"{API}/admin/analytics/trials"): MODERATOR,
    ("GET", f"{API}/admin/analytics/trials/export"): MODERATOR,
    ("POST", f"{API}/admin/questions/{{question_id}}/trials"): MODERATOR,
    ("POST", f"{API}/admin/analytics/trials/{{trial_id}}/stop"): MODERATOR,
    ("GET", f"{API}/admin/stats/overview"): ADMIN,
    ("GET", f"{API}/admin/stats/overview/export"): ADMIN,
    # operations
    ("GET", "/health"): ANYONE,
    ("GET", "/health/live"): ANYONE,
    ("GET", "/health/ready"): ANYONE,
    ("GET", "/metrics"): ANYONE,
    ("GET", "/docs"): ANYONE,
    ("GET", "/redoc"): ANYONE,
    ("GET", "/openapi.json"): ANYONE,
}

# Everybody below belongs to one school but the moderator and the admin. Two teachers have a post there.
CHARACTERS = (
    "student",
    "guardian",
    "teacher",
    "class_teacher",
    "director",
    "moderator",
    "school_admin",
    "admin",
)
ALL = " ".join(CHARACTERS)
READERS = "class_teacher director school_admin admin"  # posts with people.read
WRITERS = "director school_admin admin"  # posts with people.write
INVITERS = "class_teacher director school_admin admin"
RUNNERS = "school_admin admin"  # of exams
AUTHORS = "teacher class_teacher director moderator admin"
KEEPERS = "moderator admin"


BECAUSE: dict[str, Any] = {"reason": "Because."}
A_QUESTION: dict[str, Any] = {"question_id": str(UUID(int=0))}


class Reach(NamedTuple):
    """Who reaches their own thing, one of somebody in the same school, one of somebody in another school. The others'
    things belong to students. `of_child`: a guardian reaches that of a child, and of no other student."""

    own: str
    same: str = ""
    other: str = ""
    body: dict[str, Any] | None = None
    of_child: bool = False


REACH = {
    ("DELETE", f"{API}/auth/sessions/{{session_id}}"): Reach(ALL),
    ("DELETE", f"{API}/auth/openid/links/{{link_id}}"): Reach(ALL),
    ("DELETE", f"{API}/notifications/push/{{device_id}}"): Reach(ALL),
    ("GET", f"{API}/users/{{user_id}}"): Reach(ALL, f"moderator {READERS}", "moderator admin"),
    ("PUT", f"{API}/users/{{user_id}}"): Reach(ALL, "admin", "admin", {"full_name": "New Name"}),
    ("DELETE", f"{API}/users/{{user_id}}"): Reach("", "admin", "admin"),
    ("GET", f"{API}/users/{{user_id}}/avatar.svg"): Reach(ALL, ALL, ALL),
    ("PATCH", f"{API}/users/{{user_id}}/role"): Reach("", "admin", "admin", {"role": "guardian"}),
    ("PATCH", f"{API}/users/{{user_id}}/promote/moderator"): Reach("", "admin", "admin"),
    ("PATCH", f"{API}/users/{{user_id}}/promote/admin"): Reach("admin", "admin", "admin"),  # an admin is one already
    ("PATCH", f"{API}/users/{{user_id}}/demote"): Reach("", "admin", "admin"),
    ("POST", f"{API}/users/{{user_id}}/ban"): Reach("", "moderator admin", "moderator admin", {"reason": "Because."}),
    ("POST", f"{API}/users/{{user_id}}/unban"): Reach("", "moderator admin", "moderator admin"),
    ("GET", f"{API}/admin/users/{{user_id}}"): Reach(READERS, READERS, "admin"),
    ("PATCH", f"{API}/admin/users/{{user_id}}"): Reach(WRITERS, WRITERS, "admin", {"full_name": "New Name"}),
    ("DELETE", f"{API}/admin/users/{{user_id}}"): Reach("", WRITERS, "admin"),
    ("DELETE", f"{API}/admin/users/{{user_id}}/second-factor"): Reach("", WRITERS, "admin"),
    ("POST", f"{API}/admin/users/{{user_id}}/password-link"): Reach("", WRITERS, "admin"),
    ("GET", f"{API}/admin/users/{{user_id}}/guardians"): Reach(READERS, READERS, "admin"),
    ("PUT", f"{API}/students/{{student_id}}/guardians/{{guardian_id}}"): Reach("", WRITERS, "admin"),
    ("DELETE", f"{API}/students/{{student_id}}/guardians/{{guardian_id}}"): Reach("", WRITERS, "admin"),
    ("DELETE", f"{API}/admin/invitations/{{invitation_id}}"): Reach(INVITERS, INVITERS, "admin"),
    ("GET", f"{API}/admin/questions/{{question_id}}"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("PATCH", f"{API}/admin/questions/{{question_id}}"): Reach(AUTHORS, KEEPERS, KEEPERS, {"topic": "Sets"}),
    ("DELETE", f"{API}/admin/questions/{{question_id}}"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("GET", f"{API}/admin/questions/{{question_id}}/versions"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("GET", f"{API}/admin/questions/{{question_id}}/reviews"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/submit"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/withdraw"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/discard"): Reach(AUTHORS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/send-back"): Reach(
        KEEPERS, KEEPERS, KEEPERS, {"comment": "Because."}
    ),
    ("POST", f"{API}/admin/questions/{{question_id}}/publish"): Reach(KEEPERS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/retire"): Reach(KEEPERS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/restore"): Reach(KEEPERS, KEEPERS, KEEPERS),
    ("POST", f"{API}/admin/questions/{{question_id}}/correct-key"): Reach(
        KEEPERS, KEEPERS, KEEPERS, {"reason": "Because.", "correct_keys": ["A"]}
    ),
    ("POST", f"{API}/admin/questions/{{question_id}}/annul"): Reach(KEEPERS, KEEPERS, KEEPERS, {"reason": "Because."}),
    ("GET", f"{API}/admin/questions/{{question_id}}/corrections"): Reach(KEEPERS, KEEPERS, KEEPERS),
    ("GET", f"{API}/admin/questions/{{question_id}}/corrections/{{correction_id}}/attempts"): Reach(
        KEEPERS, KEEPERS, KEEPERS
    ),
    # A question that has no reports has none to judge, and a draft is met by nobody.
    ("POST", f"{API}/admin/questions/{{question_id}}/reports/verdict"): Reach("", body={"verdict": "dismissed"}),
    ("POST", f"{API}/questions/{{question_id}}/report"): Reach("", body={"reason": "wording"}),
    ("GET", f"{API}/students/{{student_id}}/exam-attempts"): Reach(
        ALL, "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/students/{{student_id}}/exam-stats"): Reach(
        ALL, "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/exam/{{attempt_id}}"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/exam/{{attempt_id}}/clock"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/exam/{{attempt_id}}/questions"): Reach("student"),
    ("POST", f"{API}/exam/{{attempt_id}}/answer"): Reach("student", body=A_QUESTION | {"selected_keys": []}),
    ("PUT", f"{API}/exam/{{attempt_id}}/flags"): Reach("student", body=A_QUESTION | {"flagged": True}),
    ("PUT", f"{API}/exam/{{attempt_id}}/position"): Reach("student", body={"position": 1}),
    ("POST", f"{API}/exam/{{attempt_id}}/submit"): Reach("student"),
    ("GET", f"{API}/exam/{{attempt_id}}/result"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("POST", f"{API}/exam/{{attempt_id}}/proctoring"): Reach("student", body={"event_type": "copy"}),
    ("GET", f"{API}/exam/{{attempt_id}}/proctoring"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/admin/attempts/{{attempt_id}}"): Reach("", RUNNERS, "admin"),
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/extend"): Reach("", RUNNERS, "admin", BECAUSE | {"minutes": 5}),
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/pause"): Reach("", RUNNERS, "admin", BECAUSE),
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/resume"): Reach("", RUNNERS, "admin", BECAUSE),
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/cancel"): Reach("", RUNNERS, "admin", BECAUSE),
    ("POST", f"{API}/admin/attempts/{{attempt_id}}/verdict"): Reach(
        "", RUNNERS, "admin", {"verdict": "clean", "note": "Because."}
    ),
    ("GET", f"{API}/admin/users/{{user_id}}/extra-time"): Reach("admin", RUNNERS, "admin"),
    ("PUT", f"{API}/admin/users/{{user_id}}/extra-time"): Reach("", RUNNERS, "admin", BECAUSE | {"minutes": 5}),
    ("DELETE", f"{API}/admin/users/{{user_id}}/extra-time"): Reach("", RUNNERS, "admin"),
    ("GET", f"{API}/admin/sittings/{{sitting_id}}"): Reach(RUNNERS, RUNNERS, "admin"),
    ("PATCH", f"{API}/admin/sittings/{{sitting_id}}"): Reach(RUNNERS, RUNNERS, "admin", {"title": "New"}),
    ("DELETE", f"{API}/admin/sittings/{{sitting_id}}"): Reach(RUNNERS, RUNNERS, "admin"),
    ("GET", f"{API}/admin/papers/{{paper_id}}"): Reach(RUNNERS, RUNNERS, "admin"),
    ("DELETE", f"{API}/admin/papers/{{paper_id}}"): Reach(RUNNERS, RUNNERS, "admin"),
    ("GET", f"{API}/exam/{{attempt_id}}/breakdown"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("PUT", f"{API}/exam/{{attempt_id}}/certificate"): Reach("student", body={"name_shown": "full"}),
    ("GET", f"{API}/exam/{{attempt_id}}/result.pdf"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
    ("GET", f"{API}/exam/{{attempt_id}}/certificate.pdf"): Reach(
        "student", "teacher class_teacher director school_admin admin", "admin", of_child=True
    ),
}

# These name a thing that belongs to nobody in particular: whom `TABLE` lets in reaches every one.
COMMON = (
    "{code}",
    "{school_id}",
    "{mail_id}",
    "{digest}",
    "{subject}",
    "{trial_id}",
    "{question_id}/bookmark",
    "{question_id}/stats",
    "{question_id}/trials",
)
