"""How wide each column of a table is, in millimetres."""

from __future__ import annotations

from collections.abc import Sequence

from audit_app.report.charts.text import width_of
from audit_app.report.document import TableBlock
from audit_app.report.renderers.word.measures import TEXT_WIDTH_MM
from audit_app.report.templatetags.report_blocks import figure

# The type of a table, and what stands to the left and right of it in a cell with a little to spare.
SIZE_MM, BESIDE_MM = 8.5 * 25.4 / 72, 3.4
SLIM, SLIM_LABELS = 0.48, {1: 0.74, 2: 0.5}
# The share of the labels where all other columns are numbers at even distances, by how many these are.
EVEN_LABELS = {2: 0.5, 3: 0.4, 4: 0.36, 5: 0.3, 6: 0.25}
EVEN_LABELS_BESIDE_MORE = 0.22
# Text that is longer than this is better broken than given more of the width.
LONGEST_LINE_MM = 55.0


def column_widths(block: TableBlock) -> list[float]:
    """Of the labels first; those of one table make the width of the text, or half of it where it is slim."""
    others = len(block.table.columns)
    if block.is_slim:
        slim = _shared(TEXT_WIDTH_MM * SLIM, SLIM_LABELS.get(others, 0.5), others)
        # A date is a number too, and is not broken.
        whole = [max(map(_width, texts[1:]), default=0.0) + BESIDE_MM for texts in _texts(block)[1:]]
        return [slim[0], *(max(each) for each in zip(slim[1:], whole, strict=True))]
    if block.is_even:
        return _shared(TEXT_WIDTH_MM, EVEN_LABELS.get(others, EVEN_LABELS_BESIDE_MORE), others)
    return fitted_widths(_texts(block), TEXT_WIDTH_MM)


def fitted_widths(columns: Sequence[Sequence[str]], width: float) -> list[float]:
    """Widths for the texts of each column: room for its longest word, and of the rest what it would fill."""
    least = [max(_longest_word(texts), 8.0) for texts in columns]
    wanted = [
        max(low, min(_longest_text(texts), LONGEST_LINE_MM))
        for low, texts in zip(least, columns, strict=True)
    ]
    if sum(least) >= width:
        return [width * low / sum(least) for low in least]
    if sum(wanted) <= width:
        spare = width - sum(wanted)
        # The first column holds the labels, which are what a reader looks along for.
        return [wanted[0] + spare / 2, *_spread(wanted[1:], spare / 2)]
    room = (width - sum(least)) / (sum(wanted) - sum(least))
    return [low + (high - low) * room for low, high in zip(least, wanted, strict=True)]


def _spread(widths: Sequence[float], spare: float) -> list[float]:
    return [width + spare / len(widths) for width in widths]


def _shared(width: float, labels: float, others: int) -> list[float]:
    return [width * labels, *([width * (1 - labels) / others] * others)]


def _texts(block: TableBlock) -> list[list[str]]:
    """The texts of each column, heading first."""
    rows = block.rows
    labels = [block.table.row_heading, *(row.label for row in rows)]
    columns = [
        [heading, *(figure(row.cells[place].value) for row in rows)]
        for place, heading in enumerate(block.table.columns)
    ]
    return [labels, *columns]


def _longest_word(texts: Sequence[str]) -> float:
    return max((_width(word) for text in texts for word in text.split()), default=0.0) + BESIDE_MM


def _longest_text(texts: Sequence[str]) -> float:
    return max((_width(text) for text in texts), default=0.0) + BESIDE_MM


def _width(text: str) -> float:
    # Bold, because headings and totals are, and what is not is then given a hair more.
    return width_of(text, SIZE_MM, bold=True)
