"""Whole tables for a reader from whom small numbers are withheld."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from audit_app.aggregation.numbers import SPREAD_COLUMNS
from audit_app.aggregation.results import ResultTable, Row
from audit_app.report.same_numbers import tables_that_follow
from audit_app.report.suppression import NOTE, WITHHELD, tells, tells_as_a_row

# Columns of numbers that are no counts of cases: days, minutes, and what is allowed of them.
NO_COUNTS = frozenset({*SPREAD_COLUMNS[1:], "Standard"})

_SENTENCE = re.compile(r"(?<=\.)\s+")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?![\d.]*\d)(?!\w)")
# Dates, chances, cells of a table, what is quoted and a fingerprint are numbers that count nobody.
_NO_COUNT = re.compile(
    r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b1 in \d+\b|\b\d+ of the \d+ cells\b"
    r"|“[^”]*”|\bSHA-256\b|\b[0-9a-f]{64}\b"
)


def suppressed(
    tables: Mapping[str, ResultTable], cases: int, withheld_items: Collection[str] = ()
) -> dict[str, ResultTable]:
    """Every table as such a reader may see it; ``cases`` is how many were audited, which all readers know.

    ``withheld_items`` are the refs of items whose numbers are withheld elsewhere, and so here as well.
    """
    telling = {key for key, table in tables.items() if is_telling(table, cases)}
    hidden = telling | tables_that_follow(telling, withheld_items)
    return {
        key: without_numbers(table) if key in hidden else _with_a_safe_note(table, cases)
        for key, table in tables.items()
    }


def is_telling(table: ResultTable, cases: int) -> bool:
    """Whether a count of the table is small, or tells a small one by what it leaves of another."""
    return any(
        tells_as_a_row(counts) or any(tells(count, cases) for count in counts) for counts in _counts(table)
    )


def is_withheld(table: ResultTable) -> bool:
    return any(value == WITHHELD for row in table.rows for value in row.values)


def without_numbers(table: ResultTable) -> ResultTable:
    """The table with no number left, counts and other figures alike, and a note that says so."""
    kept = [sentence for sentence in _SENTENCE.split(table.note) if not _numbers(sentence)]
    rows = tuple(_withheld(row) for row in _lines(table))
    # A total can no longer be checked against rows that are withheld, so it becomes one of them.
    return replace(table, rows=rows, total=None, note=" ".join(filter(None, (*kept, NOTE))))


def without_small_numbers(text: str, cases: int) -> str:
    """The sentences that give no small number away, neither as it stands nor as what is left."""
    kept = (
        sentence
        for sentence in _SENTENCE.split(text)
        if not any(tells(number, cases) for number in _numbers(sentence))
    )
    return " ".join(kept)


def counts_nobody(text: str) -> bool:
    """Whether a text holds no number of cases at all."""
    return not _numbers(text)


def _with_a_safe_note(table: ResultTable, cases: int) -> ResultTable:
    return replace(table, note=without_small_numbers(table.note, cases))


def _lines(table: ResultTable) -> tuple[Row, ...]:
    return (*table.rows, table.total) if table.total else table.rows


def _counts(table: ResultTable) -> Iterator[list[int]]:
    for line in _lines(table):
        counted = zip(table.columns, line.values, strict=True)
        yield [value for column, value in counted if isinstance(value, int) and column not in NO_COUNTS]


def _withheld(row: Row) -> Row:
    return Row(
        row.label, tuple(WITHHELD if isinstance(value, int | float) else value for value in row.values)
    )


def _numbers(sentence: str) -> list[int]:
    return [int(found.replace(",", "")) for found in _NUMBER.findall(_NO_COUNT.sub("", sentence))]
