"""``remove_abandoned_lists``: lists that nobody has gone on with for a day are removed; for a timer."""

from typing import Any

from django.core.management.base import BaseCommand

from audit_app.sampling.caseload.abandoned import remove_abandoned


class Command(BaseCommand):
    help = "Remove lists of children that were uploaded and that nobody has gone on with for 24 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Lists removed: {remove_abandoned()}.")
