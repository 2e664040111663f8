"""What Zerek measures of itself, for Prometheus.

A server is one process and tells its own figures. A worker is many: they keep theirs in files of one folder, and the
first of them tells the sums, over HTTP on a port of its own.
"""

from functools import lru_cache

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    start_http_server,
)
from prometheus_client.multiprocess import MultiProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

REQUESTS = Counter("http_requests", "Requests by route template.", ["method", "route", "status"])
REQUEST_SECONDS = Histogram("http_request_duration_seconds", "Time to answer.", ["method", "route"], buckets=SECONDS)
EXAM_ATTEMPTS_STARTED = Counter("exam_attempts_started", "Attempts begun.")
EXAM_ANSWERS_SAVED = Counter("exam_answers_saved", "Answers acknowledged as durable.")
EXAM_AUTOFINISHED = Counter("exam_autofinished", "Attempts finished because their time was up.")
AUTH_LOGIN = Counter("auth_login", "Sign-ins by result.", ["result"])
EMAILS = Counter("emails", "Mails by what became of them: sent, failed, dead.", ["result"])
EMAIL_PENDING = Gauge("email_outbox_pending", "Mails that wait in the outbox.", multiprocess_mode="mostrecent")
EMAIL_OLDEST_DUE_SECONDS = Gauge(
    "email_outbox_oldest_due_seconds",
    "For how long the oldest due mail has been due.",
    multiprocess_mode="mostrecent",
)
NOTIFICATIONS_HANDED_ON = Counter(
    "notifications_handed_on", "Notifications that a channel has taken: mail, push, telegram.", ["channel"]
)
NOTIFICATION_DELIVERIES = Counter(
    "notification_deliveries",
    "Deliveries to devices and chats by what became of them: sent, failed, gone (the address is no more).",
    ["channel", "result"],
)
NOTIFICATION_DELIVERIES_PENDING = Gauge(
    "notification_deliveries_pending", "Deliveries that wait.", ["channel"], multiprocess_mode="mostrecent"
)
LIVE_SOCKETS = Gauge(
    "live_sockets", "Open pages that are signed in and hear live messages.", multiprocess_mode="livesum"
)
LIVE_MESSAGES = Counter("live_messages", "Live messages handed to sockets of this process.")
LIVE_LOST = Counter("live_messages_lost", "Live messages that did not reach the other processes.")
LIVE_CLOSED = Counter("live_sockets_closed", "Sockets that the server has closed, by why.", ["reason"])
JOB_SECONDS = Histogram("job_duration_seconds", "Time a job took.", ["job", "result"], buckets=SECONDS)


def record_request(method: str, route: str, status: int, seconds: float) -> None:
    """`route` is the template, never the path: paths hold ids, and each would be a time series of its own."""
    requests, times = series_of(method, route, status)
    requests.inc()
    times.observe(seconds)


@lru_cache(2000)
def series_of(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """Looking them up costs more than counting does."""
    return REQUESTS.labels(method, route, str(status)), REQUEST_SECONDS.labels(method, route)


def render() -> tuple[bytes, str]:
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST


def serve_sums(host: str, port: int) -> None:
    """Tells the sums of all processes that share the folder. Raises `OSError` where the port is taken."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    start_http_server(port, host, registry)
