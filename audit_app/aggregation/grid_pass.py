"""One query a table of tick lines (3.4 and 4.4; 7.3): for each line, cases by the whole of what is ticked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q

from audit_app.aggregation.cohort import Cohort, once
from audit_app.tool.item import Item
from audit_app.tool.queries import path_to, shown
from audit_app.tool.registry import items

# Cases by what is ticked on a line; nothing ticked is "none of these", and unanswered lines are left out.
Combinations = Counter[frozenset[str]]


@dataclass
class GridLine:
    """One line over the cases that call for it.

    ``without_text``: ticked, with its text left empty. ``set_aside``: cases that do not call for the line and
    keep an answer to it.
    """

    combinations: Combinations = field(default_factory=Counter)
    without_text: int = 0
    set_aside: int = 0


@once
def grid_lines(cohort: Cohort) -> Mapping[str, GridLine]:
    """Every line of every grid by the ref of its ticks."""
    return {ref: found for lines in _lines_by_table() for ref, found in _count(cohort, lines).items()}


def _lines_by_table() -> list[list[Item]]:
    """The tick lines of all grids, together where one table holds them."""
    tables: dict[Any, list[Item]] = defaultdict(list)
    for each in items():
        if each.line and each.kind == "any_of":
            tables[each.model].append(each)
    return list(tables.values())


def _line_keys(each: Item) -> list[str]:
    """The columns that tell the lines of a table apart, in the order of ``Item.line``."""
    table = path_to(each).rpartition("__")[0]
    return [f"{table}__{name}" for name in each.line]


def _count(cohort: Cohort, lines: Sequence[Item]) -> dict[str, GridLine]:
    """The lines of one table. The lines of a grid are called for together, so each grid needs one count."""
    called_for = {each.group_ref: shown(each.ref, cohort.off) for each in lines}
    asked = {grid: condition for grid, condition in called_for.items() if condition is not None}
    place = {grid: number for number, grid in enumerate(asked)}
    counts = {f"cases_{place[grid]}": Count("pk", filter=condition) for grid, condition in asked.items()}
    for no_text in _no_text(lines[0]):
        counts |= {
            f"bare_{place[grid]}": Count("pk", filter=condition & no_text)
            for grid, condition in asked.items()
        }
    keys, ticks = _line_keys(lines[0]), path_to(lines[0])
    answered = cohort.audits.filter(**{f"{ticks}__isnull": False})
    line_at = {tuple(each.line.values()): each for each in lines}
    found = {each.ref: GridLine() for each in lines}
    for row in answered.values(*keys, ticks).annotate(answers=Count("pk"), **counts):
        each = line_at[tuple(row[key] for key in keys)]
        _add(found[each.ref], row, row[ticks], place.get(each.group_ref))
    return found


def _add(line: GridLine, row: Mapping[str, Any], ticked: frozenset[str], place: int | None) -> None:
    """Adds a row of the query to its line; ``place`` is None for a grid that the review does not ask."""
    cases = row[f"cases_{place}"] if place is not None else 0
    if cases:
        line.combinations[ticked] += cases
    if ticked:
        line.without_text += row.get(f"bare_{place}", 0)
    line.set_aside += row["answers"] - cases


def _no_text(line: Item) -> Iterator[Q]:
    """The condition that the text beside the ticks of a line is empty, where the table has texts."""
    texts = [each for each in items() if each.kind == "text" and each.line and each.model is line.model]
    yield from (Q(**{path_to(text): ""}) for text in texts[:1])
