"""A figure as a file: its table as CSV, its chart as SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from audit_app.access.gate import open_to, user_of
from audit_app.access.roles import Permission
from audit_app.aggregation.results import Row, Value
from audit_app.dashboard.all_figures import figure_called
from audit_app.dashboard.figures import Figure
from audit_app.dashboard.services import record_figure_downloaded
from audit_app.dashboard.views.common import Asked, Form, asked
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
    """A figure that has a name of its own."""
    page = asked(request, review_id)
    return file_of(request, page, figure_called(figure, page.cohort) if page.cohort else None, code)


def file_of(request: HttpRequest, page: Asked[Form], figure: Figure | None, code: str) -> HttpResponseBase:
    """What an address asks for and there is not, is not found: a file cannot say what is wrong."""
    chart = figure.wide if figure else None
    if not figure or not (code == CSV or (chart and code in PICTURES)):
        raise Http404
    record_figure_downloaded(
        review=page.review, figure=figure.key, code=code, narrowed=page.codes, by=user_of(request)
    )
    name = f"case-file-audit-{figure.slug}.{code}"
    if chart and code in PICTURES:
        media_type, drawn = PICTURES[code]
        response = HttpResponse(drawn(chart), content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    return _as_csv(figure, page.context()["counted"], name)


def _as_csv(figure: Figure, counted: str, name: str) -> HttpResponseBase:
    """Each row says of whom it is: a file is read without the page that it came from."""
    table = figure.table
    rows = [*table.rows, *([table.total] if table.total else [])]
    heading = (table.row_heading, *table.columns, "Of")
    return csv_response(name, heading, [_cells(row, counted) for row in rows])


def _cells(row: Row, counted: str) -> tuple[Value, ...]:
    return (row.label, *("" if value is None else value for value in row.values), counted)
