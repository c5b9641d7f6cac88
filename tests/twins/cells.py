"""What is read off a table of the report: its cells by the labels of their rows, and the numbers under it."""

from __future__ import annotations

import re
from typing import Any

from audit_app.aggregation.results import ResultTable

Cells = dict[str, tuple[Any, ...]]


def cells(table: ResultTable, *, without_zeros: bool = False) -> Cells:
    rows = {row.label: row.values for row in table.rows}
    return {label: values for label, values in rows.items() if any(values) or not without_zeros}


def cells_with_total(table: ResultTable) -> Cells:
    assert table.total is not None
    return {**cells(table), table.total.label: table.total.values}


def by_ref(table: ResultTable) -> Cells:
    """Rows of which the label begins with a ref."""
    return {label.split(" ")[0]: values for label, values in cells(table).items()}


def numbers_under(table: ResultTable) -> list[int]:
    """The whole numbers of the note, in the order in which they stand there."""
    return [int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*", table.note)]
