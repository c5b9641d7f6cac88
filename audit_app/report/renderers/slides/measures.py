"""The slide that everything stands on, in points, and the sizes of its type."""

from __future__ import annotations

from dataclasses import dataclass

EMU_A_POINT = 12_700

# 16 to 9, as screens of meeting rooms are.
WIDTH, HEIGHT = 960.0, 540.0
SIDE = 44.0
TEXT_WIDTH = WIDTH - 2 * SIDE

FONT = "Arial"
# Who sits at the back reads nothing smaller than the last of these.
TITLE, SMALLEST_TITLE, TEXT, DETAIL, SMALLEST = 28.0, 22.0, 24.0, 20.0, 16.0
COVER, SMALLEST_COVER = 38.0, 22.0
LINE = 1.2


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide."""

    left: float
    top: float
    width: float
    height: float


TITLE_BOX = Box(SIDE, 22, TEXT_WIDTH, 72)
RULE_BOX = Box(SIDE, 98, TEXT_WIDTH, 0)
BODY_BOX = Box(SIDE, 110, TEXT_WIDTH, 376)
FOOTER_BOX = Box(SIDE, 494, TEXT_WIDTH - 90, 34)
NUMBER_BOX = Box(WIDTH - SIDE - 80, 494, 80, 34)
COVER_TITLE_BOX = Box(SIDE + 20, 44, TEXT_WIDTH - 40, 166)
COVER_TEXT_BOX = Box(SIDE + 20, 234, TEXT_WIDTH - 40, 270)
BETWEEN_COVER_LINES = 6.0

# Of a chart: its legend stands above the bars, and below them the axis with its title. Labels beside bars may
# take a share of the width; at the right end a little is left free.
LABEL_SHARE, BESIDE_LABELS, AFTER_BARS = 0.44, 14.0, 30.0
ABOVE_BARS, ABOVE_WITHOUT_LEGEND, BELOW_BARS = 34.0, 6.0, 56.0
BARS_HEIGHT = BODY_BOX.height - ABOVE_BARS - BELOW_BARS
WIDEST_LABEL = BODY_BOX.width * LABEL_SHARE - BESIDE_LABELS


def emu(points: float) -> int:
    """Points in the units of a drawing."""
    return round(points * EMU_A_POINT)


def hundredths(points: float) -> int:
    """A size of type as it is written down."""
    return round(points * 100)
