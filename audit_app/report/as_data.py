"""A report as plain values: what CSV, JSON and Excel are written from, and what a publication keeps."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from audit_app.report.assemble import Audience, Source, assemble_from, gather
from audit_app.report.case_level import case_level
from audit_app.report.document import Document
from audit_app.report.models import Report
from audit_app.report.renderers.tables import tables_of


def as_data(source: Source, document: Document, as_of: date) -> dict[str, Any]:
    """Tables and findings as printed, what they are of, and the answers case by case.

    ``document`` is what was assembled from ``source``, on the day ``as_of``.
    """
    review = source.review
    about = {
        "review": review.title,
        "authority": review.authority,
        "reference_date": review.reference_date.isoformat(),
        "as_of": as_of.isoformat(),
        "cases": document.cases,
        "suppressed": source.suppresses,
    }
    return {**tables_of(document), "about": about, "cases": case_level(source)}


def draft_as_data(report: Report) -> tuple[str, dict[str, Any]]:
    """The title of the report and its values as it stands now, as a board reader would be given them."""
    source = gather(report, Audience.BOARD)
    document = assemble_from(source)
    return document.title, as_data(source, document, timezone.localdate())
