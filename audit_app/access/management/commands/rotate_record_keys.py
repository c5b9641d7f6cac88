"""``rotate_record_keys``: encrypts the key of every child's record with the newest master key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit_app.access.record_keys import WrongKeyError, rewrap_all
from audit_app.access.signing_in.second_factors import rewrap_secrets


class Command(BaseCommand):
    help = "Encrypts every record’s key with the first key of RECORD_KEYS; afterwards the others can go."

    def handle(self, **options: Any) -> None:
        try:
            count = rewrap_all()
        except WrongKeyError as error:
            advice = "Put the key that was used before back at the end of RECORD_KEYS."
            raise CommandError(f"{error}. {advice}") from error
        self.stdout.write(f"The keys of {count:,} records are encrypted with the first key of RECORD_KEYS.")
        self.stdout.write(f"So are the secrets of {rewrap_secrets():,} second factors.")
