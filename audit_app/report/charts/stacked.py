"""One bar a measure, split by answer: every bar has the same length, and the numbers on it are cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_app.report.charts.drawing import MIDDLE, NUMBER_SIZE, Anchor, Canvas, Svg, spell
from audit_app.report.charts.legend import draw_legend
from audit_app.report.charts.palette import (
    BLUE,
    DARK_GREY,
    GRID,
    LIGHT_BLUE,
    LIGHT_GREY,
    ORANGE,
    QUIET_INK,
    WHITE,
    ink_on,
)
from audit_app.report.charts.rows import (
    BAR_HEIGHT,
    ROW_GAP,
    RowGrid,
    RowPlace,
    draw_axis_label,
    draw_row,
    row_grid,
)
from audit_app.report.charts.text import width_of

HEADROOM = NUMBER_SIZE + 9
SEGMENT_GAP = 2.0
NUMBER_PADDING = 3.0
TICKS: tuple[tuple[float, Anchor], ...] = (
    (0, "start"),
    (0.25, "middle"),
    (0.5, "middle"),
    (0.75, "middle"),
    (1, "end"),
)


@dataclass(frozen=True)
class Segment:
    """A kind of answer and its colour."""

    key: str
    label: str
    fill: str


MEASURE_SEGMENTS = (
    Segment("met", "Met", BLUE),
    Segment("partly", "Partly met", LIGHT_BLUE),
    Segment("not_met", "Not met", ORANGE),
    Segment("not_evident", "Not evident", DARK_GREY),
    Segment("not_known", "Not known", LIGHT_GREY),
)


@dataclass(frozen=True)
class StackedRow:
    """A measure: its label, its cases by segment key, and a short note at the end of the bar ("86%")."""

    label: str
    counts: Mapping[str, int]
    note: str = ""

    @property
    def total(self) -> int:
        """All the cases of the bar."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class _Piece:
    """A segment of one bar, from ``left`` to ``right`` in pixels, with the number that belongs to it."""

    left: float
    right: float
    number: str
    fill: str

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def holds_its_number(self) -> bool:
        needed = width_of(self.number, NUMBER_SIZE, bold=True) + 2 * NUMBER_PADDING
        return self.right - self.left - SEGMENT_GAP >= needed


def stacked_bars(
    rows: Sequence[StackedRow],
    *,
    uid: str,
    title: str,
    description: str = "",
    segments: Sequence[Segment] = MEASURE_SEGMENTS,
    axis_label: str = "Share of the cases; the numbers on the bars are cases",
    width: float = 720,
    beside: Sequence[StackedRow] = (),
) -> Svg:
    """Bars of equal length, each split in proportion; a number too wide for its segment stands above it.

    The description, unless one is given, tells every number in words. ``beside`` are the rows of other pieces
    of the same chart, whose bars begin where these do.

    Raises:
        ValueError: there are no rows, a row has a key that no segment has, or a count is negative.
    """
    _check(rows, segments)
    canvas = Canvas(width, uid)
    used = [segment for segment in segments if any(row.counts.get(segment.key) for row in rows)]
    top = draw_legend(canvas, [(segment.label, segment.fill) for segment in used]) + 16
    all_rows = [*rows, *beside]
    grid = row_grid([row.label for row in all_rows], [row.note for row in all_rows], width)
    bars: list[tuple[RowPlace, list[_Piece]]] = []
    bottom = top
    for number, row in enumerate(rows):
        pieces = _pieces(row, used, grid)
        crowded = any(not piece.holds_its_number for piece in pieces)
        start = bottom + (ROW_GAP if number else 0)
        place = draw_row(canvas, grid, start, row.label, row.note, HEADROOM if crowded else 0)
        bars.append((place, pieces))
        bottom = place.bottom
    _draw_grid(canvas, grid, [place for place, _ in bars], bottom + 6)
    for place, pieces in bars:
        _draw_bar(canvas, grid, place, pieces)
    bottom = _draw_ticks(canvas, grid, bottom + 6)
    bottom = draw_axis_label(canvas, grid.left, bottom + 4, axis_label)
    return canvas.finish(bottom + 4, title, description or _in_words(rows, used))


def _check(rows: Sequence[StackedRow], segments: Sequence[Segment]) -> None:
    if not rows:
        raise ValueError("A chart needs at least one row")
    keys = {segment.key for segment in segments}
    for row in rows:
        if unknown := set(row.counts) - keys:
            raise ValueError(f"{row.label}: no segment is called {', '.join(sorted(unknown))}")
        if any(count < 0 for count in row.counts.values()):
            raise ValueError(f"{row.label}: a count cannot be negative")


def _pieces(row: StackedRow, segments: Sequence[Segment], grid: RowGrid) -> list[_Piece]:
    pieces = []
    left = grid.left
    for segment in segments:
        if count := row.counts.get(segment.key, 0):
            right = left + grid.bar_width * count / row.total
            pieces.append(_Piece(left, right, spell(count), segment.fill))
            left = right
    return pieces


def _draw_bar(canvas: Canvas, grid: RowGrid, place: RowPlace, pieces: Sequence[_Piece]) -> None:
    if not pieces:
        _draw_nothing(canvas, grid, place)
    for piece in pieces:
        breadth = piece.right - piece.left - min(SEGMENT_GAP, 0.4 * (piece.right - piece.left))
        canvas.rectangle(piece.left, place.bar_top, breadth, BAR_HEIGHT, piece.fill)
        if piece.holds_its_number:
            canvas.text(
                piece.left + breadth / 2,
                place.middle + NUMBER_SIZE * MIDDLE,
                piece.number,
                size=NUMBER_SIZE,
                anchor="middle",
                bold=True,
                fill=ink_on(piece.fill),
            )
    _draw_numbers_above(canvas, grid, place, [piece for piece in pieces if not piece.holds_its_number])


def _draw_nothing(canvas: Canvas, grid: RowGrid, place: RowPlace) -> None:
    """A sentence in place of the bar, on white so that no line of the grid crosses it."""
    text = "No case to which this applies"
    breadth = width_of(text, NUMBER_SIZE) + 2 * NUMBER_PADDING
    canvas.rectangle(grid.left + 1, place.bar_top, breadth, BAR_HEIGHT, WHITE)
    baseline = place.middle + NUMBER_SIZE * MIDDLE
    canvas.text(grid.left + 1 + NUMBER_PADDING, baseline, text, size=NUMBER_SIZE, fill=QUIET_INK)


def _draw_numbers_above(canvas: Canvas, grid: RowGrid, place: RowPlace, pieces: Sequence[_Piece]) -> None:
    widths = [width_of(piece.number, NUMBER_SIZE, bold=True) for piece in pieces]
    middles = spread([piece.middle for piece in pieces], widths, grid.left, grid.right)
    for piece, middle in zip(pieces, middles, strict=True):
        canvas.line(
            (middle, place.bar_top - 5), (piece.middle - SEGMENT_GAP / 2, place.bar_top - 1), QUIET_INK
        )
        canvas.text(middle, place.bar_top - 7, piece.number, size=NUMBER_SIZE, anchor="middle", bold=True)


def spread(
    middles: Sequence[float], widths: Sequence[float], left: float, right: float, gap: float = 5
) -> list[float]:
    """Move labels apart, as little as needed, so that none touches the next and all stay between the ends.

    ``middles`` rise from left to right. Where there is too little room for all, they overrun the left end.
    """
    placed: list[float] = []
    edge = left
    for middle, width in zip(middles, widths, strict=True):
        placed.append(max(middle, edge + width / 2))
        edge = placed[-1] + width / 2 + gap
    edge = right
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], edge - widths[index] / 2)
        edge = placed[index] - widths[index] / 2 - gap
    return placed


def _draw_grid(canvas: Canvas, grid: RowGrid, places: Sequence[RowPlace], bottom: float) -> None:
    """Lines at the quarters; between labels that stand above the bars they would cross the text."""
    for share, _ in TICKS:
        x = grid.left + share * grid.bar_width
        if grid.labels_above:
            canvas.line((x, bottom - 6), (x, bottom), GRID)
        else:
            canvas.line((x, places[0].bar_top - 4), (x, bottom), GRID)


def _draw_ticks(canvas: Canvas, grid: RowGrid, top: float) -> float:
    for share, anchor in TICKS:
        x = grid.left + share * grid.bar_width
        canvas.lines(x, top, [f"{share:.0%}"], size=NUMBER_SIZE, anchor=anchor, fill=QUIET_INK)
    return top + NUMBER_SIZE * 1.25


def _in_words(rows: Sequence[StackedRow], segments: Sequence[Segment]) -> str:
    sentences = []
    for row in rows:
        parts = [
            f"{segment.label.lower()} {spell(row.counts[segment.key])}"
            for segment in segments
            if row.counts.get(segment.key)
        ]
        sentences.append(f"{row.label}: {', '.join(parts) or 'no case to which this applies'}.")
    return " ".join(sentences)
