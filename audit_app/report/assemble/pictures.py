"""Which charts the report draws, and what goes on them; nothing is drawn of a number that is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, ResultTable
from audit_app.aggregation.timeliness import ClockCount
from audit_app.report.assemble.writer import Draw
from audit_app.report.charts import Bar, StackedRow, Svg, column_chart, distribution, horizontal_bars
from audit_app.report.charts.stacked import stacked_bars
from audit_app.report.narrative.wording import WORDING
from audit_app.report.shown import ShownMeasure

# About a quarter of a printed page.
MOST_ROWS_TOGETHER = 7


def measures_drawn(measures: Sequence[ShownMeasure]) -> list[ShownMeasure]:
    """Those that can be drawn: asked, applying to some case, and with no number withheld."""
    return [each for each in measures if each.result.applies and not each.withheld]


def draw_measures(title: str, measures: Sequence[ShownMeasure]) -> Draw:
    return _draw_rows(title, _rows_of(measures), ())


def draw_in_pieces(title: str, measures: Sequence[ShownMeasure]) -> tuple[Draw, ...]:
    """The same chart in pieces of even length, between which a page can end; none where it is short."""
    rows = _rows_of(measures)
    count = ceil(len(rows) / MOST_ROWS_TOGETHER)
    if count < 2:
        return ()
    length = ceil(len(rows) / count)
    return tuple(
        _draw_rows(f"{title} ({number + 1} of {count})", rows[number * length : (number + 1) * length], rows)
        for number in range(count)
    )


def _rows_of(measures: Sequence[ShownMeasure]) -> list[StackedRow]:
    return [
        StackedRow(
            WORDING[each.key].label,
            {name: getattr(each.result, name) for name in SEGMENTS_THAT_APPLY},
            each.share,
        )
        for each in measures
    ]


def _draw_rows(title: str, rows: Sequence[StackedRow], beside: Sequence[StackedRow]) -> Draw:
    def draw(uid: str, width: float) -> Svg:
        return stacked_bars(rows, uid=uid, title=title, width=width, beside=beside)

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
