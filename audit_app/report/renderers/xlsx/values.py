"""What a plain value of a table is in a cell: a number where it is one, a day where it is one, words else."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from audit_app.report.document import IN_PLACE_OF_A_NUMBER

_PER_CENT = re.compile(r"(\d{1,3})%")
_DECIMAL = re.compile(r"\d+\.\d+")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_COUNTS = re.compile(r"(?P<met>[\d,]+) of (?P<applies>[\d,]+) cases?\b(?: \((?P<share>\d+)%\))?")
_ESTIMATE = re.compile(r"\bis (\d+)% \(95% interval (\d+)% to (\d+)%\)")

COUNT, FIGURE, SHARE, DAY, IN_PLACE, WORDS, NOTHING = (
    "count",
    "figure",
    "share",
    "day",
    "in place",
    "words",
    "nothing",
)
# What stands flush right.
FLUSH_RIGHT = frozenset({COUNT, FIGURE, SHARE, DAY, IN_PLACE})


@dataclass(frozen=True)
class Typed:
    """``kind`` is one of the constants above and decides how the value is shown."""

    kind: str
    value: Any


def typed(value: int | float | str | None) -> Typed:
    """A value of a table for its cell: "86%" is 0.86 shown as a share, "31 March 2009" is a day."""
    if value is None:
        return Typed(NOTHING, None)
    if isinstance(value, int):
        return Typed(COUNT, value)
    if isinstance(value, float):
        return Typed(FIGURE, value)
    if share := _PER_CENT.fullmatch(value):
        return Typed(SHARE, int(share[1]) / 100)
    if _DECIMAL.fullmatch(value):
        return Typed(FIGURE, float(value))
    if day := _day(value):
        return Typed(DAY, day)
    return Typed(IN_PLACE if value in IN_PLACE_OF_A_NUMBER else WORDS, value)


@dataclass(frozen=True)
class FindingNumbers:
    """The figures in the words of a finding, each None where the words give none. Shares are from 0 to 1."""

    met: int | None
    applies: int | None
    share: float | None
    estimate: float | None
    low: float | None
    high: float | None


def numbers_of(counts: str, estimate: str) -> FindingNumbers:
    """The figures of a finding, read from the very words that a reader is given, so that they are no more."""
    told, of_all = _COUNTS.match(counts), _ESTIMATE.search(estimate)
    shares = [int(part) / 100 for part in of_all.groups()] if of_all else [None, None, None]
    return FindingNumbers(
        _whole(told["met"]) if told else None,
        _whole(told["applies"]) if told else None,
        int(told["share"]) / 100 if told and told["share"] else None,
        *shares,
    )


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def _day(text: str) -> dt.date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return dt.datetime.strptime(text, "%d %B %Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None
