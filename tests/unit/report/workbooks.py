"""Reading a workbook back, with another library than wrote it and down to its parts."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from python_calamine import CalamineWorkbook

Grid = list[list[Any]]


def sheets_of(content: bytes) -> dict[str, Grid]:
    """Every sheet by its name, as rows of values from the first cell on; an empty cell is ""."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts_of(content: bytes) -> dict[str, str]:
    """Every part of the file by its name, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


def under(grid: Grid, caption: str) -> Grid:
    """The rows from below a caption on, each without the empty cells after its last value."""
    start = next(number for number, row in enumerate(grid) if row and row[0] == caption)
    return [_trimmed(row) for row in grid[start + 1 :]]


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row = row[:-1]
    return row
