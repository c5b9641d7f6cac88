"""Shapes of a slide as markup: places with a role, read out in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable

from audit_app.report.renderers.office.markup import DRAWING, LANGUAGE, OFFICE, Markup, part, tag, words_in
from audit_app.report.renderers.slides.measures import Box, emu, hundredths
from audit_app.report.renderers.slides.said import Said

NAMESPACES = {
    "xmlns:a": f"{DRAWING}/main",
    "xmlns:r": f"{OFFICE}/relationships",
    "xmlns:p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
CHART = f"{DRAWING}/chart"
# The number of a place on a slide, by which it takes after the one of its layout.
BODY, FOOTER, NUMBER = 1, 11, 12


def whole(root: str, *inside: Markup, **attributes: str) -> bytes:
    """A part of the presentation with every namespace that may stand in it."""
    return part(f"p:{root}", *inside, **NAMESPACES, **attributes)


def tree(*shapes: Markup) -> Markup:
    """All that stands on a slide, in the order in which it is read."""
    nothing = tag("a:xfrm", *(tag(name, **at) for name, at in _NOWHERE))
    return tag(
        "p:spTree",
        tag(
            "p:nvGrpSpPr", tag("p:cNvPr", id=1, name=""), tag("p:cNvGrpSpPr"), tag("p:nvPr")
        ),
        tag("p:grpSpPr", nothing),
        *shapes,
    )  # fmt: skip


_NOWHERE: tuple[tuple[str, dict[str, int]], ...] = (
    ("a:off", {"x": 0, "y": 0}),
    ("a:ext", {"cx": 0, "cy": 0}),
    ("a:chOff", {"x": 0, "y": 0}),
    ("a:chExt", {"cx": 0, "cy": 0}),
)


def place(
    number: int,
    name: str,
    role: dict[str, str | int],
    paragraphs: Iterable[Markup],
    *,
    box: Box | None = None,
    body: Markup = "",
    styles: Markup = "",
) -> Markup:
    """A place for text. ``role`` is what it is to the layout; without a box it stands where that puts it."""
    return tag(
        "p:sp",
        tag(
            "p:nvSpPr",
            tag("p:cNvPr", id=number, name=name),
            tag("p:cNvSpPr", tag("a:spLocks", noGrp=1)),
            tag("p:nvPr", tag("p:ph", **role)),
        ),
        tag("p:spPr", standing(box) if box else ""),
        tag("p:txBody", body or tag("a:bodyPr"), styles or tag("a:lstStyle"), *paragraphs),
    )


def standing(box: Box, prefix: str = "a") -> Markup:
    return tag(
        f"{prefix}:xfrm",
        tag("a:off", x=emu(box.left), y=emu(box.top)),
        tag("a:ext", cx=emu(box.width), cy=emu(box.height)),
    )


def said(found: Said) -> Markup:
    """A line at the level of its kind; the letters of a list are the program's own."""
    letters = tag("a:buAutoNum", type="alphaLcParenBoth", startAt=found.letter) if found.letter else ""
    return tag("a:p", tag("a:pPr", letters, lvl=found.kind.level), *runs(found.text))


def paragraph(text: str, size: float = 0) -> Markup:
    """A line without a level; ``size`` only where what it is given does not fit."""
    return tag("a:p", *runs(text, size))


def runs(text: str, size: float = 0) -> list[Markup]:
    """The text in its language; a line end breaks the line."""
    look: dict[str, str | int] = {"lang": LANGUAGE, **({"sz": hundredths(size)} if size else {})}
    look["dirty"] = 0
    found: list[Markup] = []
    for line in text.split("\n"):
        if found:
            found.append(tag("a:br", tag("a:rPr", **look)))
        found.append(tag("a:r", tag("a:rPr", **look), words_in("a:t", line)))
    return found


def numbered() -> Markup:
    """The number of the slide, which the program keeps."""
    look = tag("a:rPr", lang=LANGUAGE)
    field = {"id": "{7C1D9C2E-4B7A-4E0C-9B57-0F6A5D3C2B11}", "type": "slidenum"}
    return tag("a:p", tag("a:fld", look, words_in("a:t", "‹#›"), **field))


def chart_frame(number: int, relation: str, description: str, box: Box, index: int) -> Markup:
    """A chart in its place, with the words that stand for it."""
    named: dict[str, str | int] = {"id": number, "name": f"Chart {number - 1}", "descr": description}
    return tag(
        "p:graphicFrame",
        tag(
            "p:nvGraphicFramePr",
            tag("p:cNvPr", **named),
            tag("p:cNvGraphicFramePr", tag("a:graphicFrameLocks", noGrp=1)),
            tag("p:nvPr", tag("p:ph", type="chart", idx=index)),
        ),
        standing(box, "p"),
        tag(
            "a:graphic",
            tag("a:graphicData", tag("c:chart", **{"xmlns:c": CHART, "r:id": relation}), uri=CHART),
        ),
    )
