"""Quoting what assessors wrote, and taking a quote back."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.access.trail import Secret
from audit_app.report.models import Quote, Report
from audit_app.report.policies import check_can_quote
from audit_app.report.queries import comments_on
from audit_app.report.services.guard import hold_to_edit
from audit_app.tool.models import Audit


@transaction.atomic
def add_quote(*, report: Report, ref: str, audit: Audit, text: str, by: User) -> Quote:
    """Quotes part of the comment ``ref`` (such as "7.4.comment") of a signed-off audit of this review.

    Raises:
        Refused: it is not what the assessor wrote, or it names somebody.
    """
    hold_to_edit(report, by)
    comment = dict(comments_on(report.review, ref, by)).get(audit, "")
    check_can_quote(by, audit, comment, text)
    quote = Quote.objects.create(
        report=report, ref=ref, audit=audit, text=" ".join(text.split()), added_by=by
    )
    _tell(by, "comment quoted", quote)
    return quote


@transaction.atomic
def remove_quote(*, quote: Quote, by: User) -> None:
    hold_to_edit(quote.report, by)
    # Not by its own method, after which the quote would have no number to be told by.
    Quote.objects.filter(pk=quote.pk).delete()
    _tell(by, "quote removed", quote)


def _tell(by: User, action: str, quote: Quote) -> None:
    """A quote is of the record of the child whose file the comment is about."""
    trail.record(
        by=by,
        action=action,
        subject=quote,
        review_id=quote.report.review_id,
        record=quote.audit.case.record_key,
        items=[quote.ref],
        quote=Secret(quote.text),
    )
