"""Where everything of a timeline stands in its picture; the template holds the marks themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit_app.filling.timeline import Moment, Timeline
from audit_app.tool.timescales import with_unit

TOP, FOOT = 40, 10
SLIM, THICK = 10, 18
# Earlier contacts may lie years back, and would press everything else together.
BEFORE_REFERRAL = 120
# A gap of fewer units than this is too narrow for its words.
ROOM_FOR_WORDS = 54


@dataclass(frozen=True)
class Layout:
    """How the picture is laid out: its words beside the marks, or above them where there is no room.

    The time runs from ``left`` to ``right``; ``mark`` is how far down in a row its bar or point stands.
    """

    name: str
    width: int
    left: int
    right: int
    row: int
    mark: int
    most_months: int


WIDE = Layout("wide", 760, left=320, right=725, row=34, mark=17, most_months=7)
NARROW = Layout("narrow", 328, left=30, right=298, row=54, mark=42, most_months=4)


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    words: str = ""

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Line:
    """A row of the picture: what it is, when it was, and its bar or its point."""

    name: str
    when: str
    y: float
    middle: float
    bar: Box | None = None
    dark: tuple[Box, ...] = ()
    point: float | None = None
    is_open: bool = False

    @property
    def name_y(self) -> float:
        return self.y + 14

    @property
    def when_y(self) -> float:
        return self.y + 29


@dataclass(frozen=True)
class Month:
    x: float
    name: str


@dataclass(frozen=True)
class Drawing:
    name: str
    width: int
    height: float
    bottom: float
    months: tuple[Month, ...]
    gaps: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int


class _Scale:
    def __init__(self, first: date, last: date, layout: Layout) -> None:
        self.first, self.days, self.layout = first, max((last - first).days, 1), layout

    def x(self, day: date) -> float:
        left, right = self.layout.left, self.layout.right
        return round(left + (right - left) * (day - self.first).days / self.days, 1)

    def box(self, start: date, end: date, y: float, height: float, words: str = "") -> Box:
        x = self.x(start)
        return Box(x, y, max(round(self.x(end) - x, 1), 2), height, words)


def draw(timeline: Timeline, referral: date | None, layout: Layout = WIDE) -> Drawing | None:
    """The picture; None where fewer than two days have something on them."""
    drawn = [each for each in timeline.moments if not _is_long_before(each, referral)]
    days = [each.day for each in drawn]
    if len(set(days)) < 2:
        return None
    scale = _Scale(min(days), max(days), layout)
    lines = tuple(_lines(timeline, drawn, scale))
    bottom = TOP + len(lines) * layout.row
    return Drawing(
        name=layout.name,
        width=layout.width,
        height=bottom + FOOT,
        bottom=bottom,
        months=tuple(_months(min(days), max(days), scale)),
        gaps=tuple(_gaps(timeline, scale, bottom)),
        lines=lines,
        left_out=len(timeline.moments) - len(drawn),
    )


def _is_long_before(moment: Moment, referral: date | None) -> bool:
    return referral is not None and (referral - moment.day).days > BEFORE_REFERRAL


def _lines(timeline: Timeline, drawn: list[Moment], scale: _Scale) -> Iterator[Line]:
    y = float(TOP)
    for each in timeline.stretches:
        middle = y + scale.layout.mark
        dark = tuple(
            scale.box(overlap.start, overlap.end, middle - THICK / 2, THICK)
            for overlap in timeline.overlaps
            if each in (overlap.one, overlap.other)
        )
        if each.end is None:
            yield Line(each.name, "No end is entered", y, middle, point=scale.x(each.start), is_open=True)
        else:
            bar = scale.box(each.start, each.end, middle - SLIM / 2, SLIM)
            yield Line(each.name, with_unit(each.days, "day"), y, middle, bar, dark)
        y += scale.layout.row
    for moment in drawn:
        name = f"{moment.ref} {moment.name}".strip()
        yield Line(
            name, f"{moment.day.day} {moment.day:%B %Y}", y, y + scale.layout.mark, point=scale.x(moment.day)
        )
        y += scale.layout.row


def _gaps(timeline: Timeline, scale: _Scale, bottom: float) -> Iterator[Box]:
    for gap in timeline.gaps:
        if gap.after.day < scale.first:
            continue
        box = scale.box(gap.after.day, gap.before.day, TOP, bottom - TOP)
        words = with_unit(gap.days, "day") if box.width >= ROOM_FOR_WORDS else ""
        yield Box(box.x, box.y, box.width, box.height, words)


def _months(first: date, last: date, scale: _Scale) -> Iterator[Month]:
    """The first day of every month, or of every third, twelfth … where there are many."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(
        each
        for each in (1, 2, 3, 6, 12, 24, 60, 120, 1200, 12_000, 120_000)
        if count / each <= scale.layout.most_months
    )
    start = first.year * 12 + first.month - 1
    for number in range(start + -start % step, start + count, step):
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day <= last:
            yield Month(scale.x(day), f"{day:%b %Y}")
