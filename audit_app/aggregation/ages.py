"""Table 1.2: the children by age range."""

from __future__ import annotations

from django.db.models import Count

from audit_app.aggregation.cohort import FILTERS, Cohort, once
from audit_app.aggregation.described import in_words
from audit_app.aggregation.results import ResultTable, Row


@once
def children_by_age(cohort: Cohort) -> dict[str, int]:
    """Cases by code of the age band, in order; bands without a case included."""
    path = FILTERS["age_band"]
    counted = dict(cohort.audits.values_list(path).annotate(cases=Count("pk")))
    return {code: counted.get(code, 0) for code in cohort.review.age_bands.codes}


def age_table(cohort: Cohort) -> ResultTable:
    counts = children_by_age(cohort)
    return ResultTable(
        "1.2",
        "Age range of the children",
        ("Children",),
        tuple(Row(label, (counts[code],)) for code, label in cohort.review.age_bands.labels.items()),
        f"Age on {in_words(cohort.review.reference_date)}; a boundary belongs to the older range.",
        "Age range",
        Row("Total", (cohort.size,)),
    )
