"""The legend: a swatch and a name for each colour, on as many lines as it takes."""

from collections.abc import Sequence

from audit_app.report.charts.drawing import LINE_HEIGHT, NUMBER_SIZE, Canvas, block_height
from audit_app.report.charts.text import width_of, wrap

SWATCH = 14.0
SWATCH_GAP = 7.0
ENTRY_GAP = 22.0


def draw_legend(canvas: Canvas, entries: Sequence[tuple[str, str]]) -> float:
    """Draw (label, fill) entries from the top left on; gives the bottom of the legend."""
    x = top = 0.0
    row_height = NUMBER_SIZE * LINE_HEIGHT
    for label, fill in entries:
        lines = wrap(label, canvas.width - SWATCH - SWATCH_GAP, NUMBER_SIZE)
        text_width = max((width_of(line, NUMBER_SIZE) for line in lines), default=0)
        if x and x + SWATCH + SWATCH_GAP + text_width > canvas.width:
            x, top = 0.0, top + row_height + 4
            row_height = NUMBER_SIZE * LINE_HEIGHT
        canvas.rectangle(x, top + (NUMBER_SIZE * LINE_HEIGHT - SWATCH) / 2, SWATCH, SWATCH, fill)
        canvas.lines(x + SWATCH + SWATCH_GAP, top, lines, size=NUMBER_SIZE)
        row_height = max(row_height, block_height(lines, NUMBER_SIZE))
        x += SWATCH + SWATCH_GAP + text_width + ENTRY_GAP
    return top + row_height
