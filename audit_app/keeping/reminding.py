"""Reminds leads by e-mail of records that are due; a reminder tells how many, and never whose."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from audit_app.access import trail
from audit_app.access.queries import active_leads
from audit_app.keeping.presenters import reminder
from audit_app.keeping.queries import holdings
from audit_app.keeping.retention import Holding
from audit_app.sampling.models import Review

SUBJECT = "Records of a review are due to be erased"
BODY = """In the review “{title}”, {reminder}.

Sign in to Case file audit and select Keeping and deleting beside the review. There you can erase the
records, or say that the review keeps them for longer.
"""


def due_holdings(today: date) -> list[Holding]:
    """What every review holds that is due, or soon will be."""
    return [each for each in holdings(Review.objects.all(), today) if each.is_due or each.is_due_soon]


@transaction.atomic
def remind_leads(today: date) -> int:
    """Writes to the leads of reviews whose records are due, and says to how many addresses.

    Raises:
        OSError: the e-mail could not be sent.
    """
    sent = 0
    for holding in due_holdings(today):
        for address in _addresses(holding.review):
            send_mail(SUBJECT, _body(holding), settings.DEFAULT_FROM_EMAIL, [address])
            sent += 1
    trail.record_by_command(command="due_records", action="leads reminded of records due", sent=sent)
    return sent


def _body(holding: Holding) -> str:
    return BODY.format(title=holding.review.title, reminder=reminder(holding))


def _addresses(review: Review) -> list[str]:
    leads = active_leads().filter(review_id=review.pk).exclude(user__email="")
    return sorted(leads.values_list("user__email", flat=True))
