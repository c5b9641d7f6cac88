"""The sheet that charts are drawn on, and the finished picture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString

from audit_app.report.charts.palette import INK
from audit_app.report.charts.text import FONT_FAMILY, plain

TEXT_SIZE = 15.0
NUMBER_SIZE = 14.0
LINE_HEIGHT = 1.25
NARROWEST = 280

# From the baseline of a line to the middle of its letters, in units of the font size.
MIDDLE = 0.35
# From the top of the tallest letters to the baseline, likewise.
ASCENT = 0.78
# From the baseline to the foot of a "g".
DESCENT = 0.22

Anchor = Literal["start", "middle", "end"]

UID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Svg:
    """A chart: its markup, its size in pixels, and the words that stand for it where it cannot be seen."""

    markup: SafeString
    width: float
    height: float
    title: str
    description: str

    def __str__(self) -> str:
        """The markup; a template may print it as it is, because every text in it has been escaped."""
        return self.markup


class Canvas:
    """Collects shapes and texts; ``y`` of a text is its baseline."""

    def __init__(self, width: float, uid: str) -> None:
        """Begin a chart; ``uid`` starts the ids in it, and must be the page's only one.

        Raises:
            ValueError: the width is below 280, or the uid cannot start an id.
        """
        if width < NARROWEST:
            raise ValueError(f"A chart needs a width of at least {NARROWEST}")
        if not UID.fullmatch(uid):
            raise ValueError(f"“{uid}” cannot start an id: use letters, digits and hyphens")
        self.width = width
        self.uid = uid
        self._shapes: list[str] = []

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle without an outline."""
        self._shapes.append(
            f'<rect x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" '
            f'height="{_number(height)}" fill="{fill}"/>'
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], stroke: str, *, dashed: bool = False
    ) -> None:
        """A straight line; a dashed one is thicker, because it is there to be noticed."""
        dashes = ' stroke-width="2" stroke-dasharray="6 4"' if dashed else ' stroke-width="1"'
        self._shapes.append(
            f'<line x1="{_number(start[0])}" y1="{_number(start[1])}" x2="{_number(end[0])}" '
            f'y2="{_number(end[1])}" stroke="{stroke}"{dashes}/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT_SIZE,
        anchor: Anchor = "start",
        bold: bool = False,
        fill: str = INK,
    ) -> None:
        """One line of text that starts, has its middle or ends at ``x``."""
        weight = ' font-weight="bold"' if bold else ""
        self._shapes.append(
            f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" text-anchor="{anchor}" '
            f'fill="{fill}"{weight}>{escape(plain(text))}</text>'
        )

    def lines(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        size: float = TEXT_SIZE,
        anchor: Anchor = "start",
        bold: bool = False,
        fill: str = INK,
    ) -> float:
        """Lines of text below each other from ``top`` on; gives the bottom of the last."""
        for number, line in enumerate(lines):
            baseline = top + number * size * LINE_HEIGHT + size * (LINE_HEIGHT / 2 + MIDDLE)
            self.text(x, baseline, line, size=size, anchor=anchor, bold=bold, fill=fill)
        return top + block_height(lines, size)

    def finish(self, height: float, title: str, description: str) -> Svg:
        """The picture with its title and description for those who cannot see it."""
        title, description = plain(title), plain(description)
        size = f"{_number(self.width)} {_number(height)}"
        markup = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{_number(self.width)}" '
            f'height="{_number(height)}" role="img" aria-labelledby="{self.uid}-title" '
            f'aria-describedby="{self.uid}-description" font-family="{FONT_FAMILY}">'
            f'<title id="{self.uid}-title">{escape(title)}</title>'
            f'<desc id="{self.uid}-description">{escape(description)}</desc>'
            f"{''.join(self._shapes)}</svg>"
        )
        return Svg(SafeString(markup), self.width, height, title, description)


def block_height(lines: Sequence[str], size: float = TEXT_SIZE) -> float:
    """The height of some lines of text."""
    return len(lines) * size * LINE_HEIGHT


def spell(value: float) -> str:
    """A number as the report writes it: thousands with a comma, and no needless decimals."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
