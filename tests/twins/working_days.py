"""The slow, obvious way to count working days: look at every day, one after the other."""

import csv
from datetime import date, timedelta
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "fixtures" / "reference"
BANK_HOLIDAYS_CSV = REFERENCE / "bank_holidays_england_wales_2008-2028.csv"
OTHER_NATIONS_CSV = REFERENCE / "bank_holidays_scotland_northern_ireland_2012-2028.csv"
ONE_DAY = timedelta(days=1)
WEEKEND = ("Saturday", "Sunday")


def published_bank_holidays() -> set[date]:
    """The bank holidays of England and Wales from 2008 to 2028, not from the library under test."""
    with BANK_HOLIDAYS_CSV.open(encoding="utf-8", newline="") as lines:
        return {date.fromisoformat(row["date"]) for row in csv.DictReader(lines)}


def published_bank_holidays_of(jurisdiction: str) -> set[date]:
    """Those of Scotland (SCT) or Northern Ireland (NIR) from 2012 to 2028."""
    with OTHER_NATIONS_CSV.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["jurisdiction"] == jurisdiction]
    return {date.fromisoformat(row["date"]) for row in rows}


def is_working_day(day: date, bank_holidays: set[date]) -> bool:
    return day.strftime("%A") not in WEEKEND and day not in bank_holidays


def working_days_between(start: date, end: date, bank_holidays: set[date]) -> int:
    """Only for an end on or after the start."""
    count = 0
    day = start
    while day < end:
        day += ONE_DAY
        if is_working_day(day, bank_holidays):
            count += 1
    return count


def add_working_days(start: date, n: int, bank_holidays: set[date]) -> date:
    day = start
    left = n
    while left > 0:
        day += ONE_DAY
        if is_working_day(day, bank_holidays):
            left -= 1
    return day
