"""A figure as a file: its table as CSV, its chart as SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.dashboard.all_figures import figure_called
from audit_app.dashboard.figures import Figure
from audit_app.dashboard.services import record_figure_downloaded
from audit_app.dashboard.views.common import asked
from audit_app.kit.exports import csv_response
from audit_app.report.charts import Svg
from audit_app.report.renderers.chart_pictures import pictures_of

CSV = "csv"
PICTURES: Mapping[str, tuple[str, Callable[[Svg], bytes]]] = {
    "svg": ("image/svg+xml", lambda chart: str(chart).encode()),
    "png": ("image/png", lambda chart: pictures_of([chart])[0]),
}


@open_to(Permission.VIEW_FIGURES)
@require_safe
def download(request: HttpRequest, review_id: int, figure: str, code: str) -> HttpResponseBase:
    """What an address asks for and there is not, is not found: a file cannot say what is wrong."""
    page = asked(request, review_id)
    found = figure_called(figure, page.cohort) if page.cohort else None
    chart = found.wide if found else None
    if not page.narrowing or not found or not (code == CSV or (chart and code in PICTURES)):
        raise Http404
    record_figure_downloaded(
        review=page.review,
        figure=found.key,
        code=code,
        narrowed=page.narrowing.codes,
        by=user_of(request),
    )
    name = f"case-file-audit-{found.anchor}.{code}"
    if chart and code in PICTURES:
        media_type, drawn = PICTURES[code]
        response = HttpResponse(drawn(chart), content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    return _as_csv(found, page.context()["counted"], name)


def _as_csv(figure: Figure, counted: str, name: str) -> HttpResponseBase:
    """Each row says of whom it is: a file is read without the page that it came from."""
    table = figure.table
    rows = [*table.rows, *([table.total] if table.total else [])]
    heading = (table.row_heading, *table.columns, "Of")
    return csv_response(name, heading, [(row.label, *row.values, counted) for row in rows])
