"""Whole tables for a reader from whom small numbers are withheld."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from audit_app.aggregation.numbers import SPREAD_COLUMNS
from audit_app.aggregation.results import ResultTable, Row, Value
from audit_app.report.suppression import NOTE, WITHHELD, Line, hidden_cells, is_small

Place = tuple[int, ...]
# Marks, behind a place, the cases that are not counted there.
REST = -1

# Columns of numbers that are no counts of cases: days, minutes, and what is allowed of them.
NO_COUNTS = frozenset({*SPREAD_COLUMNS[1:], "Standard"})

_SENTENCE = re.compile(r"(?<=\.)\s+")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?![\d.]*\d)")
# Dates, chances and cells of a table are numbers that count nobody.
_NO_COUNT = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b1 in \d+\b|\b\d+ of the \d+ cells\b")


def suppressed(tables: Mapping[str, ResultTable], cases: int) -> dict[str, ResultTable]:
    """Every table as such a reader may see it; ``cases`` is how many were audited, which all readers know."""
    return {key: suppressed_table(table, cases) for key, table in tables.items()}


def suppressed_table(table: ResultTable, cases: int) -> ResultTable:
    """The table with its small counts hidden, and with those that would give them away.

    Rows, columns and the total are all taken to add up, whether or not they do: a reader may know the sum
    from elsewhere. What a count leaves of all ``cases`` is a count as well. A figure that is no count (a
    share, a number of days) goes where its row hides one.
    """
    lines = [*table.rows, *([table.total] if table.total else [])]
    counts: dict[Place, int] = {
        (row, column): value
        for row, line in enumerate(lines)
        for column, value in enumerate(line.values)
        if isinstance(value, int) and table.columns[column] not in NO_COUNTS
    }
    rests = {(*place, REST): cases - count for place, count in counts.items() if is_small(cases - count)}
    lines_that_add_up = [*_sums(counts, table), *(Line((rest[:2], rest)) for rest in rests)]
    hidden = hidden_cells({**counts, **rests}, lines_that_add_up)
    note = without_small_numbers(table.note, cases)
    if not hidden:
        return replace(table, note=note)
    # A total can no longer be checked against rows of which some are hidden, so it becomes one of them.
    shown = tuple(_shown_row(line, row, counts, hidden) for row, line in enumerate(lines))
    return replace(table, rows=shown, total=None, note=" ".join(filter(None, (note, NOTE))))


def _sums(counts: Mapping[Place, int], table: ResultTable) -> list[Line]:
    last = len(table.rows)
    along = [tuple(place for place in counts if place[0] == row) for row in range(last + 1)]
    down = []
    for column in range(len(table.columns)):
        parts = tuple(place for place in counts if place[1] == column and place[0] < last)
        total = (last, column) if (last, column) in counts else None
        down.append(Line(parts, total))
    return [*(Line(places) for places in along if len(places) > 1), *down]


def _shown_row(line: Row, row: int, counts: Collection[Place], hidden: Mapping[Place, str]) -> Row:
    hides = any(place[0] == row for place in hidden)

    def shown(column: int, value: Value) -> Value:
        if (row, column) in hidden:
            return hidden[row, column]
        is_figure = isinstance(value, int | float) and (row, column) not in counts
        return WITHHELD if hides and is_figure else value

    return Row(line.label, tuple(shown(column, value) for column, value in enumerate(line.values)))


def without_small_numbers(text: str, cases: int) -> str:
    """The sentences of a note that give no small number away, neither as it stands nor as what is left."""
    return " ".join(sentence for sentence in _SENTENCE.split(text) if not _tells(sentence, cases))


def _tells(sentence: str, cases: int) -> bool:
    numbers = [int(found.replace(",", "")) for found in _NUMBER.findall(_NO_COUNT.sub("", sentence))]
    return any(is_small(number) or is_small(cases - number) for number in numbers)
