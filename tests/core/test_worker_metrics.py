"""A worker tells Prometheus the sums of all its processes."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

import services
from conftest import Template, settings_for
from house import SECRET
from mailoffice import Office
from proofs.parts import Part
from zerek.core.db import Database
from zerek.core.jobs import QUEUE
from zerek.worker import open_queue


async def scraped(port: int, sample: str, **labels: str) -> float:
    """Zero where it is not told, or nothing listens yet."""
    try:
        async with httpx.AsyncClient() as client:
            text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    except httpx.TransportError:
        return 0.0
    found = [
        one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
        if one.name == sample and labels.items() <= one.labels.items()
    ]
    assert len(found) <= 1, "one sum, and not one figure for each process"
    return float(found[0]) if found else 0.0


async def until_it_is(expected: float, port: int, sample: str, part: Part, **labels: str) -> None:
    end = time.monotonic() + 40
    while (found := await scraped(port, sample, **labels)) < expected:
        assert time.monotonic() < end, (found, part.said())
        await asyncio.sleep(0.2)
    assert found == expected


async def test_mails_and_jobs_of_all_its_processes_count_and_outlive_them(
    template: Template, tmp_path: Path, broker: str
) -> None:
    if template.backend == "sqlite":
        pytest.skip("the distributed size is on PostgreSQL")
    port = services.free_port()
    settings = settings_for(await template.copy(), tmp_path, rabbitmq_url=broker, mail_relay_seconds=60)
    office, queue = Office(Database(settings.database_url, 2), settings), open_queue(settings)
    office.database.session_info[QUEUE] = queue
    environment = {
        "DATABASE_URL": settings.database_url,
        "RABBITMQ_URL": broker,
        "MAIL_RELAY_SECONDS": "60",
        "WORKER_METRICS_PORT": str(port),
    }
    worker = Part("worker", ["worker", "--concurrency", "2"], tmp_path, environment)
    worker.start()
    try:
        for number in range(4):
            await office.write(f"person{number}@example.org")
            await until_it_is(number + 1, port, "emails_total", worker, result="sent")
        ran = await scraped(port, "job_duration_seconds_count", job="mail.relay", result="ok")
        assert ran >= 4
        for child in psutil.Process(worker.process.pid).children(recursive=True):
            child.kill()
        await office.write("after@example.org")
        await until_it_is(5, port, "emails_total", worker, result="sent")
        assert await asyncio.to_thread(lambda: worker.stop().status) == 0
    finally:
        worker.kill()
        queue.close()
        await office.close()


def test_a_worker_whose_port_is_taken_says_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environment = {
            "RABBITMQ_URL": "amqp://127.0.0.1:1/",
            "JWT_SECRET": SECRET,
            "ZEREK_DATA": str(tmp_path),
            "WORKER_METRICS_PORT": str(taken.getsockname()[1]),
        }
        done = subprocess.run(
            [sys.executable, "-m", "zerek.cli", "worker"],
            env=os.environ | environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert (done.returncode, "in use" in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr
