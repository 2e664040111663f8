"""What Zerek measures of itself, for Prometheus."""

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter("http_requests", "Requests by route template.", ["method", "route", "status"])
REQUEST_SECONDS = Histogram("http_request_duration_seconds", "Time to answer.", ["method", "route"], buckets=SECONDS)
EXAM_ATTEMPTS_STARTED = Counter("exam_attempts_started", "Attempts begun.")
EXAM_ANSWERS_SAVED = Counter("exam_answers_saved", "Answers acknowledged as durable.")
EXAM_AUTOFINISHED = Counter("exam_autofinished", "Attempts finished because their time was up.")
AUTH_LOGIN = Counter("auth_login", "Sign-ins by result.", ["result"])
EMAILS = Counter("emails", "Mails by what became of them: sent, failed, dead.", ["result"])
EMAIL_PENDING = Gauge("email_outbox_pending", "Mails that wait in the outbox.")
EMAIL_OLDEST_DUE_SECONDS = Gauge("email_outbox_oldest_due_seconds", "For how long the oldest due mail has been due.")
JOB_SECONDS = Histogram("job_duration_seconds", "Time a job took.", ["job", "result"], buckets=SECONDS)


def record_request(method: str, route: str, status: int, seconds: float) -> None:
    """`route` is the template, never the path: paths hold ids, and each would be a time series of its own."""
    REQUESTS.labels(method, route, str(status)).inc()
    REQUEST_SECONDS.labels(method, route).observe(seconds)


def render() -> tuple[bytes, str]:
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST
