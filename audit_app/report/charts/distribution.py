"""How long things took, against the standard: a histogram with the standard as a line between two columns."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from audit_app.report.charts.drawing import NUMBER_SIZE, Canvas, Svg, block_height, spell
from audit_app.report.charts.legend import draw_legend
from audit_app.report.charts.palette import BLUE, INK, ORANGE, QUIET_INK
from audit_app.report.charts.rows import draw_axis_label
from audit_app.report.charts.text import width_of, wrap

# Beyond this many times the standard one column holds the rest, so that one lost case does not flatten all.
FARTHEST = 3
NARROWEST_COLUMN = 22.0
MOST_COLUMNS = 24
PLOT_HEIGHT = 180.0


@dataclass(frozen=True)
class Bin:
    """How many durations are above ``low`` and not above ``high``; 0 itself is in the first bin."""

    low: float
    high: float
    count: int


def distribution(
    durations: Sequence[float],
    standard: int,
    *,
    uid: str,
    title: str,
    unit: str = "working days",
    description: str = "",
    axis_label: str = "",
    width: float = 720,
) -> Svg:
    """Columns of cases by how long they took; those later than the standard have another colour.

    ``durations`` and ``standard`` are in ``unit``. A duration equal to the standard is in time.

    Raises:
        ValueError: there are no durations, one is negative, or the standard is not above 0.
    """
    if not durations or min(durations) < 0:
        raise ValueError("A distribution needs durations of 0 or more")
    if standard <= 0:
        raise ValueError("The standard must be above 0")
    canvas = Canvas(width, uid)
    in_time = sum(duration <= standard for duration in durations)
    late = len(durations) - in_time
    top = draw_legend(
        canvas, [(f"In time: {in_time:,}", BLUE), (f"Later than the standard: {late:,}", ORANGE)]
    )
    bins = bins_of(durations, standard, _most_columns(len(durations), width))
    standard_text = f"Standard: {spell(standard)} {unit}"
    bottom = _draw_plot(canvas, bins, standard, standard_text, top + 12)
    axis_label = axis_label or f"{unit.capitalize()} taken; the numbers on the columns are cases"
    bottom = draw_axis_label(canvas, 0, bottom + 6, axis_label)
    spoken = description or _in_words(bins, in_time, late, standard_text, unit)
    return canvas.finish(bottom + 4, title, spoken)


def _most_columns(cases: int, width: float) -> int:
    number = width_of(spell(cases), NUMBER_SIZE, bold=True) + 4
    return min(MOST_COLUMNS, int(width / max(NARROWEST_COLUMN, number)))


def bins_of(durations: Sequence[float], standard: int, most: int) -> list[Bin]:
    """Bins of one width, at most ``most`` of them, with the standard as a boundary.

    They reach at least one bin beyond the standard; durations over three times the standard share the last,
    which has no end. The first starts at 0, and is shorter where the width does not divide the standard.
    """
    limit = min(max(durations), FARTHEST * standard)
    has_rest = max(durations) > FARTHEST * standard
    step = _step(standard, limit, most - 2)
    first = standard % step or step
    last = standard + step * max(1, math.ceil((limit - standard) / step))
    edges = [0, *range(first, last + 1, step)]
    ends: list[tuple[float, float]] = [*pairwise(edges)]
    if has_rest:
        ends.append((edges[-1], math.inf))
    return [
        Bin(low, high, sum(low < value <= high or (value == low == 0) for value in durations))
        for low, high in ends
    ]


def _step(standard: int, limit: float, most: int) -> int:
    """A width that divides the standard where a sensible one does: 35 days make fives or sevens."""
    finest = max(1.0, limit / most, standard / most)
    wide_enough = next((d for d in range(1, standard + 1) if standard % d == 0 and d >= finest), standard)
    return wide_enough if wide_enough <= 3 * finest else _round_number_from(finest)


def _round_number_from(least: float) -> int:
    """The first of 1, 2, 5, 10, 20, 50, 100 … that is not below ``least``."""
    magnitude: int = 10 ** math.floor(math.log10(least))
    return next(step * magnitude for step in (1, 2, 5, 10) if step * magnitude >= least)


def _draw_plot(canvas: Canvas, bins: Sequence[Bin], standard: int, standard_text: str, top: float) -> float:
    text_lines = wrap(standard_text, canvas.width, NUMBER_SIZE, bold=True)
    text_bottom = top + block_height(text_lines, NUMBER_SIZE)
    baseline = text_bottom + NUMBER_SIZE + 10 + PLOT_HEIGHT
    _draw_columns(canvas, bins, standard, baseline)
    x = canvas.width / len(bins) * sum(bin_.high <= standard for bin_ in bins)
    canvas.line((x, text_bottom + 2), (x, baseline + 5), INK, dashed=True)
    half = max(width_of(line, NUMBER_SIZE, bold=True) for line in text_lines) / 2
    middle = min(max(x, half), canvas.width - half)
    canvas.lines(middle, top, text_lines, size=NUMBER_SIZE, anchor="middle", bold=True)
    return _draw_ticks(canvas, bins, standard, baseline + 8)


def _draw_columns(canvas: Canvas, bins: Sequence[Bin], standard: int, baseline: float) -> None:
    slot = canvas.width / len(bins)
    scale = PLOT_HEIGHT / max(bin_.count for bin_ in bins)
    for number, bin_ in enumerate(bins):
        if bin_.count:
            height = bin_.count * scale
            fill = BLUE if bin_.high <= standard else ORANGE
            canvas.rectangle(number * slot + 1, baseline - height, slot - 2, height, fill)
            x, y = (number + 0.5) * slot, baseline - height - 5
            canvas.text(x, y, spell(bin_.count), size=NUMBER_SIZE, anchor="middle", bold=True)
    canvas.line((0, baseline), (canvas.width, baseline), QUIET_INK)


def _draw_ticks(canvas: Canvas, bins: Sequence[Bin], standard: int, top: float) -> float:
    """Write the ends of the bins, the standard first; one that would touch another is left out."""
    ticks = _ticks(canvas.width, bins, standard)
    taken: list[tuple[float, float]] = []
    for x, text, is_standard in ticks:
        half = width_of(text, NUMBER_SIZE, bold=is_standard) / 2
        middle = min(max(x, half), canvas.width - half)
        if all(middle + half + 8 < left or middle - half - 8 > right for left, right in taken):
            taken.append((middle - half, middle + half))
            canvas.lines(middle, top, [text], size=NUMBER_SIZE, anchor="middle", bold=is_standard)
    return top + NUMBER_SIZE * 1.25


def _ticks(width: float, bins: Sequence[Bin], standard: int) -> list[tuple[float, str, bool]]:
    """Position, text and whether it is the standard, the most important first."""
    slot = width / len(bins)
    ends = [(number * slot, spell(bin_.low), bin_.low == standard) for number, bin_ in enumerate(bins)]
    if math.isinf(bins[-1].high):
        rest = ((len(bins) - 0.5) * slot, f"over {spell(bins[-1].low)}", False)
        ends = [rest, *ends[:-1]]
    else:
        ends.append((width, spell(bins[-1].high), False))
    return sorted(ends, key=lambda tick: not tick[2])


def _in_words(bins: Sequence[Bin], in_time: int, late: int, standard_text: str, unit: str) -> str:
    parts = []
    for bin_ in bins:
        if bin_.count:
            ends = f"{spell(bin_.low)} to {spell(bin_.high)}"
            if math.isinf(bin_.high):
                ends = f"over {spell(bin_.low)}"
            parts.append(f"{ends} {unit}: {bin_.count:,}")
    return f"{standard_text}. In time: {in_time:,}. Later: {late:,}. {'; '.join(parts)}."
