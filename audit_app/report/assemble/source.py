"""Everything a report is assembled from, gathered once: figures, wordings, quotes, and who will read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from audit_app.aggregation.cohort import Cohort, signed_off_cohort
from audit_app.aggregation.measures import MEASURES, measure_results
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.tables import all_tables
from audit_app.aggregation.tallies import tally
from audit_app.aggregation.tally import Tally
from audit_app.report.models import FindingEdit, Quote, Report
from audit_app.report.narrative.values import Measured
from audit_app.report.queries import edits_of, quotes_of
from audit_app.report.shown import ShownMeasure, shown_measure
from audit_app.report.suppressed_tables import is_withheld, suppressed
from audit_app.sampling.models import Review


class Audience(Enum):
    """Who reads: a lead, who writes the report and sees all numbers, or a board, for whom it is written."""

    LEAD = "lead"
    BOARD = "board"


@dataclass(frozen=True)
class Source:
    """``measures`` and ``tables`` are already such as the audience may see them."""

    report: Report
    audience: Audience
    cohort: Cohort
    measures: Mapping[str, ShownMeasure]
    tables: Mapping[str, ResultTable]
    edits: Mapping[str, FindingEdit]
    quotes: Mapping[str, list[Quote]]

    @property
    def review(self) -> Review:
        return self.report.review

    @property
    def suppresses(self) -> bool:
        return self.audience is Audience.BOARD and self.review.suppress_small_cells

    def withholds(self, *keys: str) -> bool:
        """Whether the reader may not see the numbers of any of these tables, nor then of a text on them."""
        return any(is_withheld(self.tables[key]) for key in keys)

    def measured(self) -> list[Measured]:
        """Every measure as the narrative reads it."""
        return [Measured(key, each.result.verdict.value, each.counts) for key, each in self.measures.items()]

    def quotes_under(self, ref: str) -> list[Quote]:
        """What leads have quoted from the comments beside an item; 7.5.ics shares the comment of 7.5."""
        top_ref = ".".join(ref.split(".")[:2])
        return self.quotes.get(f"{top_ref}.comment", [])


def gather(report: Report, audience: Audience) -> Source:
    cohort = signed_off_cohort(report.review)
    suppress = audience is Audience.BOARD and report.review.suppress_small_cells
    tables = all_tables(cohort)
    measures = _measures(cohort, suppress=suppress)
    withheld_items = {shown.result.ref for shown in measures.values() if shown.withheld}
    return Source(
        report=report,
        audience=audience,
        cohort=cohort,
        measures=measures,
        tables=suppressed(tables, cohort.size, withheld_items) if suppress else tables,
        edits=edits_of(report),
        quotes=quotes_of(report),
    )


def _measures(cohort: Cohort, *, suppress: bool) -> dict[str, ShownMeasure]:
    results = measure_results(cohort)
    return {
        measure.key: shown_measure(
            results[measure.key], suppress=suppress, answers=_answers(tally(cohort, measure.tally_ref))
        )
        for measure in MEASURES
    }


def _answers(found: Tally) -> tuple[int, ...]:
    return (*found.counts.values(), found.answered, found.unanswered, found.hidden)
