"""A sheet for each chapter: its tables under each other with caption, note and chart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from audit_app.report.renderers.xlsx.book import INDENT, PAGE_POINTS, ROW_HEIGHT, Book, Sheet
from audit_app.report.renderers.xlsx.charts import Placed, draw
from audit_app.report.renderers.xlsx.values import FLUSH_RIGHT, NOTHING, WORDS, Typed, typed

LABEL_WIDTH, COLUMN_WIDTH, WIDEST_COLUMN = 44, 14, 21
FEWEST_COLUMNS = 4
FROZEN_ROWS = 2
CONTENTS = "Contents"


@dataclass(frozen=True)
class ChapterSheet:
    """``name`` is that of the sheet; ``tables`` are keys, in the order in which they stand."""

    name: str
    heading: str
    tables: tuple[str, ...]
    charts: Mapping[str, Mapping[str, Any]]


def write_chapter(book: Book, chapter: ChapterSheet, plain: Mapping[str, Any]) -> None:
    """Every table of a chapter; the head stays in sight however far down one reads.

    On paper a page ends between two tables, and before a chart rather than within it.
    """
    tables = [plain["tables"][key] for key in chapter.tables]
    sheet = book.sheet(chapter.name)
    columns = max(FEWEST_COLUMNS, *(len(table["columns"]) for table in tables))
    sheet.set_widths(LABEL_WIDTH, *(_width_of(tables, place) for place in range(columns)))
    sheet.line(chapter.heading, "title")
    sheet.link(CONTENTS)
    sheet.worksheet.freeze_panes(FROZEN_ROWS, 0)
    sheet.worksheet.repeat_rows(0, FROZEN_ROWS - 1)
    sheet.row = FROZEN_ROWS
    blocks: list[list[int]] = []
    for key, table in zip(chapter.tables, tables, strict=True):
        sheet.row += 1
        blocks.append([sheet.row])
        placed = write_table(sheet, table)
        chart = chapter.charts.get(key)
        if chart:
            blocks[-1].append(sheet.row)
            draw(sheet, key, chart, placed)
    sheet.worksheet.set_h_pagebreaks(_page_ends(sheet, blocks))


def write_table(sheet: Sheet, table: Mapping[str, Any]) -> Placed:
    """A table under its caption, its total last and its note below; says where it stands."""
    sheet.line(f"{table['number']}: {table['title']}", "caption")
    lines = [(row, False) for row in table["rows"]]
    if "total" in table:
        lines.append((table["total"], True))
    cells = [[typed(value) for value in row["values"]] for row, _is_total in lines]
    places = range(1, len(table["columns"]) + 1)
    flush = {place for place in places if all(_may_be_flush(line[place - 1]) for line in cells)}
    head = sheet.row
    sheet.headings(
        [table["row_heading"], *table["columns"]], _name_of(table["number"]), len(table["rows"]), flush
    )
    for (row, is_total), values in zip(lines, cells, strict=True):
        look = sheet.book.cell_look(WORDS, is_total=is_total, is_label=True)
        sheet.write_text(sheet.row, 0, row["label"], look)
        for place, value in enumerate(values, start=1):
            sheet.value(sheet.row, place, value, is_total=is_total, is_flush=place in flush)
        words = [str(value.value) if value.kind == WORDS else "" for value in values]
        sheet.fit(sheet.row, [row["label"], *words])
        sheet.row += 1
    if table["note"]:
        sheet.paragraph(table["note"], "note", max(len(table["columns"]), FEWEST_COLUMNS) + 1)
    rows = [
        (row["label"], values) for (row, is_total), values in zip(lines, cells, strict=True) if not is_total
    ]
    return Placed(head, tuple(table["columns"]), tuple(rows))


def _page_ends(sheet: Sheet, blocks: Sequence[Sequence[int]]) -> list[int]:
    """The rows before which a page ends, so that what fits on one page stands on one.

    A block is the row of a table, and that of its chart where it has one.
    """
    room = PAGE_POINTS * 100 / sheet.scale - sheet.height(0, FROZEN_ROWS)
    ends, used = [], float(ROW_HEIGHT)
    for block, after in zip(blocks, [*(each[0] for each in blocks[1:]), sheet.row], strict=True):
        whole = sheet.height(block[0], after)
        pieces = [(block[0], whole)]
        if whole > room:
            stops = [*block, after]
            pieces = [(start, sheet.height(start, stop)) for start, stop in pairwise(stops)]
        for start, height in pieces:
            if used > ROW_HEIGHT and used + height > room:
                ends.append(start)
                used = 0.0
            used = (used + height) % room if height > room else used + height
    return ends


def _width_of(tables: Sequence[Mapping[str, Any]], place: int) -> int:
    """Of a column over all tables of a sheet: more room where it holds words in one of them."""
    values = (row["values"][place] for each in tables for row in each["rows"] if place < len(row["values"]))
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    return min(max(COLUMN_WIDTH, longest + INDENT), WIDEST_COLUMN)


def _may_be_flush(value: Typed) -> bool:
    return value.kind in FLUSH_RIGHT or value.kind == NOTHING


def _name_of(number: str) -> str:
    """A name for a table that Excel takes: Table_4."""
    return re.sub(r"\W", "_", number)
