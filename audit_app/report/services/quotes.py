"""Quoting what assessors wrote, and taking a quote back."""

from __future__ import annotations

from django.db import transaction

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.report.models import Quote, Report
from audit_app.report.policies import check_can_edit, check_can_quote
from audit_app.report.queries import comments_on
from audit_app.tool.models import Audit


@transaction.atomic
def add_quote(*, report: Report, ref: str, audit: Audit, text: str, by: User) -> Quote:
    """Quotes part of the comment ``ref`` (such as "7.4.comment") of a signed-off audit of this review.

    Raises:
        Refused: it is not what the assessor wrote, or it names somebody.
    """
    comment = dict(comments_on(report.review, ref)).get(audit, "")
    check_can_quote(by, audit, comment, text)
    quote = Quote.objects.create(
        report=report, ref=ref, audit=audit, text=" ".join(text.split()), added_by=by
    )
    trail.record(by=by, action="comment quoted", subject=quote, review_id=report.review_id, ref=ref)
    return quote


@transaction.atomic
def remove_quote(*, quote: Quote, by: User) -> None:
    check_can_edit(by, quote.report.review)
    trail.record(
        by=by, action="quote removed", subject=quote, review_id=quote.report.review_id, ref=quote.ref
    )
    quote.delete()
