"""The measures of each section of the tool as a figure: stacked bars, and the table of their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.measures import MEASURES, measure_results
from audit_app.aggregation.results import ResultTable, Row
from audit_app.dashboard.figures import Figure
from audit_app.report.assemble.measure_table import measure_table
from audit_app.report.assemble.pictures import draw_measures, measures_drawn
from audit_app.report.narrative.wording import WORDING
from audit_app.report.shown import ShownMeasure
from audit_app.tool.registry import item, items, section_titles

SET_ASIDE = ("not_applicable", "hidden", "unanswered")


def section_figures(cohort: Cohort) -> tuple[Figure, ...]:
    """A figure for each section of the tool, in its order; each measure stands in one of them."""
    return tuple(_figure(number, shown) for number, shown in _by_section(cohort))


def _by_section(cohort: Cohort) -> Iterator[tuple[int, list[ShownMeasure]]]:
    place = {each.ref: number for number, each in enumerate(items())}
    results = measure_results(cohort)
    found: dict[int, list[ShownMeasure]] = defaultdict(list)
    for measure in sorted(MEASURES, key=lambda each: place[each.refs[0]]):
        found[int(item(measure.refs[0]).section)].append(ShownMeasure(results[measure.key]))
    yield from sorted(found.items())


def _figure(number: int, shown: Sequence[ShownMeasure]) -> Figure:
    key, title = f"section-{number}", f"Section {number}: {section_titles()[number]}"
    drawn = measures_drawn(shown)
    return Figure(
        key,
        title,
        _with_those_set_aside(measure_table(key, title, shown), shown),
        draw_measures(title, drawn) if drawn else None,
        {WORDING[each.key].label: each.key for each in shown},
    )


def _with_those_set_aside(table: ResultTable, shown: Sequence[ShownMeasure]) -> ResultTable:
    """The table of the report and one column more, so that each row comes to all the cases."""
    counted = table.columns.index("Share met")
    rows = tuple(
        Row(row.label, (*row.values[:counted], _set_aside(each), *row.values[counted:]))
        for row, each in zip(table.rows, shown, strict=True)
    )
    columns = (*table.columns[:counted], "Set aside", *table.columns[counted:])
    return ResultTable(table.key, table.title, columns, rows, row_heading=table.row_heading)


def _set_aside(each: ShownMeasure) -> int | str:
    return sum(getattr(each.result, name) for name in SET_ASIDE) if each.result.asked else "–"
