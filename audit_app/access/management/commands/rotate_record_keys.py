"""``rotate_record_keys``: encrypts the key of every child's record with the newest master key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from audit_app.access import trail
from audit_app.access.record_keys import WrongKeyError, rewrap_all
from audit_app.access.signing_in.second_factors import rewrap_secrets


class Command(BaseCommand):
    help = "Encrypts every record’s key with the first key of RECORD_KEYS; afterwards the others can go."

    def handle(self, **options: Any) -> None:
        try:
            records, secrets = _rotate()
        except WrongKeyError as error:
            advice = "Put the key that was used before back at the end of RECORD_KEYS."
            raise CommandError(f"{error}. {advice}") from error
        self.stdout.write(f"The keys of {records:,} records are encrypted with the first key of RECORD_KEYS.")
        self.stdout.write(f"So are the secrets of {secrets:,} second factors.")


@transaction.atomic
def _rotate() -> tuple[int, int]:
    """Of how many records the keys, and of how many second factors the secrets, were encrypted anew."""
    records, secrets = rewrap_all(), rewrap_secrets()
    trail.record_by_command(
        command="rotate_record_keys",
        action="keys of records encrypted anew",
        records=records,
        second_factors=secrets,
    )
    return records, secrets
