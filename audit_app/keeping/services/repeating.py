"""Carries out again the erasures that a restored database has lost."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.erasure_register import come_back, note_erasures
from audit_app.access.record_keys import destroy
from audit_app.keeping.erasing import carry_out
from audit_app.keeping.erasing.earlier_words import renew_key
from audit_app.report.models import Report
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Case, Review


def replay_erasures(command: str) -> int:
    """Erases the records that the register lists and the database still has, and says how many.

    ``command`` is the management command that does it, for the trail.
    The register is brought up to date first, for whatever was erased and not noted. Nothing stands in the way
    of what was erased before.
    """
    note_erasures()
    keys = come_back()
    with transaction.atomic():
        numbers = [key.pk for key in keys]
        for review in Review.objects.filter(cases__record_key__in=numbers).distinct():
            cases = Case.every.filter(review=review, record_key__in=numbers)
            carry_out(review, cases, ErasureGround.REPEATED, "", None)
        for report in Report.objects.filter(record_key__in=numbers):
            renew_key(report)
        for key in keys:
            destroy(key)
        if keys:
            trail.record_by_command(command=command, action="erasures carried out again", records=numbers)
    return len(keys)
