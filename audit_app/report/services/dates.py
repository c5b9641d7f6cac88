"""Confirming that a date in a lead's words is no birthday, and taking that back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from audit_app.access.models import User
from audit_app.access.trail import Secret
from audit_app.report.birthdays import FoundDate, dates_found
from audit_app.report.models import DateConfirmation, Report
from audit_app.report.policies import check_can_confirm_date
from audit_app.report.services.guard import Conflict, hold_to_edit
from audit_app.report.services.telling import tell


@transaction.atomic
def confirm_date(*, report: Report, place: str, digest: str, reason: str, by: User) -> DateConfirmation:
    """Says that the dates at this place of the report are no birthdays.

    Args:
        place: the key of the place.
        digest: that of the text and the dates which the lead was shown.

    Raises:
        Refused: ``by`` does not lead the review, or the reason is missing or names a child.
        Conflict: the text was written anew in between, or the dates found in it are others.
    """
    hold_to_edit(report, by)
    check_can_confirm_date(by, report.review, reason)
    found = _found(report, place, digest)
    confirmation, _is_new = DateConfirmation.objects.update_or_create(
        report=report,
        place=place,
        defaults={
            "digest": digest,
            "reason": reason.strip(),
            "confirmed_by": by,
            "confirmed_at": timezone.now(),
        },
    )
    said: dict[str, Any] = {"dates": Secret(list(found.words)), "reason": Secret(confirmation.reason)}
    tell(by, "date confirmed to be no birthday", report, confirmation, key=place, **said)
    return confirmation


@transaction.atomic
def withdraw_confirmation(*, confirmation: DateConfirmation, by: User) -> None:
    """Takes it back: the report waits again until the date is put in other words or confirmed."""
    hold_to_edit(confirmation.report, by)
    # Not by its own method, after which the confirmation would have no number to be told by.
    DateConfirmation.objects.filter(pk=confirmation.pk).delete()
    said: dict[str, Any] = {"reason": Secret(confirmation.reason)}
    tell(by, "confirmation withdrawn", confirmation.report, confirmation, key=confirmation.place, **said)


def _found(report: Report, place: str, digest: str) -> FoundDate:
    for found in dates_found(report):
        if found.place.key == place and found.digest == digest:
            return found
    raise Conflict
