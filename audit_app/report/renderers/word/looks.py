"""The properties of paragraphs and characters that a style is made of, in the order that the schema wants."""

from __future__ import annotations

from audit_app.report.renderers.office.markup import Markup
from audit_app.report.renderers.word.markup import element
from audit_app.report.renderers.word.measures import points, twips

INK, QUIET, LINE, PALE_LINE = "0B0C0C", "383F43", "8A9299", "CCD1D5"
BLUE, PALE_BLUE, TINT = "1D4D7D", "E6EEF6", "EEF2F6"

Side = tuple[str, int, str, int]
"""A border: where it stands, its width in eighths of a point, its colour, its distance in points."""


def of_paragraph(
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    page_break: bool = False,
    numbering: int = 0,
    borders: tuple[Side, ...] = (),
    shade: str = "",
    tabs: tuple[tuple[str, float], ...] = (),
    before: float | None = None,
    after: float | None = None,
    line: float | None = None,
    exact: float | None = None,
    left: float | None = None,
    right: float = 0,
    hanging: float = 0,
    align: str = "",
    level: int | None = None,
    contextual: bool = False,
) -> Markup:
    """Distances and indents are in millimetres, ``line`` in single lines, ``exact`` in millimetres a line.

    ``tabs`` are pairs of alignment and place; ``level`` is that in the outline, from 0.
    """
    parts = (
        element("keepNext") if keep_next else "",
        element("keepLines") if keep_lines else "",
        element("pageBreakBefore") if page_break else "",
        element("numPr", element("numId", val=numbering)) if numbering else "",
        element("pBdr", *(_border(*side) for side in borders)) if borders else "",
        element("shd", val="clear", color="auto", fill=shade) if shade else "",
        element("tabs", *(element("tab", val=kind, pos=twips(at)) for kind, at in tabs)) if tabs else "",
        _spacing(before, after, line, exact),
        _indents(left, right, hanging),
        element("contextualSpacing") if contextual else "",
        element("jc", val=align) if align else "",
        element("outlineLvl", val=level) if level is not None else "",
    )
    return element("pPr", *parts) if any(parts) else ""


def of_characters(
    *,
    font: str = "",
    bold: bool | None = None,
    italic: bool | None = None,
    colour: str = "",
    size: float = 0,
    border: str = "",
    shade: str = "",
) -> Markup:
    """``size`` is in points, ``border`` and ``shade`` the colours of a frame and of what fills it."""
    fonts = {"ascii": font, "hAnsi": font, "eastAsia": font, "cs": font}
    parts = (
        element("rFonts", **fonts) if font else "",
        _switch("b", bold),
        _switch("i", italic),
        element("color", val=colour) if colour else "",
        element("sz", val=round(size * 2)) + element("szCs", val=round(size * 2)) if size else "",
        element("bdr", val="single", sz=8, space=0, color=border) if border else "",
        element("shd", val="clear", color="auto", fill=shade) if shade else "",
    )
    return element("rPr", *parts) if any(parts) else ""


def _border(side: str, width: int, colour: str, distance: int) -> Markup:
    return element(side, val="single", sz=width, space=distance, color=colour)


def _spacing(before: float | None, after: float | None, line: float | None, exact: float | None) -> Markup:
    values: dict[str, str | int] = {}
    if before is not None:
        values["before"] = twips(before)
    if after is not None:
        values["after"] = twips(after)
    if line is not None:
        values |= {"line": points(12 * line), "lineRule": "auto"}
    if exact is not None:
        values |= {"line": twips(exact), "lineRule": "exact"}
    return element("spacing", **values) if values else ""


def _indents(left: float | None, right: float, hanging: float) -> Markup:
    values: dict[str, str | int] = {}
    if left is not None:
        values["left"] = twips(left)
    if right:
        values["right"] = twips(right)
    if hanging:
        values["hanging"] = twips(hanging)
    return element("ind", **values) if values else ""


def _switch(name: str, on: bool | None) -> Markup:
    if on is None:
        return ""
    return element(name) + element(f"{name}Cs") if on else element(name, val=0) + element(f"{name}Cs", val=0)
