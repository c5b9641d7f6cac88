"""Writing the covering report: its details and the lead's own paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from audit_app.access import trail
from audit_app.access.models import User
from audit_app.report.models import CoveringParagraph, Report
from audit_app.report.outline import Offer
from audit_app.report.policies import check_can_edit
from audit_app.report.services.guard import Conflict, save_at_revision
from audit_app.sampling.models import Review

DETAILS = (
    "presented_by",
    "presented_to",
    "meeting_date",
    "subject",
    "classification",
    "reference",
    "summary",
    "purpose",
    "speaks_of_caseload",
)


@transaction.atomic
def start_report(*, review: Review, by: User) -> Report:
    """The stored report of a review, stored now if nobody has written anything of it before."""
    check_can_edit(by, review)
    report, is_new = Report.objects.get_or_create(review=review)
    if is_new:
        trail.record(by=by, action="report started", subject=report, review_id=review.pk)
    return report


@transaction.atomic
def save_details(*, report: Report, details: Mapping[str, Any], revision: int, by: User) -> Report:
    """Saves what stands at the head of the report (any of ``DETAILS``).

    Raises:
        Conflict: somebody saved them in between.
        ValueError: a detail is not one of ``DETAILS``.
    """
    check_can_edit(by, report.review)
    strangers = set(details) - set(DETAILS)
    if strangers:
        raise ValueError(f"Not details of a report: {', '.join(sorted(strangers))}")
    saved = save_at_revision(report, revision, **details)
    _record(by, "report details saved", report, fields=sorted(details))
    return saved


@transaction.atomic
def add_paragraph(
    *, report: Report, part: str, heading: str, body: str, by: User, offer: str = ""
) -> CoveringParagraph:
    """Adds a paragraph as the last of its part; ``offer`` is the key of the offer that it takes up.

    Raises:
        Conflict: somebody has written or turned down that offer in between.
    """
    check_can_edit(by, report.review)
    paragraph = _place(report, offer, part=part, heading=heading, body=body)
    _record(by, "report paragraph added", report, part=part)
    return paragraph


@transaction.atomic
def turn_down_offer(*, report: Report, offer: Offer, by: User) -> None:
    """Says that a paragraph which the outline offers is not to be written.

    Raises:
        Conflict: somebody has written or turned down that offer in between.
    """
    check_can_edit(by, report.review)
    _place(report, offer.key, part=offer.part.value, heading=offer.heading, is_turned_down=True)
    _record(by, "report paragraph turned down", report, offer=offer.key)


@transaction.atomic
def save_paragraph(
    *, paragraph: CoveringParagraph, heading: str, body: str, revision: int, by: User
) -> CoveringParagraph:
    """Saves a paragraph.

    Raises:
        Conflict: somebody saved it in between.
    """
    check_can_edit(by, paragraph.report.review)
    saved = save_at_revision(paragraph, revision, heading=heading, body=body)
    _record(by, "report paragraph saved", paragraph.report, paragraph=paragraph.pk)
    return saved


@transaction.atomic
def remove_paragraph(*, paragraph: CoveringParagraph, by: User) -> None:
    """Takes a paragraph out; one that took up an offer turns that offer down."""
    check_can_edit(by, paragraph.report.review)
    _record(by, "report paragraph removed", paragraph.report, paragraph=paragraph.pk, part=paragraph.part)
    if paragraph.offer:
        save_at_revision(paragraph, paragraph.revision, body="", is_turned_down=True)
    else:
        paragraph.delete()


def _place(report: Report, offer: str, **values: Any) -> CoveringParagraph:
    if offer and report.paragraphs.filter(offer=offer).exists():
        raise Conflict
    last = report.paragraphs.aggregate(last=Max("order"))["last"] or 0
    return CoveringParagraph.objects.create(report=report, offer=offer, order=last + 1, **values)


def _record(by: User, action: str, report: Report, **detail: Any) -> None:
    trail.record(by=by, action=action, subject=report, review_id=report.review_id, **detail)
