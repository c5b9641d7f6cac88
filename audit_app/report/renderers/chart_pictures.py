"""Charts as pictures for files that cannot hold drawings: each printed as the PDF prints it, then rastered.

Imports WeasyPrint where it is used, because it takes a second to load.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from audit_app.report.charts import Svg

# Pixels of the picture for each pixel of the chart: about 290 an inch at the width at which it is printed.
DENSITY = 2.5
POINTS_A_PIXEL = 0.75
# The charts are flat colours and smoothed type: this many shades show no loss, and halve the file.
SHADES = 64


def pictures_of(charts: Sequence[Svg]) -> list[bytes]:
    """A PNG of each chart on white, in their order; the same charts give the same bytes."""
    if not charts:
        return []
    import pypdfium2
    from weasyprint import HTML

    from audit_app.report.renderers.fetcher import NamedFilesOnly

    sheets = HTML(string=_sheets(charts), url_fetcher=NamedFilesOnly()).write_pdf()
    with pypdfium2.PdfDocument(sheets) as pages:
        return [_png(page) for page in pages]


def _sheets(charts: Sequence[Svg]) -> str:
    """A page for each chart, of exactly its size."""
    rules = "".join(
        f"@page chart-{place} {{ size: {chart.width}px {chart.height}px; margin: 0 }}"
        f"#sheet-{place} {{ page: chart-{place} }}"
        for place, chart in enumerate(charts)
    )
    sheets = "".join(f'<div id="sheet-{place}">{chart}</div>' for place, chart in enumerate(charts))
    common = "html { line-height: 0 } svg { display: block }"
    return f'<html lang="en-GB"><style>{common}{rules}</style><body style="margin: 0">{sheets}</body></html>'


def _png(page: object) -> bytes:
    bitmap = page.render(scale=DENSITY / POINTS_A_PIXEL)  # type: ignore[attr-defined]
    image = bitmap.to_pil().convert("RGB").quantize(SHADES)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
