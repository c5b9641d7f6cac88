"""Charts that Excel draws itself, from the very cells of the table above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart

from audit_app.report.charts.palette import GRID, INK, QUIET_INK, ink_on
from audit_app.report.renderers.drawn import STACKED_AXIS, Series, is_stacked, series_of, wants_to_lie
from audit_app.report.renderers.xlsx.book import FONT, Sheet
from audit_app.report.renderers.xlsx.values import COUNT, Typed

WIDTH, HEIGHT, BAR = 720, 320, 30
# The room beside the bars: title, axis and legend.
AROUND = 130
PIXELS_A_ROW = 20


@dataclass(frozen=True)
class Placed:
    """Where a table stands: the row of its headings, its columns, and its rows without the total."""

    head: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, list[Typed]], ...]


def draw(sheet: Sheet, key: str, about: Mapping[str, Any], table: Placed) -> None:
    """The chart under its table, with the words that stand for it where it cannot be seen."""
    stacked = is_stacked(key)
    lies = stacked or wants_to_lie([label for label, _row in table.rows])
    kind = {"type": "bar" if lies else "column"} | ({"subtype": "percent_stacked"} if stacked else {})
    chart = sheet.book.workbook.add_chart(kind)
    for series in series_of(key, table.columns):
        chart.add_series(_series(sheet, series, table, stacked=stacked))
    caption = f"{about['number']}: {about['title']}"
    _dress(chart, caption, stacked=stacked, lies=lies)
    height = AROUND + BAR * len(table.rows) if lies else HEIGHT
    chart.set_size({"width": WIDTH, "height": height})
    place = {"description": about["description"], "object_position": 2, "x_offset": 2, "y_offset": 6}
    sheet.worksheet.insert_chart(sheet.row, 0, chart, place)
    sheet.row += height // PIXELS_A_ROW + 2


def _series(sheet: Sheet, series: Series, table: Placed, *, stacked: bool) -> dict[str, Any]:
    """A number that is withheld has no bar; neither has "–", where a measure is not asked."""
    first, last = table.head + 1, table.head + len(table.rows)
    column = series.column + 1
    values = [row[series.column] for _label, row in table.rows]
    return {
        "name": [sheet.name, table.head, column],
        "categories": [sheet.name, first, 0, last, 0],
        "values": [sheet.name, first, column, last, column],
        "values_data": [each.value if each.kind == COUNT else 0 for each in values],
        "fill": {"color": series.fill},
        "gap": 40,
        **({"overlap": 100} if stacked else {}),
        "data_labels": {
            "value": True,
            # A segment without a case has no room for its number.
            "num_format": "#,##0;;" if stacked else "#,##0",
            "font": _font(10, ink_on(series.fill) if stacked else INK, bold=True),
            **({} if stacked else {"position": "outside_end"}),
        },
    }


def _dress(chart: Chart, caption: str, *, stacked: bool, lies: bool) -> None:
    chart.set_title({"name": caption, "name_font": _font(12, INK, bold=True), "overlay": False})
    labels: dict[str, Any] = {"num_font": _font(10, INK), "line": {"color": QUIET_INK}}
    labels["major_tick_mark"] = "none"
    scale: dict[str, Any] = {"num_font": _font(9, QUIET_INK), "min": 0, "line": {"none": True}}
    scale["major_gridlines"] = {"visible": True, "line": {"color": GRID, "width": 0.75}}
    scale["name"] = STACKED_AXIS if stacked else "Cases"
    scale |= {"name_font": _font(9, QUIET_INK), "num_format": "0%" if stacked else "#,##0"}
    if lies:
        # Such bars are counted from below; the table is read from above.
        chart.set_y_axis(labels | {"reverse": True, "major_gridlines": {"visible": False}})
        chart.set_x_axis(scale | {"label_position": "high"})
    else:
        chart.set_x_axis(labels)
        chart.set_y_axis(scale)
    chart.set_legend({"position": "bottom", "font": _font(10, INK)} if stacked else {"none": True})
    chart.set_chartarea({"border": {"none": True}})


def _font(size: float, colour: str, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT["font_name"], "size": size, "color": colour, "bold": bold}
