"""Somebody who adds and subtracts: all that can be worked out from the numbers that a document shows.

What is read off is kept as a range for each cell. What a reader knows of the tables (which rows make a total,
which columns a row, which cells count the same cases) is kept as sums, and each sum narrows its cells until
nothing moves. A cell is worked out when one value is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from audit_app.aggregation.measures import MEASURES
from audit_app.aggregation.results import SEGMENTS_THAT_APPLY, ResultTable
from audit_app.report.assemble.measure_table import SEGMENT_HEADINGS
from audit_app.report.document import Bullets, ChartBlock, Document, FindingBlock, Paragraph
from audit_app.report.narrative.wording import WORDING
from audit_app.report.suppressed_tables import NO_COUNTS
from audit_app.tool.registry import item

Cell = tuple[Hashable, ...]
Range = tuple[int, int]

TOTALS = ("Total", "Answered", "Allocated")
WHOLE_COLUMNS = ("Cases", "Cases with a discussion", "Answered yes or no")
# Tables whose rows exclude each other only within a column, or whose columns do not add up along a row.
OVERLAPPING = ("9.strategy_agencies", "9.outcome_agencies", "10.actions")
COUNTS_SOMETHING_ELSE = ("10.actions", "data_quality.double_readings", "1.4")
BY_LABEL = {WORDING[measure.key].label: measure for measure in MEASURES}
OPTION_TABLES = {"2.protected": "9.8", "2.practice": "9.9", "2.reading": "9.13.ease", "3.supervision": "7.4"}
HEADINGS = {heading: name for name, heading in SEGMENT_HEADINGS.items()} | {"Applies": "applies"}
IN_CHARTS = {"met": "met", "partly met": "partly", "not met": "not_met", "not evident": "not_evident"}
PRE_SCHOOL = ("Unborn", "0 to 2", "2 to 5")
KINDS = ("totals", "rows", "cases", "items", "parts", "texts")


@dataclass(frozen=True)
class Sum:
    """Cells that add up to a cell, or to a number that the reader knows; ``kind`` is one of ``KINDS``."""

    kind: str
    parts: tuple[Cell, ...]
    total: Cell | int


def worked_out(document: Document, cases: int, kinds: Iterable[str] = KINDS) -> dict[Cell, int]:
    """Every cell, shown or not, of which such a reader ends up knowing the value."""
    ranges = dict(_read(document, cases))
    wanted = frozenset(kinds)
    sums = [found for found in _sums(document, ranges, cases) if found.kind in wanted]
    while sum(_narrow(found, ranges, cases) for found in sums):
        pass
    return {cell: low for cell, (low, high) in ranges.items() if low == high}


def _read(document: Document, cases: int) -> Iterator[tuple[Cell, Range]]:
    """The range of each cell as printed; a later place may only repeat what an earlier one says."""
    seen: dict[Cell, Range] = {}
    printed = [pair for table in _tables(document) for pair in _cells(table)]
    for cell, value in [*printed, *_told(document)]:
        low, high = _range(value, cases)
        known = seen.get(cell, (0, cases * 100))
        seen[cell] = (max(low, known[0]), min(high, known[1]))
    yield from seen.items()


def _range(value: object, cases: int) -> Range:
    if isinstance(value, int):
        return value, value
    return (1, 4) if value == "1 to 4" else (0, cases * 100)


def _tables(document: Document) -> list[ResultTable]:
    found = (block.table for block in document.tables())
    return [table for table in found if table.key not in COUNTS_SOMETHING_ELSE]


def _cells(table: ResultTable) -> Iterator[tuple[Cell, object]]:
    for row in (*table.rows, *([table.total] if table.total else [])):
        for column, value in zip(table.columns, row.values, strict=True):
            is_count = column not in NO_COUNTS and not isinstance(value, float | None)
            if ".measures." in table.key:
                if column in HEADINGS and value != "–":
                    yield ("measure", BY_LABEL[row.label].key, HEADINGS[column]), value
            elif is_count:
                yield (table.key, row.label, column), value


def _told(document: Document) -> Iterator[tuple[Cell, int]]:
    """What findings, the descriptions of charts, sentences and notes tell in figures."""
    for block in document.blocks():
        if isinstance(block, FindingBlock) and (found := re.match(r"(\d+) of (\d+) cases?", block.counts)):
            yield ("measure", block.key, "met"), int(found[1])
            yield ("measure", block.key, "applies"), int(found[2])
        if isinstance(block, ChartBlock):
            yield from _drawn(block.chart.description)
    for text in texts(document):
        if found := re.search(r"(\d+) of the \d+ children were of pre-school age", text):
            yield ("pre-school",), int(found[1])
    for table in _tables(document):
        for name, pattern in (("answered", r"Answered in (\d+)"), ("hidden", r"not called for in (\d+)")):
            if found := re.search(pattern, table.note):
                yield ("note", table.key, name), int(found[1])


def _drawn(description: str) -> Iterator[tuple[Cell, int]]:
    for label, measure in BY_LABEL.items():
        if found := re.search(rf"{re.escape(label)}: ([^.]*)\.", description):
            for name, number in re.findall(r"([a-z ]+?) (\d+)", found[1]):
                if name.strip() in IN_CHARTS:
                    yield ("measure", measure.key, IN_CHARTS[name.strip()]), int(number)


def texts(document: Document) -> Iterator[str]:
    """Every sentence that is not inside a table, and the notes under the tables."""
    yield document.cover.summary
    for block in document.blocks():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, FindingBlock):
            yield from (block.sentence, block.counts)
    yield from (block.table.note for block in document.tables())


def _sums(document: Document, cells: dict[Cell, Range], cases: int) -> list[Sum]:
    found = [one for table in _tables(document) for one in _sums_of(table)]
    found += _sums_of_measures(cells)
    found += [one for table in _tables(document) for one in _same_item(table, cells)]
    found.append(Sum("texts", tuple(("1.2", label, "Children") for label in PRE_SCHOOL), ("pre-school",)))
    for cell, (low, _high) in list(cells.items()):
        if low <= cases and cell[0] not in ("1.1.ages", "1.1.places"):
            found.append(Sum("cases", (cell, ("rest", *cell)), cases))
    known = [cell for one in found for cell in (*one.parts, one.total) if isinstance(cell, tuple)]
    for cell in known:
        cells.setdefault(cell, (0, cases * 100))
    return found


def _sums_of(table: ResultTable) -> Iterator[Sum]:
    if ".measures." in table.key:
        return
    lines = [*table.rows, *([table.total] if table.total else [])]
    counted = [column for column in table.columns if column not in NO_COUNTS]
    if lines and lines[-1].label in TOTALS:
        for column in counted:
            parts = tuple((table.key, row.label, column) for row in lines[:-1])
            yield Sum("totals", parts, (table.key, lines[-1].label, column))
            if lines[-1].label == "Answered":
                yield Sum("texts", ((table.key, "Answered", column),), ("note", table.key, "answered"))
    for row in lines:
        places = [(table.key, row.label, column) for column in counted]
        if len(places) > 1 and counted[-1] in WHOLE_COLUMNS and table.key not in OVERLAPPING:
            yield Sum("rows", tuple(places[:-1]), places[-1])
        if table.key == "6.pairs":
            yield from (Sum("parts", (places[0], ("without", *whole)), whole) for whole in places[1:])
        if table.key in ("4.days", "9.days"):
            yield Sum("parts", (places[1], ("in time", *places[0])), places[0])


def _sums_of_measures(cells: dict[Cell, Range]) -> Iterator[Sum]:
    for measure in MEASURES:
        parts = tuple(("measure", measure.key, name) for name in SEGMENTS_THAT_APPLY)
        printed = tuple(part for part in parts if part in cells)
        if printed:
            # A kind of answer without a column is one that no case of the table has.
            yield Sum("rows", printed, ("measure", measure.key, "applies"))


def _same_item(table: ResultTable, cells: dict[Cell, Range]) -> Iterator[Sum]:
    """The answers to an item in a table of its own, or in the margin of a cross-table, and its measure."""
    lines = [*table.rows, *([table.total] if table.total else [])]
    ref = OPTION_TABLES.get(table.key) or table.key.removeprefix("3.supervision.")
    if not lines or (ref == table.key and table.key not in OPTION_TABLES):
        return
    crossed = table.key not in OPTION_TABLES
    labels = {label: code for code, label in item(ref).labels.items()}
    for measure in (each for each in MEASURES if each.ref == ref):
        by_segment: dict[str, list[Cell]] = {}
        for label in table.columns if crossed else [row.label for row in lines]:
            if label in labels:
                cell = (table.key, lines[-1].label, label) if crossed else (table.key, label, "Cases")
                by_segment.setdefault(measure.segment_of(labels[label]), []).append(cell)
        for segment, parts in by_segment.items():
            if segment in SEGMENTS_THAT_APPLY and ("measure", measure.key, segment) in cells:
                yield Sum("items", tuple(parts), ("measure", measure.key, segment))


def _narrow(found: Sum, ranges: dict[Cell, Range], cases: int) -> bool:
    """Narrows every cell of a sum to what the others leave it; whether any did move."""
    low_total, high_total = _of(found.total, ranges)
    low_sum = sum(ranges[part][0] for part in found.parts)
    high_sum = sum(ranges[part][1] for part in found.parts)
    narrower: dict[Cell, Range] = {
        part: (low_total - (high_sum - ranges[part][1]), high_total - (low_sum - ranges[part][0]))
        for part in found.parts
    }
    if isinstance(found.total, tuple):
        narrower[found.total] = (low_sum, high_sum)
    moved = False
    for cell, (low, high) in narrower.items():
        then = ranges[cell]
        ranges[cell] = max(then[0], low), min(then[1], high)
        assert ranges[cell][0] <= ranges[cell][1], (found, cell)
        moved = moved or ranges[cell] != then
    return moved


def _of(cell: Cell | int, ranges: dict[Cell, Range]) -> Range:
    return (cell, cell) if isinstance(cell, int) else ranges[cell]
