"""Data quality: what is missing, set aside, contradicted by a clock, left out or read twice."""

from __future__ import annotations

from django.db.models import Count

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.described import name_of
from audit_app.aggregation.double_reading import double_reading_table
from audit_app.aggregation.gaps import gap_table
from audit_app.aggregation.kept_aside import set_aside_table
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.timeliness import clock_counts
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.queries import allocations_of
from audit_app.tool.choices import STATES_IN_ORDER
from audit_app.tool.queries import first_readings
from audit_app.tool.registry import item


def data_quality_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        gap_table(cohort),
        clock_table(cohort),
        state_table(cohort),
        set_aside_table(cohort),
        double_reading_table(cohort),
    )


def clock_table(cohort: Cohort) -> ResultTable:
    rows = tuple(
        Row(
            name_of(item(found.ref), cohort.review),
            (found.agrees, found.disagrees, found.cannot, found.answered),
        )
        for found in clock_counts(cohort).values()
    )
    return ResultTable(
        "data_quality.clocks",
        "Clocks beside the assessors’ answers",
        ("Agrees", "Disagrees", "Cannot be computed", "Answered yes or no"),
        rows,
        "The assessor’s answer stands and is the one that is counted.",
        "Timescale",
    )


def state_table(cohort: Cohort) -> ResultTable:
    """Every allocated case by the state of its audit; only those signed off are in the report."""
    counted = dict(first_readings(cohort.review).values_list("state").annotate(audits=Count("pk")))
    allocated = allocations_of(cohort.review).filter(role=RaterRole.FIRST).count()
    # An audit is only made when its assessor starts it.
    counted["not_started"] = counted.get("not_started", 0) + allocated - sum(counted.values())
    return ResultTable(
        "data_quality.states",
        "Audits by state",
        ("Cases",),
        tuple(Row(label, (counted.get(code, 0),)) for code, label in STATES_IN_ORDER),
        "Only audits that are signed off are counted in this report.",
        "State",
        Row("Allocated", (allocated,)),
    )
