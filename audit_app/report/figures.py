"""All of a report's tables and measures, for programs: nothing withheld and nothing worded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.aggregation.results import SEGMENTS, MeasureResult, ResultTable
from audit_app.aggregation.statistics import Estimate
from audit_app.aggregation.tables import SECTIONS
from audit_app.report.assemble import Audience, assemble_from, gather
from audit_app.report.models import Report


@dataclass(frozen=True)
class Figures:
    """Every table by its key in the order of the report, and every measure with its counts."""

    cases: int
    tables: Mapping[str, ResultTable]
    findings: tuple[dict[str, Any], ...]

    def as_plain(self) -> dict[str, Any]:
        """One object: each table under its key ("1.2"), and the findings under "findings"."""
        plain: dict[str, Any] = {key: table.as_plain() for key, table in self.tables.items()}
        return plain | {"findings": list(self.findings)}


def figures_of(report: Report) -> Figures:
    """All figures of a report as they are now, with no number withheld."""
    source = gather(report, Audience.LEAD)
    printed = {block.table.key: block.table for block in assemble_from(source).tables()}
    tables = sorted({**source.tables, **printed}.items(), key=lambda pair: _place(pair[0]))
    return Figures(
        cases=source.cohort.size,
        tables=dict(tables),
        findings=tuple(_finding(each.result) for each in source.measures.values()),
    )


def _place(key: str) -> int:
    return SECTIONS.index(key.split(".")[0])


def _finding(result: MeasureResult) -> dict[str, Any]:
    estimate = result.estimate if isinstance(result.estimate, Estimate) else None
    return {
        "key": result.key,
        "ref": result.ref,
        "sections": list(result.sections),
        "counts": {name: getattr(result, name) for name in SEGMENTS},
        "applies": result.applies,
        "share": result.share,
        "shortfall": result.shortfall,
        "verdict": result.verdict.value,
        "estimate": {"share": estimate.share, "low": estimate.low, "high": estimate.high}
        if estimate
        else None,
    }
