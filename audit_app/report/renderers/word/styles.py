"""Every style of the file. A council that wants another look changes these, and no paragraph by itself.

Those that Word knows by name (Heading 1, Title, caption, Quote …) carry that name, so that its own tools work
with them; the others begin with "Report", and those of the blank tool with "Form".
"""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.report.renderers.office.markup import LANGUAGE, Markup
from audit_app.report.renderers.word.looks import (
    BLUE,
    INK,
    LINE,
    PALE_BLUE,
    PALE_LINE,
    QUIET,
    TINT,
    of_characters,
    of_paragraph,
)
from audit_app.report.renderers.word.markup import element, whole
from audit_app.report.renderers.word.measures import TEXT_WIDTH_MM, twips

FONT = "Arial"
# Neither Arial nor its likes have the empty box of a form.
BOX_FONT = "Segoe UI Symbol"
NUMBER_MM = 12.0
BULLETS, LETTERS = 1, 2

SET_IN = NUMBER_MM + 6
FRAME = tuple((side, 4, LINE, 1) for side in ("top", "left", "bottom", "right"))


@dataclass(frozen=True)
class Style:
    """``id`` is what paragraphs refer to, ``name`` what Word shows, ``then`` the style of what comes next."""

    id: str
    name: str
    paragraph: Markup = ""
    characters: Markup = ""
    based_on: str = "Normal"
    then: str = ""
    kind: str = "paragraph"


PARAGRAPHS = (
    Style(
        "Title", "Title", of_paragraph(keep_lines=True, after=9, line=1), of_characters(bold=True, size=25)
    ),
    Style(
        "ReportAuthority", "Report Authority",
        of_paragraph(borders=(("top", 56, BLUE, 14),), after=18), of_characters(bold=True, size=13),
    ),
    Style(
        "ReportDraft", "Report Draft Mark",
        of_paragraph(borders=tuple((side, 12, INK, 4) for side in ("top", "left", "bottom", "right")),
                     after=6, left=2, right=85), of_characters(bold=True),
    ),
    Style(
        "ReportDetail", "Report Detail",
        of_paragraph(
            borders=(("bottom", 6, LINE, 5), ("between", 6, LINE, 5)),
            tabs=(("left", 38),), before=2, after=0, line=1.1, left=38, hanging=38,
        ),
    ),
    Style(
        "ReportSummaryHeading", "Report Summary Heading",
        of_paragraph(keep_next=True, borders=tuple((side, 4, TINT, 8) for side in ("top", "left", "right")),
                     shade=TINT, before=9, after=0, left=3, right=3), of_characters(bold=True),
        then="ReportSummary",
    ),
    Style(
        "ReportSummary", "Report Summary",
        of_paragraph(borders=tuple((side, 4, TINT, 8) for side in ("left", "bottom", "right")),
                     shade=TINT, after=7, left=3, right=3),
    ),
    Style("ReportPurpose", "Report Purpose", "", of_characters(bold=True, size=13)),
    Style(
        "Heading1", "heading 1",
        of_paragraph(keep_next=True, keep_lines=True, page_break=True, borders=(("bottom", 18, BLUE, 8),),
                     before=0, after=7, line=1, level=0),
        of_characters(bold=True, size=19), then="ReportNumbered",
    ),
    Style(
        "Heading2", "heading 2",
        of_paragraph(keep_next=True, keep_lines=True, before=8, after=4, line=1, level=1),
        of_characters(bold=True, size=14), then="ReportNumbered",
    ),
    Style(
        "Heading3", "heading 3",
        of_paragraph(keep_next=True, keep_lines=True, before=5, after=2, line=1, level=2),
        of_characters(bold=True, size=11), then="ReportNumbered",
    ),
    Style(
        "TOCHeading", "TOC Heading",
        of_paragraph(keep_next=True, page_break=True, after=6, line=1), of_characters(bold=True, size=18),
    ),
    Style(
        "TOC1", "toc 1",
        of_paragraph(keep_next=True, tabs=(("right", TEXT_WIDTH_MM),), before=4, after=1, line=1.1, right=12),
        of_characters(bold=True),
    ),
    Style(
        "TOC2", "toc 2",
        of_paragraph(tabs=(("right", TEXT_WIDTH_MM),), before=0, after=1.2, line=1.1, left=5, right=12),
    ),
    Style(
        "ReportNumbered", "Report Numbered Paragraph",
        of_paragraph(tabs=(("left", NUMBER_MM),), before=1.75, after=1.75, left=NUMBER_MM, hanging=NUMBER_MM),
    ),
    Style(
        "ReportFinding", "Report Finding", of_paragraph(keep_next=True, keep_lines=True, after=1),
        based_on="ReportNumbered", then="ReportGrounds",
    ),
    Style(
        "ReportGrounds", "Report Finding Grounds",
        of_paragraph(keep_lines=True, after=1.75, line=1.15, left=NUMBER_MM),
        of_characters(colour=QUIET, size=9), then="ReportFinding",
    ),
    Style(
        "ListBullet", "List Bullet",
        of_paragraph(numbering=BULLETS, before=0.6, after=0.6, left=SET_IN, hanging=6),
    ),
    Style(
        "ReportLettered", "Report Lettered List",
        of_paragraph(numbering=LETTERS, before=0.75, after=0.75, left=SET_IN + 2, hanging=8),
    ),
    Style(
        "Quote", "Quote",
        of_paragraph(keep_lines=True, borders=(("left", 24, LINE, 8),), before=1, after=2.5,
                     left=NUMBER_MM + 4),
        of_characters(italic=True),
    ),
    Style(
        "Caption", "caption",
        of_paragraph(keep_next=True, keep_lines=True, before=4, after=2, line=1),
        of_characters(bold=True, size=10),
    ),
    Style("ReportFigure", "Report Figure", of_paragraph(keep_lines=True, before=1, after=2, line=1)),
    Style("ReportTableText", "Report Table Text", of_paragraph(after=0, line=1.1), of_characters(size=8.5)),
    Style(
        "ReportTableNumber", "Report Table Number", of_paragraph(align="right"), based_on="ReportTableText"
    ),
    Style(
        "ReportTableHeading", "Report Table Heading", of_paragraph(keep_next=True), of_characters(bold=True),
        based_on="ReportTableText",
    ),
    Style(
        "ReportTableHeadingNumber", "Report Table Heading Number", of_paragraph(align="right"),
        based_on="ReportTableHeading",
    ),
    Style(
        "ReportNote", "Report Table Note", of_paragraph(keep_lines=True, before=1.5, after=4, line=1.15),
        of_characters(colour=QUIET, size=8.5),
    ),
    Style(
        "Header", "header", of_paragraph(tabs=(("right", TEXT_WIDTH_MM),), after=0, line=1),
        of_characters(colour=QUIET, size=9),
    ),
    Style(
        "Footer", "footer", of_paragraph(tabs=(("right", TEXT_WIDTH_MM),), after=0, line=1),
        of_characters(colour=QUIET, size=9),
    ),
    Style(
        "FormQuestion", "Form Question",
        of_paragraph(borders=(("top", 4, PALE_LINE, 5),), before=3, after=1, line=1.1),
        of_characters(size=9.5), based_on="Heading3", then="FormHint",
    ),
    Style(
        "FormHint", "Form Hint", of_paragraph(keep_next=True, before=0.5, after=0.5, line=1.1),
        of_characters(colour=QUIET, size=8.5),
    ),
    Style("FormBoxes", "Form Boxes", of_paragraph(keep_lines=True, after=1.5), of_characters(size=9)),
    Style(
        "FormLine", "Form Line", of_paragraph(borders=(("bottom", 6, INK, 1),), after=3, exact=6, right=78)
    ),
    Style("FormSpace", "Form Space", of_paragraph(borders=FRAME, after=3, exact=10)),
    Style("FormCell", "Form Cell", of_paragraph(keep_next=True, after=0, line=1.1), of_characters(size=8.5)),
    Style(
        "FormColumn", "Form Column", of_paragraph(keep_next=True), of_characters(bold=True),
        based_on="FormCell",
    ),
)  # fmt: skip

CHARACTERS = (
    Style("Strong", "Strong", characters=of_characters(bold=True)),
    Style("ReportVerdict", "Report Verdict", characters=of_characters(bold=True, colour=INK, border=INK)),
    *(
        Style(
            f"ReportVerdict{code}", f"Report Verdict {name}",
            characters=of_characters(bold=True, colour=INK, border=border, shade=shade),
        )
        for code, name, border, shade in (
            ("Strong", "Strong", "0F6B45", "E3F3EA"),
            ("GenerallyMet", "Generally Met", BLUE, PALE_BLUE),
            ("NeedsImprovement", "Needs Improvement", "A8590C", "FDF0DF"),
            ("Weak", "Weak", "A3271B", "FBE7E4"),
        )
    ),
    Style("FormBox", "Form Box", characters=of_characters(font=BOX_FONT)),
    Style("FormAdded", "Form Added Item", characters=of_characters(bold=False, italic=True, colour=QUIET)),
)  # fmt: skip


def verdict_style(code: str) -> str:
    """The character style of a verdict's code ("needs_improvement"); a plain frame for any other."""
    named = f"ReportVerdict{code.title().replace('_', '')}"
    return named if named in {style.id for style in CHARACTERS} else "ReportVerdict"


def styles_part() -> bytes:
    """The part ``styles.xml``."""
    return whole(
        "styles",
        _defaults(),
        # Whatever else Word knows stays out of the list of styles until somebody uses it.
        element(
            "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1,
            defQFormat=0, count=376,
        ),
        element("style", element("name", val="Normal"), element("qFormat"), type="paragraph", default=1,
                styleId="Normal"),
        element("style", element("name", val="Default Paragraph Font"), element("semiHidden"),
                type="character", default=1, styleId="DefaultParagraphFont"),
        element("style", element("name", val="Normal Table"), element("semiHidden"), _cell_margins(0, 1.9),
                type="table", default=1, styleId="TableNormal"),
        element("style", element("name", val="No List"), element("semiHidden"), type="numbering", default=1,
                styleId="NoList"),
        *(_style(style) for style in PARAGRAPHS),
        *(_style(style, "character", "DefaultParagraphFont") for style in CHARACTERS),
        _report_table(),
        _form_table(),
    )  # fmt: skip


def numbering_part(lettered: int) -> bytes:
    """The part ``numbering.xml``: one list of bullets, and as many lettered ones as start anew."""
    return whole(
        "numbering",
        _list_kind(0, "bullet", "•", SET_IN, 6),
        _list_kind(1, "lowerLetter", "(%1)", SET_IN + 2, 8),
        element("num", element("abstractNumId", val=0), numId=BULLETS),
        element("num", element("abstractNumId", val=1), numId=LETTERS),
        *(
            element(
                "num",
                element("abstractNumId", val=1),
                element("lvlOverride", element("startOverride", val=1), ilvl=0),
                numId=LETTERS + place,
            )
            for place in range(1, lettered + 1)
        ),
    )


def _defaults() -> Markup:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    size = element("sz", val=21) + element("szCs", val=21)
    characters = element("rPr", fonts, element("color", val=INK), size, language)
    return element(
        "docDefaults",
        element("rPrDefault", characters),
        element("pPrDefault", of_paragraph(after=3, line=1.2)),
    )


def _style(style: Style, kind: str = "paragraph", base: str = "") -> Markup:
    return element(
        "style",
        element("name", val=style.name),
        element("basedOn", val=base or style.based_on),
        element("next", val=style.then) if style.then else "",
        element("uiPriority", val=10),
        element("qFormat"),
        style.paragraph,
        style.characters,
        type=kind,
        styleId=style.id,
    )


def _report_table() -> Markup:
    edges = (element("bottom", val="single", sz=6, space=0, color=PALE_LINE),
             element("insideH", val="single", sz=6, space=0, color=PALE_LINE))  # fmt: skip
    rules = element("top", val="single", sz=9, space=0, color=BLUE)
    rules_below = element("bottom", val="single", sz=9, space=0, color=BLUE)
    first = element(
        "tblStylePr",
        of_characters(bold=True),
        element(
            "tcPr",
            element("tcBorders", rules, rules_below),
            element("shd", val="clear", color="auto", fill=PALE_BLUE),
            element("vAlign", val="bottom"),
        ),
        type="firstRow",
    )
    last = element(
        "tblStylePr",
        of_characters(bold=True),
        element("tcPr", element("tcBorders", rules)),
        type="lastRow",
    )
    return _table_style("ReportTable", "Report Table", edges, 1.1, first, last)


def _form_table() -> Markup:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = tuple(element(side, val="single", sz=4, space=0, color=LINE) for side in sides)
    return _table_style("FormTable", "Form Table", edges, 0.8)


def _table_style(id_: str, name: str, edges: tuple[Markup, ...], margin: float, *special: Markup) -> Markup:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="TableNormal"),
        element("uiPriority", val=10),
        element("qFormat"),
        _cell_margins(margin, 1.3, element("tblBorders", *edges)),
        *special,
        type="table",
        styleId=id_,
    )


def _cell_margins(above: float, beside: float, borders: Markup = "") -> Markup:
    across, down = twips(beside), twips(above)
    margins = element(
        "tblCellMar",
        element("top", w=down, type="dxa"),
        element("left", w=across, type="dxa"),
        element("bottom", w=down, type="dxa"),
        element("right", w=across, type="dxa"),
    )
    return element("tblPr", element("tblInd", w=0, type="dxa"), borders, margins)


def _list_kind(number: int, form: str, mark: str, left: float, hanging: float) -> Markup:
    level = element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form),
        element("lvlText", val=mark),
        element("lvlJc", val="left"),
        of_paragraph(left=left, hanging=hanging),
        ilvl=0,
    )
    return element("abstractNum", element("multiLevelType", val="singleLevel"), level, abstractNumId=number)
