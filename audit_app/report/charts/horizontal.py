"""One bar a row, with its number at the end: how often each of several things was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_app.report.charts.drawing import MIDDLE, NUMBER_SIZE, Canvas, Svg, spell
from audit_app.report.charts.palette import BLUE, QUIET_INK
from audit_app.report.charts.rows import BAR_HEIGHT, draw_axis_label, draw_row, row_grid
from audit_app.report.charts.text import width_of

ROW_GAP = 6.0
NUMBER_GAP = 6.0
# Each number may take this part of the bars' room at most; a longer text would leave no bar to see.
NUMBER_SHARE = 0.5


@dataclass(frozen=True)
class Bar:
    """A label, its value, and what is written at the bar when that is more than the value ("23 (46%)")."""

    label: str
    value: float
    text: str = ""

    @property
    def number(self) -> str:
        """What is written beside the bar."""
        return self.text or spell(self.value)


def check_bars(bars: Sequence[Bar]) -> None:
    """Raise ``ValueError`` when there are no bars or when a value is negative."""
    if not bars:
        raise ValueError("A chart needs at least one bar")
    for bar in bars:
        if bar.value < 0:
            raise ValueError(f"{bar.label}: a bar cannot be shorter than nothing")


def bars_in_words(bars: Sequence[Bar]) -> str:
    """Every label with its number."""
    return "; ".join(f"{bar.label}: {bar.number}" for bar in bars) + "."


def horizontal_bars(
    bars: Sequence[Bar],
    *,
    uid: str,
    title: str,
    description: str = "",
    axis_label: str = "",
    fill: str = BLUE,
    width: float = 720,
) -> Svg:
    """Bars from a common line to the right, in the order given.

    Raises:
        ValueError: there are no bars, a value is negative, or the text of a bar is too long to stand beside
        it.
    """
    check_bars(bars)
    canvas = Canvas(width, uid)
    grid = row_grid([bar.label for bar in bars], [], width)
    longest_number = max(width_of(bar.number, NUMBER_SIZE, bold=True) for bar in bars)
    if longest_number > NUMBER_SHARE * grid.bar_width:
        raise ValueError("The text of a bar must fit beside it: put longer texts in the table")
    scale = (grid.bar_width - longest_number - NUMBER_GAP) / max(max(bar.value for bar in bars), 1e-9)
    bottom = 0.0
    tops = []
    for number, bar in enumerate(bars):
        place = draw_row(canvas, grid, bottom + (ROW_GAP if number else 0), bar.label)
        canvas.rectangle(grid.left, place.bar_top, bar.value * scale, BAR_HEIGHT, fill)
        x = grid.left + bar.value * scale + NUMBER_GAP
        canvas.text(x, place.middle + NUMBER_SIZE * MIDDLE, bar.number, size=NUMBER_SIZE, bold=True)
        tops.append(place.bar_top)
        bottom = place.bottom
    if not grid.labels_above:
        canvas.line((grid.left, tops[0] - 4), (grid.left, bottom + 4), QUIET_INK)
    bottom = draw_axis_label(canvas, grid.left, bottom + 8, axis_label)
    return canvas.finish(bottom + 4, title, description or bars_in_words(bars))
