"""Colours that stay apart for readers with any kind of colour vision, and on a grey print."""

INK = "#0b0c0c"
QUIET_INK = "#484949"
WHITE = "#ffffff"
GRID = "#d3d6d8"

BLUE = "#12436d"
LIGHT_BLUE = "#97c8f0"
ORANGE = "#f46a25"
DARK_GREY = "#666e73"
LIGHT_GREY = "#d9dcde"


def ink_on(fill: str) -> str:
    """Black or white, whichever is easier to read on a colour."""
    return max((INK, WHITE), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a ``#rrggbb`` colour, from 0 to 1 (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue as amounts of light, each from 0 to 1."""
    red, green, blue = (_amount_of_light(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue


def _amount_of_light(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
