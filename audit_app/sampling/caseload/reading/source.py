"""A file as one table: its kind, its sheets, its heading, and then row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from audit_app.sampling.caseload.reading import limits
from audit_app.sampling.caseload.reading.cells import Cell, is_blank
from audit_app.sampling.caseload.reading.headings import (
    ROWS_LOOKED_AT,
    heading_row,
    heading_texts,
    is_annex_a,
    worth,
)
from audit_app.sampling.caseload.reading.kinds import kind_of
from audit_app.sampling.caseload.reading.refusals import UnreadableError
from audit_app.sampling.caseload.reading.text import decoded, rows_of, separator_of

Row = tuple[int, list[Cell]]


@dataclass
class Table:
    """``heading`` is the number of the heading's row, from 1; ``notes`` are codes with their numbers."""

    kind: str
    sheets: list[str]
    sheet: str
    heading: int
    headings: list[str]
    rows: Iterator[Row]
    notes: list[list[Any]] = field(default_factory=list)
    is_annex_a: bool = False


def read(content: bytes, *, sheet: str = "", heading: int = 0) -> Table:
    """The table of a file; ``sheet`` and ``heading`` (its row, from 1) are found unless they are given.

    Raises:
        UnreadableError: there is no reading it. Also while the rows are read.
    """
    if len(content) > limits.LARGEST_FILE:
        raise UnreadableError("too_large", limit=limits.LARGEST_FILE // limits.MEGABYTE)
    kind = kind_of(content)
    if kind == "csv":
        return _of_text(content, heading)
    return _of_workbook(content, kind, sheet, heading)


def _of_text(content: bytes, heading: int) -> Table:
    text, said = decoded(content)
    rows = enumerate(_as_cells(text), start=1)
    top = list(islice(rows, ROWS_LOOKED_AT))
    table = _table("csv", [], "", top, rows, heading)
    table.notes += [[code] for code in said]
    separator = separator_of(text)
    if separator != ",":
        table.notes.append(
            ["separator", {";": "semicolons", "\t": "tabs", "|": "upright strokes"}.get(separator, separator)]
        )
    return table


def _as_cells(text: str) -> Iterator[list[Cell]]:
    for row in rows_of(text.removeprefix("\ufeff")):
        yield [cell or None for cell in row]


def _of_workbook(content: bytes, kind: str, wanted: str, heading: int) -> Table:
    from audit_app.sampling.caseload.reading.workbook import Workbook

    book = Workbook(content, kind)
    hidden = book.hidden
    name = wanted or _best(book, [each for each in book.names if each not in hidden]) or _best(book, hidden)
    if not name:
        raise UnreadableError("no_table")
    sheet = book.sheet(name)
    height, width = sheet.size
    _check_size(height, width)
    rows = sheet.rows()
    top = list(islice(rows, ROWS_LOOKED_AT))
    table = _table(
        kind, [each for each in book.names if each not in hidden or each == name], name, top, rows, heading
    )
    table.is_annex_a = is_annex_a(name, [row for _number, row in top])
    looked, others = book.looked(name), [each for each in hidden if each != name]
    counts = {
        "hidden_sheets": len(others),
        "hidden_sheet_read": int(name in hidden),
        "formulas": looked.formulas,
        "hidden_rows": looked.hidden_rows,
        "hidden_columns": looked.hidden_columns,
        "merged_cells": sheet.merged,
    }
    table.notes += [[code, count] for code, count in counts.items() if count]
    return table


def _best(book: Any, names: list[str]) -> str:
    """The sheet that most looks like the list."""
    ranked = [(worth(name, book.sheet(name).top()), -place, name) for place, name in enumerate(names)]
    best = max(ranked, default=(0, 0, ""))
    return best[2] if best[0] else ""


def _check_size(height: int, width: int) -> None:
    if height > limits.MOST_ROWS:
        raise UnreadableError("too_many_rows", limit=f"{limits.MOST_ROWS:,}")
    if width > limits.MOST_COLUMNS:
        raise UnreadableError("too_many_columns", limit=limits.MOST_COLUMNS)


def _table(
    kind: str, sheets: list[str], sheet: str, top: list[Row], rest: Iterator[Row], heading: int
) -> Table:
    row = heading - 1 if heading else heading_row([cells for _number, cells in top])[0]
    if not 0 <= row < len(top):
        raise UnreadableError("no_table")
    headings = heading_texts(top[row][1])
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > limits.MOST_COLUMNS:
        raise UnreadableError("too_many_columns", limit=limits.MOST_COLUMNS)
    if not headings:
        raise UnreadableError("no_table")
    below = top[row + 1 :]
    return Table(kind, sheets, sheet, top[row][0], headings, _checked(below, rest))


def _checked(below: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    """The rows that are not blank, each within the limits."""
    for source in (below, rest):
        for number, cells in source:
            if number > limits.MOST_ROWS:
                raise UnreadableError("too_many_rows", limit=f"{limits.MOST_ROWS:,}")
            if all(is_blank(cell) for cell in cells):
                continue
            while cells and is_blank(cells[-1]):
                cells.pop()
            if len(cells) > limits.MOST_COLUMNS:
                raise UnreadableError("too_many_columns", limit=limits.MOST_COLUMNS)
            if any(isinstance(cell, str) and len(cell) > limits.LONGEST_CELL for cell in cells):
                raise UnreadableError("too_long_cell", row=number, limit=f"{limits.LONGEST_CELL:,}")
            yield number, cells
