"""The cases behind one bar: by answer, as references that lead to the audits."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.measures import Measure, measure_results
from audit_app.aggregation.results import SEGMENTS_THAT_APPLY
from audit_app.report.evidence import cases_of
from audit_app.report.narrative.wording import WORDING
from audit_app.report.presenters.evidence import SEGMENT_LABELS, SegmentLine
from audit_app.report.shown import ShownMeasure
from audit_app.tool.models import Audit


@dataclass(frozen=True)
class CasesPage:
    """``segments`` are those in which there is a case."""

    key: str
    label: str
    in_words: str
    verdict: str
    verdict_label: str
    segments: tuple[SegmentLine, ...]

    @property
    def audits(self) -> tuple[Audit, ...]:
        return tuple(audit for segment in self.segments for audit in segment.audits)


def cases_page(measure: Measure, cohort: Cohort) -> CasesPage:
    shown = ShownMeasure(measure_results(cohort)[measure.key])
    return CasesPage(
        measure.key,
        WORDING[measure.key].label,
        shown.in_words,
        shown.verdict,
        shown.verdict_label,
        tuple(
            SegmentLine(
                SEGMENT_LABELS[found.segment],
                len(found.audits),
                found.segment in SEGMENTS_THAT_APPLY,
                found.audits,
            )
            for found in cases_of(measure, cohort)
        ),
    )
