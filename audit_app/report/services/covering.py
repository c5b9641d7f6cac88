"""Writing the covering report: its details and the lead's own paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from audit_app.access.models import User
from audit_app.access.record_keys import new_record_key
from audit_app.report.models import CoveringParagraph, Report
from audit_app.report.outline import Offer
from audit_app.report.policies import check_can_edit
from audit_app.report.services.guard import Conflict, hold_to_edit, save_at_revision
from audit_app.report.services.telling import tell
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
    by.read_again()
    check_can_edit(by, review)
    # Asked for only if the report is new, so that no key is made in vain.
    key: Any = new_record_key
    report, is_new = Report.objects.get_or_create(review=review, defaults={"record_key": key})
    if is_new:
        tell(by, "report started", report)
    return report


@transaction.atomic
def save_details(*, report: Report, details: Mapping[str, Any], revision: int, by: User) -> Report:
    """Saves what stands at the head of the report (any of ``DETAILS``).

    Raises:
        Conflict: somebody saved them in between.
        ValueError: a detail is not one of ``DETAILS``.
    """
    hold_to_edit(report, by)
    strangers = set(details) - set(DETAILS)
    if strangers:
        raise ValueError(f"Not details of a report: {', '.join(sorted(strangers))}")
    changes = save_at_revision(report, revision, **details)
    tell(by, "report details saved", report, changes=changes)
    return report


@transaction.atomic
def add_paragraph(
    *, report: Report, part: str, heading: str, body: str, by: User, offer: str = ""
) -> CoveringParagraph:
    """Adds a paragraph as the last of its part; ``offer`` is the key of the offer that it takes up.

    Raises:
        Conflict: somebody has written or turned down that offer in between.
    """
    hold_to_edit(report, by)
    paragraph = _place(report, offer, part=part, heading=heading, body=body)
    changes = {"heading": ("", heading), "body": ("", body)}
    tell(by, "report paragraph added", report, paragraph, changes, part=part)
    return paragraph


@transaction.atomic
def turn_down_offer(*, report: Report, offer: Offer, by: User) -> None:
    """Says that a paragraph which the outline offers is not to be written.

    Raises:
        Conflict: somebody has written or turned down that offer in between.
    """
    hold_to_edit(report, by)
    place = _place(report, offer.key, part=offer.part.value, heading=offer.heading, is_turned_down=True)
    tell(by, "report paragraph turned down", report, place, offer=offer.key)


@transaction.atomic
def save_paragraph(
    *, paragraph: CoveringParagraph, heading: str, body: str, revision: int, by: User
) -> CoveringParagraph:
    """Saves a paragraph.

    Raises:
        Conflict: somebody saved it in between.
    """
    hold_to_edit(paragraph.report, by)
    changes = save_at_revision(paragraph, revision, heading=heading, body=body)
    tell(by, "report paragraph saved", paragraph.report, paragraph, changes)
    return paragraph


@transaction.atomic
def remove_paragraph(*, paragraph: CoveringParagraph, by: User) -> None:
    """Takes a paragraph out; one that took up an offer turns that offer down."""
    hold_to_edit(paragraph.report, by)
    changes = {"heading": (paragraph.heading, ""), "body": (paragraph.body, "")}
    if paragraph.offer:
        save_at_revision(paragraph, paragraph.revision, body="", is_turned_down=True)
    else:
        # Not by its own method, after which the paragraph would have no number to be told by.
        CoveringParagraph.objects.filter(pk=paragraph.pk).delete()
    tell(by, "report paragraph removed", paragraph.report, paragraph, changes, part=paragraph.part)


def _place(report: Report, offer: str, **values: Any) -> CoveringParagraph:
    if offer and report.paragraphs.filter(offer=offer).exists():
        raise Conflict
    last = report.paragraphs.aggregate(last=Max("order"))["last"] or 0
    return CoveringParagraph.objects.create(report=report, offer=offer, order=last + 1, **values)
