"""What of a table its chart draws, in which colours: the same in every file that holds charts as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_app.report.charts.palette import BLUE, LIGHT_BLUE
from audit_app.report.charts.stacked import MEASURE_SEGMENTS

# Of a table with several columns of counts, those that the report draws; of any other, the first.
DRAWN: Mapping[str, tuple[int, ...]] = {"4.days_taken": (1,)}
MOST_COLUMNS, LONGEST_COLUMN_LABEL = 12, 14
STACKED_AXIS = "Share of the cases; the numbers on the bars are cases"


@dataclass(frozen=True)
class Series:
    """A column of the table as bars of one colour."""

    column: int
    name: str
    fill: str


def is_stacked(key: str) -> bool:
    """Whether the bars of a table are measures, each split by answer."""
    return ".measures." in key


def series_of(key: str, columns: Sequence[str]) -> list[Series]:
    """The columns that are drawn of the table with this key, in their order."""
    if is_stacked(key):
        return _segments(columns)
    fills = (BLUE, LIGHT_BLUE)
    places = DRAWN.get(key, (0,))
    return [Series(place, columns[place], fills[number % 2]) for number, place in enumerate(places)]


def wants_to_lie(labels: Sequence[str]) -> bool:
    """Whether there are too many labels, or too long ones, to stand under columns."""
    return len(labels) > MOST_COLUMNS or max(map(len, labels)) > LONGEST_COLUMN_LABEL


def _segments(columns: Sequence[str]) -> list[Series]:
    """Each kind of answer that the table has a column for; "Partly" is "Partly met" on charts."""
    return [
        Series(place, heading, segment.fill)
        for segment in MEASURE_SEGMENTS
        for place, heading in enumerate(columns)
        if heading in (segment.label, segment.label.removesuffix(" met"))
    ]
