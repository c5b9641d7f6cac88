"""``db_worker``: the library's worker, which first takes up what a worker that was stopped left half done."""

from __future__ import annotations

from typing import Any

from django_tasks_db.management.commands import db_worker

from audit_app.kit.jobs import alive, forget_old, take_up


class Command(db_worker.Command):
    help = "Does the work of the background; takes up first what a worker that was stopped left half done."

    def handle(self, *, worker_id: str, **options: Any) -> None:
        with alive(worker_id):
            forget_old()
            taken_up = take_up()
            if taken_up:
                self.stdout.write(f"Taken up from a worker that was stopped: {taken_up:,}.")
            super().handle(worker_id=worker_id, **options)
