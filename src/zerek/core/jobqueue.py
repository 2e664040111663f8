"""The queue of the distributed size as whoever asks for a job sees it: one that is never waited for."""

import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any

import structlog

log = structlog.get_logger()

MOST_WAITING = 1000


class ThreadedQueue:
    """Publishes from a thread of its own, one message after the other: a broker that is away, or hangs, holds up and
    fails nobody. A job that is asked for again while its message still waits is asked for once."""

    def __init__(self, publish: Callable[[str], None], publish_dead: Callable[[str, Mapping[str, Any]], None]) -> None:
        self._publish = publish
        self._publish_dead = publish_dead
        self._waiting: queue.Queue[Callable[[], None] | None] = queue.Queue(MOST_WAITING)
        self._asked: set[str] = set()
        self._thread: threading.Thread | None = None

    def wake(self, job: str) -> None:
        if job in self._asked:
            return
        self._asked.add(job)
        if not self._put(lambda: self._wake(job)):
            self._asked.discard(job)

    def bury(self, queue: str, letter: Mapping[str, Any]) -> None:
        self._put(lambda: self._publish_dead(queue, letter))

    def close(self) -> None:
        """Lets the thread end; what it has in hand is left to it."""
        if self._thread is not None:
            self._put(None)

    def _wake(self, job: str) -> None:
        self._asked.discard(job)  # before: what is asked for from here on needs a message of its own
        self._publish(job)

    def _put(self, message: Callable[[], None] | None) -> bool:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="job-queue", daemon=True)
            self._thread.start()
        try:
            self._waiting.put_nowait(message)
        except queue.Full:
            log.warning("job_queue_full")
            return False
        return True

    def _work(self) -> None:
        while True:
            message = self._waiting.get()
            if message is None:
                return
            try:
                message()
            except Exception as error:  # noqa: BLE001 - the broker, the network, TLS: the beat makes it good
                log.warning("job_queue_away", error=repr(error)[:200])
