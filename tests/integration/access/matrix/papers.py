"""A report in each of the two reviews: under way, and published once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.utils import timezone

from audit_app.access.matrix.askers import Asker
from audit_app.access.models import User
from audit_app.keeping.services import erase_record
from audit_app.report import services
from audit_app.report.birthdays import dates_found
from audit_app.report.models import CoveringParagraph, ReportFile
from audit_app.sampling.choices import ErasureGround
from audit_app.sampling.models import Review
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import make_identity
from tests.integration.access.matrix.place import NONE, Arguments, Place

PARAGRAPH = {"part": "context", "heading": "Context", "body": "Words of the lead’s own."}
UNSEEN = {"revision": "0"}


def papers_in(place: Place) -> None:
    # An erasure takes the drafts with it, so it comes before them.
    erased = place.a_case()
    erase_record(case=erased, ground=ErasureGround.REQUEST, reason="Letter 17.", by=place.cast.lead)
    place.things["record"] = {"erased": {"number": erased.record_key_id}, "none": {"number": NONE}}
    this = _paper(place, place.here, place.cast.lead)
    other = _paper(place, place.elsewhere, place.people[Asker.LEAD_ELSEWHERE])
    ReportFile.objects.update(state="ready", made_at=timezone.now(), content=b"%PDF-1.7 as made", pages=1)
    place.things.update(
        {
            "report": {
                "unpublished": _address(place.here.pk, this),
                "unpublished, of another review": _address(place.elsewhere.pk, other),
                "none": _address(NONE, this),
            },
            "paragraph": place.of_review("paragraph_id", this["paragraph"], other["paragraph"]),
            "quote": place.of_review("quote_id", this["quote"], other["quote"]),
            "draft": place.of_review("file_id", this["draft"], other["draft"]),
            "Word draft": place.of_review("file_id", this["word draft"], other["word draft"]),
            "slides draft": place.of_review("file_id", this["slides draft"], other["slides draft"]),
            "publication": {
                "of this review": {"publication_id": this["publication"]},
                "of another review": {"publication_id": other["publication"]},
                "none": {"publication_id": NONE},
            },
        }
    )
    place.forms.update(
        {
            "report:edit_wording": {**UNSEEN, "text": "Children were protected."},
            "report:covering": {"revision": "1", "purpose": "information"},
            "report:new_paragraph": {**UNSEEN, **PARAGRAPH},
            "report:paragraph": {**UNSEEN, **PARAGRAPH},
            "report:offer": {**UNSEEN, **PARAGRAPH},
            "report:date": {"reason": "The day of the guidance.", "digest": this["digest"]},
            "report:comments": {"audit": this["audit"], "text": "since May"},
            "keeping:period": {"months": "12"},
            "keeping:copy": {"file_format": "json"},
        }
    )


def _address(review_id: int, paper: Arguments) -> Arguments:
    return {
        "review_id": review_id,
        "offer_key": paper["offer"],
        "audit": paper["audit"],
        "place": f"paragraph-{paper['dated']}",
    }


def _paper(place: Place, review: Review, lead: User) -> Arguments:
    """A report with a paragraph, a quote, a draft, a publication and an offer that nobody has answered."""
    audit = audits_to_report(replace(place.cast, review=review), cases=4).audits[0]
    comment_on_supervision(audit, "No note since May.")
    report = written_report(review, lead)
    paragraph = services.add_paragraph(report=report, by=lead, **PARAGRAPH)
    quote = services.add_quote(report=report, ref="7.4.comment", audit=audit, text="No note", by=lead)
    draft = services.request_pdf(report=report, by=lead)
    word_draft = services.request_word(report=report, by=lead)
    slides_draft = services.request_slides(report=report, by=lead)
    publication = services.publish(report=report, by=lead)
    offer = CoveringParagraph.objects.filter(report=report).exclude(offer="").first()
    if offer is None:
        raise LookupError("The report of the world offers no paragraph")
    offer.delete()
    make_identity(audit.case, date_of_birth=dt.date(2001, 3, 4))
    dated = services.add_paragraph(
        report=report, by=lead, **{**PARAGRAPH, "body": "In force on 4 March 2001."}
    )
    (found,) = dates_found(report)
    return {
        "dated": dated.pk,
        "digest": found.digest,
        "audit": audit.pk,
        "paragraph": paragraph.pk,
        "quote": quote.pk,
        "draft": draft.pk,
        "word draft": word_draft.pk,
        "slides draft": slides_draft.pk,
        "publication": publication.pk,
        "offer": offer.offer,
    }
