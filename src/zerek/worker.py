"""The distributed size: the periodic jobs as Celery tasks over RabbitMQ, one worker and one beat.

A message is only a nudge: it names a job, carries nothing, and expires with its interval, so that a worker that was
away does not get a flood. What is to be done stands in the database. With each job the worker leaves a sign of life in
the shared cache for the health page.

A queue with a dead letter queue keeps what was rejected there for a person to look at, and drops what merely expired.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import structlog
from celery import Celery, bootsteps
from celery.signals import worker_process_init, worker_process_shutdown, worker_shutting_down
from kombu.entity import Exchange, Queue

from zerek.core.clock import utc_now
from zerek.core.db import Database, is_away
from zerek.core.events import SUBSCRIBERS
from zerek.core.health import WORKER_KEY, WORKER_SEEN_SECONDS
from zerek.core.jobqueue import ThreadedQueue
from zerek.core.jobs import QUEUE, JobContext, Periodic, run_job
from zerek.core.kv import open_kv
from zerek.core.live import LIVE
from zerek.core.livehub import open_hub
from zerek.core.log import configure_logging
from zerek.core.metrics import serve_sums
from zerek.core.security import step_back
from zerek.identity.signing import secret_in_use
from zerek.messaging.notifications.service import tell_people
from zerek.periodic import PERIODIC
from zerek.settings import Settings

log = structlog.get_logger()

QUEUES = ("exams", "cleanup", "email.send", "default")
DEAD_LETTERS = {"email.send": "email.dead"}
EXCHANGE, DEAD_EXCHANGE = "zerek", "zerek.dead"
BROKER_SECONDS = 5
WORKER_POOL_CONNECTIONS = 2
FLUSH_SECONDS = 2.0


class Child:
    """What one worker process keeps for all its jobs: an event loop and the connections that belong to it."""

    def __init__(self, settings: Settings, app: Celery) -> None:
        self.loop = asyncio.new_event_loop()
        self.queue = queue_through(app)
        self.secret_known = False
        database = Database(settings.database_url, WORKER_POOL_CONNECTIONS)
        database.session_info[QUEUE] = self.queue
        self.hub = open_hub(settings)  # only to send: no page is open here
        database.session_info[LIVE] = self.hub
        database.session_info[SUBSCRIBERS] = (tell_people,)
        self.context = JobContext(database, open_kv(settings), settings, queue=self.queue)

    def run(self, job: Periodic) -> None:
        self.loop.run_until_complete(self._run(job))

    async def _run(self, job: Periodic) -> None:
        await self.context.kv.set(WORKER_KEY, "1", WORKER_SEEN_SECONDS)
        if not self.secret_known:  # here and not at the start, when the database may be away
            secret = await secret_in_use(self.context.database, self.context.settings, utc_now())
            self.context, self.secret_known = replace(self.context, token_secret=secret), True
        try:
            await run_job(job, self.context)
        finally:
            await self.hub.flush(FLUSH_SECONDS)  # the loop stands still until the next job

    def close(self) -> None:
        self.queue.close()
        self.loop.run_until_complete(self.hub.close())
        self.loop.run_until_complete(self.context.kept.close())
        self.loop.run_until_complete(self.context.database.close())
        self.loop.run_until_complete(self.context.kv.close())
        self.loop.close()


def queue_named(name: str) -> Queue:
    exchange = Exchange(EXCHANGE, type="direct", durable=True)  # type: ignore[no-untyped-call]
    dead = {"x-dead-letter-exchange": DEAD_EXCHANGE} if name in DEAD_LETTERS else {}
    return Queue(name, exchange, routing_key=name, durable=True, queue_arguments=dead)  # type: ignore[no-untyped-call]


def dead_letter_queue(name: str) -> Queue:
    """Bound by why a letter died: a nudge that expired because no worker was there is no dead letter."""
    exchange = Exchange(DEAD_EXCHANGE, type="headers", durable=True)  # type: ignore[no-untyped-call]
    rejected = {"x-match": "all-with-x", "x-first-death-reason": "rejected", "x-first-death-queue": name}
    return Queue(DEAD_LETTERS[name], exchange, durable=True, binding_arguments=rejected)  # type: ignore[no-untyped-call]


class DeadLetterQueues(bootsteps.StartStopStep):  # type: ignore[misc]  # Celery ships no types
    """A worker declares them with each connection, since it consumes from none of them."""

    requires = ("celery.worker.consumer.connection:Connection",)

    def start(self, consumer: Any) -> None:
        for name in DEAD_LETTERS:
            dead: Any = dead_letter_queue(name)
            dead(consumer.connection.default_channel).declare()


def queue_through(app: Celery) -> ThreadedQueue:
    def publish(job: str) -> None:
        app.send_task(job, retry=False, **app.conf.beat_schedule[job]["options"])

    def publish_dead(queue: str, letter: Mapping[str, Any]) -> None:
        if queue in DEAD_LETTERS:
            dead = dead_letter_queue(queue)
            with app.amqp.producer_pool.acquire(block=True, timeout=BROKER_SECONDS) as producer:
                # By its name and not by its exchange: this one was never in another queue.
                producer.publish(dict(letter), routing_key=dead.name, declare=[dead], serializer="json", retry=False)

    return ThreadedQueue(publish, publish_dead)


def open_queue(settings: Settings) -> ThreadedQueue:
    """For a server: jobs are asked for through the broker."""
    app = create_celery(settings)
    app.conf.broker_connection_timeout = BROKER_SECONDS
    app.conf.broker_transport_options |= {"read_timeout": BROKER_SECONDS, "write_timeout": BROKER_SECONDS}
    return queue_through(app)


def create_celery(settings: Settings) -> Celery:
    app = Celery("zerek", broker=settings.rabbitmq_url)
    app.steps["consumer"].add(DeadLetterQueues)
    app.conf.update(
        task_queues=[queue_named(name) for name in QUEUES],
        task_default_queue="default",
        task_default_exchange=EXCHANGE,
        task_default_routing_key="default",
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_ignore_result=True,
        worker_prefetch_multiplier=1,
        worker_hijack_root_logger=False,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={"confirm_publish": True},
        # Without a second try a publisher keeps its dead connection for good, and beat would never come back.
        task_publish_retry=True,
        task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0},
        enable_utc=True,
        timezone="UTC",
        beat_schedule_filename=str(settings.data / "celerybeat-schedule"),
    )
    children: list[Child] = []

    def open_child(**_signal: Any) -> None:
        children.append(Child(settings, app))

    def close_child(**_signal: Any) -> None:
        while children:
            children.pop().close()

    worker_process_init.connect(outlive_sigterm, weak=False)
    worker_process_init.connect(go_second, weak=False)
    worker_process_init.connect(open_child, weak=False)
    worker_process_shutdown.connect(close_child, weak=False)
    schedule = {}
    for job in PERIODIC:
        register(app, job, children, open_child)
        every = job.every_seconds(settings)
        schedule[job.name] = {
            "task": job.name,
            "schedule": every,
            "options": {"queue": job.queue, "expires": max(every, 1)},
        }
    app.conf.beat_schedule = schedule
    return app


def outlive_sigterm(**_signal: Any) -> None:
    """Service managers send SIGTERM to the whole group of a worker. Its processes finish their job and end with their
    parent, which tells them when."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def go_second(**_signal: Any) -> None:
    """Whoever waits for a server goes first on a machine that they share."""
    step_back()


def register(app: Celery, job: Periodic, children: list[Child], open_child: Any) -> None:
    @app.task(name=job.name)  # type: ignore[untyped-decorator]  # Celery ships no types
    def task() -> None:
        if not children:  # a pool without child processes, such as `solo`
            open_child()
        try:
            children[0].run(job)
        except Exception as error:
            if not is_away(error):
                raise
            # One line and no traceback: the beat comes again, and so will the database.
            log.warning("job_failed", job=job.name, error=repr(error)[:300])


def run_worker(settings: Settings, concurrency: int, queues: list[str]) -> None:
    """Works until SIGTERM; then finishes the jobs in hand and returns, or ends with 1 when the time is over. Raises
    `OSError` where the port for its metrics is taken."""
    configure_logging(settings)
    if settings.worker_metrics_port is not None:
        serve_sums(settings.worker_metrics_host, settings.worker_metrics_port)
    app = create_celery(settings)

    def begin_countdown(**_signal: Any) -> None:
        countdown = threading.Timer(settings.shutdown_seconds, give_up)
        countdown.daemon = True
        countdown.start()

    worker_shutting_down.connect(begin_countdown, weak=False)
    app.worker_main(
        [
            "--quiet",  # no banner between the lines of the log
            "worker",
            # Two workers of one machine under one name would lock each other out of the broker.
            f"--hostname=worker-{os.getpid()}@%h",
            f"--concurrency={concurrency}",
            f"--queues={','.join(queues or QUEUES)}",
            "--without-gossip",
            "--without-mingle",
            "--loglevel=warning",
        ]
    )


def give_up() -> None:
    """A broker that hangs would hold a stopping worker for good. What it had in hand is delivered again."""
    log.warning("worker_stopped_unfinished")
    os._exit(1)


def run_beat(settings: Settings) -> None:
    configure_logging(settings)
    settings.data.mkdir(parents=True, exist_ok=True)
    app = create_celery(settings)
    # A broker that hangs without closing the connection would hold beat, and its stop, for good.
    app.conf.broker_transport_options |= {"read_timeout": BROKER_SECONDS, "write_timeout": BROKER_SECONDS}
    app.Beat(loglevel="warning").run()


@cache
def celery_app_of_the_environment() -> Celery:
    """One, however often it is asked for: each would open connections of its own in every worker process."""
    return create_celery(Settings())


def __getattr__(name: str) -> Any:
    """`celery -A zerek.worker:celery_app …`, as Flower and operators call it, builds the application then."""
    if name in ("celery_app", "app", "celery"):
        return celery_app_of_the_environment()
    raise AttributeError(name)
