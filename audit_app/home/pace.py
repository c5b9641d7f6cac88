"""How many audits are handed in, day by day, beside the even pace that would fill the fieldwork.

An even pace hands in the same share of all audits on each working day of the fieldwork. A long fieldwork is
told week by week, so that its chart can be read on a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.kit.calendar import OutsideCalendarError, calendar_for
from audit_app.sampling.drawing.told.words import day_in_words

ONE_DAY = timedelta(days=1)
MOST_DAYS = 31
A_WEEK = 7


@dataclass(frozen=True)
class Window:
    """The days of the fieldwork, both included, and whose bank holidays count."""

    first: date
    last: date
    jurisdiction: str

    def share_until(self, day: date) -> float:
        """Which share of its working days has gone by at the end of a day, from 0 to 1."""
        if day < self.first:
            return 0.0
        whole = self._days_until(self.last)
        return self._days_until(min(day, self.last)) / whole

    def _days_until(self, day: date) -> int:
        """Working days from the first; days of the calendar where no working day is among them, or known."""
        before = self.first - ONE_DAY
        try:
            calendar = calendar_for(self.jurisdiction)
            if calendar.working_days_between(before, self.last):
                return calendar.working_days_between(before, day)
        except OutsideCalendarError:
            pass
        return (day - before).days


@dataclass(frozen=True)
class Slot:
    """A day or a week: how many audits came in, how many there are in all, how many at an even pace.

    ``so_far`` is None for what is still to come.
    """

    label: str
    handed_in: int
    so_far: int | None
    expected: float


@dataclass(frozen=True)
class Pace:
    total: int
    so_far: int
    sentence: str
    by: str
    slots: tuple[Slot, ...]


def pace_of(window: Window, total: int, by_day: Mapping[date, int], today: date) -> Pace:
    """``total`` is how many audits there are to hand in; ``by_day`` how many came in on which day."""
    so_far = sum(by_day.values())
    step = 1 if (window.last - window.first).days < MOST_DAYS else A_WEEK
    return Pace(
        total=total,
        so_far=so_far,
        sentence=_sentence(window, total, so_far, today),
        by="Day" if step == 1 else "Week",
        slots=tuple(_slots(window, total, by_day, today, step)),
    )


def _slots(window: Window, total: int, by_day: Mapping[date, int], today: date, step: int) -> Iterator[Slot]:
    so_far = early = sum(number for day, number in by_day.items() if day < window.first)
    if early:
        yield Slot("Before the fieldwork", early, early, 0.0)
    for first in _firsts(window, step):
        last = min(first + timedelta(days=step - 1), window.last)
        number = sum(by_day.get(first + timedelta(days=each), 0) for each in range((last - first).days + 1))
        so_far += number
        label = day_in_words(first) if step == 1 else f"Week from {day_in_words(first)}"
        yield Slot(label, number, so_far if first <= today else None, total * window.share_until(last))
    late = sum(number for day, number in by_day.items() if day > window.last)
    if late:
        yield Slot("After the fieldwork", late, so_far + late, float(total))


def _firsts(window: Window, step: int) -> Iterator[date]:
    day = window.first
    while day <= window.last:
        yield day
        day += timedelta(days=step)


def _sentence(window: Window, total: int, so_far: int, today: date) -> str:
    said = f"{so_far:,} of {total:,} {'audit is' if total == 1 else 'audits are'} handed in."
    if today < window.first:
        return f"{said} The fieldwork begins on {day_in_words(window.first)}."
    if today > window.last:
        return f"{said} The fieldwork ended on {day_in_words(window.last)}."
    expected = round(total * window.share_until(today))
    return f"{said} At an even pace it would be {expected:,} by the end of today."
