"""A cell as it travels: text, number, or a pair of a letter and a text for a date, an error or a yes and no.

Pairs are lists of two, because that is what JSON gives back.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

Cell = str | int | float | list[str] | None
DATE, MOMENT, ERROR, YES_NO = "d", "t", "e", "b"
ERRORS = (
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
)


def packed(value: Any) -> Cell:
    """A value as the reading library gives it, as it travels."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return [ERROR, value.strip()] if value.strip() in ERRORS else value
    if isinstance(value, bool):
        return [YES_NO, "TRUE" if value else "FALSE"]
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        is_day = value.time() == dt.time(0)
        return [DATE, value.date().isoformat()] if is_day else [MOMENT, value.isoformat(sep=" ")]
    if isinstance(value, dt.date):
        return [DATE, value.isoformat()]
    if isinstance(value, dt.time):
        return [MOMENT, value.isoformat()]
    if isinstance(value, dt.timedelta):
        return value.total_seconds() / 86_400
    return str(value)


def _number(value: float) -> Cell:
    if value != value or value in (float("inf"), float("-inf")):
        return [ERROR, "#NUM!"]
    return int(value) if float(value).is_integer() and abs(value) < 1e15 else value


def shown(cell: Cell) -> str:
    """The cell as somebody would read it; a date as day/month/year."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        kind, text = cell
        if kind == DATE:
            year, month, day = text.split("-")
            return f"{day}/{month}/{year}"
        return text
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\xa0\u200b\ufeff"))
