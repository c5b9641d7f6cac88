"""Which sheet holds the list, and which of its rows is the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit_app.sampling.caseload.fields import field_of, key_of
from audit_app.sampling.caseload.reading.cells import Cell, is_blank, shown

ROWS_LOOKED_AT = 40
# Ofsted's Annex A: its seventh list is that of the children with a child protection plan.
_ANNEX_A_SHEET = re.compile(r"(annex a )?list 0?7( child.*)?|child protection( plans?)?|cpp?|list 7 .*")
_ANNEX_A_HEADINGS = {"child unique id", "child protection plan start date", "latest category of abuse"}
LIKE_A_LIST = 2


def heading_row(rows: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """The number of the heading's row (from 0; -1 where there is none), and how many fields it names."""
    best, found = -1, 0
    for number, row in enumerate(rows):
        # A cell of a heading is a text; a date or number never is one.
        named = {field[0] for cell in row if isinstance(cell, str) and (field := field_of(cell))}
        if len(named) > found:
            best, found = number, len(named)
    if best == -1 or found < LIKE_A_LIST:
        wide = next(
            (n for n, row in enumerate(rows) if _texts(row) >= LIKE_A_LIST and _texts(row) == _filled(row)),
            -1,
        )
        return (best if found else wide), found
    return best, found


def worth(sheet: str, rows: Sequence[Sequence[Cell]]) -> int:
    """How much a sheet looks like the list of children; the largest is taken."""
    row, found = heading_row(rows)
    if row < 0:
        return 0
    return (
        found * 10
        + (1000 if is_annex_a(sheet, rows) else 0)
        + (5 if _ANNEX_A_SHEET.fullmatch(key_of(sheet)) else 0)
    )


def is_annex_a(sheet: str, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether this is list 7 of Ofsted's Annex A, by the sheet's name and its headings."""
    row, _found = heading_row(rows)
    if row < 0 or not _ANNEX_A_SHEET.fullmatch(key_of(sheet)):
        return False
    return {key_of(shown(cell)) for cell in rows[row]} >= _ANNEX_A_HEADINGS


def heading_texts(row: Sequence[Cell]) -> list[str]:
    """The headings, each on one line and without the spaces at its ends."""
    return [" ".join(shown(cell).replace("\xa0", " ").replace("\u200b", "").split()) for cell in row]


def _texts(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if isinstance(cell, str) and not is_blank(cell))


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if not is_blank(cell))
