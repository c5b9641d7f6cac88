"""An address for every line of the URL conf, of things that the demonstration holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from audit_app.access.rules.pages import PageOfService, every_page
from audit_app.filling.models import ItemNote
from audit_app.replying.models import Point, Share
from audit_app.report.models import CoveringParagraph, Publication, Quote, ReportFile
from audit_app.sampling.models import Allocation, Review
from audit_app.tool.models import Audit, ImmediateAction

# What an address is made of where nothing in the database is meant.
NOTHING = {"uidb36": "1", "key": "no-key", "token": "no-token", "code": "csv"}
# The format of the file that an address names, where it is no PDF.
FORMATS = {"word": "docx", "slides": "pptx"}


def every_address() -> Iterator[tuple[PageOfService, str]]:
    """Each page with its address, of an audit in each state where it is about an audit."""
    for page in every_page():
        wanted = re.findall(r"<(\w+)>", page.address)
        for known in _known(page):
            arguments = {name: known.get(name, NOTHING.get(name, 1)) for name in wanted}
            yield page, reverse(page.name, kwargs=arguments)


def _known(page: PageOfService) -> list[dict[str, Any]]:
    start = page.address.split("/")[1]
    if start == "audits":
        states = ("in_progress", "submitted", "in_moderation", "signed_off")
        return [*(_audit(state) for state in states), *_shared()]
    if start == "reviews":
        file_format = next((FORMATS[name] for name in FORMATS if f"/{name}/" in page.address), "pdf")
        return [_review("findings" in page.address, file_format)]
    record = Audit.objects.filter(state="signed_off").earliest("pk").allocation.case.record_key_id
    return [
        {
            "allocations": {"pk": Allocation.objects.filter(audit=None).earliest("pk").pk},
            "records": {"number": record},
            "reports": {"publication_id": Publication.objects.earliest("pk").pk},
        }.get(start, {})
    ]


def _audit(state: str) -> dict[str, Any]:
    audit = Audit.objects.filter(state=state).earliest("pk")
    action = ImmediateAction.objects.filter(audit=audit).first() or ImmediateAction.objects.earliest("pk")
    asked = audit.item_notes.first() or ItemNote.objects.first()
    known = {"pk": audit.pk, "number": 7, "ref": "7.4", "action_pk": action.pk}
    return {**known, **({"note_pk": asked.pk} if asked else {})}


def _shared() -> Iterator[dict[str, Any]]:
    """Audits of which a summary was shared: one that is waited for, and one with a reply to be answered."""
    waited_for = Share.objects.filter(sent_at=None).first()
    if waited_for:
        yield {"pk": waited_for.audit_id, "share_pk": waited_for.pk}
    sent = (
        Point.objects.filter(share__sent_at__isnull=False, answered_at=None).select_related("share").first()
    )
    if sent:
        yield {"pk": sent.share.audit_id, "share_pk": sent.share_id, "point_pk": sent.pk}


def _review(is_finding: bool, file_format: str) -> dict[str, Any]:
    review = Review.objects.get(report__publications__isnull=False)
    drafts = ReportFile.objects.filter(report__review=review, publication=None)
    file = drafts.filter(file_format=file_format).first()
    quote = Quote.objects.filter(report__review=review).first()
    return {
        "review_id": review.pk,
        "key": "supervision_evident" if is_finding else "2.protection",
        "paragraph_id": CoveringParagraph.objects.filter(report__review=review).earliest("pk").pk,
        "offer_key": "background",
        "ref": "7.4.comment",
        "file_id": file.pk if file else 1,
        "quote_id": quote.pk if quote else 1,
    }
