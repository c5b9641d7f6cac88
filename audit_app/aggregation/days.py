"""Sections 4 and 9: working days taken, against the review's standards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.numbers import SPREAD_COLUMNS, spread_values
from audit_app.aggregation.results import ResultTable, Row, Value
from audit_app.aggregation.timeliness import ClockCount, clock_counts
from audit_app.sampling.choices import DayCounting

CORE_CLOCKS: Mapping[str, str] = {
    "5.2": "Core assessment, from its start",
    "5.2.from_referral": "Core assessment, from the referral",
}
OTHER_CLOCKS: Mapping[str, str] = {
    "4.3": "Outcome discussion, from the first strategy discussion",
    "9.1": "Initial conference, from the discussion that led to it",
}

# Both standards of 2009 for core assessments, 35 and 42, end a band of this width.
BAND = 7
BANDS = 12


def day_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        _spread_table(cohort, "4.days", "How long core assessments took", CORE_CLOCKS),
        _band_table(cohort, "4.days_taken", "Core assessments by days taken", CORE_CLOCKS),
        _spread_table(cohort, "9.days", "How long discussions and conferences took", OTHER_CLOCKS),
        _band_table(cohort, "9.days_taken", "Discussions and conferences by days taken", OTHER_CLOCKS),
    )


def _spread_table(cohort: Cohort, key: str, title: str, clocks: Mapping[str, str]) -> ResultTable:
    counts = clock_counts(cohort)
    return ResultTable(
        key,
        title,
        (*SPREAD_COLUMNS, "Standard", "Beyond the standard"),
        tuple(Row(label, _spread_values(counts[ref])) for ref, label in clocks.items()),
        f"In {_unit(cohort)}, in cases whose dates are both recorded.",
        "From and to",
    )


def _spread_values(count: ClockCount) -> tuple[Value, ...]:
    return (*spread_values(count.spread), count.allowed, count.late)


def _band_table(cohort: Cohort, key: str, title: str, clocks: Mapping[str, str]) -> ResultTable:
    """Cases by bands of days; the last band has no upper end."""
    counts = [clock_counts(cohort)[ref] for ref in clocks]
    longest = max((max(count.days, default=0) for count in counts), default=0)
    bands = min(BANDS, -(-max(longest, 1) // BAND))
    in_bands = [_in_bands(count.days, bands) for count in counts]
    rows = tuple(
        Row(_band_label(band, is_last=band == BANDS - 1), tuple(by_band[band] for by_band in in_bands))
        for band in range(bands)
    )
    return ResultTable(
        key,
        title,
        tuple(clocks.values()),
        rows,
        f"Cases by {_unit(cohort)} taken, where both dates are recorded.",
        "Days",
        Row("Total", tuple(sum(count.days.values()) for count in counts)),
    )


def _in_bands(days: Mapping[int, int], bands: int) -> Sequence[int]:
    found = [0] * bands
    for number, cases in days.items():
        found[min(max(number - 1, 0) // BAND, bands - 1)] += cases
    return found


def _band_label(band: int, *, is_last: bool) -> str:
    first = band * BAND + 1 if band else 0
    return f"{first} or more" if is_last else f"{first} to {(band + 1) * BAND}"


def _unit(cohort: Cohort) -> str:
    return "working days" if cohort.review.day_counting == DayCounting.WORKING else "days"
