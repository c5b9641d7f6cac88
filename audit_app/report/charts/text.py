"""How wide a text is, in the font that the charts are drawn with, and how it breaks into lines.

Liberation Sans has the widths of Arial and of Helvetica, so one measurement holds for a reader's browser
and for the PDF. Where the font is not installed the widths are estimated, erring towards too wide: charts
then have a little more air in them, and nothing overlaps.
"""

import logging
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

FONT_FAMILY = "Arial, Helvetica, Liberation Sans, sans-serif"
FONT_ROOTS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local/share/fonts",
    Path.home() / ".fonts",
)

# In units of the font size, for characters that the font lacks: another font will step in, perhaps with
# emoji.
UNKNOWN_CHARACTER = 1.3

NARROW_CHARACTERS = frozenset(" !'(),-./:;I[\\]`fijlt|‘’·")
WIDE_CHARACTERS = frozenset("ABCDEFGHJKLNOPQRSTUVXYZw&+<=>~^")
WIDEST_CHARACTERS = frozenset("MW%@m—…")

logger = logging.getLogger(__name__)


def plain(text: str) -> str:
    """The text on one line, without characters that XML forbids or that turn the reading order."""
    kept = (character for character in text if character.isprintable() or character.isspace())
    return " ".join("".join(kept).split())


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in the units of ``size`` (pixels in, pixels out)."""
    return size * _width_of(text, _character_width(bold))


# The labels of a report are the same ones each time it is drawn, and breaking one into lines asks many times.
@lru_cache(maxsize=20_000)
def _width_of(text: str, character_width: Callable[[str], float]) -> float:
    return sum(map(character_width, plain(text)))


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text as lines that are each at most ``width`` wide; a word wider than that is broken."""
    lines: list[str] = []
    for word in plain(text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if width_of(joined, size, bold=bold) <= width:
            lines[-1:] = [joined]
        else:
            lines.extend(_pieces(word, width, size, bold=bold))
    return lines


def balanced(text: str, width: float, size: float) -> list[str]:
    """As ``wrap``, on as many lines but of like length, so that no word is left alone on the last."""
    lines = wrap(text, width, size)
    words = [width_of(word, size) for word in plain(text).split()]
    # Narrower than the longest word, or than half the width, would only break words or take more lines.
    too_narrow = max([width / 2, *(word for word in words if word <= width)])
    for _ in range(8):
        middle = (too_narrow + width) / 2
        narrower = wrap(text, middle, size)
        if len(narrower) > len(lines):
            too_narrow = middle
        else:
            lines, width = narrower, middle
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        longer = pieces[-1] + character
        if pieces[-1] and width_of(longer, size, bold=bold) > width:
            pieces.append(character)
        else:
            pieces[-1] = longer
    return pieces


@cache
def _character_width(bold: bool) -> Callable[[str], float]:
    path = font_file(bold)
    if path is None:
        logger.warning("Liberation Sans is not installed: the widths of chart labels are estimated")
        return lambda character: estimated_width(character, bold=bold)
    widths = _font_widths(path)
    return lambda character: widths.get(ord(character), UNKNOWN_CHARACTER)


def font_file(bold: bool) -> Path | None:
    """Where Liberation Sans is installed; None when it is in none of the usual folders."""
    name = f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf"
    return next((path for root in FONT_ROOTS for path in sorted(root.rglob(name))), None)


def _font_widths(path: Path) -> dict[int, float]:
    # The library is slow to import, and most pages show no chart.
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        units = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        return {code: advances[name][0] / units for code, name in font.getBestCmap().items()}


def estimated_width(character: str, *, bold: bool) -> float:
    """A width in units of the font size that is never below the true one for plain English text."""
    if character in NARROW_CHARACTERS:
        width = 0.34
    elif character in WIDE_CHARACTERS:
        width = 0.78
    elif character in WIDEST_CHARACTERS:
        width = 1.02
    else:
        width = 0.56 if character.isascii() else UNKNOWN_CHARACTER
    return width * 1.1 if bold else width
