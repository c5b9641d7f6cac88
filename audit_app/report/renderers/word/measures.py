"""Lengths in the units of Office Open XML, and the page that everything stands on."""

from __future__ import annotations

TWIPS_A_POINT = 20
TWIPS_A_MM = 1440 / 25.4
EMU_A_MM = 36_000

# A4, with the margins of the PDF.
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
TOP_MM, RIGHT_MM, BOTTOM_MM, LEFT_MM = 24.0, 20.0, 22.0, 22.0
HEADER_MM, FOOTER_MM = 11.0, 10.0
TEXT_WIDTH_MM = PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM
# What a picture may take of a page with its caption above it.
TALLEST_PICTURE_MM = 215.0


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * TWIPS_A_MM)


def points(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * TWIPS_A_POINT)


def emu(mm: float) -> int:
    """Millimetres in the units of a drawing."""
    return round(mm * EMU_A_MM)


TEXT_WIDTH = twips(TEXT_WIDTH_MM)
