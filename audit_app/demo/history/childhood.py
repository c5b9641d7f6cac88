"""The ages of childhood: from when a child goes where, and on which days a school could see them."""

from __future__ import annotations

from datetime import date

# Years from which most children are at a nursery, at school and at a secondary school.
NURSERY_FROM, SCHOOL_FROM, SECONDARY_FROM = 2.0, 4.6, 11.6
# About when schools are shut, as month and day, both ends included.
HOLIDAYS = (((7, 23), (9, 2)), ((12, 20), (12, 31)), ((1, 1), (1, 4)))
WEEKS_IN_THE_WOMB, WEEKS_IN_A_YEAR = 40, 52.18


def schools_are_open(day: date) -> bool:
    return not any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS)


def weeks_of_pregnancy(age: float) -> int:
    """How far a pregnancy has come, from an age in years below nought."""
    return round(WEEKS_IN_THE_WOMB + age * WEEKS_IN_A_YEAR)
