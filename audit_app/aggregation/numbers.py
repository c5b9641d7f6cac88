"""Numbers that assessors entered or that dates give: how many cases had each, and their spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.results import Value
from audit_app.tool.queries import path_to, shown
from audit_app.tool.registry import item


@dataclass(frozen=True)
class Spread:
    """Where a set of whole numbers lies; ``n`` of them, and None throughout where there are none.

    Quartiles are interpolated between neighbours, the least and the greatest value being the quartiles 0 and
    4 (Hyndman and Fan's type 7, the usual one of spreadsheets).
    """

    n: int
    least: int | None
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None
    greatest: int | None


def spread_of(counts: Mapping[int, int]) -> Spread:
    """The spread of numbers given as number → how often it occurs."""
    values = sorted(number for number, times in counts.items() if times)
    n = sum(counts.values())
    if not n:
        return Spread(0, None, None, None, None, None)
    lower, median, upper = (_at(counts, values, (n - 1) * quarter / 4) for quarter in (1, 2, 3))
    return Spread(n, values[0], lower, median, upper, values[-1])


def numbers_given(cohort: Cohort, ref: str) -> dict[int, int]:
    """Number → cases in which it is the answer to an item of kind number, hidden answers left out."""
    called_for = shown(ref, cohort.off)
    if called_for is None:
        return {}
    path = path_to(item(ref))
    given = cohort.audits.filter(called_for, **{f"{path}__isnull": False})
    return dict(given.values_list(path).annotate(cases=Count("pk")).order_by(path))


def _at(counts: Mapping[int, int], values: list[int], position: float) -> float:
    """The number at a place, counted from 0, in the sorted list; between two places, in proportion."""
    below = int(position)
    low = _nth(counts, values, below)
    part = position - below
    return low + part * (_nth(counts, values, below + 1) - low) if part else float(low)


def _nth(counts: Mapping[int, int], values: list[int], place: int) -> int:
    passed = 0
    for value in values:
        passed += counts[value]
        if place < passed:
            return value
    raise IndexError(place)


SPREAD_COLUMNS = ("Cases", "Shortest", "Lower quartile", "Median", "Upper quartile", "Longest")


def spread_values(spread: Spread) -> tuple[Value, ...]:
    return (
        spread.n,
        spread.least,
        spread.lower_quartile,
        spread.median,
        spread.upper_quartile,
        spread.greatest,
    )
