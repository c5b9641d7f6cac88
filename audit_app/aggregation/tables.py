"""Every table of the report by its key, in the order of the report's sections."""

from __future__ import annotations

from collections.abc import Iterator

from audit_app.aggregation.ages import age_table
from audit_app.aggregation.assessors import assessor_table
from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.complexity import complexity_tables
from audit_app.aggregation.data_quality import data_quality_tables
from audit_app.aggregation.days import day_tables
from audit_app.aggregation.delays import delay_tables
from audit_app.aggregation.discussions import discussion_tables
from audit_app.aggregation.documents import document_tables
from audit_app.aggregation.fieldwork import fieldwork_table
from audit_app.aggregation.legal import legal_tables
from audit_app.aggregation.overall import overall_tables
from audit_app.aggregation.referrals import referral_tables
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.safety import safety_tables
from audit_app.aggregation.sampled import sampled_tables
from audit_app.aggregation.supervision import supervision_tables
from audit_app.aggregation.workers import worker_tables

SECTIONS = (*"123456789", "10", "data_quality")


def all_tables(cohort: Cohort) -> dict[str, ResultTable]:
    """Every table, keyed by section and subject: "1.2", "2.documents", "3.supervision.1.6".

    Raises:
        ValueError: two tables have the same key.
    """
    tables = sorted(_tables(cohort), key=lambda table: SECTIONS.index(table.key.split(".")[0]))
    by_key = {table.key: table for table in tables}
    if len(by_key) < len(tables):
        raise ValueError("Two tables have the same key")
    return by_key


def _tables(cohort: Cohort) -> Iterator[ResultTable]:
    yield from sampled_tables(cohort)
    yield age_table(cohort)
    yield assessor_table(cohort)
    yield fieldwork_table(cohort)
    yield from overall_tables(cohort)
    yield from document_tables(cohort)
    yield from supervision_tables(cohort)
    yield from delay_tables(cohort)
    yield from day_tables(cohort)
    yield from referral_tables(cohort)
    yield from complexity_tables(cohort)
    yield from worker_tables(cohort)
    yield from legal_tables(cohort)
    yield from discussion_tables(cohort)
    yield from safety_tables(cohort)
    yield from data_quality_tables(cohort)
