"""``verify_trail``: whether every entry of the trail is there and as it was written."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit_app.access.chain import breaks
from audit_app.access.models import TrailHead

SHOWN = 20


class Command(BaseCommand):
    help = "Says whether the trail is whole, and where it is not."

    def handle(self, **options: Any) -> None:
        found = list(islice(breaks(), SHOWN + 1))
        if found:
            more = ["And more."] if len(found) > SHOWN else []
            raise CommandError("\n".join([*(each.sentence for each in found[:SHOWN]), *more]))
        head = TrailHead.objects.filter(pk=TrailHead.THE_ONE).first()
        entries, last = (head.entries, head.hash) if head else (0, "none")
        self.stdout.write(f"The trail is whole: {entries:,} entries. Last hash: {last}")
        self.stdout.write("Keep this line where the service cannot write, and compare it the next time.")
