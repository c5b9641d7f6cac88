"""The lead's part of the demonstration's report: the covering paper, a few quotes, and publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from audit_app.access.models import User
from audit_app.report.assemble import Audience, gather
from audit_app.report.assemble.offers import open_offers_of
from audit_app.report.models import Report
from audit_app.report.outline import Offer
from audit_app.report.policies import can_quote
from audit_app.report.queries import comments_on
from audit_app.report.services import (
    add_paragraph,
    add_quote,
    publish,
    save_details,
    start_report,
    turn_down_offer,
)
from audit_app.sampling.models import Review

DETAILS = {
    "presented_by": "Verity Lampenfold, lead of the review",
    "presented_to": "The safeguarding board of Wealdshire County Council",
    "meeting_date": date(2009, 7, 21),
    "subject": "Are the children on our caseload safe, and how do we know?",
    "classification": "Unrestricted",
    "reference": "WCC/SB/09/14",
}

# What the lead writes where the outline offers a paragraph, by the key of the offer.
WRITTEN: Mapping[str, str] = {
    "what-has-been-done-since-the-files-were-read": (
        "Managers of every district have had the results for their own files. Clerical help with the "
        "electronic record began in May, and a list of core assessments that were begun and not finished is "
        "read each fortnight by the heads of service. It is too soon to say what difference either makes."
    ),
    "what-has-changed-nationally": (
        "The national progress report of March 2009 asked for regular supervision of high quality, and the "
        "Government accepted its recommendations in May. Statutory guidance is being rewritten. The "
        "findings below bear on the same points, and were reached independently of them."
    ),
    "recommendation-on-supervision": (
        "That the supervision policy be reviewed, so that it says how often a child protection case is "
        "discussed, that the progress of the plan is part of each discussion, and where the note is kept; "
        "and that new posts leave senior practitioners the time to do it."
    ),
    "recommendation-on-core-assessments": (
        "That core assessments be completed within 42 working days of the referral, and that where a "
        "specialist’s or another agency’s contribution must be waited for, an interim assessment be put on "
        "file within that time."
    ),
    "recommendation-on-recording": (
        "That each file carry a chronology, and that notes waiting to be entered be brought up to date on "
        "ICS within ten working days, with clerical help for as long as there is a backlog."
    ),
    "recommendation-on-planning-and-review-of-progress": (
        "That each core group ask at fixed intervals whether the plan is working, and that a plan which is "
        "not be changed, or legal advice be taken, within one review period."
    ),
}

# Comments from which the lead quotes the first that names nobody.
QUOTED = ("7.4.comment", "8.4.comment", "5.2.comment", "9.3.comment")


def publish_report(review: Review, lead: User) -> None:
    """Writes what only a lead can write, leaves out what nobody needs, and publishes."""
    report = start_report(review=review, by=lead)
    report = save_details(report=report, details=DETAILS, revision=report.revision, by=lead)
    for offer in open_offers_of(gather(report, Audience.LEAD)):
        _take_up(report, offer, lead)
    for ref in QUOTED:
        _quote(report, ref, lead)
    publish(report=report, by=lead)


def _take_up(report: Report, offer: Offer, lead: User) -> None:
    body = WRITTEN.get(offer.key)
    if body is None:
        turn_down_offer(report=report, offer=offer, by=lead)
        return
    add_paragraph(
        report=report, part=offer.part.value, heading=offer.heading, body=body, offer=offer.key, by=lead
    )


def _quote(report: Report, ref: str, lead: User) -> None:
    for audit, comment in comments_on(report.review, ref, lead):
        if can_quote(lead, audit, comment, comment):
            add_quote(report=report, ref=ref, audit=audit, text=comment, by=lead)
            return
