"""What runs at the head and the foot of each page, the page itself, and the settings of the file."""

from __future__ import annotations

from audit_app.report.charts.text import width_of
from audit_app.report.document import Document
from audit_app.report.renderers.office.markup import LANGUAGE, Markup, tag
from audit_app.report.renderers.word.markup import element, field, paragraph, run, tab, whole
from audit_app.report.renderers.word.measures import (
    BOTTOM_MM,
    FOOTER_MM,
    HEADER_MM,
    LEFT_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    RIGHT_MM,
    TEXT_WIDTH_MM,
    TOP_MM,
    twips,
)
from audit_app.report.renderers.word.package import relation_of

# Whoever has not entered how it is classified has a draft.
UNCLASSIFIED = "Draft"
SIZE_MM, APART_MM = 9 * 25.4 / 72, 8.0
# Of Word 2013 and later: without it the file would open in the manner of an older one.
LAYOUT_OF = "15"


def running_parts(document: Document) -> dict[str, bytes]:
    """Header, header of the first page and footer, by their names in the file."""
    classification = document.cover.classification or UNCLASSIFIED
    return {
        "header.xml": whole("hdr", *_header(document.title, classification)),
        "header-first.xml": whole("hdr", _flush_right(classification)),
        "footer.xml": whole("ftr", _footer(document.draft_mark)),
    }


def section() -> Markup:
    """A4, upright, with the first page's own header."""
    size = {"w": twips(PAGE_WIDTH_MM), "h": twips(PAGE_HEIGHT_MM)}
    margins = {
        "top": twips(TOP_MM),
        "right": twips(RIGHT_MM),
        "bottom": twips(BOTTOM_MM),
        "left": twips(LEFT_MM),
        "header": twips(HEADER_MM),
        "footer": twips(FOOTER_MM),
        "gutter": 0,
    }
    return element(
        "sectPr",
        _reference("headerReference", "header.xml", "default"),
        _reference("headerReference", "header-first.xml", "first"),
        _reference("footerReference", "footer.xml", "default"),
        _reference("footerReference", "footer.xml", "first"),
        element("pgSz", **size),
        element("pgMar", **margins),
        element("cols", space=twips(12.5)),
        element("titlePg"),
    )


def settings_part() -> bytes:
    """The part ``settings.xml``: the language, and how numbers are written in it."""
    return whole(
        "settings",
        element("zoom", percent=100),
        element("defaultTabStop", val=twips(12)),
        element("characterSpacingControl", val="doNotCompress"),
        element(
            "compat",
            element(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=LAYOUT_OF,
            ),
        ),
        element("themeFontLang", val=LANGUAGE),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )


def _header(title: str, classification: str) -> list[Markup]:
    """On one line where both have room."""
    taken = width_of(title, SIZE_MM) + width_of(classification, SIZE_MM, bold=True) + APART_MM
    if taken > TEXT_WIDTH_MM:
        return [_flush_right(classification), paragraph("Header", run(title))]
    return [paragraph("Header", run(title), tab(), run(classification, "Strong"))]


def _flush_right(words: str) -> Markup:
    return paragraph("Header", tab(), run(words, "Strong"))


def _footer(draft_mark: str) -> Markup:
    mark = run(draft_mark, "Strong") if draft_mark else ""
    pages = (run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1"))
    return paragraph("Footer", mark, tab(), *pages)


def _reference(kind: str, name: str, pages: str) -> Markup:
    return tag(f"w:{kind}", **{"w:type": pages, "r:id": relation_of(name)})
