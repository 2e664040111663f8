"""The one table of periodic jobs."""

from zerek.core.jobs import Periodic
from zerek.exam.attempts.jobs import sweep_overdue
from zerek.identity.passwords.jobs import remove_expired_password_links, send_password_resets
from zerek.identity.signin.jobs import remove_expired_sessions
from zerek.mail.jobs import measure_outbox, relay_mail, remove_old_mails
from zerek.mail.relay import QUEUE as MAIL_QUEUE
from zerek.mail.service import RELAY

HOUR = 3600.0

PERIODIC: tuple[Periodic, ...] = (
    Periodic(
        "exam.sweep_overdue",
        sweep_overdue,
        every_seconds=lambda settings: settings.exam_sweep_seconds,
        queue="exams",
        heals=True,
    ),
    Periodic(
        "identity.remove_expired_sessions",
        remove_expired_sessions,
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
        "mail.remove_old_mails",
        remove_old_mails,
        every_seconds=lambda _settings: HOUR,
        queue="cleanup",
    ),
)
