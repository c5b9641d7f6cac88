"""What the speaker reads under a slide."""

from __future__ import annotations

from collections.abc import Sequence

from audit_app.report.renderers.office.markup import LANGUAGE, Markup, tag
from audit_app.report.renderers.slides.measures import FONT, Box, hundredths
from audit_app.report.renderers.slides.shapes import BODY, paragraph, place, standing, tree, whole
from audit_app.report.renderers.slides.theme import MAP

# A4, upright, in points.
PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
PICTURE_BOX = Box(77, 60, 440, 247.5)
TEXT_BOX = Box(50, 330, 495, 460)
SIZE = 12.0


def notes_master_part() -> bytes:
    """The page that notes are printed on."""
    look = tag("a:defRPr", tag("a:latin", typeface=FONT), lang=LANGUAGE, sz=hundredths(SIZE))
    above = tag("a:spcBef", tag("a:spcPts", val=hundredths(4)))
    return whole(
        "notesMaster",
        tag("p:cSld", _white(), tree(_picture(PICTURE_BOX), _text(["Notes"], TEXT_BOX))),
        tag("p:clrMap", **MAP),
        tag("p:notesStyle", tag("a:lvl1pPr", above, look)),
    )


def notes_part(lines: Sequence[str]) -> bytes:
    """The notes of one slide, a paragraph for each line."""
    return whole(
        "notes",
        tag("p:cSld", tree(_picture(), _text(lines))),
        tag("p:clrMapOvr", tag("a:masterClrMapping")),
    )


def _picture(box: Box | None = None) -> Markup:
    """Where the slide itself is shown."""
    locks = tag("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)
    shape = standing(box) + tag("a:prstGeom", tag("a:avLst"), prst="rect") if box else ""
    return tag(
        "p:sp",
        tag(
            "p:nvSpPr",
            tag("p:cNvPr", id=2, name="Slide"),
            tag("p:cNvSpPr", locks),
            tag("p:nvPr", tag("p:ph", type="sldImg")),
        ),
        tag("p:spPr", shape),
    )


def _text(lines: Sequence[str], box: Box | None = None) -> Markup:
    return place(3, "Notes", {"type": "body", "idx": BODY}, map(paragraph, lines), box=box)


def _white() -> Markup:
    return tag("p:bg", tag("p:bgPr", tag("a:solidFill", tag("a:schemeClr", val="bg1")), tag("a:effectLst")))
