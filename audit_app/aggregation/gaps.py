"""Data quality: items that are called for and unanswered, with or without a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import name_of, plural
from audit_app.aggregation.grid_pass import grid_lines
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit, UnansweredReason
from audit_app.tool.queries import answered, needed
from audit_app.tool.registry import item, items, section_items


@dataclass(frozen=True)
class Gap:
    """An item with cases in which it is called for and unanswered; ``with_reason`` of them say why."""

    ref: str
    unanswered: int
    with_reason: int


@once
def gaps(cohort: Cohort) -> tuple[Gap, ...]:
    """Every item that has a gap somewhere, in the order of the form."""
    reasons = _reasons(cohort)
    # A reason can outlive its gap when a review later changes which items it asks.
    return tuple(Gap(ref, cases, min(cases, reasons.get(ref, 0))) for ref, cases in _missing(cohort) if cases)


def gap_table(cohort: Cohort) -> ResultTable:
    found = gaps(cohort)
    return ResultTable(
        "data_quality.unanswered",
        "Items without an answer",
        ("Unanswered", "With a reason"),
        tuple(Row(name_of(item(gap.ref), cohort.review), (gap.unanswered, gap.with_reason)) for gap in found),
        f"In {plural(cohort.size)}. Only items that a case calls for; comments only where the tool asks for "
        "them.",
        "Item",
        Row("Total", (sum(gap.unanswered for gap in found), sum(gap.with_reason for gap in found))),
    )


def _reasons(cohort: Cohort) -> dict[str, int]:
    given = UnansweredReason.objects.filter(audit__in=cohort.audits.values("pk")).order_by()
    return dict(given.values_list("ref").annotate(cases=Count("pk")))


def _missing(cohort: Cohort) -> Iterator[tuple[str, int]]:
    yield from _missing_in_header(cohort)
    in_some_cases = _missing_where_needed(cohort)
    for each in items():
        if each.section == HEADER or each.kind == "rows":
            continue
        if each.line and each.kind == "text":
            # Only of somebody who took part can more be told.
            yield each.ref, grid_lines(cohort)[each.ref.rpartition(".")[0]].without_text
        elif each.kind == "comment" or each.needed_when is not None:
            yield each.ref, in_some_cases.get(each.ref, 0)
        else:
            yield each.ref, tally(cohort, each.ref).unanswered


def _missing_in_header(cohort: Cohort) -> Iterator[tuple[str, int]]:
    """What the assessor enters in the header, which every case calls for."""
    entered = [each for each in section_items(HEADER) if each.model is Audit]
    counts = {f"n{place}": Count("pk", filter=answered(each)) for place, each in enumerate(entered)}
    found = cohort.audits.aggregate(**counts)
    for name, each in zip(counts, entered, strict=True):
        yield each.ref, cohort.size - found[name]


def _missing_where_needed(cohort: Cohort) -> dict[str, int]:
    """Comments, and items that need an answer in some cases only: cases that need one and have none."""
    missing = {
        each.ref: condition & ~answered(each)
        for each in items()
        if (each.kind == "comment" or each.needed_when is not None)
        and (condition := needed(each, cohort.off)) is not None
    }
    counts = {f"n{place}": Count("pk", filter=condition) for place, condition in enumerate(missing.values())}
    return dict(zip(missing, cohort.audits.aggregate(**counts).values(), strict=True))
