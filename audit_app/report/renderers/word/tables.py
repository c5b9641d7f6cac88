"""Tables of the report: a caption, a header row that is repeated, a heading for each row, and the note."""

from __future__ import annotations

from collections.abc import Sequence

from audit_app.report.document import TableBlock
from audit_app.report.renderers.office.markup import Markup
from audit_app.report.renderers.word.columns import column_widths
from audit_app.report.renderers.word.markup import element, paragraph, run
from audit_app.report.renderers.word.measures import twips
from audit_app.report.templatetags.report_blocks import figure

KEEP = (element("keepNext"),)


def report_table(block: TableBlock) -> Markup:
    """Caption, table and note; its values are written as on the page."""
    rows = block.rows
    heads = [_heading(block.table.row_heading, is_number=False)]
    heads += [_heading(str(each.value), is_number=each.numeric) for each in block.headings]
    lines = [
        [
            _cell(row.label, False, _stays_with_next(block, place)),
            *(_cell(figure(each.value), each.numeric, _stays_with_next(block, place)) for each in row.cells),
        ]
        for place, row in enumerate(rows)
    ]
    has_total = any(row.is_total for row in rows)
    return "".join(
        (
            paragraph("Caption", run(block.caption)),
            table(
                "ReportTable", column_widths(block), heads, lines, title=block.caption,
                description=_described(block), last_row=has_total,
            ),
            paragraph("ReportNote", run(block.table.note)) if block.table.note else "",
        )
    )  # fmt: skip


def table(
    style: str,
    widths: Sequence[float],
    heads: Sequence[Markup],
    lines: Sequence[Sequence[Markup]],
    *,
    title: str,
    description: str,
    last_row: bool = False,
    height: float = 0,
) -> Markup:
    """A table of finished paragraphs, its first column heading the rows; ``height`` is the least of a row.

    Widths and height are in millimetres.
    """
    columns = [twips(width) for width in widths]
    look = {"firstRow": 1, "lastRow": int(last_row), "firstColumn": 1, "lastColumn": 0}
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(columns), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val=f"{_bits(last_row):04X}", **look, noHBand=1, noVBand=1),
        element("tblCaption", val=title),
        element("tblDescription", val=description),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in columns))
    return element(
        "tbl",
        properties,
        grid,
        _row(columns, heads, is_head=True),
        *(_row(columns, line, height=height) for line in lines),
    )


def _row(
    columns: Sequence[int], cells: Sequence[Markup], *, is_head: bool = False, height: float = 0
) -> Markup:
    properties = (
        element("cantSplit"),
        element("trHeight", val=twips(height), hRule="atLeast") if height else "",
        element("tblHeader") if is_head else "",
    )
    return element(
        "tr",
        element("trPr", *properties),
        *(
            element("tc", element("tcPr", element("tcW", w=width, type="dxa")), cell)
            for width, cell in zip(columns, cells, strict=True)
        ),
    )


def _heading(words: str, *, is_number: bool) -> Markup:
    return paragraph("ReportTableHeadingNumber" if is_number else "ReportTableHeading", run(words))


def _cell(words: str, is_number: bool, stays: bool) -> Markup:
    style = "ReportTableNumber" if is_number else "ReportTableText"
    return paragraph(style, run(words), properties=KEEP if stays else ())


def _stays_with_next(block: TableBlock, place: int) -> bool:
    """A short table stays on its page; of a long one neither the first rows nor the last stand alone."""
    last = len(block.rows) - 1
    if place == last:
        return bool(block.table.note)
    return block.is_short or place < 2 or place >= last - 2


def _described(block: TableBlock) -> str:
    """What somebody who cannot see the table is told before they read it."""
    columns = ", ".join(str(each.value) for each in block.headings)
    label = block.table.row_heading or "Rows"
    total = " The last row is the total." if block.table.total else ""
    return f"{label} down the side; across: {columns}. {len(block.table.rows)} rows.{total}"


def _bits(last_row: bool) -> int:
    """The same as the attributes beside it, as older programs read it."""
    first_row, last, first_column, no_bands = 0x20, 0x40, 0x80, 0x600
    return first_row | first_column | no_bands | (last if last_row else 0)
