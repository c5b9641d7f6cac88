"""The lay-out of charts with one bar a row: labels beside the bars, or above them where it is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.charts.drawing import TEXT_SIZE, Canvas, block_height
from audit_app.report.charts.palette import QUIET_INK
from audit_app.report.charts.text import balanced, width_of

BAR_HEIGHT = 22.0
ROW_GAP = 8.0
COLUMN_GAP = 12.0
# Below this width a column of labels would leave too little for the bars.
WIDE_ENOUGH = 560
LABEL_SHARE = 0.5
NOTE_SHARE = 0.2
# The figures of the axis need as much.
NARROWEST_BARS = 200


@dataclass(frozen=True)
class RowGrid:
    """Where the bars start and end, and how wide labels and notes may be; all in pixels."""

    left: float
    right: float
    label_width: float
    note_width: float
    labels_above: bool

    @property
    def bar_width(self) -> float:
        """The length of the longest bar possible."""
        return self.right - self.left


@dataclass(frozen=True)
class RowPlace:
    """Where one row's bar is, and where the row ends."""

    bar_top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which the middle of the bar is."""
        return self.bar_top + BAR_HEIGHT / 2


def row_grid(labels: Sequence[str], notes: Sequence[str], width: float) -> RowGrid:
    """The columns of a chart, no wider than its labels and notes need."""
    if width < WIDE_ENOUGH:
        return RowGrid(0, width, width, width, labels_above=True)
    note_width = _column_width(notes, NOTE_SHARE * width)
    left_for_labels = width - note_width - 2 * COLUMN_GAP - NARROWEST_BARS
    label_width = _column_width(labels, min(LABEL_SHARE * width, left_for_labels))
    left = label_width + COLUMN_GAP
    right = width - (note_width + COLUMN_GAP if note_width else 0)
    return RowGrid(left, right, label_width, note_width, labels_above=False)


def _column_width(texts: Sequence[str], widest: float) -> float:
    """The width of the longest line once all the texts are wrapped to the widest the column may be."""
    lines = [line for text in texts for line in balanced(text, widest, TEXT_SIZE)]
    return max((width_of(line, TEXT_SIZE) for line in lines), default=0)


def draw_row(
    canvas: Canvas, grid: RowGrid, top: float, label: str, note: str = "", headroom: float = 0
) -> RowPlace:
    """Draw a row's label and note and say where its bar goes, with ``headroom`` kept free above the bar."""
    # A hair is added so that a rounding error cannot wrap the line that the column's width was taken from.
    label_lines = balanced(label, grid.label_width + 0.01, TEXT_SIZE)
    note_lines = balanced(note, grid.note_width + 0.01, TEXT_SIZE)
    if grid.labels_above:
        label_end = canvas.lines(0, top, label_lines)
        note_end = canvas.lines(0, label_end, note_lines, fill=QUIET_INK)
        bar_top = note_end + 3 + headroom
        return RowPlace(bar_top, bar_top + BAR_HEIGHT)

    tallest = max(block_height(label_lines), block_height(note_lines))
    middle = top + max(tallest / 2, BAR_HEIGHT / 2 + headroom)
    canvas.lines(grid.label_width, middle - block_height(label_lines) / 2, label_lines, anchor="end")
    canvas.lines(grid.right + COLUMN_GAP, middle - block_height(note_lines) / 2, note_lines)
    return RowPlace(middle - BAR_HEIGHT / 2, middle + max(tallest, BAR_HEIGHT) / 2)


def draw_axis_label(canvas: Canvas, left: float, top: float, text: str) -> float:
    """Write what the axis shows, under the chart; gives the bottom of the text."""
    lines = balanced(text, canvas.width - left, TEXT_SIZE - 1)
    return canvas.lines(left, top, lines, size=TEXT_SIZE - 1, fill=QUIET_INK)
