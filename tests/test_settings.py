"""Settings: every old name works, and nothing unsafe starts."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import ValidationError

from zerek.settings import Settings, kept_secret

LONG = "x" * 32


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.split("_")[0] in {"DATABASE", "SQL", "REDIS", "RABBITMQ", "CELERY", "POSTGRES", "JWT", "SECRET",
                                  "FIRST", "ADMIN", "CORS", "ZEREK"}:  # fmt: skip
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("environment", "field", "value"),
    [
        ({"SECRET_KEY": LONG}, "token_secret", LONG),
        ({"JWT_SECRET": LONG}, "token_secret", LONG),
        ({"SQL_URL": "sqlite:///x.db"}, "database_url", "sqlite+aiosqlite:///x.db"),
        ({"DATABASE_URL": "postgres://u@h/d"}, "database_url", "postgresql+asyncpg://u@h/d"),
        ({"DATABASE_URL": "postgresql+psycopg2://u@h/d"}, "database_url", "postgresql+asyncpg://u@h/d"),
        (
            {"POSTGRES_HOST": "h", "POSTGRES_USER": "u", "POSTGRES_PASSWORD": "p@ss/word", "POSTGRES_DB": "d"},
            "database_url",
            "postgresql+asyncpg://u:p%40ss%2Fword@h:5432/d",
        ),
        (
            {"REDIS_HOST": "h", "REDIS_PORT": "6380", "REDIS_DB": "2", "REDIS_PASSWORD": "s"},
            "redis_url",
            "redis://:s@h:6380/2",
        ),
        ({"REDIS_HOST": "h"}, "redis_url", "redis://h:6379/0"),
        ({"RABBITMQ_HOST": "h"}, "rabbitmq_url", "amqp://guest:guest@h:5672/%2F"),
        ({"CELERY_BROKER_URL": "amqp://h"}, "rabbitmq_url", "amqp://h"),
        ({"FIRST_ADMIN_USERNAME": "root"}, "first_admin_username", "root"),
        ({"ADMIN_EMAIL": "root@example.org"}, "first_admin_email", "root@example.org"),
        ({"CORS_ORIGINS": "https://a.kz, https://b.kz"}, "cors_origins", ["https://a.kz", "https://b.kz"]),
        ({"CORS_ORIGINS": '["https://a.kz"]'}, "cors_origins", ["https://a.kz"]),
        ({"ZEREK_DATA": "elsewhere"}, "data", Path("elsewhere")),
    ],
)
def test_old_and_new_names_are_read(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], field: str, value: object
) -> None:
    for name, text in environment.items():
        monkeypatch.setenv(name, text)
    assert getattr(Settings(), field) == value


@pytest.mark.parametrize("name", ["JWT_SECRET", "SECRET_KEY"])
def test_a_short_secret_is_refused_with_the_words_and_the_way_out(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x" * 31)
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert "JWT_SECRET must be at least 32 characters long" in str(refused.value)
    assert "openssl rand -hex 32" in str(refused.value)


@pytest.mark.parametrize("origins", ["*", "https://a.kz,*", "https://*.a.kz"])
def test_any_origin_is_refused(monkeypatch: pytest.MonkeyPatch, origins: str) -> None:
    monkeypatch.setenv("CORS_ORIGINS", origins)
    with pytest.raises(ValidationError, match="CORS_ORIGINS"):
        Settings()


def test_the_embedded_size_makes_a_secret_and_keeps_it_for_its_owner_only(tmp_path: Path) -> None:
    first, second = Settings(data=tmp_path / "d"), Settings(data=tmp_path / "d")
    assert len(first.token_secret) == 64
    assert first.token_secret == second.token_secret
    assert stat.S_IMODE((tmp_path / "d" / "jwt_secret").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["jwt_secret"]


def test_processes_that_start_at_once_keep_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: kept_secret(tmp_path / "secret"), range(16)))) == 1


def test_a_distributed_size_without_a_secret_is_refused(tmp_path: Path) -> None:
    settings = Settings(database_url="postgresql://h/d", data=tmp_path)
    with pytest.raises(ValueError, match="JWT_SECRET must be at least 32 characters long"):
        _ = settings.token_secret


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, jwt_secret=LONG, redis_password="hidden", postgres_password="hidden")
    assert LONG not in repr(settings)
    assert "hidden" not in repr(settings)
