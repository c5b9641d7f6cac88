"""Data quality: cases read by two assessors, and how often the two gave the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, Q

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.results import ResultTable, Row
from audit_app.sampling.choices import RaterRole
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.queries import answered, first_readings, path_to, shown
from audit_app.tool.registry import items

SECOND = "second__audit__"


@dataclass(frozen=True)
class Agreement:
    """``compared``: pairs of answers to the same choice, where both readings call for it and answer it."""

    cases: int
    compared: int
    agreed: int

    def __post_init__(self) -> None:
        if not 0 <= self.agreed <= self.compared:
            raise ValueError(f"{self.agreed} of {self.compared} pairs of answers agree")


@once
def agreement(cohort: Cohort) -> Agreement:
    """Over the cases of the cohort whose second reading is signed off too."""
    role = Q(allocation__case__allocations__role=RaterRole.SECOND)
    second = FilteredRelation("allocation__case__allocations", condition=role)
    # What was agreed afterwards agrees with itself: the two are compared as they were handed in.
    cases = cohort.audits.values("allocation__case")
    first = first_readings(cohort.review).signed_off().filter(allocation__case__in=cases).order_by()
    twice = first.annotate(second=second).filter(**{f"{SECOND}state": "signed_off"})
    if not twice.exists():
        return Agreement(0, 0, 0)
    counts = {"cases": Count("pk")}
    for place, (each, both) in enumerate(_comparable(cohort)):
        same = both & Q(**{path_to(each): F(path_to(each, SECOND))})
        counts |= {
            f"compared_{place}": Count("pk", filter=both),
            f"agreed_{place}": Count("pk", filter=same),
        }
    found = twice.aggregate(**counts)
    return Agreement(found["cases"], _sum(found, "compared_"), _sum(found, "agreed_"))


def double_reading_table(cohort: Cohort) -> ResultTable:
    found = agreement(cohort)
    agreed = cohort.audits.filter(allocation__role=RaterRole.AGREED).count()
    note = "Answers to questions with a choice, where both assessors gave one. Tables count the first reading"
    settled = f", save in {agreed:,} whose differences were settled: there they count what was agreed"
    return ResultTable(
        "data_quality.double_readings",
        "Cases read twice",
        ("Number",),
        (
            Row("Cases with two readings signed off", (found.cases,)),
            Row("Pairs of answers compared", (found.compared,)),
            Row("Pairs that agree", (found.agreed,)),
        ),
        f"{note}{settled if agreed else ''}.",
        "Readings",
    )


def _comparable(cohort: Cohort) -> Iterator[tuple[Item, Q]]:
    """Each choice with the condition that both readings call for it and have answered it."""
    for each in items():
        if each.kind != "choice" or each.section == HEADER:
            continue
        first, second = shown(each.ref, cohort.off), shown(each.ref, cohort.off, SECOND)
        if first is not None and second is not None:
            yield each, first & second & answered(each) & answered(each, SECOND)


def _sum(found: dict[str, int], start: str) -> int:
    return sum(count for name, count in found.items() if name.startswith(start))
