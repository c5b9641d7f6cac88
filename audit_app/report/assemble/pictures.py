"""Which charts the report draws, and what goes on them; nothing is drawn of a number that is withheld."""

from __future__ import annotations

from collections.abc import Sequence

from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, ResultTable
from audit_app.aggregation.timeliness import ClockCount
from audit_app.report.assemble.writer import Draw
from audit_app.report.charts import Bar, StackedRow, Svg, column_chart, distribution, horizontal_bars
from audit_app.report.charts.stacked import stacked_bars
from audit_app.report.narrative.wording import WORDING
from audit_app.report.shown import ShownMeasure


def measures_drawn(measures: Sequence[ShownMeasure]) -> list[ShownMeasure]:
    """Those that can be drawn: asked, applying to some case, and with no number withheld."""
    return [each for each in measures if each.result.applies and not each.withheld]


def draw_measures(title: str, measures: Sequence[ShownMeasure]) -> Draw:
    rows = [
        StackedRow(
            WORDING[each.key].label,
            {name: getattr(each.result, name) for name in SEGMENTS_THAT_APPLY},
            each.share,
        )
        for each in measures
    ]

    def draw(uid: str, width: float) -> Svg:
        return stacked_bars(rows, uid=uid, title=title, width=width)

    return draw


def bars_of(table: ResultTable, column: int = 0) -> list[Bar]:
    """The rows of a table as bars; none where the table is empty or one of its numbers is withheld."""
    values = [row.values[column] for row in table.rows]
    if not all(isinstance(value, int) for value in values):
        return []
    return [Bar(row.label, float(str(value))) for row, value in zip(table.rows, values, strict=True)]


def draw_columns(title: str, bars: Sequence[Bar], axis_label: str) -> Draw:
    def draw(uid: str, width: float) -> Svg:
        return column_chart(bars, uid=uid, title=title, axis_label=axis_label, width=width)

    return draw


def draw_bars(title: str, bars: Sequence[Bar], axis_label: str) -> Draw:
    def draw(uid: str, width: float) -> Svg:
        return horizontal_bars(bars, uid=uid, title=title, axis_label=axis_label, width=width)

    return draw


def draw_days(title: str, clock: ClockCount, unit: str) -> Draw:
    durations = [day for day, cases in clock.days.items() for _case in range(cases)]

    def draw(uid: str, width: float) -> Svg:
        return distribution(durations, clock.allowed, uid=uid, title=title, unit=unit, width=width)

    return draw
