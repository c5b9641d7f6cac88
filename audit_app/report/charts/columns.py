"""One column a group, with its number on top: the ages of the sample, the factors in a case."""

from collections.abc import Sequence

from audit_app.report.charts.drawing import NUMBER_SIZE, TEXT_SIZE, Canvas, Svg
from audit_app.report.charts.horizontal import Bar, bars_in_words, check_bars, horizontal_bars
from audit_app.report.charts.palette import BLUE, QUIET_INK
from audit_app.report.charts.rows import draw_axis_label
from audit_app.report.charts.text import plain, width_of, wrap

COLUMN_SHARE = 0.7
WIDEST_COLUMN = 84.0
LABEL_GAP = 6.0
MOST_LABEL_LINES = 3


def column_chart(
    bars: Sequence[Bar],
    *,
    uid: str,
    title: str,
    description: str = "",
    axis_label: str = "",
    fill: str = BLUE,
    width: float = 720,
    plot_height: float = 200,
) -> Svg:
    """Columns on a common line, in the order given; where their labels would not fit, bars that lie.

    Raises:
        ValueError: there are no bars, or a value is negative.
    """
    check_bars(bars)
    if not _fits(bars, width / len(bars) - LABEL_GAP):
        return horizontal_bars(
            bars,
            uid=uid,
            title=title,
            description=description,
            axis_label=axis_label,
            fill=fill,
            width=width,
        )
    canvas = Canvas(width, uid)
    bottom = _draw_columns(canvas, bars, fill, plot_height)
    bottom = draw_axis_label(canvas, 0, bottom + 6, axis_label)
    return canvas.finish(bottom + 4, title, description or bars_in_words(bars))


def _draw_columns(canvas: Canvas, bars: Sequence[Bar], fill: str, plot_height: float) -> float:
    """Draw columns with their numbers and labels; gives the bottom of the longest label."""
    slot = canvas.width / len(bars)
    breadth = min(slot * COLUMN_SHARE, WIDEST_COLUMN)
    baseline = NUMBER_SIZE + 8 + plot_height
    scale = plot_height / max(max(bar.value for bar in bars), 1e-9)
    bottom = baseline
    for number, bar in enumerate(bars):
        middle = (number + 0.5) * slot
        top = baseline - bar.value * scale
        canvas.rectangle(middle - breadth / 2, top, breadth, baseline - top, fill)
        canvas.text(middle, top - 6, bar.number, size=NUMBER_SIZE, anchor="middle", bold=True)
        lines = wrap(bar.label, slot - LABEL_GAP, TEXT_SIZE)
        bottom = max(bottom, canvas.lines(middle, baseline + 6, lines, anchor="middle"))
    canvas.line((0, baseline), (canvas.width, baseline), QUIET_INK)
    return bottom


def _fits(bars: Sequence[Bar], room: float) -> bool:
    """Whether every number and every word of a label fits over or under its column."""
    for bar in bars:
        if width_of(bar.number, NUMBER_SIZE, bold=True) > room:
            return False
        if any(width_of(word, TEXT_SIZE) > room for word in plain(bar.label).split()):
            return False
        if len(wrap(bar.label, room, TEXT_SIZE)) > MOST_LABEL_LINES:
            return False
    return True
