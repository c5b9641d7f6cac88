"""Table 1.3: who audited how many cases."""

from __future__ import annotations

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort, narrowed_by
from audit_app.aggregation.results import ResultTable, Row
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.queries import allocations_of


def assessor_table(cohort: Cohort) -> ResultTable:
    """Every assessor with a case, in the order in which they joined; cases signed off, then all allocated."""
    narrowed = narrowed_by(cohort.filters, of_allocations=True)
    first = allocations_of(cohort.review).filter(narrowed, role=RaterRole.FIRST).order_by("assessor_id")
    is_counted = Q(case__in=cohort.audits.values("allocation__case"))
    lines = first.values_list("assessor", "assessor__display_name").annotate(
        audited=Count("pk", filter=is_counted), cases=Count("pk")
    )
    rows = tuple(Row(name, (audited, cases)) for _assessor, name, audited, cases in lines)
    return ResultTable(
        "1.3",
        "Cases by assessor",
        ("Cases audited", "Cases allocated"),
        rows,
        "Audited: signed off. A second reading of a case is not counted here.",
        "Assessor",
        Row("Total", (cohort.size, first.count())),
    )
