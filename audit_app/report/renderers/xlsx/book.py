"""The workbook that sheets are written into: its looks, and the few ways in which a cell may be filled.

Every text is written as a text, whatever it begins with: nothing in the file is ever worked out when it is
opened. The file tells no more of its making than the report does, so the same values give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from audit_app.report.charts.palette import BLUE, GRID, QUIET_INK
from audit_app.report.renderers.xlsx.values import (
    COUNT,
    DAY,
    FIGURE,
    FLUSH_RIGHT,
    NOTHING,
    SHARE,
    WORDS,
    Typed,
)

AUTHOR = "Case file audit"
FONT: dict[str, Any] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
NUMBER_FORMATS = {COUNT: "#,##0", FIGURE: "General", SHARE: "0%", DAY: "d mmmm yyyy"}

# Paper, in what Excel counts: its number for A4, and what the margins leave of a page that lies.
A4, MARGINS = 9, {"left": 0.5, "right": 0.5, "top": 0.6, "bottom": 0.7}
PAGE_PIXELS, PAGE_POINTS = 930, 480
LINE_HEIGHT, ROW_HEIGHT = 13.5, 15
HEIGHTS = {"title": 24, "subtitle": 18, "caption": 18}
# Letters that fit into a column; Excel counts its width in figures, which are wider than most.
FULLNESS, FULLNESS_OF_BOLD = 1.05, 0.9
# What an indent takes of the width of a column.
INDENT = 2
# What Excel takes in one cell.
LONGEST_TEXT = 32_767
# A day for reports that were published before the day was kept: the first that the file can tell.
NO_DAY = dt.date(1980, 1, 1)

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "subtitle": {"bold": True, "font_size": 12},
    "caption": {"bold": True, "font_size": 11},
    "heading": {"bold": True, "text_wrap": True, "bottom": 2, "bottom_color": BLUE, "valign": "bottom"},
    "text": {"text_wrap": True},
    "plain": {},
    "strong": {"bold": True},
    "note": {"text_wrap": True, "font_color": QUIET_INK},
    "question": {
        "text_wrap": True,
        "font_color": QUIET_INK,
        "valign": "bottom",
        "align": "left",
        "indent": 1,
    },
    "link": {"underline": 1, "font_color": BLUE},
}


class Book:
    """A workbook in memory; ``as_of`` is the day that its properties give as that of its making."""

    def __init__(self, title: str, as_of: dt.date) -> None:
        self._file = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            # The width of columns is counted in letters of this font, so it has to be one that is there.
            "default_format_properties": {name: FONT[name] for name in ("font_name", "font_size")},
        }
        self.workbook = Workbook(self._file, options)
        self.workbook.set_properties(
            {
                "title": title[:255],
                "author": AUTHOR,
                "created": dt.datetime(as_of.year, as_of.month, as_of.day),  # noqa: DTZ001
            }
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def sheet(self, name: str) -> Sheet:
        """A new sheet on A4 paper, lying."""
        made = Sheet(self, self.workbook.add_worksheet(name), name)
        page = made.worksheet
        page.set_paper(A4)
        page.set_landscape()
        page.set_margins(**MARGINS)
        page.set_footer("&L&8&A&R&8Page &P of &N")
        page.hide_gridlines(2)
        return made

    def look(self, name: str, **more: Any) -> Format:
        """A format by name, made once."""
        properties = {**FONT, **LOOKS[name], **more}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]

    def cell_look(
        self, kind: str, *, is_total: bool = False, is_flush: bool = False, is_label: bool = False
    ) -> Format:
        """The format of a value by its kind (see ``values``)."""
        more: dict[str, Any] = {"bottom": 1, "bottom_color": GRID, "text_wrap": kind in (WORDS, NOTHING)}
        if kind in NUMBER_FORMATS:
            more["num_format"] = NUMBER_FORMATS[kind]
        if kind in FLUSH_RIGHT or is_flush:
            more["align"] = "right"
        elif not is_label:
            # Else words would touch the number before them.
            more |= {"align": "left", "indent": 1}
        if is_total:
            more |= {"bold": True, "top": 1}
        return self.look("plain", **more)

    def content(self) -> bytes:
        """Closes the workbook and gives its bytes."""
        self.workbook.close()
        return self._file.getvalue()


class Sheet:
    """One sheet and the row that is written next; what is high is known, so that pages can end between."""

    def __init__(self, book: Book, worksheet: Worksheet, name: str) -> None:
        self.book, self.worksheet, self.name = book, worksheet, name
        self.row = 0
        self.widths: list[float] = []
        self.scale = 100
        self._heights: dict[int, float] = {}

    def set_widths(self, *widths: float, printed: int | None = None) -> None:
        """Of the columns from the first, in letters; on paper the first ``printed`` are as wide as a page."""
        self.widths = list(widths)
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)
        pixels = sum(width * 7 + 5 for width in widths[:printed])
        self.scale = min(100, int(100 * PAGE_PIXELS / pixels))
        self.worksheet.set_print_scale(max(self.scale, 10))

    def set_height(self, row: int, points: float) -> None:
        self._heights[row] = points
        self.worksheet.set_row(row, points)

    def height(self, first: int, last: int) -> float:
        """Of the rows from ``first`` to before ``last``, in points."""
        return sum(self._heights.get(row, ROW_HEIGHT) for row in range(first, last))

    def fit(self, row: int, texts: Iterable[str], *, fullness: float = FULLNESS) -> None:
        """Makes a row as high as the fullest of its cells, the texts of which begin in the first column."""
        rooms = [width - (INDENT if column else 0) for column, width in enumerate(self.widths)]
        lines = max(_lines(text, room * fullness) for text, room in zip(texts, rooms, strict=False))
        if lines > 1:
            self.set_height(row, lines * LINE_HEIGHT + 2)

    def text(self, text: str, look: str, *, column: int = 0) -> None:
        """A text as it is, also where it begins as a formula would."""
        self.write_text(self.row, column, text, self.book.look(look))

    def write_text(self, row: int, column: int, text: str, look: Format) -> None:
        self.worksheet.write_string(row, column, fitting(text), look)

    def line(self, text: str, look: str) -> None:
        """A text on a row of its own, over the cells beside it."""
        if look in HEIGHTS:
            self.set_height(self.row, HEIGHTS[look])
        self.text(text, look)
        self.row += 1

    def paragraph(self, text: str, look: str = "text", columns: int | None = None) -> None:
        """A text over several columns, with as many lines as it needs."""
        last = (len(self.widths) if columns is None else columns) - 1
        self.set_height(self.row, LINE_HEIGHT * _lines(text, sum(self.widths[: last + 1]) * FULLNESS) + 2)
        if last > 0:
            self.worksheet.merge_range(self.row, 0, self.row, last, "", self.book.look(look))
        self.text(text, look)
        self.row += 1

    def link(self, name: str, *, text: str = "", column: int = 0) -> None:
        """A link to the head of another sheet, in the row that is written next."""
        quoted = name.replace("'", "''")
        look = self.book.look("link")
        self.worksheet.write_url(self.row, column, f"internal:'{quoted}'!A1", look, fitting(text or name))

    def value(self, row: int, column: int, found: Typed, **how: bool) -> None:
        """A value of a table in its cell."""
        look = self.book.cell_look(found.kind, **how)
        if found.kind == NOTHING:
            self.worksheet.write_blank(row, column, None, look)
        elif found.kind == DAY:
            self.worksheet.write_datetime(row, column, found.value, look)
        elif found.kind in (COUNT, FIGURE, SHARE):
            self.worksheet.write_number(row, column, found.value, look)
        else:
            self.write_text(row, column, found.value, look)

    def headings(self, texts: Sequence[str], name: str, rows: int, flush: Collection[int] = ()) -> None:
        """The headings of a table in the row that is written next, those of ``flush`` columns flush right.

        The cells, with the ``rows`` below them, are marked as a table by ``name``, so that it can be found
        and read out as one. Excel wants headings that differ and are not empty; others stay plain cells.
        """
        looks = [self._heading_look(column, column in flush) for column in range(len(texts))]
        for column, (text, look) in enumerate(zip(texts, looks, strict=True)):
            self.write_text(self.row, column, text, look)
        self.fit(self.row, texts, fullness=FULLNESS_OF_BOLD)
        differ = len({text.casefold() for text in texts}) == len(texts)
        if rows and differ and all(map(_can_head, texts)):
            columns = [
                {"header": text, "header_format": look} for text, look in zip(texts, looks, strict=True)
            ]
            options = {"name": name, "columns": columns, "autofilter": False, "style": None}
            self.worksheet.add_table(self.row, 0, self.row + rows, len(texts) - 1, options)
        self.row += 1

    def _heading_look(self, column: int, is_flush: bool) -> Format:
        """As the cells below it stand."""
        if is_flush:
            return self.book.look("heading", align="right")
        return self.book.look("heading", align="left", indent=1 if column else 0)


def fitting(text: str) -> str:
    """The text as far as a cell takes it."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many letters, words being kept whole."""
    room = max(width, 1)
    found = 0
    for part in text.split("\n"):
        used, found = 0.0, found + 1
        for word in part.split(" "):
            if used and used + 1 + len(word) > room:
                found, used = found + 1, 0.0
            used += len(word) + (1 if used else 0)
            found, used = found + int(used // room if used > room else 0), min(used, room)
    return found


def _can_head(text: str) -> bool:
    return 0 < len(text) < 255 and text == " ".join(text.split())
