"""Section 2: the assessors' judgements of each case as a whole, and what it took to reach them."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import NOT_ASKED, denominator, options_table
from audit_app.aggregation.numbers import SPREAD_COLUMNS, numbers_given, spread_of, spread_values
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.tool.queries import is_asked

READING_MINUTES = "9.13.minutes"


def overall_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        options_table(cohort, "2.protected", "9.8", "Whether the child is protected now", "Answer"),
        options_table(cohort, "2.practice", "9.9", "The standard of practice", "Standard"),
        options_table(cohort, "2.reading", "9.13.ease", "How hard it was to form a view", "Effort"),
        _minutes_table(cohort),
    )


def _minutes_table(cohort: Cohort) -> ResultTable:
    spread = spread_of(numbers_given(cohort, READING_MINUTES))
    asked = is_asked(READING_MINUTES, cohort.off)
    return ResultTable(
        "2.reading_minutes",
        "How long the reading of a case took",
        SPREAD_COLUMNS,
        (Row("Minutes", spread_values(spread)),) if asked else (),
        denominator(tally(cohort, READING_MINUTES)) if asked else NOT_ASKED,
        "Time",
    )
