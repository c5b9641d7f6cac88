"""Colours, type and lines of the presentation, and what every slide has from its master and its layout."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.report.charts.palette import (
    BLUE,
    DARK_GREY,
    INK,
    LIGHT_BLUE,
    LIGHT_GREY,
    ORANGE,
    QUIET_INK,
    WHITE,
)
from audit_app.report.renderers.office.markup import DRAWING, LANGUAGE, Markup, part, tag
from audit_app.report.renderers.slides.measures import (
    BETWEEN_COVER_LINES,
    BODY_BOX,
    COVER,
    COVER_TEXT_BOX,
    COVER_TITLE_BOX,
    FONT,
    FOOTER_BOX,
    NUMBER_BOX,
    RULE_BOX,
    SMALLEST,
    TEXT,
    TITLE,
    TITLE_BOX,
    Box,
    emu,
    hundredths,
)
from audit_app.report.renderers.slides.said import Kind
from audit_app.report.renderers.slides.shapes import (
    BODY,
    FOOTER,
    NUMBER,
    numbered,
    paragraph,
    place,
    standing,
    tree,
    whole,
)

NAME = "Case file audit"
COLOURS = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": BLUE,
    "lt2": LIGHT_GREY,
    "accent1": BLUE,
    "accent2": LIGHT_BLUE,
    "accent3": ORANGE,
    "accent4": DARK_GREY,
    "accent5": LIGHT_GREY,
    "accent6": QUIET_INK,
    "hlink": BLUE,
    "folHlink": QUIET_INK,
}
MAP = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hlink",
    "folHlink": "folHlink",
}
MASTER_ID = 2_147_483_648
HOLLOW = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}


@dataclass(frozen=True)
class Layout:
    """A kind of slide: how the file names it, and how whoever adds a slide is offered it."""

    file: str
    kind: str
    name: str


COVER_LAYOUT = Layout("slideLayout1", "title", "Title slide")
TEXT_LAYOUT = Layout("slideLayout2", "obj", "Title and text")
CHART_LAYOUT = Layout("slideLayout3", "chart", "Title and chart")
LAYOUTS = (COVER_LAYOUT, TEXT_LAYOUT, CHART_LAYOUT)


def theme_part() -> bytes:
    """Colours and type by their roles; three steps of each kind of surface, which the format wants."""
    colours = (tag(f"a:{role}", _colour(fill)) for role, fill in COLOURS.items())
    type_of = tag("a:latin", typeface=FONT) + tag("a:ea", typeface="") + tag("a:cs", typeface="")
    fill = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
    lines = (tag("a:ln", fill, tag("a:prstDash", val="solid"), w=emu(width)) for width in (0.75, 1.5, 2.25))
    elements = tag(
        "a:themeElements",
        tag("a:clrScheme", *colours, name=NAME),
        tag("a:fontScheme", tag("a:majorFont", type_of), tag("a:minorFont", type_of), name=NAME),
        tag(
            "a:fmtScheme",
            tag("a:fillStyleLst", fill * 3),
            tag("a:lnStyleLst", *lines),
            tag("a:effectStyleLst", tag("a:effectStyle", tag("a:effectLst")) * 3),
            tag("a:bgFillStyleLst", fill * 3),
            name=NAME,
        ),
    )
    return part("a:theme", elements, **{"xmlns:a": f"{DRAWING}/main", "name": NAME})


def master_part() -> bytes:
    """What all slides share; the looks of the levels of text stand here and nowhere else."""
    shapes = tree(
        _title_place(TITLE_BOX),
        _body_place(BODY_BOX),
        *running(""),
        _rule(),
    )
    ids = (
        tag("p:sldLayoutId", **{"id": str(MASTER_ID + number), "r:id": layout.file})
        for number, layout in enumerate(LAYOUTS, start=1)
    )
    return whole(
        "sldMaster",
        tag("p:cSld", _background("bg1"), shapes),
        tag("p:clrMap", **MAP),
        tag("p:sldLayoutIdLst", *ids),
        tag(
            "p:txStyles", tag("p:titleStyle", _title_style()), tag("p:bodyStyle", *_levels()), _other_style()
        ),
    )


def layout_part(layout: Layout) -> bytes:
    """A layout, in which the places of the master stand unless it moves them."""
    if layout is COVER_LAYOUT:
        inside = tag("p:cSld", _background("tx2"), _cover(), name=layout.name)
        attributes = {"type": layout.kind, "preserve": "1", "showMasterSp": "0"}
    else:
        kind: dict[str, str | int] = {"type": "chart"} if layout is CHART_LAYOUT else {}
        main = place(3, "Chart" if kind else "Text", {**kind, "idx": BODY}, [_hint()], box=BODY_BOX)
        inside = tag("p:cSld", tree(_title_place(None), main, *running("")), name=layout.name)
        attributes = {"type": layout.kind, "preserve": "1"}
    return whole("sldLayout", inside, tag("p:clrMapOvr", tag("a:masterClrMapping")), **attributes)


def _cover() -> Markup:
    white = tag("a:solidFill", tag("a:schemeClr", val="bg1"))
    title_look = tag("a:lvl1pPr", tag("a:defRPr", white, sz=hundredths(COVER), b=1))
    text_type = tag("a:defRPr", white, sz=hundredths(TEXT))
    text_look = tag("a:lvl1pPr", _spacing(BETWEEN_COVER_LINES), tag("a:buNone"), text_type, marL=0, indent=0)
    return tree(
        place(
            2, "Title", {"type": "ctrTitle"}, [_hint()], box=COVER_TITLE_BOX,
            body=tag("a:bodyPr", tag("a:noAutofit"), **HOLLOW, anchor="b"),
            styles=tag("a:lstStyle", title_look),
        ),
        place(
            3, "Subtitle", {"type": "subTitle", "idx": BODY}, [_hint()], box=COVER_TEXT_BOX,
            body=tag("a:bodyPr", tag("a:noAutofit"), **HOLLOW),
            styles=tag("a:lstStyle", text_look),
        ),
    )  # fmt: skip


def _title_place(box: Box | None) -> Markup:
    body = tag("a:bodyPr", tag("a:noAutofit"), **HOLLOW, anchor="b") if box else ""
    return place(2, "Title", {"type": "title"}, [_hint()], box=box, body=body)


def _body_place(box: Box) -> Markup:
    body = tag("a:bodyPr", tag("a:noAutofit"), **HOLLOW)
    levels = [tag("a:p", tag("a:pPr", lvl=kind.level), _words(kind.name.capitalize())) for kind in Kind]
    return place(3, "Text", {"type": "body", "idx": BODY}, levels, box=box, body=body)


def running(footer: str) -> list[Markup]:
    """Footer and number; each slide says where and how, because not every program asks the master."""
    of_footer: dict[str, str | int] = {"type": "ftr", "sz": "quarter", "idx": FOOTER}
    of_number: dict[str, str | int] = {"type": "sldNum", "sz": "quarter", "idx": NUMBER}
    body = tag("a:bodyPr", tag("a:noAutofit"), **HOLLOW, anchor="b")
    return [
        place(4, "Footer", of_footer, [paragraph(footer)], box=FOOTER_BOX, body=body, styles=_small("l")),
        place(5, "Slide number", of_number, [numbered()], box=NUMBER_BOX, body=body, styles=_small("r")),
    ]


def _small(side: str) -> Markup:
    quiet = tag("a:solidFill", tag("a:schemeClr", val="accent6"))
    look = tag("a:defRPr", quiet, _type("mn"), lang=LANGUAGE, sz=hundredths(SMALLEST))
    return tag("a:lstStyle", tag("a:lvl1pPr", look, algn=side))


def _rule() -> Markup:
    """The line under the title, which says nothing and is read to nobody."""
    stroke = tag("a:ln", tag("a:solidFill", tag("a:schemeClr", val="tx2")), w=emu(2))
    return tag(
        "p:cxnSp",
        tag(
            "p:nvCxnSpPr", tag("p:cNvPr", id=6, name="Rule"), tag("p:cNvCxnSpPr"), tag("p:nvPr", userDrawn=1)
        ),
        tag("p:spPr", standing(RULE_BOX), tag("a:prstGeom", tag("a:avLst"), prst="line"), stroke),
    )


def _title_style() -> Markup:
    blue = tag("a:solidFill", tag("a:schemeClr", val="tx2"))
    look = tag("a:defRPr", blue, _type("mj"), lang=LANGUAGE, sz=hundredths(TITLE), b=1)
    return tag("a:lvl1pPr", tag("a:lnSpc", tag("a:spcPct", val=90_000)), tag("a:buNone"), look, algn="l")


def _levels() -> list[Markup]:
    """A look for each kind of line."""
    return [tag(f"a:lvl{kind.level + 1}pPr", *_level(kind), **_indents(kind)) for kind in Kind]


def _level(kind: Kind) -> tuple[Markup, ...]:
    # A line under a heading stands close to it; what begins a group does not.
    above = _spacing(0 if kind is Kind.UNDER else 11)
    is_bullet = kind is Kind.BULLET
    mark = tag("a:buFont", typeface=FONT) + tag("a:buChar", char="•") if is_bullet else tag("a:buNone")
    ink = tag("a:solidFill", tag("a:schemeClr", val="tx2" if kind is Kind.HEAD else "tx1"))
    look = tag("a:defRPr", ink, _type("mn"), lang=LANGUAGE, sz=hundredths(kind.size), b=int(kind.bold))
    return above, mark, look


def _indents(kind: Kind) -> dict[str, str | int]:
    return {"marL": emu(kind.indent), "indent": -emu(kind.indent), "algn": "l"}


def _other_style() -> Markup:
    ink = tag("a:solidFill", tag("a:schemeClr", val="tx1"))
    look = tag("a:defRPr", ink, _type("mn"), lang=LANGUAGE, sz=hundredths(SMALLEST))
    return tag("p:otherStyle", tag("a:lvl1pPr", look))


def _spacing(points: float) -> Markup:
    return tag("a:spcBef", tag("a:spcPts", val=hundredths(points)))


def _type(role: str) -> Markup:
    return "".join(tag(f"a:{script}", typeface=f"+{role}-{short}") for script, short in _SCRIPTS)


_SCRIPTS = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))


def _background(colour: str) -> Markup:
    return tag(
        "p:bg",
        tag("p:bgPr", tag("a:solidFill", tag("a:schemeClr", val=colour)), tag("a:effectLst")),
    )


def _hint() -> Markup:
    return tag("a:p", _words("Click to edit"))


def _words(words: str) -> Markup:
    return tag("a:r", tag("a:rPr", lang=LANGUAGE), tag("a:t", words))


def _colour(fill: str) -> Markup:
    return tag("a:srgbClr", val=fill.lstrip("#").upper())
