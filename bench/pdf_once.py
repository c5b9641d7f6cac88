"""One PDF in a process of its own, told as a line of JSON: ``python -m bench.pdf_once ours report.html``.

``fill``: puts the demonstration's finished review into an empty database. ``whole``: what the worker does,
from the database to the PDF, leaving the HTML on the way. ``ours``: that HTML to PDF by the project's own
function. ``alone``: the same by nothing but WeasyPrint.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STYLESHEET = ROOT / "static" / "app" / "report-print.css"


def fill(_html: Path) -> dict[str, Any]:
    from django.core.management import call_command

    from audit_app.demo.build import load
    from audit_app.demo.variants import STANDARD

    call_command("migrate", verbosity=0)
    load(STANDARD)
    return {}


def whole(html: Path) -> dict[str, Any]:
    from audit_app.report.assemble import Audience, assemble
    from audit_app.report.queries import report_of
    from audit_app.report.renderers.html import print_source
    from audit_app.sampling.models import Review

    start = time.perf_counter()
    document = assemble(report_of(Review.objects.get()), Audience.BOARD)
    assembled = time.perf_counter()
    source = print_source(document)
    printed = time.perf_counter()
    html.write_text(source)
    return {"assembling": assembled - start, "printing": printed - assembled, **ours(html)}


def ours(html: Path) -> dict[str, Any]:
    import weasyprint  # noqa: F401 - what it takes to load is not what is measured

    from audit_app.report.renderers.pdf import pdf_of

    source = html.read_text()
    start = time.perf_counter()
    made = pdf_of(source)
    return {"seconds": time.perf_counter() - start, "size": len(made.content), "pages": made.pages}


def alone(html: Path) -> dict[str, Any]:
    """The same HTML with the same options; only the style sheet is named so that WeasyPrint finds it."""
    from weasyprint import HTML

    source = html.read_text().replace("static:app/report-print.css", STYLESHEET.as_uri())
    identifier = hashlib.sha256(source.encode()).digest()[:16]
    start = time.perf_counter()
    laid_out = HTML(string=source, media_type="print").render()
    content = laid_out.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return {"seconds": time.perf_counter() - start, "size": len(content), "pages": len(laid_out.pages)}


def main() -> None:
    name, path = sys.argv[1:]
    if name != "alone":
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "audit_app.config.settings")
        import django

        django.setup()
    found = {"fill": fill, "whole": whole, "ours": ours, "alone": alone}[name](Path(path))
    # In kilobytes on Linux.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({**found, "peak": peak}))


if __name__ == "__main__":
    main()
