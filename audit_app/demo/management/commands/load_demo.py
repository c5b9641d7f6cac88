"""Loads the demonstration: a finished review of invented children, and a second one under way."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit_app.access.models import User
from audit_app.demo.accounts import NotForThisDatabaseError
from audit_app.demo.build import LoadedAlreadyError, load
from audit_app.demo.variants import VARIANTS


class Command(BaseCommand):
    help = "Load the demonstration: two reviews of an invented authority, built through the services."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, and say nothing, if there are accounts already",
        )
        parser.add_argument(
            "--variant", choices=sorted(VARIANTS), help="load an altered form of the finished review"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and User.objects.exists():
            return
        variant = VARIANTS.get(options["variant"])
        try:
            review = load(variant, say=self.stdout.write)
        except LoadedAlreadyError as error:
            raise CommandError(
                "This demonstration is in the database already. Nothing was changed."
            ) from error
        except NotForThisDatabaseError as error:
            raise CommandError(
                "This database holds accounts of its own. The demonstration has a published password, so it "
                "is loaded only into an empty database. Nothing was changed."
            ) from error
        self.stdout.write(f"Loaded: {review.title}")
