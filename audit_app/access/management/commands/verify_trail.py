"""``verify_trail``: whether every entry of the trail is there and as it was written."""

from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.access.chain import Mark, breaks, end_of_trail

SHOWN = 20


class Command(BaseCommand):
    help = "Says whether the trail is whole, and where it is not. Work goes on meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noted",
            nargs=2,
            action="append",
            default=[],
            metavar=("ENTRIES", "HASH"),
            help="what an earlier run told, and you kept elsewhere; may be given several times",
        )

    def handle(self, **options: Any) -> None:
        noted = [_mark(*each) for each in options["noted"]]
        end = end_of_trail()
        found = list(islice(breaks(*noted, end), SHOWN + 1))
        if found:
            more = ["And more."] if len(found) > SHOWN else []
            raise CommandError("\n".join([*(each.sentence for each in found[:SHOWN]), *more]))
        self.stdout.write(f"The trail is whole: {end.entries:,} entries.")
        if end.entries:
            self.stdout.write("Note this where the service cannot write, for the next time:")
            self.stdout.write(f"  bin/manage verify_trail --noted {end.entries} {end.hash}")


def _mark(entries: str, last_hash: str) -> Mark:
    if not entries.isdecimal():
        raise CommandError(f"“{entries}” is not a number of entries.")
    return Mark(int(entries), last_hash)
