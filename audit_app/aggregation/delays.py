"""Section 4: agency checks, why core assessments were late, and the need for specialist assessments."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import CASES, options_table
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally

OTHER_AGENCIES = "2.2"


def delay_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        options_table(cohort, "4.checks", "2.1", "Agencies contacted for information", "Agency"),
        _other_agencies_table(cohort),
        options_table(cohort, "4.delays", "5.2.reason", "Why core assessments were late", "Reason"),
        options_table(cohort, "4.specialist", "6.5", "Need for specialist assessments identified", "Answer"),
    )


def _other_agencies_table(cohort: Cohort) -> ResultTable:
    """Nothing written here is an answer too, because the question asks for others "if any"."""
    found = tally(cohort, OTHER_AGENCIES)
    return ResultTable(
        "4.other_checks",
        "Agencies contacted beside those listed",
        CASES,
        (Row("Others named", (found.answered,)), Row("None named", (found.cases - found.answered,))),
        row_heading="Other agencies",
        total=Row("Total", (cohort.size,)),
    )
