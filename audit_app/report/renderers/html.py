"""The document as HTML: the body of a page, and the complete source that the PDF is printed from."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string

from audit_app.report.document import Document

# An address that no browser knows: only the making of a PDF hands out what it names.
STYLESHEET = "static:app/report-print.css"


@dataclass(frozen=True)
class Links:
    """What a lead may follow from the report's page; readers of a published report are given none."""

    review_id: int
    may_write: bool = True


def page_body(document: Document, links: Links | None = None) -> str:
    """Contents, cover block and body, for a page that frames them."""
    return render_to_string("report/page_body.html", {"document": document, "links": links})


def print_source(document: Document) -> str:
    """A whole HTML page that needs nothing but the one stylesheet it names."""
    context = {"document": document, "links": None, "stylesheet": STYLESHEET}
    return render_to_string("report/print.html", context)
