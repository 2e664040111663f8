"""What an operator may write about mail."""

from pathlib import Path

import pytest

from zerek.settings import Settings


def read(monkeypatch: pytest.MonkeyPatch, folder: Path, **environment: str) -> Settings:
    monkeypatch.chdir(folder)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_a_host_and_a_port_are_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = read(monkeypatch, tmp_path, SMTP_HOST="mail.school.kz", SMTP_PORT="1025")
    assert (settings.smtp_host, settings.smtp_port, settings.smtp_tls) == ("mail.school.kz", 1025, "auto")
    assert (settings.smtp_user, settings.smtp_from, settings.mail_per_second) == ("", "", 0)


def test_what_is_left_empty_is_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = read(monkeypatch, tmp_path, SMTP_HOST="", SMTP_PORT="", SMTP_TLS="", SMTP_FROM="")
    assert (settings.smtp_host, settings.smtp_port, settings.smtp_tls) == ("", None, "auto")


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("SMTP_TLS", "tls", "tls"),
        ("SMTP_TLS", "off", "off"),
        ("SMTP_USE_TLS", "true", "starttls"),
        ("SMTP_USE_TLS", "False", "off"),
        ("SMTP_USE_TLS", "1", "starttls"),
    ],
)
def test_old_and_new_words_for_tls_are_understood(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, written: str, meant: str
) -> None:
    assert read(monkeypatch, tmp_path, **{name: written}).smtp_tls == meant


@pytest.mark.parametrize(
    ("name", "written"), [("SMTP_TLS", "maybe"), ("SMTP_PORT", "0"), ("SMTP_FROM", "nobody"), ("MAIL_PER_SECOND", "-1")]
)
def test_what_makes_no_sense_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, written: str
) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read(monkeypatch, tmp_path, **{name: written})
