"""What stands before the report itself: its cover, and its contents as a field that Word can update."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit_app.report.document import Document
from audit_app.report.renderers.office.markup import Markup
from audit_app.report.renderers.word.markup import element, paragraph, run, tab

Listed = tuple[int, str, str]
"""A heading that the contents name: its level, its words, and the bookmark on it."""

# Headings of the first two levels, each a link to where it stands.
INSTRUCTION = r' TOC \o "1-2" \h \z \u '


def cover(document: Document) -> Iterator[Markup]:
    """The first page: whose report it is, its title, to whom it goes, and what it comes to."""
    about = document.cover
    yield paragraph("ReportAuthority", run(about.authority))
    yield paragraph("Title", run(document.title))
    if document.draft_mark:
        yield paragraph("ReportDraft", run(document.draft_mark))
    for name, value in about.details():
        yield paragraph("ReportDetail", run(name, "Strong"), tab(), run(value))
    yield paragraph("ReportSummaryHeading", run("Summary"))
    yield paragraph("ReportSummary", run(about.summary))
    if about.purpose:
        yield paragraph("ReportPurpose", run(about.purpose))


def contents(headings: Sequence[Listed]) -> Markup:
    """The contents, filled in already: links without pages, which only the program that sets them knows."""
    entries = [_entry(each, place == 0, place == len(headings) - 1) for place, each in enumerate(headings)]
    kind = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    title = paragraph("TOCHeading", run("Contents"))
    return element(
        "sdt", element("sdtPr", kind), element("sdtContent", title, *(entries or [_entry_of_none()]))
    )


def _entry(listed: Listed, is_first: bool, is_last: bool) -> Markup:
    level, words, mark = listed
    link = element("hyperlink", run(words), anchor=mark, history=1)
    return paragraph(f"TOC{level}", _begin() if is_first else "", link, _end() if is_last else "")


def _entry_of_none() -> Markup:
    return paragraph("TOC1", _begin(), _end())


def _begin() -> Markup:
    instruction = f'<w:instrText xml:space="preserve">{INSTRUCTION.replace(chr(34), "&quot;")}</w:instrText>'
    return "".join(
        (
            element("r", element("fldChar", fldCharType="begin")),
            element("r", instruction),
            element("r", element("fldChar", fldCharType="separate")),
        )
    )


def _end() -> Markup:
    return element("r", element("fldChar", fldCharType="end"))
