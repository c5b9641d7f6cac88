"""``erase_again``: what a restored database has brought back is erased once more."""

from typing import Any

from django.core.management.base import BaseCommand

from audit_app.keeping.services import replay_erasures


class Command(BaseCommand):
    help = "Erases again the records that were erased and that an older copy has brought back."

    def handle(self, *args: Any, **options: Any) -> None:
        count = replay_erasures("erase_again")
        if count:
            self.stdout.write(f"Erased again: {count:,} records that had come back.")
