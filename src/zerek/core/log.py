"""Structured logs to standard output: one line an event, with the id of the request it belongs to."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from zerek.settings import Settings

SECRET_FIELD = re.compile(r"password|secret|token|authorization|cookie|dsn", re.IGNORECASE)
CREDENTIALS = re.compile(r"(://[^/\s:@]*:)[^/\s@]+@")
HIDDEN = "***"


def hide_secrets(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The last guard, for what should not have been logged: fields named like secrets, and passwords in addresses."""
    for name, value in event.items():
        if SECRET_FIELD.search(name):
            event[name] = HIDDEN
        elif isinstance(value, str) and "://" in value:
            event[name] = CREDENTIALS.sub(rf"\1{HIDDEN}@", value)
    return event


def configure_logging(settings: Settings) -> None:
    """JSON in production, readable lines otherwise; the libraries' logs go the same way."""
    as_json = settings.log_format == "json" or (settings.log_format is None and settings.production)
    level = logging.getLevelName(settings.log_level.upper())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_json
        else structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(),
            exception_formatter=structlog.dev.plain_traceback,  # the pretty one prints local variables
        )
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    tracebacks: list[structlog.typing.Processor] = [structlog.processors.format_exc_info] if as_json else []
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *tracebacks,
                hide_secrets,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(level, logging.INFO))  # the libraries' own debugging would bury ours
    logging.getLogger("zerek").setLevel(level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "celery", "alembic"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
    # `httpx2` would tell each address that is asked, and the token of a bot is a part of it.
    for name in ("uvicorn.error", "alembic", "aiosqlite", "asyncio", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)
