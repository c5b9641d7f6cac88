"""The pace as a picture: a bar for each day or week, and the even pace as a dashed line over them."""

from __future__ import annotations

from audit_app.home.pace import Pace
from audit_app.report.charts.drawing import LINE_HEIGHT, MIDDLE, NUMBER_SIZE, Canvas, Svg, spell
from audit_app.report.charts.palette import BLUE, GRID, ORANGE, QUIET_INK
from audit_app.report.charts.text import width_of

WIDE, NARROW = 640, 320
PLOT_HEIGHT = 160.0
SWATCH = 14.0
GAP = 7.0
ROW = NUMBER_SIZE * LINE_HEIGHT


def pace_chart(pace: Pace, width: float, uid: str) -> Svg:
    """Nothing stands in it that the table of the same figures does not tell."""
    canvas = Canvas(width, uid)
    top = _legend(canvas) + NUMBER_SIZE
    bottom, highest = top + PLOT_HEIGHT, max(pace.total, pace.so_far, 1)
    left = width_of(spell(highest), NUMBER_SIZE) + GAP

    def height_of(value: float) -> float:
        return bottom - PLOT_HEIGHT * value / highest

    for value in (0, highest):
        canvas.line((left, height_of(value)), (width, height_of(value)), GRID)
        baseline = height_of(value) + NUMBER_SIZE * MIDDLE
        canvas.text(left - GAP, baseline, spell(value), size=NUMBER_SIZE, anchor="end", fill=QUIET_INK)
    slot_width = (width - left) / len(pace.slots)
    before = (left, height_of(0))
    for number, slot in enumerate(pace.slots):
        x = left + number * slot_width
        if slot.so_far:
            canvas.rectangle(
                x + slot_width * 0.1,
                height_of(slot.so_far),
                slot_width * 0.8,
                bottom - height_of(slot.so_far),
                BLUE,
            )
        point = (x + slot_width, height_of(slot.expected))
        canvas.line(before, point, ORANGE, dashed=True)
        before = point
    _ends(canvas, pace, left, bottom)
    return canvas.finish(
        bottom + 2 * ROW,
        f"Audits handed in by {pace.by.lower()}",
        f"{pace.sentence} Bars show how many are handed in so far, a dashed line an even pace.",
    )


def _legend(canvas: Canvas) -> float:
    canvas.rectangle(0, (ROW - SWATCH) / 2, SWATCH, SWATCH, BLUE)
    canvas.lines(SWATCH + GAP, 0, ["Handed in so far"], size=NUMBER_SIZE)
    canvas.line((0, ROW * 1.5), (2 * SWATCH, ROW * 1.5), ORANGE, dashed=True)
    canvas.lines(2 * SWATCH + GAP, ROW, ["At an even pace"], size=NUMBER_SIZE)
    return 2 * ROW


def _ends(canvas: Canvas, pace: Pace, left: float, bottom: float) -> None:
    """The first and the last label, below each other where they would meet."""
    first, last = pace.slots[0].label, pace.slots[-1].label
    together = width_of(first, NUMBER_SIZE) + width_of(last, NUMBER_SIZE) + 2 * GAP
    canvas.lines(left, bottom, [first], size=NUMBER_SIZE, fill=QUIET_INK)
    if last != first:
        below = bottom if together < canvas.width - left else bottom + ROW
        canvas.lines(canvas.width, below, [last], size=NUMBER_SIZE, anchor="end", fill=QUIET_INK)
