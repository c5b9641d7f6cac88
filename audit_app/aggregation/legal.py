"""Section 8: formal letters before proceedings."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import options_table
from audit_app.aggregation.results import ResultTable


def legal_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (options_table(cohort, "8.letters", "9.12", "Formal letters before proceedings", "Letter"),)
