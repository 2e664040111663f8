"""The one table of periodic jobs."""

from zerek.core.jobs import Periodic
from zerek.exam.attempts.jobs import sweep_overdue
from zerek.identity.jobs import remove_expired_sessions

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
)
