"""Counting days as the procedures do: working days without weekends and bank holidays, or calendar days.

The day of the start is day 0, and a standard of n working days is met until the end of the nth working day
after it, whatever day it starts on: a discussion on a Saturday and one on the Friday before have the same
last day.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from typing import Literal

Counting = Literal["working", "calendar"]

JURISDICTIONS: Mapping[str, str] = MappingProxyType(
    {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}
)
FIRST_YEAR = 2000
LAST_YEAR = 2035

_SATURDAY = 5


class OutsideCalendarError(ValueError):
    """A date beyond the years whose bank holidays the calendar holds."""


class WorkingCalendar:
    """The working days of one jurisdiction of the United Kingdom, in whole years.

    Bank holidays come from the ``holidays`` library, which carries the one-off ones (jubilees, a coronation)
    that have been proclaimed. Those of years to come may still be added to, so a date far ahead is the best
    that is known. Every look-up is a few list accesses, however far apart the dates are.
    """

    def __init__(self, jurisdiction: str = "ENG", first: int = FIRST_YEAR, last: int = LAST_YEAR) -> None:
        """Hold the days from the year ``first`` to the year ``last``.

        Raises:
            ValueError: the jurisdiction is not in ``JURISDICTIONS``, or ``last`` is before ``first``.
        """
        if jurisdiction not in JURISDICTIONS:
            known = ", ".join(JURISDICTIONS)
            raise ValueError(f"“{jurisdiction}” is not a jurisdiction of this calendar: choose from {known}")
        if last < first:
            raise ValueError(f"A calendar cannot run from {first} to {last}")
        self.jurisdiction = jurisdiction
        self.first_day = date(first, 1, 1)
        self.last_day = date(last, 12, 31)
        self._origin = self.first_day.toordinal()
        is_working = self._working_flags()
        self._working_ordinals = [self._origin + offset for offset, flag in enumerate(is_working) if flag]
        # The nth entry is the number of working days from the first day up to and including that day.
        self._cumulative = list(accumulate(is_working, initial=0))

    def is_working_day(self, day: date) -> bool:
        """Whether a day is neither at a weekend nor a bank holiday."""
        offset = self._offset(day)
        return self._cumulative[offset + 1] > self._cumulative[offset]

    def working_days_between(self, start: date, end: date) -> int:
        """The working days after ``start`` up to and including ``end``; negative when the end comes first.

        Raises:
            OutsideCalendarError: either date is beyond the calendar's years.
        """
        return self._cumulative[self._offset(end) + 1] - self._cumulative[self._offset(start) + 1]

    def bank_holidays_between(self, start: date, end: date) -> int:
        """The bank holidays from Monday to Friday after ``start`` up to and including ``end``.

        Raises:
            OutsideCalendarError: either date is beyond the calendar's years.
        """
        return _weekdays_up_to(end) - _weekdays_up_to(start) - self.working_days_between(start, end)

    def add_working_days(self, start: date, n: int) -> date:
        """The nth working day after ``start``, which is the last day in time for a standard of n days.

        Nought working days after any start is the start itself.

        Raises:
            OutsideCalendarError: the start or the answer is beyond the calendar's years.
            ValueError: n is negative.
        """
        if n < 0:
            raise ValueError("Days can only be added: give 0 or more")
        if n == 0:
            return start
        position = self._cumulative[self._offset(start) + 1] + n - 1
        if position >= len(self._working_ordinals):
            raise OutsideCalendarError(
                f"{n} working days after {start:%d %B %Y} is beyond {self.last_day.year}, the last year held"
            )
        return date.fromordinal(self._working_ordinals[position])

    def day_count(self, start: date, end: date, counting: Counting) -> int:
        """Days from start to end as the review counts them; ``"calendar"`` is a plain subtraction.

        Raises:
            OutsideCalendarError: working days were asked for and a date is beyond the calendar's years.
            ValueError: the way of counting is neither ``"working"`` nor ``"calendar"``.
        """
        if counting == "calendar":
            return end.toordinal() - start.toordinal()
        if counting == "working":
            return self.working_days_between(start, end)
        raise ValueError(f"Days are counted as “working” or “calendar”, not “{counting}”")

    def _working_flags(self) -> list[bool]:
        # The library is slow to import, and pages that count no days should not wait for it.
        import holidays

        years = range(self.first_day.year, self.last_day.year + 1)
        bank_holidays = holidays.country_holidays("GB", subdiv=self.jurisdiction, years=years)
        closed = {day.toordinal() for day in bank_holidays}
        return [
            date.fromordinal(ordinal).weekday() < _SATURDAY and ordinal not in closed
            for ordinal in range(self._origin, self.last_day.toordinal() + 1)
        ]

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self._origin
        if not 0 <= offset < len(self._cumulative) - 1:
            raise OutsideCalendarError(
                f"{day:%d %B %Y} is outside the calendar, which holds the working days of "
                f"{JURISDICTIONS[self.jurisdiction]} from {self.first_day.year} to {self.last_day.year}"
            )
        return offset


def _weekdays_up_to(day: date) -> int:
    """The days from Monday to Friday since the first day that Python counts, which was a Monday."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * _SATURDAY + min(rest, _SATURDAY)


@cache
def calendar_for(jurisdiction: str) -> WorkingCalendar:
    """The calendar of a jurisdiction, built once a process."""
    return WorkingCalendar(jurisdiction)


def day_count(start: date, end: date, counting: Counting, jurisdiction: str = "ENG") -> int:
    """Days from start to end in a jurisdiction; see ``WorkingCalendar.day_count``."""
    if counting == "calendar":
        return end.toordinal() - start.toordinal()
    return calendar_for(jurisdiction).day_count(start, end, counting)
