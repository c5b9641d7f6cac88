"""Working days forward and back: meetings are held on them, and nothing is minuted on a bank holiday."""

from __future__ import annotations

from datetime import date, timedelta

from audit_app.kit.calendar import calendar_for

ENGLAND = calendar_for("ENG")


def after(start: date, working_days: int) -> date:
    return ENGLAND.add_working_days(start, working_days)


def before(end: date, working_days: int) -> date:
    """The working day from which ``end`` is so many working days away."""
    day = end
    while working_days:
        day -= timedelta(days=1)
        working_days -= ENGLAND.is_working_day(day)
    return day


def between(start: date, end: date) -> int:
    return ENGLAND.working_days_between(start, end)


def on_or_before(day: date) -> date:
    return day if ENGLAND.is_working_day(day) else before(day, 1)
