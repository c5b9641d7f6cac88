"""A chart as numbers, for a program to draw: what of a table can be drawn, in pieces that fit a slide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from audit_app.report.charts.drawing import spell
from audit_app.report.charts.text import plain, width_of, wrap
from audit_app.report.document import ChartBlock
from audit_app.report.renderers.drawn import DRAWN, STACKED_AXIS, is_stacked, series_of
from audit_app.report.renderers.slides.measures import BARS_HEIGHT, SMALLEST, TEXT_WIDTH, WIDEST_LABEL

# Bars that lie, on one slide; columns, and lines of a label under one.
MOST_ROWS, MOST_COLUMNS, MOST_LABEL_LINES = 7, 12, 2
LABEL_LINE, BETWEEN_LABELS = 1.15, 3.0
# What is counted where the name of a column says how long something took.
COUNTED = "Cases"
_REF = re.compile(r" \(\d[\w.]*\)$")
# What the axis of columns takes of the width.
AXIS = 60.0


@dataclass(frozen=True)
class Drawn:
    """A series: its name, its colour, and a number for each category."""

    name: str
    fill: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Picture:
    """``most`` is the largest number of the whole chart, so that its pieces are drawn to one scale."""

    title: str
    heading: str
    categories: tuple[str, ...]
    series: tuple[Drawn, ...]
    stacked: bool
    lies: bool
    axis: str
    most: int
    left_out: tuple[str, ...] = ()

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(values) for values in zip(*(each.values for each in self.series), strict=True))

    @property
    def lines(self) -> tuple[str, ...]:
        """Every number in words, a line for each category."""
        return tuple(
            f"{category}: {'; '.join(self._in_words(place))}."
            for place, category in enumerate(self.categories)
        )

    @property
    def description(self) -> str:
        """What somebody is told who cannot see the chart."""
        kind = "Stacked bars" if self.stacked else "Bars" if self.lies else "Columns"
        return " ".join((f"{self.title}. {kind}.", *self.lines, *self.remarks))

    @property
    def remarks(self) -> tuple[str, ...]:
        if not self.left_out:
            return ()
        return (
            f"Not drawn, because no case applies or the numbers are withheld: {'; '.join(self.left_out)}.",
        )

    def _in_words(self, place: int) -> list[str]:
        if not self.stacked:
            return [spell(self.series[0].values[place])]
        return [f"{each.name.lower()} {spell(each.values[place])}" for each in self.series]


def pictures_of(block: ChartBlock) -> list[Picture]:
    """A chart as one picture or several of even length; none where nothing of it can be compared."""
    table = block.table.table
    stacked = is_stacked(table.key)
    series = series_of(table.key, table.columns)
    drawn: list[tuple[str, list[int]]] = []
    left_out = []
    for row in table.rows:
        counts = [row.values[each.column] for each in series]
        whole: list[int] = [count for count in counts if isinstance(count, int)]
        if len(whole) == len(counts) and (any(whole) or not stacked):
            drawn.append((without_ref(row.label), whole))
        else:
            left_out.append(without_ref(row.label))
    # A chart of one bar tells no more than its finding does.
    if len(drawn) < 2 or not any(any(counts) for _label, counts in drawn):
        return []
    lies = stacked or not _can_stand([label for label, _counts in drawn])
    count = ceil(len(drawn) / _most_rows([label for label, _counts in drawn])) if lies else 1
    length = ceil(len(drawn) / count)
    pieces = [drawn[start : start + length] for start in range(0, len(drawn), length)]
    # An answer that no case of the chart has, needs no colour in its legend.
    used = [place for place in range(len(series)) if any(counts[place] for _label, counts in drawn)]
    return [
        Picture(
            title=title_of_piece(block.title, number, len(pieces)),
            heading=table.row_heading,
            categories=tuple(label for label, _counts in piece),
            series=tuple(
                Drawn(
                    series[place].name, series[place].fill, tuple(counts[place] for _label, counts in piece)
                )
                for place in used
            ),
            stacked=stacked,
            lies=lies,
            axis=STACKED_AXIS if stacked else COUNTED if table.key in DRAWN else series[0].name,
            most=max(max(counts) for _label, counts in drawn),
            left_out=tuple(left_out) if number == len(pieces) else (),
        )
        for number, piece in enumerate(pieces, start=1)
    ]


def _most_rows(labels: Sequence[str]) -> int:
    """As many as leave the longest label its lines."""
    lines = max(len(wrap(label, WIDEST_LABEL, SMALLEST)) for label in labels)
    return max(1, min(MOST_ROWS, int(BARS_HEIGHT // (lines * SMALLEST * LABEL_LINE + BETWEEN_LABELS))))


def title_of_piece(title: str, number: int, count: int) -> str:
    """A title, with which of several slides it is; what is in brackets stays on one line."""
    if count == 1:
        return title
    return f"{title} ({number}\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}{count})"


def without_ref(label: str) -> str:
    """What a measure is called, without the number of its question in the audit tool."""
    return _REF.sub("", label)


def _can_stand(labels: Sequence[str]) -> bool:
    """Whether every label fits under its column."""
    if len(labels) > MOST_COLUMNS:
        return False
    room = (TEXT_WIDTH - AXIS) / len(labels) - 8
    return all(
        max((width_of(word, SMALLEST) for word in plain(label).split()), default=0) <= room
        and len(wrap(label, room, SMALLEST)) <= MOST_LABEL_LINES
        for label in labels
    )
