"""A review with something to report, and its report up to the point at which it can be published."""

from __future__ import annotations

import datetime as dt
import random

from audit_app.access.models import User
from audit_app.report.models import Report
from audit_app.report.presenters.covering import open_offers
from audit_app.report.services import add_paragraph, save_details, start_report
from audit_app.sampling.models import Review
from audit_app.tool.models import Audit, Recording
from tests.factories.aggregation import Audited, Reading, audited, random_answers
from tests.factories.sampling import Cast, bring_to

DETAILS = {
    "presented_by": "The lead reviewer",
    "presented_to": "The scrutiny board",
    "meeting_date": dt.date(2009, 7, 21),
    "subject": "Protecting children",
    "classification": "Unrestricted",
}
SAFE = {"9.8": "yes", "9.9": "satisfactory", "8.10": "no"}


def audits_to_report(cast: Cast, cases: int = 24, **answers: object) -> Audited:
    """Signed-off audits with answers of all kinds, no child of them in doubt unless the answers say so."""
    readings = [
        Reading({**random_answers(random.Random(number)), **SAFE, **answers}) for number in range(cases)
    ]
    made = audited(readings, review=cast.review)
    bring_to(cast.review, "reporting")
    return made


def comment_on_supervision(audit: Audit, text: str) -> None:
    """The comment beside 7.4."""
    Recording.objects.filter(audit=audit).update(supervision_comment=text)


def written_report(review: Review, lead: User) -> Report:
    """The report with its head filled in and each offered paragraph written."""
    bring_to(review, "reporting")
    report = start_report(review=review, by=lead)
    report = save_details(report=report, details=DETAILS, revision=report.revision, by=lead)
    for offer in open_offers(report):
        add_paragraph(
            report=report,
            part=offer.part.value,
            heading=offer.heading,
            body=f"The lead’s own words on: {offer.heading}.",
            offer=offer.key,
            by=lead,
        )
    return report
