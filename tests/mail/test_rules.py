"""Addresses, headers, and what becomes of a mail that could not be sent."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zerek.mail.rules import (
    ATTEMPTS,
    LONGEST_WAIT,
    ErrorKind,
    Failure,
    Standing,
    Weight,
    address,
    after,
    checked_headers,
    one_line,
    refusal,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PAUSE = timedelta(seconds=2)
FRESH = Standing(0, 0, NOW + timedelta(hours=24))


def failure(weight: Weight, kind: ErrorKind = ErrorKind.TEMPORARY) -> Failure:
    return Failure(kind, weight, "no")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("aliya@example.org", "aliya@example.org"),
        (" Aliya.B+zerek@School.kz ", "Aliya.B+zerek@School.kz"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("a@localhost", "a@localhost"),
        ("a@мектеп.қаз", "a@xn--e1aaogsq.xn--80ao21a"),
        ("иван@example.org", "иван@example.org"),
    ],
)
def test_an_address_is_as_smtp_wants_it(written: str, found: str) -> None:
    assert address(written) == found


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a",
        "@example.org",
        "a@",
        "a b@example.org",
        "a@b@c",
        "a@exa mple.org",
        "a@-x.org",
        "a@x..org",
        "a@example.org\r\nBcc: b@example.org",
        "a\r\n@example.org",
        "a@example.org>",
        "<a@example.org",
        "a,b@example.org",
        "a\u200b@example.org",
        "a\x00@example.org",
        "x" * 65 + "@example.org",
        "a@" + "x" * 64 + ".org",
        "a@" + ".".join(["x" * 50] * 6),
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="not an e-mail address"):
        address(written)


@given(st.text())
def test_an_address_never_holds_what_could_end_a_line_or_a_bracket(text: str) -> None:
    try:
        found = address(f"{text}@example.org")
    except ValueError:
        return
    assert not set(found) & set("\r\n\x00<> ")


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(one_line(text)) == one_line(text)


def test_headers_of_a_caller_are_taken_as_they_are() -> None:
    headers = {"List-Unsubscribe": "<https://example.org/u?t=1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    assert checked_headers(headers) == headers


@pytest.mark.parametrize(
    "headers",
    [
        {"X-A": "b\r\nBcc: c@example.org"},
        {"X-A\r\nBcc": "c@example.org"},
        {"X-A": "б"},
        {"X-A": ""},
        {"X-A": "x" * 901},
        {"Subject": "another"},
        {"bcc": "c@example.org"},
    ],
)
def test_a_header_that_could_begin_or_replace_another_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="not a header"):
        checked_headers(headers)


@pytest.mark.parametrize(
    ("code", "kind", "weight"),
    [
        (450, ErrorKind.TEMPORARY, Weight.ATTEMPT),
        (452, ErrorKind.TEMPORARY, Weight.ATTEMPT),
        (550, ErrorKind.RECIPIENT_REFUSED, Weight.FINAL),
        (554, ErrorKind.RECIPIENT_REFUSED, Weight.FINAL),
        (530, ErrorKind.LOGIN_REFUSED, Weight.WAITS),
        (-1, ErrorKind.TEMPORARY, Weight.ATTEMPT),
    ],
)
def test_the_code_says_whether_it_is_worth_another_try(code: int, kind: ErrorKind, weight: Weight) -> None:
    found = refusal(code, "no", ErrorKind.RECIPIENT_REFUSED)
    assert (found.kind, found.weight, found.text) == (kind, weight, f"{code} no")


def test_three_attempts_two_and_four_seconds_apart() -> None:
    standing, pauses, statuses = FRESH, [], []
    for _ in range(ATTEMPTS):
        verdict = after(failure(Weight.ATTEMPT), standing, NOW, PAUSE, jitter=0)
        pauses.append((verdict.next_try_at - NOW).total_seconds())
        statuses.append(verdict.status)
        standing = Standing(verdict.attempts, verdict.waits, standing.give_up_at)
    assert pauses[:2] == [2, 4]
    assert statuses == ["pending", "pending", "failed"]


@given(st.floats(0, 1), st.integers(0, 1))
def test_attempts_are_never_closer_than_promised_and_not_much_further(jitter: float, attempts: int) -> None:
    verdict = after(failure(Weight.ATTEMPT), Standing(attempts, 0, FRESH.give_up_at), NOW, PAUSE, jitter)
    assert PAUSE * 2**attempts <= verdict.next_try_at - NOW <= PAUSE * 2**attempts * 1.25


@given(st.floats(0, 1), st.integers(0, 10_000))
def test_an_absent_server_costs_no_attempt_and_is_asked_at_least_every_five_minutes(jitter: float, waits: int) -> None:
    verdict = after(failure(Weight.WAITS), Standing(2, waits, FRESH.give_up_at), NOW, PAUSE, jitter)
    assert (verdict.status, verdict.attempts, verdict.waits) == ("pending", 2, waits + 1)
    assert timedelta(seconds=1) <= verdict.next_try_at - NOW <= LONGEST_WAIT
    if waits >= 8:
        assert verdict.next_try_at - NOW >= LONGEST_WAIT * 0.75


def test_the_pauses_for_an_absent_server_grow() -> None:
    pauses = [
        after(failure(Weight.WAITS), Standing(0, waits, FRESH.give_up_at), NOW, PAUSE, 0).next_try_at - NOW
        for waits in range(9)
    ]
    assert [pause.total_seconds() for pause in pauses] == [2, 4, 8, 16, 32, 64, 128, 256, 300]


def test_an_absent_server_is_waited_for_a_day_with_one_last_try_at_its_end() -> None:
    soon = Standing(0, 300, NOW + timedelta(seconds=10))
    assert after(failure(Weight.WAITS), soon, NOW, PAUSE, 0).next_try_at == soon.give_up_at
    assert after(failure(Weight.WAITS), soon, soon.give_up_at, PAUSE, 0).status == "failed"


def test_a_refusal_for_good_fails_at_once_and_an_unreadable_row_is_dead() -> None:
    assert after(failure(Weight.FINAL, ErrorKind.REJECTED), FRESH, NOW, PAUSE, 0).status == "failed"
    assert after(failure(Weight.FINAL, ErrorKind.UNPROCESSABLE), FRESH, NOW, PAUSE, 0).status == "dead"
