"""`./task test:services`: the tests with none, each, and all of Redis and RabbitMQ present.

Absent means: its address is one where nothing listens, and none is started in its place. Where Redis is present, every
`house` of the tests stands on it as well; where it is absent, on the process. A test may be left out only for want of
what is absent.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET

from rich.console import Console

import services
from proofs.table import Checks

ROOT = Path(__file__).parents[2]
# What meets a service, or stands on one: jobs, mails, live messages, allowances, sign-in, access codes, running exams.
# What does neither is the same in all four; any other tests can be named.
RELEVANT = (
    "tests/core", "tests/mail", "tests/messaging", "tests/admin", "tests/test_worker.py", "tests/exam/attempts",
    "tests/exam/practice", "tests/exam/sittings", "tests/exam/supervision", "tests/identity/test_sign_in.py",
    "tests/identity/test_passwords.py", "tests/identity/test_second_factor.py",
)  # fmt: skip
NOWHERE = {services.REDIS: "redis://127.0.0.1:1/0", services.RABBITMQ: "amqp://guest:guest@127.0.0.1:1/"}
# Why a test is written for one database only, or needs a file that is not for everybody.
OTHER_REASONS = ("the distributed size is on PostgreSQL", "the sample of a real bank")


def environment(*, redis: bool, rabbitmq: bool) -> dict[str, str]:
    present = {services.REDIS: redis, services.RABBITMQ: rabbitmq}
    absent = {name: NOWHERE[name] for name, there in present.items() if not there}
    found = {name: value for name, value in os.environ.items() if name not in (*present, "CI")} | absent
    return found | ({"TEST_HOUSE_ON_REDIS": "1"} if redis else {})


def run(checks: Checks, tests: Sequence[str], *, redis: bool, rabbitmq: bool) -> str:
    """What pytest said."""
    there = [name for name, present in (("Redis", redis), ("RabbitMQ", rabbitmq)) if present]
    with tempfile.TemporaryDirectory() as folder:
        report, began = Path(folder) / "report.xml", time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--numprocesses=2", f"--junitxml={report}", *tests],
            cwd=ROOT,
            env=environment(redis=redis, rabbitmq=rabbitmq),
            capture_output=True,
            text=True,
            check=False,
        )
        cases = list(ET.parse(report).iter("testcase")) if report.exists() else []  # noqa: S314 - pytest wrote it
    skipped = [str(found.get("message")) for case in cases if (found := case.find("skipped")) is not None]
    name = "with " + (" and ".join(there) or "neither")
    words = (done.stdout.strip().splitlines() or ["nothing ran"])[-1]
    checks.check(f"{name}: what ran has passed", done.returncode == 0, f"{words.strip('= ')}")
    missing = [services.REDIS] * (not redis) + [services.RABBITMQ] * (not rabbitmq)
    unexplained = [reason for reason in skipped if not any(why in reason for why in (*missing, *OTHER_REASONS))]
    told = f"{len(skipped)} left out in {time.monotonic() - began:.0f} s; unexplained: {unexplained[:3]}"
    checks.check(f"{name}: left out only what needs what is absent", not unexplained, told)
    return done.stdout


def prove(out: Console, tests: Sequence[str]) -> Checks:
    checks = Checks("The tests with none, each, and all of Redis and RabbitMQ present")
    for redis, rabbitmq in product((False, True), repeat=2):
        said = run(checks, tests or RELEVANT, redis=redis, rabbitmq=rabbitmq)
        out.print(f"--- Redis {'present' if redis else 'absent'}, RabbitMQ {'present' if rabbitmq else 'absent'}")
        out.print(re.sub(r"(?s)=+ slowest.*?(?==+ short|\Z)", "", said).strip(), markup=False)
    checks.show(out)
    return checks
