"""The queue as a server sees it: whatever the broker does, nobody waits for it and nobody fails with it."""

import asyncio
import json
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from kombu.connection import Connection

from conftest import settings_for
from zerek.core.jobqueue import MOST_WAITING, ThreadedQueue
from zerek.worker import dead_letter_queue, open_queue, queue_named


def until_done(condition: threading.Event) -> None:
    assert condition.wait(10)


def test_a_job_asked_for_often_while_the_broker_is_slow_is_asked_for_once_more() -> None:
    may_go, done, seen = threading.Event(), threading.Event(), list[str]()

    def publish(job: str) -> None:
        may_go.wait(10)
        seen.append(job)
        if job == "last":
            done.set()

    queue = ThreadedQueue(publish, lambda _queue, _letter: None)
    started = time.perf_counter()
    queue.wake("job")
    time.sleep(0.1)  # the thread has taken it
    for _ in range(100):
        queue.wake("job")
    queue.wake("last")
    assert time.perf_counter() - started < 1
    may_go.set()
    until_done(done)
    queue.close()
    assert seen == ["job", "job", "last"]


def test_a_broker_that_is_away_fails_nobody_and_is_asked_again_the_next_time() -> None:
    done, seen = threading.Event(), list[str]()

    def publish(job: str) -> None:
        seen.append(job)
        if job == "last":
            done.set()
        raise ConnectionRefusedError

    queue = ThreadedQueue(publish, lambda _queue, _letter: None)
    for job in ("a", "b", "last"):
        queue.wake(job)
    until_done(done)
    queue.close()
    assert seen == ["a", "b", "last"]


def test_what_waits_for_a_broker_that_hangs_is_bounded() -> None:
    may_go = threading.Event()

    def hang(_queue: str, _letter: Mapping[str, Any]) -> None:
        may_go.wait(10)

    queue = ThreadedQueue(lambda _job: None, hang)
    for number in range(MOST_WAITING + 50):
        queue.bury("email.send", {"number": number})
    queue.wake("job")
    may_go.set()
    queue.close()


async def test_a_server_asks_for_a_job_without_waiting_for_a_broker_that_hangs(tmp_path: Path) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    queue = open_queue(settings_for("sqlite://", tmp_path, rabbitmq_url=f"amqp://guest:guest@127.0.0.1:{port}/"))
    started = time.perf_counter()
    for _ in range(50):
        queue.wake("mail.relay")
    assert time.perf_counter() - started < 0.5
    queue.close()
    server.close()


class Mailboxes:
    """What lies in the queues of the broker."""

    def __init__(self, connection: Connection) -> None:
        self.channel = cast("Any", connection.default_channel)
        queues: list[Any] = [queue_named("email.send"), dead_letter_queue("email.send")]
        for queue in queues:
            queue(self.channel).declare()
            self.channel.queue_purge(queue.name)

    def take(self, name: str, seconds: float = 10) -> Any:
        """The next message, not yet acknowledged; None where none comes in time."""
        end = time.monotonic() + seconds
        while True:
            message = self.channel.basic_get(name)
            if message is not None or time.monotonic() > end:
                return message
            time.sleep(0.05)

    def take_letter(self) -> Any:
        message = self.take("email.dead")
        assert message is not None
        self.channel.basic_ack(message.delivery_tag)
        return json.loads(message.body)


def test_a_nudge_is_a_message_for_the_worker_that_names_the_job(broker: str, tmp_path: Path) -> None:
    queue = open_queue(settings_for("sqlite://", tmp_path, rabbitmq_url=broker, mail_relay_seconds=60))
    with Connection(broker) as connection:  # type: ignore[no-untyped-call]
        boxes = Mailboxes(connection)
        queue.wake("mail.relay")
        message = boxes.take("email.send")
        assert message is not None
        assert message.headers["task"] == "mail.relay"
        boxes.channel.basic_ack(message.delivery_tag)
    queue.close()


def test_the_dead_letter_queue_keeps_what_was_rejected_and_not_what_expired(broker: str, tmp_path: Path) -> None:
    queue = open_queue(settings_for("sqlite://", tmp_path, rabbitmq_url=broker))
    with Connection(broker) as connection:  # type: ignore[no-untyped-call]
        boxes = Mailboxes(connection)
        with connection.Producer() as producer:
            producer.publish({"expired": 1}, exchange="zerek", routing_key="email.send", expiration=0.1)
            assert boxes.take("email.dead", 1) is None
            producer.publish({"rejected": 1}, exchange="zerek", routing_key="email.send")
        message = boxes.take("email.send")
        assert message is not None
        boxes.channel.basic_reject(message.delivery_tag, requeue=False)
        assert boxes.take_letter() == {"rejected": 1}
        queue.bury("email.send", {"id": "7", "reason": "unprocessable"})
        queue.bury("exams", {"id": "8"})
        assert boxes.take_letter() == {"id": "7", "reason": "unprocessable"}
        assert boxes.take("email.dead", 0.3) is None
    queue.close()
