"""Dates in whichever way they are written; day comes before month, as it does in the United Kingdom."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from audit_app.sampling.caseload.checking.texts import NOTHING, cleaned
from audit_app.sampling.caseload.reading.cells import DATE, ERROR, MOMENT, YES_NO, Cell, shown

FIRST_DAY_OF_SERIALS = dt.date(1899, 12, 30)
# Numbers of days that can be dates of children: from 1982 to 2064.
SERIALS = range(30_000, 60_000)
OLDEST_AS_AGE = 25
EARLIEST, LATEST = dt.date(1980, 1, 1), dt.date(2100, 12, 31)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = {
    word: number
    for number, names in enumerate(
        (
            *(("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",)),
            *(("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september")),
            *(("oct", "october"), ("nov", "november"), ("dec", "december")),
        ),
        start=1,
    )
    for word in names
}
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DMY = re.compile(r"([0-9]{1,2})[-/. ]{1,2}([0-9]{1,2})[-/. ]{1,2}([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]*([a-z]{3,9})\.?[-/., ]*([0-9]{4}|'?[0-9]{2})"
)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?[-/. ]*([0-9]{1,2})(?:st|nd|rd|th)?[-/., ]+([0-9]{4})")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?[,. ]+")
_TIME = re.compile(
    r"[t ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?: ?[ap]m)?(?:z|[+-][0-9]{2}:?[0-9]{2})?$"
)
_EXPECTED = re.compile(r"^(?:edd|e\.d\.d\.|due(?: date)?|expected(?: date)?|unborn)[:;,. (-]*")
_UNBORN = re.compile(r"(?:un ?-?born|u/b|-1|not yet born|pregnancy|expected|edd|baby unborn)")


@dataclass(frozen=True)
class ReadDate:
    """``problem`` and ``mend`` are codes of ``findings``; ``expected``: the child is not born yet."""

    day: dt.date | None = None
    mend: str = ""
    problem: str = ""
    expected: bool = False


def read_date(cell: Cell, latest: dt.date) -> ReadDate:
    """The day in a cell; nothing where it holds nothing.

    Args:
        latest: a year of two digits is completed to the latest that is not after this day.
    """
    if isinstance(cell, list):
        return _of_pair(cell)
    if isinstance(cell, int | float):
        return _of_number(cell)
    return _of_text(cell, latest) if cell else ReadDate()


def _of_pair(cell: list[str]) -> ReadDate:
    kind, text = cell
    if kind == DATE:
        return _in_range(dt.date.fromisoformat(text))
    if kind == MOMENT and len(text) > 10:
        return _in_range(dt.date.fromisoformat(text[:10]), "time_dropped")
    if kind == ERROR:
        return ReadDate(problem="error")
    return ReadDate(problem="date_unreal") if kind in (MOMENT, YES_NO) else ReadDate()


def _of_number(number: float) -> ReadDate:
    if number == -1:
        return ReadDate(mend="unborn", expected=True)
    if int(number) in SERIALS:
        return _in_range(FIRST_DAY_OF_SERIALS + dt.timedelta(days=int(number)), "serial")
    if 0 <= number <= OLDEST_AS_AGE:
        return ReadDate(problem="date_is_age")
    compact = _compact(str(int(number))) if number == int(number) else None
    return compact or ReadDate(problem="date_unreal")


@lru_cache(maxsize=20_000)
def _of_text(cell: str, latest: dt.date) -> ReadDate:
    text = cleaned(cell)[0].lower()
    if text in NOTHING:
        return ReadDate(mend="nothing" if text else "")
    if _UNBORN.fullmatch(text):
        return ReadDate(mend="unborn", expected=True)
    expected = _EXPECTED.match(text)
    if expected:
        found = _of_text(text[expected.end() :].strip(" )"), latest)
        return ReadDate(found.day, found.mend or "unborn", found.problem, True)
    number = text.replace(",", "")
    if re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,9})?", number):
        return _of_number(float(number))
    if re.fullmatch(r"[0-9]{1,2} ?(years?|yrs?|months?|mths?|weeks?|wks?|days?)( old)?", text):
        return ReadDate(problem="date_is_age")
    return _compact(text) or _written(_WEEKDAY.sub("", text), latest)


def _compact(text: str) -> ReadDate | None:
    """A day as 20090331; as 31032009 it could be read in two ways, so it is asked."""
    if not re.fullmatch(r"(19|20|21)[0-9]{6}", text):
        return None
    day = _day(int(text[:4]), int(text[4:6]), int(text[6:]))
    return _in_range(day, "compact") if day else ReadDate(problem="date_unreal")


def _written(text: str, latest: dt.date) -> ReadDate:
    time = _TIME.search(text)
    if time:
        found = _written(text[: time.start()].strip(), latest)
        at_midnight = int(time[1]) in (0, 24) and time[2] == "00" and (time[3] or "00") == "00"
        return ReadDate(found.day, found.mend or ("" if at_midnight else "time_dropped"), found.problem)
    if match := _ISO.fullmatch(text):
        return _dated(int(match[1]), int(match[2]), int(match[3]))
    if match := _DMY.fullmatch(text):
        return _with_year(match[3], int(match[2]), int(match[1]), latest)
    if (match := _DAY_MONTH.fullmatch(text)) and match[2] in _MONTH:
        return _with_year(match[3].strip("'"), _MONTH[match[2]], int(match[1]), latest)
    if (match := _MONTH_DAY.fullmatch(text)) and match[1] in _MONTH:
        found = _dated(int(match[3]), _MONTH[match[1]], int(match[2]))
        return ReadDate(found.day, "text_date" if found.day else "", found.problem)
    return ReadDate(problem="date_unreal")


def _with_year(year: str, month: int, day: int, latest: dt.date) -> ReadDate:
    if len(year) == 4:
        return _dated(int(year), month, day)
    for century in (2000, 1900):
        found = _day(century + int(year), month, day)
        if found and found <= latest:
            return _in_range(found, "century")
    return _dated(1900 + int(year), month, day)


def _dated(year: int, month: int, day: int) -> ReadDate:
    found = _day(year, month, day)
    if found:
        return _in_range(found)
    return ReadDate(problem="date_month" if month > 12 >= day and day else "date_unreal")


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _in_range(day: dt.date, mend: str = "") -> ReadDate:
    if not EARLIEST <= day <= LATEST:
        return ReadDate(problem="date_far")
    return ReadDate(day, mend)


def in_words(day: dt.date) -> str:
    """As dates are shown to people: 31 March 2009."""
    return f"{day.day} {day:%B %Y}"


def details_of(problem: str, cell: Cell) -> dict[str, str]:
    """What the sentence of a problem is filled with."""
    if problem == "date_far":
        return {"earliest": in_words(EARLIEST), "latest": in_words(LATEST)}
    return {"error": shown(cell)} if problem == "error" else {}
