"""Carries out again the erasures that a restored database has lost."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.erasure_register import come_back, note_erasures
from audit_app.access.record_keys import destroy


def erase_again() -> int:
    """Erases the records that the register lists and the database still has, and says how many.

    The register is brought up to date first, for whatever was erased and not noted.
    """
    note_erasures()
    records = come_back()
    with transaction.atomic():
        for record in records:
            destroy(record)
        if records:
            trail.record_stranger(
                action="erasures carried out again", records=[record.pk for record in records]
            )
    return len(records)
