"""Table 1.3: who audited how many cases."""

from __future__ import annotations

from django.db.models import Count

from audit_app.aggregation.cohort import FILTERS, Cohort
from audit_app.aggregation.results import ResultTable, Row
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.queries import allocations_of


def assessor_table(cohort: Cohort) -> ResultTable:
    """Every assessor with a case, in the order in which they joined; cases signed off, then all allocated."""
    path = FILTERS["assessor"]
    audited = dict(cohort.audits.values_list(path).annotate(cases=Count("pk")))
    narrowed = {FILTERS[name].removeprefix("allocation__"): value for name, value in cohort.filters.items()}
    first = allocations_of(cohort.review).filter(role=RaterRole.FIRST, **narrowed).order_by("assessor_id")
    allocated = first.values_list("assessor", "assessor__display_name").annotate(cases=Count("pk"))
    rows = tuple(Row(name, (audited.get(assessor, 0), cases)) for assessor, name, cases in allocated)
    return ResultTable(
        "1.3",
        "Cases by assessor",
        ("Cases audited", "Cases allocated"),
        rows,
        "Audited: signed off. A second reading of a case is not counted here.",
        "Assessor",
        Row("Total", (cohort.size, first.count())),
    )
