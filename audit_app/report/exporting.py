"""A report as one file, as its pages offer it, for whoever keeps the service."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.access import trail
from audit_app.report.as_data import draft_as_data
from audit_app.report.assemble import Audience, assemble
from audit_app.report.choices import FileFormat
from audit_app.report.making import slides_of_publication, word_of_publication
from audit_app.report.models import Publication, Report
from audit_app.report.renderers.data import FORMATS, data_of
from audit_app.report.renderers.html import print_source
from audit_app.report.renderers.pdf import pdf_of
from audit_app.report.renderers.slides import slides_of
from audit_app.report.renderers.word import word_of

PDF, WORD, SLIDES = FileFormat.PDF.value, FileFormat.WORD.value, FileFormat.SLIDES.value
CODES = (PDF, WORD, SLIDES, *FORMATS)


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
    if code == WORD:
        return Exported("case-file-audit-draft.docx", word_of(assemble(report, Audience.BOARD)))
    if code == SLIDES:
        return Exported("case-file-audit-draft-slides.pptx", slides_of(assemble(report, Audience.BOARD)))
    title, plain = draft_as_data(report)
    content = data_of(title, plain, code)
    return Exported(f"case-file-audit-draft-tables.{code}", content)


def export_published(publication: Publication, code: str) -> Exported:
    """What was frozen, in one of ``CODES``: the same bytes at every time of asking.

    Raises:
        NotKeptError: the version was published before what a file of that format is made of was kept.
    """
    _record(publication.report, code, version=publication.version)
    stem = f"case-file-audit-version-{publication.version}"
    if code == PDF:
        # The file that was made at the time; before it is made, it is made of what was frozen.
        kept = publication.file.content
        return Exported(f"{stem}.pdf", bytes(kept) if kept else pdf_of(publication.print_html).content)
    if code == WORD:
        word_file = publication.word_file
        made = bytes(word_file.content) if word_file and word_file.content else None
        return Exported(f"{stem}.docx", made or word_of_publication(publication))
    if code == SLIDES:
        slides_file = publication.slides_file
        made = bytes(slides_file.content) if slides_file and slides_file.content else None
        return Exported(f"{stem}-slides.pptx", made or slides_of_publication(publication))
    content = data_of(publication.title, publication.tables, code)
    return Exported(f"{stem}-tables.{code}", content)


def _record(report: Report, code: str, *, version: int) -> None:
    detail = {"review": report.review_id, "format": code, "version": version}
    trail.record_by_command(command="export_report", action="report exported", **detail)
