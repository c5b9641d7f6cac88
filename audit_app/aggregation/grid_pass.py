"""One query a table of tick lines (3.4 and 4.4; 7.3): for each line, cases by the whole of what is ticked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count

from audit_app.aggregation.cohort import Cohort, once
from audit_app.tool.item import Item
from audit_app.tool.queries import path_to, shown
from audit_app.tool.registry import items

# Cases by what is ticked on a line; nothing ticked is "none of these", and unanswered lines are left out.
Combinations = Counter[frozenset[str]]


@once
def grid_combinations(cohort: Cohort) -> Mapping[str, Combinations]:
    """The answers to every line of every grid, over the cases that call for it."""
    tables: dict[Any, list[Item]] = defaultdict(list)
    for each in items():
        if each.line and each.kind == "any_of":
            tables[each.model].append(each)
    return {ref: found for lines in tables.values() for ref, found in _count(cohort, lines).items()}


def _count(cohort: Cohort, lines: Sequence[Item]) -> dict[str, Combinations]:
    """The lines of one table. The lines of a grid are called for together, so each grid needs one count."""
    called_for = {each.group_ref: shown(each.ref, cohort.off) for each in lines}
    alias_of = {
        grid: f"grid_{place}" for place, grid in enumerate(called_for) if called_for[grid] is not None
    }
    counts = {alias: Count("pk", filter=called_for[grid]) for grid, alias in alias_of.items()}
    ticks = path_to(lines[0])
    keys = [f"{ticks.rpartition('__')[0]}__{name}" for name in lines[0].line]
    answered = cohort.audits.filter(**{f"{ticks}__isnull": False})
    line_at = {tuple(each.line.values()): each for each in lines}
    found: dict[str, Combinations] = {each.ref: Counter() for each in lines}
    for row in answered.values(*keys, ticks).annotate(**counts):
        each = line_at[tuple(row[key] for key in keys)]
        if each.group_ref in alias_of:
            found[each.ref][row[ticks]] += row[alias_of[each.group_ref]]
    return found
