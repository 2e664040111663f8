"""Every setting of Zerek, typed and validated, from the environment or from a file `.env`.

The defaults are the embedded size: SQLite in the data folder and everything else inside the process. Naming a
`DATABASE_URL`, `REDIS_URL` or `RABBITMQ_URL` turns that one part to the distributed size. The names that the
predecessors of Zerek used are accepted as aliases.
"""

import os
import re
import secrets
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MINIMUM_SECRET_LENGTH = 32
SHORT_SECRET = (
    f"JWT_SECRET must be at least {MINIMUM_SECRET_LENGTH} characters long (make one with: openssl rand -hex 32)"
)

RoleName = Literal["student", "guardian", "teacher", "moderator", "school_admin", "admin"]


def names(*accepted: str) -> AliasChoices:
    return AliasChoices(*accepted)


class Settings(BaseSettings):
    """Read once at start and handed down; nothing else reads the environment."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", case_sensitive=False, populate_by_name=True)

    # Where and how
    environment: Literal["development", "production"] = "development"
    data: Path = Field(Path("data"), validation_alias=names("ZEREK_DATA"))
    demo: bool = Field(False, validation_alias=names("ZEREK_DEMO"))
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] | None = None
    sentry_dsn: SecretStr | None = None

    # Parts of the distributed size
    database_url: str = Field("", validation_alias=names("DATABASE_URL", "SQL_URL"))
    postgres_host: str = ""
    postgres_port: int = 5432
    postgres_user: str = "postgres"
    postgres_password: SecretStr = SecretStr("")
    postgres_db: str = "zerek"
    database_pool_size: int = Field(10, ge=1, le=200)
    database_wait_seconds: float = Field(60, ge=0, le=3600)
    redis_url: str = ""
    redis_host: str = ""
    redis_port: int = 6379
    redis_db: int = 0
    redis_password: SecretStr = SecretStr("")
    key_prefix: str = Field("zerek:", validation_alias=names("REDIS_KEY_PREFIX"))
    rabbitmq_url: str = Field("", validation_alias=names("RABBITMQ_URL", "CELERY_BROKER_URL"))
    rabbitmq_host: str = ""
    rabbitmq_port: int = 5672
    rabbitmq_user: str = "guest"
    rabbitmq_password: SecretStr = SecretStr("guest")
    rabbitmq_vhost: str = "/"

    # Where a worker tells Prometheus what it measures; nowhere without a port
    worker_metrics_host: str = "127.0.0.1"
    worker_metrics_port: int | None = Field(None, ge=1, le=65535)

    # Identity
    jwt_secret: SecretStr = Field(SecretStr(""), validation_alias=names("JWT_SECRET", "SECRET_KEY"))
    access_token_minutes: int = Field(15, ge=1, le=24 * 60)
    refresh_token_days: int = Field(7, ge=1, le=365)
    registration: Literal["open", "invite", "closed"] = "open"
    password_min_length: int = Field(8, ge=6, le=128)
    password_hash_threads: int = Field(default_factory=lambda: max(1, (os.cpu_count() or 2) // 2), ge=1, le=64)
    second_factor_roles: Annotated[list[RoleName], NoDecode] = Field(default_factory=list)
    avatar_provider_url: str = ""
    openid_issuer: str = ""
    openid_client_id: str = ""
    openid_client_secret: SecretStr = SecretStr("")
    openid_name: str = "OpenID"
    first_admin_username: str = Field("", validation_alias=names("FIRST_ADMIN_USERNAME", "ADMIN_USERNAME"))
    first_admin_email: str = Field("", validation_alias=names("FIRST_ADMIN_EMAIL", "ADMIN_EMAIL"))
    first_admin_password: SecretStr = Field(
        SecretStr(""), validation_alias=names("FIRST_ADMIN_PASSWORD", "ADMIN_PASSWORD")
    )

    # The edge
    public_url: str = "http://localhost:8000"
    cors_origins: Annotated[list[str], NoDecode] = Field(default_factory=list)
    max_body_kb: int = Field(1024, ge=16)
    max_import_mb: int = Field(25, ge=1, le=1024)
    trusted_proxies: Annotated[list[str], NoDecode] = Field(default_factory=lambda: ["127.0.0.1"])
    rate_limit_per_minute: int = Field(600, ge=1)
    rate_limit_answers_per_minute: int = Field(300, ge=1)
    registrations_per_hour: int = Field(10, ge=1)
    password_resets_per_hour: int = Field(10, ge=1)
    failed_sign_ins_per_account: int = Field(10, ge=1)
    failed_sign_ins_per_address: int = Field(50, ge=1)
    shutdown_seconds: int = Field(30, ge=1, le=600)

    # Open pages
    live_sockets: int = Field(10_000, ge=1)  # of one process
    live_sockets_per_person: int = Field(20, ge=1)

    # Exam
    exam_grace_seconds: float = Field(5, ge=0, le=300)
    exam_sweep_seconds: float = Field(2, gt=0, le=60)
    exam_reminder_seconds: float = Field(5, gt=0, le=60)
    exam_free_attempts_per_day: int = Field(0, ge=0)  # 0: as many as one likes
    exam_free_cooldown_minutes: int = Field(0, ge=0, le=7 * 24 * 60)
    exam_forgotten_pause_days: int = Field(7, ge=1)
    exam_archive_days: int = Field(180, ge=1)
    proctoring_kept_days: int = Field(90, ge=1)

    # The bank
    question_own_review: bool = False
    question_reports_per_hour: int = Field(20, ge=1)
    max_image_mb: int = Field(5, ge=1, le=25)
    exam_statistics_seconds: float = Field(60, gt=0, le=86_400)
    verifications_per_minute: int = Field(20, ge=1)

    # Mail
    smtp_host: str = ""
    smtp_port: int | None = Field(None, ge=1, le=65535)
    smtp_tls: Literal["auto", "off", "starttls", "tls"] = Field(
        "auto", validation_alias=names("SMTP_TLS", "SMTP_USE_TLS")
    )
    smtp_user: str = Field("", validation_alias=names("SMTP_USER", "SMTP_USERNAME"))
    smtp_password: SecretStr = SecretStr("")
    smtp_from: str = Field("", validation_alias=names("SMTP_FROM", "EMAIL_FROM"))
    smtp_timeout_seconds: float = Field(20, gt=0, le=60)
    mail_connections: int = Field(4, ge=1, le=32)
    mail_per_second: int = Field(0, ge=0)
    mail_relay_seconds: float = Field(1, gt=0, le=60)
    mail_retry_seconds: float = Field(2, gt=0, le=3600)
    mail_lease_seconds: float = Field(120, ge=4, le=3600)
    mail_kept_days: int = Field(90, ge=1)

    # Devices (Web Push) and Telegram
    web_push: bool = True
    vapid_private_key: SecretStr = SecretStr("")
    vapid_subject: str = ""
    web_push_devices: int = Field(10, ge=1, le=100)  # of one person
    web_push_loopback: bool = False  # for tests: also push services on this machine, without TLS
    telegram_bot_token: SecretStr = SecretStr("")
    telegram_bot_username: str = ""
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"

    @field_validator("cors_origins", "trusted_proxies", "second_factor_roles", mode="before")
    @classmethod
    def split_list(cls, value: Any) -> Any:
        if isinstance(value, str):
            return [part.strip() for part in value.strip("[] ").replace('"', "").split(",") if part.strip()]
        return value

    @field_validator("cors_origins")
    @classmethod
    def refuse_any_origin(cls, origins: list[str]) -> list[str]:
        if any("*" in origin for origin in origins):
            raise ValueError("CORS_ORIGINS must list the origins; * is refused")
        return origins

    @field_validator("public_url")
    @classmethod
    def without_a_slash_at_the_end(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("PUBLIC_URL must start with http:// or https://")
        return url.rstrip("/")

    @field_validator("smtp_tls", mode="before")
    @classmethod
    def yes_or_no(cls, value: Any) -> Any:
        """`SMTP_USE_TLS=true` of the predecessors meant STARTTLS."""
        known = {
            "true": "starttls",
            "1": "starttls",
            "yes": "starttls",
            "false": "off",
            "0": "off",
            "no": "off",
            "": "auto",
        }
        return known.get(str(value).lower(), value)

    @field_validator("smtp_port", "worker_metrics_port", mode="before")
    @classmethod
    def none_where_left_empty(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("smtp_from")
    @classmethod
    def refuse_no_address(cls, sender: str) -> str:
        if sender and not re.fullmatch(r"[^\x00-\x1f\x7f<>]*<?[^\s<>@]+@[^\s<>@]+>?", sender):
            raise ValueError("SMTP_FROM must be an address, or a name and an address: Zerek <mail@school.kz>")
        return sender

    @field_validator("jwt_secret")
    @classmethod
    def refuse_short_secret(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and len(secret.get_secret_value()) < MINIMUM_SECRET_LENGTH:
            raise ValueError(SHORT_SECRET)
        return secret

    @field_validator("vapid_private_key")
    @classmethod
    def refuse_no_key(cls, key: SecretStr) -> SecretStr:
        if key.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{43}=?", key.get_secret_value()):
            raise ValueError("VAPID_PRIVATE_KEY must be 32 octets in base64url")
        return key

    @field_validator("vapid_subject")
    @classmethod
    def refuse_no_subject(cls, subject: str) -> str:
        if subject and not re.fullmatch(r"(mailto:[^\s@]+@|https://)[^\s@]+", subject):
            raise ValueError("VAPID_SUBJECT must start with mailto: or https://")
        return subject

    @field_validator("telegram_bot_token")
    @classmethod
    def refuse_no_token(cls, token: SecretStr) -> SecretStr:
        if token.get_secret_value() and not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]{20,100}", token.get_secret_value()):
            raise ValueError("TELEGRAM_BOT_TOKEN must be as BotFather gave it: 123456:ABC…")
        return token

    @field_validator("telegram_bot_username")
    @classmethod
    def without_the_at_sign(cls, name: str) -> str:
        if name and not re.fullmatch(r"@?[A-Za-z0-9_]{3,64}", name):
            raise ValueError("TELEGRAM_BOT_USERNAME must be the bot's user name")
        return name.removeprefix("@")

    @field_validator("telegram_webhook_secret")
    @classmethod
    def refuse_short_webhook_secret(cls, secret: SecretStr) -> SecretStr:
        if secret.get_secret_value() and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret.get_secret_value()):
            raise ValueError("TELEGRAM_WEBHOOK_SECRET must be 16 to 256 letters, digits, _ and -")
        return secret

    @field_validator("telegram_api_url")
    @classmethod
    def an_api_without_a_slash(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise ValueError("TELEGRAM_API_URL must start with http:// or https://")
        return url.rstrip("/")

    @model_validator(mode="after")
    def check_channels(self) -> "Settings":
        if self.telegram_bot_token.get_secret_value() and not self.telegram_bot_username:
            raise ValueError("TELEGRAM_BOT_TOKEN needs TELEGRAM_BOT_USERNAME beside it")
        if self.production and self.web_push_loopback:
            raise ValueError("WEB_PUSH_LOOPBACK is for tests only")
        return self

    @model_validator(mode="after")
    def compose_urls(self) -> "Settings":
        if not self.database_url and self.postgres_host:
            self.database_url = (
                f"postgresql://{credentials(self.postgres_user, self.postgres_password)}"
                f"{self.postgres_host}:{self.postgres_port}/{self.postgres_db}"
            )
        if not self.redis_url and self.redis_host:
            self.redis_url = (
                f"redis://{credentials('', self.redis_password)}{self.redis_host}:{self.redis_port}/{self.redis_db}"
            )
        if not self.rabbitmq_url and self.rabbitmq_host:
            self.rabbitmq_url = (
                f"amqp://{credentials(self.rabbitmq_user, self.rabbitmq_password)}"
                f"{self.rabbitmq_host}:{self.rabbitmq_port}/{quote(self.rabbitmq_vhost, safe='')}"
            )
        if not self.database_url:
            self.database_url = f"sqlite:///{(self.data / 'zerek.sqlite3').absolute()}"
        scheme, _, rest = self.database_url.partition("://")
        drivers = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql+asyncpg", "postgresql": "postgresql+asyncpg"}
        driver = drivers.get(scheme.split("+")[0])
        if driver is None:
            raise ValueError("DATABASE_URL must start with sqlite:// or postgresql://")
        self.database_url = f"{driver}://{rest}"
        return self

    @property
    def embedded_database(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def production(self) -> bool:
        return self.environment == "production"

    @cached_property
    def token_secret(self) -> str:
        """The key that signs tokens: the given one or, in the embedded size, one made here and kept in the data folder.

        Raises `ValueError` with the text of `SHORT_SECRET` where a distributed installation has none.
        """
        given = self.jwt_secret.get_secret_value()
        if given:
            return given
        if not self.embedded_database and not self.demo:
            raise ValueError(SHORT_SECRET)
        return kept_secret(self.data / "jwt_secret")


def credentials(user: str, password: SecretStr) -> str:
    if not user and not password.get_secret_value():
        return ""
    return f"{quote(user, safe='')}:{quote(password.get_secret_value(), safe='')}@"


def kept_secret(path: Path) -> str:
    """The secret in `path`, made on first use, for its owner only; the same for processes that start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(draft, path)  # atomic, and fails where another process was first
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text().strip()
