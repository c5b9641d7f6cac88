"""The measures of a section as a table: counts, share, caseload estimate and verdict, one line a measure."""

from __future__ import annotations

from collections.abc import Sequence

from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, ResultTable, Row, Value
from audit_app.report.narrative.wording import WORDING
from audit_app.report.shown import ShownMeasure
from audit_app.report.suppression import NOTE

SEGMENT_HEADINGS = {
    "met": "Met",
    "partly": "Partly",
    "not_met": "Not met",
    "not_evident": "Not evident",
    "not_known": "Not known",
}
ALWAYS_SHOWN = ("met", "not_met")


def measure_table(key: str, title: str, measures: Sequence[ShownMeasure]) -> ResultTable:
    """One line a measure; a kind of answer that no case here has gets no column."""
    segments = [
        name
        for name in SEGMENTS_THAT_APPLY
        if name in ALWAYS_SHOWN or any(each.cell(name) for each in measures)
    ]
    return ResultTable(
        key,
        title,
        (
            "Applies",
            *(SEGMENT_HEADINGS[name] for name in segments),
            "Share met",
            "Caseload estimate (95% interval)",
            "Verdict",
        ),
        tuple(Row(WORDING[each.key].label, _values(each, segments)) for each in measures),
        NOTE if any(each.withheld for each in measures) else "",
        "Measure",
    )


def _values(each: ShownMeasure, segments: Sequence[str]) -> tuple[Value, ...]:
    if not each.result.asked:
        return ("–", *("–" for _name in segments), "–", "–", each.verdict_label)
    counts = [each.cell(name) for name in segments]
    return (each.cell("applies"), *counts, each.share, each.estimate, each.verdict_label)
