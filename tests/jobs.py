"""The work that waits in the background, done at once."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult


def do_waiting_jobs(named: str = "") -> int:
    """Does each job once, as a worker would, or each of this name, and says how many there were."""
    waiting = list(DBTaskResult.objects.ready().filter(task_path__contains=named))
    for job in waiting:
        job.claim("the worker of a test")
        job.task.call(*job.args_kwargs["args"], **job.args_kwargs["kwargs"])
        job.set_successful(None)
    return len(waiting)
