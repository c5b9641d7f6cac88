"""Whether a text says when a child was born, however the day is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BETWEEN = r"\s*[-./\s]\s*"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"'?(?P<year>[0-9]{4}|[0-9]{2})"
_SPELLINGS = tuple(
    re.compile(rf"(?<![0-9]){spelling}(?![0-9])", re.IGNORECASE)
    for spelling in (
        rf"(?P<year>[0-9]{{4}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}(?P<day>[0-9]{{1,2}})",
        rf"(?P<day>[0-9]{{1,2}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}{_YEAR}",
        rf"{_DAY}[\s.,-]*(?:of\s+)?{_MONTH}[\s.,-]*{_YEAR}",
        rf"{_MONTH}[\s.,-]*{_DAY}[\s.,-]*{_YEAR}",
    )
)


def days_named_in(text: str, days: Iterable[date]) -> tuple[str, ...]:
    """The places of the text that give one of these days, as they are written there."""
    wanted = frozenset((day.year % 100, day.month, day.day) for day in days)
    return tuple(dict.fromkeys(words for words, day in _days_in(text) if day in wanted))


def _days_in(text: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Each day with its words, as (year of the century, month, day)."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    for spelling in _SPELLINGS:
        for found in spelling.finditer(plain):
            yield found[0], (int(found["year"]) % 100, _month(found["month"]), int(found["day"]))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else MONTHS.index(written.lower()) + 1
