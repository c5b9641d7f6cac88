"""An age as a list gives it: years, also with a fraction, months, or the sign for an unborn child."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit_app.sampling.caseload.checking.texts import NOTHING, cleaned
from audit_app.sampling.caseload.reading.cells import ERROR, Cell

_YEARS = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,20}))? ?(?:y|yrs?|years?)?(?: old)?")
_YEARS_MONTHS = re.compile(
    r"([0-9]{1,2}) ?(?:y|yrs?|years?),? ?(?:and )?([0-9]{1,2}) ?(?:m|mths?|months?)(?: old)?"
)
_MONTHS = re.compile(r"([0-9]{1,3}) ?(?:m|mths?|months?)(?: old)?")
_WEEKS = re.compile(r"[0-9]{1,2} ?(?:w|wks?|weeks?|d|days?)(?: old)?")
_UNBORN = re.compile(r"-1(\.0+)?|un ?-?born|u/b|not yet born")


@dataclass(frozen=True)
class ReadAge:
    """Completed years; ``problem`` and ``mend`` are codes of ``findings``."""

    years: int | None = None
    mend: str = ""
    problem: str = ""
    unborn: bool = False


def read_age(cell: Cell) -> ReadAge:
    """The age in a cell; nothing where it holds nothing."""
    if isinstance(cell, list):
        return ReadAge(problem="error" if cell[0] == ERROR else "age_unclear")
    if cell is None:
        return ReadAge()
    return _of_number(cell) if isinstance(cell, int | float) else _of_text(cleaned(cell)[0].lower())


def _of_number(number: float) -> ReadAge:
    if number == -1:
        return ReadAge(unborn=True, mend="unborn")
    if not 0 <= number < 130:
        return ReadAge(problem="age_unclear")
    return ReadAge(int(number), "" if number == int(number) else "age_whole")


def _of_text(text: str) -> ReadAge:
    if text in NOTHING:
        return ReadAge(mend="nothing" if text else "")
    if _UNBORN.fullmatch(text):
        return ReadAge(unborn=True, mend="unborn")
    if match := _YEARS.fullmatch(text):
        return ReadAge(int(match[1]), "age_whole" if (match[2] or "").strip("0") else "")
    if match := _YEARS_MONTHS.fullmatch(text):
        return ReadAge(int(match[1]), "age_whole")
    if match := _MONTHS.fullmatch(text):
        return ReadAge(int(match[1]) // 12, "age_months")
    return ReadAge(0, "age_months") if _WEEKS.fullmatch(text) else ReadAge(problem="age_unclear")
