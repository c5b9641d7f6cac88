"""Table 1.4: the days on which the cases were in fact audited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import in_words, plural
from audit_app.aggregation.results import ResultTable, Row
from audit_app.tool.queries import path_to
from audit_app.tool.registry import item

DATE_OF_AUDIT = "H.6"


@dataclass(frozen=True)
class Fieldwork:
    """First and last day of an audit, None where no audit has a date; ``dated`` audits have one."""

    first: date | None
    last: date | None
    days: int
    dated: int


@once
def fieldwork(cohort: Cohort) -> Fieldwork:
    path = path_to(item(DATE_OF_AUDIT))
    return Fieldwork(
        **cohort.audits.aggregate(
            first=Min(path), last=Max(path), days=Count(path, distinct=True), dated=Count(path)
        )
    )


def fieldwork_table(cohort: Cohort) -> ResultTable:
    found = fieldwork(cohort)
    undated = cohort.size - found.dated
    return ResultTable(
        "1.4",
        "Dates of the fieldwork",
        ("Date",),
        (Row("First audit", (_day(found.first),)), Row("Last audit", (_day(found.last),))),
        f"No date of audit is recorded in {plural(undated)}." if undated else "",
        "Fieldwork",
    )


def _day(day: date | None) -> str | None:
    return in_words(day) if day else None
