"""Jobs that a worker left half done: the library would say for ever that they are running.

A worker that is killed, or told twice to stop, tells nobody. So each holds a file locked for as long as it
lives, which the system lets go of however it ends; whoever starts takes up the jobs of those that are gone.
All workers are on the machine of the service.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A job that stops its worker each time, because it takes too much memory, must not do so for ever.
MOST_ATTEMPTS = 3
KEPT = timedelta(days=7)
# What the library notes when a worker is told a second time to stop, in the middle of a job.
TOLD_TWICE = Q(status=TaskResultStatus.FAILED, exception_class_path="builtins.SystemExit")


@contextmanager
def alive(worker_id: str) -> Iterator[None]:
    """For as long as it lasts, others see that this worker lives."""
    path = _sign_of(worker_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_alive(worker_id: str) -> bool:
    """Whether this worker lives, on this machine."""
    try:
        with _sign_of(worker_id).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def take_up() -> int:
    """Puts back into the queue what stopped workers left half done, and says how many jobs that are.

    A job that was begun ``MOST_ATTEMPTS`` times is not begun again.
    """
    left = DBTaskResult.objects.filter(Q(status=TaskResultStatus.RUNNING) | TOLD_TWICE)
    return sum(_taken_up(job) for job in left)


def forget_old() -> None:
    """Deletes what is known of jobs that ended a while ago: nobody asks for it, and it only grows."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def _taken_up(job: DBTaskResult) -> bool:
    worker_id = job.worker_ids[-1]
    if is_alive(worker_id):
        return False
    _sign_of(worker_id).unlink(missing_ok=True)
    again = len(job.worker_ids) < MOST_ATTEMPTS
    # Of two workers that start at once, one changes it.
    as_it_was = DBTaskResult.objects.filter(pk=job.pk, status=job.status, worker_ids=job.worker_ids)
    if not again:
        ended = {"status": TaskResultStatus.FAILED, "finished_at": timezone.now()}
        as_it_was.filter(status=TaskResultStatus.RUNNING).update(**ended)
        return False
    return bool(
        as_it_was.update(
            status=TaskResultStatus.READY, finished_at=None, exception_class_path="", traceback=""
        )
    )


def _sign_of(worker_id: str) -> Path:
    # Whoever starts a worker may call it what they like.
    folder: Path = settings.WORKERS
    return folder / sha256(worker_id.encode()).hexdigest()
