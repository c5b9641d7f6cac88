"""Data quality: answers kept but not counted, because the question no longer applies to the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import name_of, plural
from audit_app.aggregation.grid_pass import grid_lines
from audit_app.aggregation.results import ResultTable, Row
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.queries import answered, shown
from audit_app.tool.registry import item, items

Cases = dict[str, int]


@once
def answers_set_aside(cohort: Cohort) -> Mapping[str, int]:
    """Ref → cases that keep an answer to an item they do not call for; comments and texts are left out."""
    rows = [each for each in items() if each.kind == "rows"]
    single = [
        each
        for each in items()
        if each.section != HEADER and not each.line and each.kind not in ("rows", "comment", "text")
    ]
    found = _in_sections(cohort, single) | _in_rows(cohort, rows)
    found |= {ref: line.set_aside for ref, line in grid_lines(cohort).items()}
    return {each.ref: found[each.ref] for each in items() if found.get(each.ref)}


def set_aside_table(cohort: Cohort) -> ResultTable:
    found = answers_set_aside(cohort)
    return ResultTable(
        "data_quality.set_aside",
        "Answers set aside",
        ("Cases",),
        tuple(Row(name_of(item(ref), cohort.review), (cases,)) for ref, cases in found.items()),
        f"Of {plural(cohort.size)}. The answers are kept and not counted: their question no longer applies.",
        "Item",
    )


def _hidden(each: Item, cohort: Cohort) -> Q | None:
    """The audits that do not call for an item: an empty condition for all, None for not one."""
    called_for = shown(each.ref, cohort.off)
    if called_for is None:
        return Q()
    return ~called_for if called_for else None


def _in_sections(cohort: Cohort, single: Sequence[Item]) -> Cases:
    hidden = {each.ref: (each, _hidden(each, cohort)) for each in single}
    counts = {
        ref: Count("pk", filter=answered(each) & condition)
        for ref, (each, condition) in hidden.items()
        if condition is not None
    }
    alias_of = {ref: f"n{place}" for place, ref in enumerate(counts)}
    found = cohort.audits.aggregate(**{alias_of[ref]: count for ref, count in counts.items()})
    return {ref: found[alias] for ref, alias in alias_of.items()}


def _in_rows(cohort: Cohort, rows: Sequence[Item]) -> Cases:
    found: Cases = {}
    for each in rows:
        condition = _hidden(each, cohort)
        if condition is not None:
            with_rows = cohort.audits.filter(condition, answered(each))
            found[each.ref] = with_rows.aggregate(cases=Count("pk", distinct=True))["cases"]
    return found
