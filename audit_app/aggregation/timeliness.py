"""Days taken by each clock of the tool that runs between two dates, and how often it contradicts the answer.

The readings are those of ``tool.clocks``; here a clock is read once for each pair of dates that occurs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.numbers import Spread, spread_of
from audit_app.tool.clocks import DAY_CLOCKS, Clock, DayClock, read_day_clock, read_strategy_clock
from audit_app.tool.queries import path_to, shown
from audit_app.tool.registry import item

STRATEGY = "3.2"
STRATEGY_REFS = ("1.1", "1.1.time", "3.1.date", "3.1.time")


@dataclass(frozen=True)
class ClockCount:
    """One clock over a cohort: cases by what it says of the assessor's answer.

    It agrees or disagrees with an answer of yes or no, or cannot be computed beside one. ``days``: days taken
    → cases, wherever both dates count, whatever the answer; empty for the clock in hours. ``allowed`` is the
    review's standard, in days or in hours.
    """

    ref: str
    allowed: int
    days: Mapping[int, int]
    agrees: int
    disagrees: int
    cannot: int

    @property
    def answered(self) -> int:
        return self.agrees + self.disagrees + self.cannot

    @property
    def spread(self) -> Spread:
        return spread_of(self.days)

    @property
    def late(self) -> int:
        """Cases beyond the standard by their dates."""
        return sum(cases for days, cases in self.days.items() if days > self.allowed)


@once
def clock_counts(cohort: Cohort) -> Mapping[str, ClockCount]:
    """Every clock by the ref of the item whose answer it proposes, in the order of the form."""
    by_days = [_count_days(clock, cohort) for clock in DAY_CLOCKS]
    return {found.ref: found for found in (_count_hours(cohort), *by_days)}


def _count_hours(cohort: Cohort) -> ClockCount:
    rows = _grouped(cohort, *(_counted(ref, cohort) for ref in STRATEGY_REFS), _counted(STRATEGY, cohort))
    said: Counter[str] = Counter()
    for *answers, answer, cases in rows:
        reading = read_strategy_clock(dict(zip(STRATEGY_REFS, answers, strict=True)), cohort.review)
        said[_beside(reading, answer)] += cases
    return _clock_count(STRATEGY, cohort.review.strategy_hours, {}, said)


def _count_days(clock: DayClock, cohort: Cohort) -> ClockCount:
    starts = [_counted(ref, cohort) for ref in clock.starts]
    start = Coalesce(*starts) if len(starts) > 1 else starts[0]
    rows = _grouped(cohort, start, _counted(clock.end, cohort), _counted(clock.ref, cohort))
    said: Counter[str] = Counter()
    days: Counter[int] = Counter()
    for began, ended, answer, cases in rows:
        reading = read_day_clock(clock, {clock.starts[-1]: began, clock.end: ended}, cohort.review)
        said[_beside(reading, answer)] += cases
        if reading.days is not None:
            days[reading.days] += cases
    return _clock_count(clock.ref, clock.allowed(cohort.review), days, said)


def _counted(ref: str, cohort: Cohort) -> Combinable:
    """An answer where it counts, and NULL where it is hidden or not asked."""
    each, path, called_for = item(ref), path_to(item(ref)), shown(ref, cohort.off)
    if called_for is None:
        column: Any = each.model._meta.get_field(each.field)
        return Value(None, output_field=column)
    return Case(When(called_for, then=F(path))) if called_for else F(path)


def _grouped(cohort: Cohort, *answers: Combinable) -> Sequence[tuple[Any, ...]]:
    names = {f"answer_{place}": answer for place, answer in enumerate(answers)}
    rows = cohort.audits.annotate(**names).values_list(*names).annotate(cases=Count("pk"))
    return list(rows)


def _beside(reading: Clock, answer: str | None) -> str:
    """What the clock says of the assessor's answer; empty where that is neither yes nor no."""
    if answer not in ("yes", "no"):
        return ""
    if reading.proposes is None:
        return "cannot"
    return "agrees" if reading.proposes == answer else "disagrees"


def _clock_count(ref: str, allowed: int, days: Mapping[int, int], said: Counter[str]) -> ClockCount:
    return ClockCount(ref, allowed, days, said["agrees"], said["disagrees"], said["cannot"])
