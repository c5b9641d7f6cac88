"""Writing, reading and publishing the report."""

from __future__ import annotations

from datetime import date
from typing import Any

from audit_app.report import services
from audit_app.report.birthdays import dates_found
from audit_app.report.choices import FileFormat
from audit_app.report.models import (
    CoveringParagraph,
    DateConfirmation,
    FindingEdit,
    Publication,
    Quote,
    Report,
    ReportFile,
)
from audit_app.report.presenters.covering import open_offers
from audit_app.tool.models import Audit
from tests.factories.report import audits_to_report, comment_on_supervision, written_report
from tests.factories.sampling import Cast, make_identity
from tests.integration.trail.calls.call import Arguments, call

COMMENT, REF = "No supervision note since May.", "7.4.comment"
PARAGRAPH: dict[str, Any] = {"part": "context", "heading": "Why", "body": "The council asked for it."}
KEY, NUMBERS = "supervision_evident", {"met": 3, "cases": 4}


def a_report(cast: Cast) -> Report:
    return services.start_report(review=cast.review, by=cast.lead)


def of_report(cast: Cast, **more: Any) -> Arguments:
    return {"report": a_report(cast), "by": cast.lead, **more}


def an_audit(cast: Cast) -> Audit:
    audit = audits_to_report(cast, cases=4).audits[0]
    comment_on_supervision(audit, COMMENT)
    return audit


def a_paragraph(cast: Cast) -> CoveringParagraph:
    return services.add_paragraph(**of_report(cast), **PARAGRAPH)


def a_wording(cast: Cast) -> FindingEdit:
    return services.edit_wording(**of_report(cast, key=KEY, text="Words.", numbers=NUMBERS, revision=0))


def quoted(cast: Cast) -> Arguments:
    return of_report(cast, ref=REF, audit=an_audit(cast), text="No supervision note")


def a_quote(cast: Cast) -> Quote:
    return services.add_quote(**quoted(cast))


def a_draft(cast: Cast) -> ReportFile:
    return services.request_pdf(**of_report(cast))


def a_failed_draft(cast: Cast) -> ReportFile:
    draft = a_draft(cast)
    ReportFile.objects.update(state="failed")
    draft.refresh_from_db()
    return draft


def to_publish(cast: Cast) -> Arguments:
    audits_to_report(cast, cases=4)
    return {"report": written_report(cast.review, cast.lead), "by": cast.lead}


def a_publication(cast: Cast) -> Publication:
    return services.publish(**to_publish(cast))


def with_a_date(cast: Cast) -> Arguments:
    """A summary that names a day on which a child was born, and why it does."""
    make_identity(an_audit(cast).case, date_of_birth=date(2001, 3, 4))
    report = services.save_details(
        **of_report(cast), details={"summary": "In force since 4 March 2001."}, revision=0
    )
    (found,) = dates_found(report)
    said = {"place": found.place.key, "digest": found.digest, "reason": "The day of the guidance."}
    return {"report": report, "by": cast.lead, **said}


def a_confirmation(cast: Cast) -> DateConfirmation:
    return services.confirm_date(**with_a_date(cast))


def an_offer(cast: Cast) -> Arguments:
    audits_to_report(cast, cases=4)
    report = a_report(cast)
    return {"report": report, "offer": open_offers(report)[0], "by": cast.lead}


CALLS = {
    "report.start_report": call(lambda cast: {"review": cast.review, "by": cast.lead}, "report started"),
    "report.save_details": call(
        lambda cast: of_report(cast, details={"subject": "Protecting children"}, revision=0),
        "report details saved",
    ),
    "report.add_paragraph": call(lambda cast: of_report(cast, **PARAGRAPH), "report paragraph added"),
    "report.turn_down_offer": call(an_offer, "report paragraph turned down"),
    "report.save_paragraph": call(
        lambda cast: {
            "paragraph": a_paragraph(cast),
            "heading": "Why",
            "body": "The board asked for it.",
            "revision": 0,
            "by": cast.lead,
        },
        "report paragraph saved",
    ),
    "report.remove_paragraph": call(
        lambda cast: {"paragraph": a_paragraph(cast), "by": cast.lead}, "report paragraph removed"
    ),
    "report.edit_wording": call(
        lambda cast: of_report(cast, key=KEY, text="Words.", numbers=NUMBERS, revision=0), "wording edited"
    ),
    "report.keep_wording": call(
        lambda cast: {"edit": a_wording(cast), "numbers": {"met": 4, "cases": 4}, "by": cast.lead},
        "wording kept",
    ),
    "report.refresh_wording": call(
        lambda cast: {"edit": a_wording(cast), "by": cast.lead}, "wording refreshed"
    ),
    "report.add_quote": call(quoted, "comment quoted"),
    "report.remove_quote": call(lambda cast: {"quote": a_quote(cast), "by": cast.lead}, "quote removed"),
    "report.confirm_date": call(with_a_date, "date confirmed to be no birthday"),
    "report.withdraw_confirmation": call(
        lambda cast: {"confirmation": a_confirmation(cast), "by": cast.lead}, "confirmation withdrawn"
    ),
    "report.request_pdf": call(of_report, "PDF asked for"),
    "report.request_word": call(of_report, "Word file asked for"),
    "report.request_slides": call(of_report, "PowerPoint file asked for"),
    "report.retry_file": call(
        lambda cast: {"file": a_failed_draft(cast), "by": cast.lead}, "PDF asked for again"
    ),
    "report.publish": call(to_publish, "report published"),
    "report.record_draft_read": call(
        lambda cast: {"review": cast.review, "as_board": False, "by": cast.lead}, "draft report read"
    ),
    "report.record_comments_read": call(
        lambda cast: {"ref": REF, "audits": [an_audit(cast)], "by": cast.lead}, "comment read"
    ),
    "report.record_evidence_read": call(
        lambda cast: {"key": KEY, "audits": [an_audit(cast)], "by": cast.lead}, "answer in evidence read"
    ),
    "report.record_publication_read": call(
        lambda cast: {"publication": a_publication(cast), "by": cast.board_reader}, "published report read"
    ),
    "report.record_publication_downloaded": call(
        lambda cast: {
            "publication": a_publication(cast),
            "file_format": FileFormat.WORD,
            "by": cast.board_reader,
        },
        "published Word file downloaded",
    ),
    "report.record_draft_downloaded": call(
        lambda cast: {"file": a_draft(cast), "by": cast.lead}, "PDF downloaded"
    ),
    "report.record_draft_tables_downloaded": call(
        lambda cast: {"review": cast.review, "code": "csv", "by": cast.lead}, "tables downloaded"
    ),
    "report.record_published_tables_downloaded": call(
        lambda cast: {"publication": a_publication(cast), "code": "json", "by": cast.board_reader},
        "published tables downloaded",
    ),
}
