"""The document as a tagged PDF (PDF/UA-1), ready for a screen reader and for a board's printer."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from audit_app.report.renderers.html import STYLESHEET

_TARGET = re.compile(r"<a [^>]*href=\"#([^\"]+)\"[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class PdfRefusedError(ValueError):
    """The source asked for something that a PDF of ours is never made of."""


@dataclass(frozen=True)
class MadePdf:
    """A finished file."""

    content: bytes
    pages: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def pdf_of(source: str) -> MadePdf:
    """Prints a complete HTML page (see ``html.print_source``); the same source gives the same bytes.

    Raises:
        PdfRefusedError: the source names a file other than the report's own.
    """
    # Imported here because it takes a second that only the making of a PDF should cost.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from audit_app.report.renderers.fetcher import NamedFilesOnly

    names = _link_names(source)
    try:
        laid_out = HTML(
            string=source, base_url=STYLESHEET, url_fetcher=NamedFilesOnly(), media_type="print"
        ).render()
        content = laid_out.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(source.encode()).digest()[:16],
            finisher=lambda _document, pdf: _describe_links(pdf, names),
        )
    except FatalURLFetchingError as error:
        raise PdfRefusedError("A file was asked for that is not one of the report’s own") from error
    return MadePdf(content, len(laid_out.pages))


def _link_names(source: str) -> dict[str, str]:
    """What each link within the document says, by the anchor that it leads to."""
    return {anchor: unescape(_TAG.sub("", text)).strip() for anchor, text in _TARGET.findall(source)}


def _describe_links(pdf: Any, names: dict[str, str]) -> None:
    """Gives each link its words as description, where the renderer has put the anchor's id."""
    import pydyf

    for entry in pdf.objects:
        if not (isinstance(entry, pydyf.Dictionary) and entry.get("Subtype") == "/Link"):
            continue
        target = getattr(entry.get("Dest"), "string", None)
        if target in names:
            entry["Contents"] = pydyf.String(f"Go to {names[target]}")
