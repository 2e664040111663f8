"""The figures are there under the names that dashboards and alerts use."""

from prometheus_client.parser import text_string_to_metric_families

from zerek.core import metrics


def value(sample: str, **labels: str) -> float:
    body, media_type = metrics.render()
    assert media_type.startswith("text/plain")
    for family in text_string_to_metric_families(body.decode()):
        for one in family.samples:
            if one.name == sample and one.labels == labels:
                return float(one.value)
    return 0.0


def test_a_request_counts_under_its_template_and_in_its_bucket() -> None:
    route = {"method": "GET", "route": "/api/v1/tests/{code}"}
    before = value("http_requests_total", **route, status="200")
    metrics.record_request("GET", "/api/v1/tests/{code}", 200, 0.004)
    assert value("http_requests_total", **route, status="200") == before + 1
    assert value("http_request_duration_seconds_bucket", **route, le="0.0025") == 0
    assert value("http_request_duration_seconds_bucket", **route, le="0.005") == 1


def test_every_figure_that_is_promised_is_there() -> None:
    metrics.AUTH_LOGIN.labels("ok").inc()
    metrics.JOB_SECONDS.labels("tests", "ok").observe(0.1)
    text = metrics.render()[0].decode()
    for name in (
        "exam_answers_saved_total",
        "exam_autofinished_total",
        "exam_attempts_started_total",
        'auth_login_total{result="ok"}',
        'job_duration_seconds_count{job="tests",result="ok"}',
    ):
        assert f"\n{name} " in text, name
