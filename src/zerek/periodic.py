"""The one table of periodic jobs."""

from zerek.admin.outbox.jobs import tell_of_dead_mails
from zerek.core.cleanup import remove_expired_replays
from zerek.core.jobs import Periodic
from zerek.exam.attempts.jobs import record_finished, sweep_every, sweep_overdue
from zerek.exam.proctoring.jobs import forget_old_events
from zerek.exam.regrading.jobs import regrade_attempts
from zerek.exam.regrading.service import REGRADE
from zerek.exam.reviews.jobs import remind_of_reviews
from zerek.exam.sittings.jobs import tell_of_sittings
from zerek.exam.sittings.telling import TELL as TELL_OF_SITTINGS
from zerek.exam.stats.jobs import count_attempts, count_every_attempt
from zerek.exam.supervision.jobs import archive, remind, tidy
from zerek.identity.passwords.jobs import remove_expired_password_links, send_password_resets
from zerek.identity.signin.jobs import remove_expired_refresh_tokens, remove_expired_sessions
from zerek.mail.jobs import measure_outbox, relay_mail, remove_old_mails
from zerek.mail.relay import QUEUE as MAIL_QUEUE
from zerek.mail.service import RELAY
from zerek.messaging.channels.jobs import receive_updates, remove_old_codes
from zerek.messaging.notifications.channels import DELIVER
from zerek.messaging.notifications.jobs import (
    deliver,
    hand_on,
    measure_deliveries,
    remove_old_notifications,
    send_digests,
)
from zerek.messaging.notifications.service import HAND_ON

HOUR = 3600.0
DAY = 24 * HOUR

PERIODIC: tuple[Periodic, ...] = (
    Periodic(
        "exam.sweep_overdue",
        sweep_overdue,
        every_seconds=sweep_every,
        queue="exams",
        heals=True,
        longest_pause=0.5,
    ),
    Periodic(
        "exam.remind",
        remind,
        every_seconds=lambda settings: settings.exam_reminder_seconds,
        queue="exams",
        heals=True,
    ),
    Periodic("exam.end_forgotten_pauses", tidy, every_seconds=lambda _settings: HOUR, queue="cleanup"),
    Periodic("exam.archive", archive, every_seconds=lambda _settings: DAY, queue="cleanup"),
    Periodic("exam.forget_proctoring", forget_old_events, every_seconds=lambda _settings: DAY, queue="cleanup"),
    Periodic(
        REGRADE,
        regrade_attempts,
        every_seconds=lambda _settings: 10.0,
        queue="exams",
        heals=True,
    ),
    Periodic(
        "exam.record_finished",
        record_finished,
        every_seconds=lambda _settings: 5.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        TELL_OF_SITTINGS,
        tell_of_sittings,
        every_seconds=lambda _settings: 10.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "practice.remind_of_reviews",
        remind_of_reviews,
        every_seconds=lambda _settings: HOUR / 4,
        queue="default",
    ),
    Periodic(
        "exam.count_attempts",
        count_attempts,
        every_seconds=lambda settings: settings.exam_statistics_seconds,
        queue="cleanup",
    ),
    Periodic("exam.count_every_attempt", count_every_attempt, every_seconds=lambda _settings: DAY, queue="cleanup"),
    Periodic(
        "identity.remove_expired_sessions",
        remove_expired_sessions,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        "identity.remove_expired_refresh_tokens",
        remove_expired_refresh_tokens,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        "core.remove_expired_replays",
        remove_expired_replays,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        "identity.send_password_resets",
        send_password_resets,
        every_seconds=lambda _settings: 1.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "identity.remove_expired_password_links",
        remove_expired_password_links,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        RELAY,
        relay_mail,
        every_seconds=lambda settings: settings.mail_relay_seconds,
        queue=MAIL_QUEUE,
        heals=True,
    ),
    Periodic(
        "mail.measure_outbox",
        measure_outbox,
        every_seconds=lambda _settings: 5.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "mail.tell_of_dead_mails",
        tell_of_dead_mails,
        every_seconds=lambda _settings: 60.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "mail.remove_old_mails",
        remove_old_mails,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        HAND_ON,
        hand_on,
        every_seconds=lambda _settings: 10.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        DELIVER,
        deliver,
        every_seconds=lambda _settings: 5.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "notifications.measure_deliveries",
        measure_deliveries,
        every_seconds=lambda _settings: 15.0,
        queue="default",
        heals=True,
    ),
    Periodic(
        "channels.receive_updates",
        receive_updates,
        every_seconds=lambda _settings: 3.0,
        queue="default",
    ),
    Periodic(
        "channels.remove_old_codes",
        remove_old_codes,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
    Periodic(
        "notifications.send_digests",
        send_digests,
        every_seconds=lambda _settings: 300.0,
        queue="default",
    ),
    Periodic(
        "notifications.remove_old_notifications",
        remove_old_notifications,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
)
