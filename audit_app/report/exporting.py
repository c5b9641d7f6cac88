"""A report as one file, as its pages offer it, for whoever keeps the service."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access import trail
from audit_app.report.as_data import draft_as_data
from audit_app.report.assemble import Audience, assemble
from audit_app.report.models import Publication, Report
from audit_app.report.renderers.data import FORMATS, data_of
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import pdf_of

PDF = "pdf"
CODES = (PDF, *FORMATS)


@dataclass(frozen=True)
class Exported:
    """``name`` holds nothing of any case."""

    name: str
    content: bytes


def export_draft(report: Report, code: str) -> Exported:
    """The report as it stands now, as a board reader would be given it, in one of ``CODES``."""
    _record(report, code, version=0)
    if code == PDF:
        document = assemble(report, Audience.BOARD)
        return Exported("case-file-audit-draft.pdf", pdf_of(print_source(document)).content)
    title, plain = draft_as_data(report)
    content = data_of(title, plain, code)
    return Exported(f"case-file-audit-draft-tables.{code}", content)


def export_published(publication: Publication, code: str) -> Exported:
    """What was frozen, in one of ``CODES``: the same bytes at every time of asking."""
    _record(publication.report, code, version=publication.version)
    stem = f"case-file-audit-version-{publication.version}"
    if code == PDF:
        # The file that was made at the time; before it is made, it is made of what was frozen.
        kept = publication.file.content
        return Exported(f"{stem}.pdf", bytes(kept) if kept else pdf_of(publication.print_html).content)
    content = data_of(publication.title, publication.tables, code)
    return Exported(f"{stem}-tables.{code}", content)


def _record(report: Report, code: str, *, version: int) -> None:
    detail = {"review": report.review_id, "format": code, "version": version}
    trail.record_by_command(command="export_report", action="report exported", **detail)
