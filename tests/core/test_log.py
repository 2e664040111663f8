"""What a process writes to its standard output, read as an operator's collector reads it."""

import json
import subprocess
import sys
from typing import Any

PROGRAM = """
import logging, structlog
from zerek.core.log import configure_logging
from zerek.settings import Settings
configure_logging(Settings(_env_file=None, log_level={level!r}, environment="production"))
log = structlog.get_logger("zerek.tests")
{body}
"""


def written(body: str, level: str = "info") -> list[dict[str, Any]]:
    program = PROGRAM.format(level=level, body=body)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_production_writes_one_json_object_a_line_with_level_time_and_request() -> None:
    lines = written(
        "structlog.contextvars.bind_contextvars(request_id='r-1', user_id='u-1')\n"
        "log.info('answer_saved', attempt='a', text='қазақша')\n"
        "logging.getLogger('uvicorn.error').error('from %s', 'uvicorn')\n"
        "logging.getLogger('sqlalchemy').warning('from a library')\n"
    )
    assert [line["event"] for line in lines] == ["answer_saved", "from uvicorn", "from a library"]
    assert {line["request_id"] for line in lines} == {"r-1"}
    assert lines[0]["text"] == "қазақша"
    assert all(line["timestamp"].endswith("Z") and line["level"] for line in lines)


def test_a_traceback_stays_in_its_line_and_shows_no_local_variables() -> None:
    [line] = written(
        "def check(password):\n    local = 'kept to itself'\n    raise ValueError('broken')\n"
        "try:\n    check('hunter' + '2')\nexcept ValueError:\n    log.exception('bad')\n"
    )
    assert "ValueError: broken" in line["exception"]
    assert "hunter2" not in json.dumps(line)
    assert "kept to itself" not in json.dumps(line)


def test_the_level_holds_for_zerek_and_libraries_do_not_bury_it() -> None:
    body = "log.debug('ours')\nlogging.getLogger('asyncpg').debug('theirs')\nlog.info('told')\n"
    assert [line["event"] for line in written(body, "debug")] == ["ours", "told"]
    assert [line["event"] for line in written(body, "info")] == ["told"]
    assert written(body, "warning") == []


def test_secrets_are_hidden_wherever_they_were_put() -> None:
    secret = "hunter2-and-more"
    lines = written(
        f"s = {secret!r}\n"
        "log.info('a', password=s, access_token=s, Authorization='Bearer ' + s, jwt_secret=s)\n"
        "log.info('b', url=f'redis://:{s}@cache:6379/0', other=f'amqp://user:{s}@queue/')\n"
        "logging.getLogger('kombu').warning('cannot connect to amqp://user:%s@queue:5672//', s)\n"
        "try:\n    raise OSError(f'postgresql://zerek:{s}@database/zerek is away')\n"
        "except OSError:\n    log.exception('c')\n"
        "log.info('d', page='https://example.org/a@b')\n"
    )
    assert secret not in json.dumps(lines)
    assert lines[0]["password"] == "***"
    assert lines[1]["other"] == "amqp://user:***@queue/"
    assert "database/zerek is away" in lines[3]["exception"]
    assert lines[4]["page"] == "https://example.org/a@b", "an address without a password stays as it is"


def test_the_addresses_that_are_asked_stay_out_of_the_log() -> None:
    """The token of a bot is a part of them, and the endpoint of a device is a secret of its own."""
    lines = written(
        "import asyncio, httpx2\n"
        "async def ask():\n"
        "    transport = httpx2.MockTransport(lambda request: httpx2.Response(200))\n"
        "    async with httpx2.AsyncClient(transport=transport) as client:\n"
        "        await client.post('http://127.0.0.1/bot123:TOKEN/sendMessage')\n"
        "asyncio.run(ask())\n"
        "log.info('done')\n"
    )
    assert [line["event"] for line in lines] == ["done"]
