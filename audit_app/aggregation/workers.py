"""Section 7: what caused changes of social worker."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import options_table
from audit_app.aggregation.results import ResultTable


def worker_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (options_table(cohort, "7.causes", "8.2.cause", "What caused changes of social worker", "Cause"),)
