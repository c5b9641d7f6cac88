"""What the PDF may be made of: files of our own that are named here, and nothing else.

Left to itself the renderer would read any address, local files included, that a text managed to smuggle in.
Imported only where a PDF is made, because WeasyPrint takes a second to load.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from audit_app.report.renderers.html import STYLESHEET

NAMED_FILES = {STYLESHEET: ("app/report-print.css", "text/css")}


class NamedFilesOnly(URLFetcher):
    """Hands out the named files; asked for anything else, it stops the printing."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in NAMED_FILES:
            raise FatalURLFetchingError("The report asked for a file that is not one of its own")
        path, media_type = NAMED_FILES[url]
        content = (Path(settings.BASE_DIR) / "static" / path).read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": f"{media_type}; charset=utf-8"})
