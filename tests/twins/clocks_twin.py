"""A slow second opinion on the clocks: each timescale read off a case's own dates, day after day.

Only dates that count are read. The day of the start is day 0, and a standard of n days is met until the end
of the nth day after it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from tests.twins.report_twin import Case, answer_to
from tests.twins.working_days import is_working_day, published_bank_holidays

Said = Literal["yes", "no", "cannot"]
Standards = Mapping[str, int]

CLOCKS = ("3.2", "4.3", "5.2", "5.2.from_referral", "9.1")
HIGHEST_BAND = 78
ONE_DAY = timedelta(days=1)


@cache
def bank_holidays() -> frozenset[date]:
    return frozenset(published_bank_holidays())


def start_and_end(clock: str, case: Case, off: Collection[str]) -> tuple[date | None, date | None]:
    """Where a clock starts and ends in a case; None where there is no such date that counts."""

    def day(ref: str) -> date | None:
        found: date | None = answer_to(ref, case, off)
        return found

    if clock == "3.2":
        return day("1.1"), day("3.1.date")
    if clock == "4.3":
        return day("3.1.date"), day("4.1.date")
    if clock == "5.2":
        return day("5.1.started"), day("5.1.completed")
    if clock == "5.2.from_referral":
        return day("1.1"), day("5.1.completed")
    return day("9.1.discussion") or day("3.1.date"), day("9.1.date")


def standard_of(clock: str, standards: Standards) -> int:
    """The days that a review allows, of its standards by name."""
    if clock == "4.3":
        return standards["outcome_days"]
    if clock == "5.2":
        return standards["core_days"]
    if clock == "5.2.from_referral":
        return standards["core_referral_days"]
    return standards["conference_days"]


def days_taken(clock: str, case: Case, off: Collection[str], counting: str) -> int | None:
    """None where a date is missing or the end is before the start."""
    start, end = start_and_end(clock, case, off)
    if start is None or end is None or end < start:
        return None
    return days_counted(start, end, counting)


def days_counted(start: date, end: date, counting: str) -> int:
    """The days after the start up to the end: every day of the calendar, or only those that are worked."""
    closed = set(bank_holidays())
    count = 0
    day = start
    while day < end:
        day += ONE_DAY
        if counting == "calendar" or is_working_day(day, closed):
            count += 1
    return count


def says(clock: str, case: Case, off: Collection[str], standards: Standards, counting: str) -> Said:
    """Whether by its dates the standard was met."""
    if clock == "3.2":
        return strategy_clock_says(case, off)
    days = days_taken(clock, case, off, counting)
    if days is None:
        return "cannot"
    return "yes" if days <= standard_of(clock, standards) else "no"


def strategy_clock_says(case: Case, off: Collection[str]) -> Said:
    """The standard of 24 hours; with dates alone only the same day and two days apart say anything."""
    start, end = start_and_end("3.2", case, off)
    if start is None or end is None or end < start:
        return "cannot"
    began, held = answer_to("1.1.time", case, off), answer_to("3.1.time", case, off)
    if began is None or held is None:
        days = (end - start).days
        return "yes" if days == 0 else "cannot" if days == 1 else "no"
    seconds = (datetime.combine(end, held) - datetime.combine(start, began)).total_seconds()
    if seconds < 0:
        return "cannot"
    return "yes" if seconds <= 24 * 60 * 60 else "no"


def beside_the_answers(
    clock: str, cases: Sequence[Case], off: Collection[str], standards: Standards, counting: str
) -> tuple[int, int, int, int]:
    """Cases answered yes or no in which the clock agrees, disagrees, cannot say; and all of these."""
    agrees = disagrees = cannot = 0
    for case in cases:
        answer = answer_to(clock, case, off)
        if answer not in ("yes", "no"):
            continue
        said = says(clock, case, off, standards, counting)
        if said == "cannot":
            cannot += 1
        elif said == answer:
            agrees += 1
        else:
            disagrees += 1
    return agrees, disagrees, cannot, agrees + disagrees + cannot


def all_days_taken(clock: str, cases: Sequence[Case], off: Collection[str], counting: str) -> list[int]:
    found = [days_taken(clock, case, off, counting) for case in cases]
    return [days for days in found if days is not None]


def band_of(days: int) -> str:
    """Weeks of seven days after the day of the start, which stands in the first of them."""
    if days >= HIGHEST_BAND:
        return f"{HIGHEST_BAND} or more"
    if days <= 7:
        return "0 to 7"
    first = days
    while first % 7 != 1:
        first -= 1
    return f"{first} to {first + 6}"
