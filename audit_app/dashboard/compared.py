"""Districts or teams beside each other for one measure, and no table of the best and the worst."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.compared_places import DISTRICT, TEAM, ComparedPlaces, compared_places
from audit_app.aggregation.measures import Measure
from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, MeasureResult, ResultTable, Row
from audit_app.dashboard.figures import Figure
from audit_app.report.assemble.writer import Draw
from audit_app.report.charts import StackedRow, Svg, stacked_bars
from audit_app.report.narrative.wording import WORDING
from audit_app.report.shown import ShownMeasure

KEY = "compared"
KINDS = ((DISTRICT, "Districts"), (TEAM, "Teams"))
# Of fewer cases one more or less would move a place from the one end to the other.
FEWEST = 5
TOO_FEW = "too few to compare"
COLUMNS = ("Cases", "Applies", "Met", "Share met", "Caseload estimate (95% interval)")
TOGETHER = "All of them together"


def compared_figure(cohort: Cohort, measure: Measure, kind: str) -> Figure:
    """Places in the order of the authority; of one with too few cases only how many there are."""
    found = compared_places(cohort, measure, kind)
    label = WORDING[measure.key].label
    title = f"{label}, by {kind}"
    rows = [Row(name, _values(result)) for name, result in found.places.items()]
    if rows:
        rows.append(Row(TOGETHER, _values(found.together)))
    return Figure(
        KEY,
        title,
        ResultTable(KEY, title, COLUMNS, tuple(rows), _note(found), kind.capitalize()),
        _draw(found, title),
    )


def _values(result: MeasureResult) -> tuple[int | str, ...]:
    if result.applies < FEWEST:
        return (result.cases, result.applies, "–", TOO_FEW, "–")
    shown = ShownMeasure(result)
    return (result.cases, result.applies, result.met, shown.share, shown.estimate)


def _note(found: ComparedPlaces) -> str:
    return f"Without a case: {', '.join(found.without_a_case)}." if found.without_a_case else ""


def _draw(found: ComparedPlaces, title: str) -> Draw | None:
    rows = [
        StackedRow(
            name, {each: getattr(result, each) for each in SEGMENTS_THAT_APPLY}, ShownMeasure(result).share
        )
        for name, result in found.places.items()
        if result.applies >= FEWEST
    ]
    if not rows:
        return None

    def draw(uid: str, width: float) -> Svg:
        return stacked_bars(rows, uid=uid, title=title, width=width)

    return draw
