"""Reads slides back: with a library that had no part in writing them, and as the XML that they are.

``assert_sound`` holds a file to what PowerPoint refuses to open a file without, to the order that the schema
gives to what stands in an element, and to what makes slides accessible.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

from PIL import ImageFont
from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.util import Pt

from audit_app.report.charts.text import font_file

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
SMALLEST = 16

# The order in which ECMA-376, part 1, annex A wants the children of each of these.
ORDERS = {
    f"{P}presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz",
    f"{P}sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles",
    f"{P}sldLayout": "cSld clrMapOvr transition timing hf",
    f"{P}sld": "cSld clrMapOvr transition timing",
    f"{P}notes": "cSld clrMapOvr",
    f"{P}notesMaster": "cSld clrMap hf notesStyle",
    f"{P}cSld": "bg spTree",
    f"{P}sp": "nvSpPr spPr style txBody",
    f"{P}txBody": "bodyPr lstStyle p",
    f"{P}graphicFrame": "nvGraphicFramePr xfrm graphic",
    f"{P}cxnSp": "nvCxnSpPr spPr style",
    f"{P}spPr": "xfrm custGeom prstGeom noFill solidFill ln effectLst",
    f"{P}txStyles": "titleStyle bodyStyle otherStyle",
    f"{A}themeElements": "clrScheme fontScheme fmtScheme",
    f"{A}clrScheme": """dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink""",
    f"{A}fmtScheme": "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
    f"{A}p": "pPr r br fld endParaRPr",
    f"{A}pPr": "lnSpc spcBef spcAft buFont buNone buAutoNum buChar tabLst defRPr",
    f"{A}lvl1pPr": "lnSpc spcBef spcAft buFont buNone buAutoNum buChar tabLst defRPr",
    f"{A}rPr": "ln noFill solidFill latin ea cs",
    f"{A}defRPr": "ln noFill solidFill latin ea cs",
    f"{A}ln": "noFill solidFill prstDash",
    f"{C}chartSpace": "date1904 lang roundedCorners style clrMapOvr chart spPr txPr externalData",
    f"{C}chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    f"{C}plotArea": "layout barChart catAx valAx spPr",
    f"{C}barChart": "barDir grouping varyColors ser dLbls gapWidth overlap axId",
    f"{C}ser": "idx order tx spPr invertIfNegative dPt dLbls cat val",
    f"{C}dLbls": """dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent
        showBubbleSize""",
    f"{C}catAx": """axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark
        tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl""",
    f"{C}valAx": """axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark
        tickLblPos spPr txPr crossAx crosses crossBetween majorUnit""",
    f"{C}scaling": "logBase orientation max min",
    f"{C}legend": "legendPos layout overlay spPr txPr",
    f"{C}title": "tx layout overlay spPr txPr",
    f"{C}manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    f"{C}strCache": "ptCount pt",
    f"{C}numCache": "formatCode ptCount pt",
}
# What may stand in any order among its like.
MIXED = {f"{A}p": {"r", "br", "fld"}}


def opened(content: bytes) -> Slides:
    return Presentation(io.BytesIO(content))


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part; of a workbook within it, its parts too."""
    parts = _parts(content)
    books = {name: _parts(part) for name, part in parts.items() if name.endswith(".xlsx")}
    return parts | {
        f"{name}/{inner}": part for name, inside in books.items() for inner, part in inside.items()
    }


def xml_of(content: bytes) -> dict[str, ET.Element]:
    """The parts that are XML; each must be well formed."""
    return {
        name: ET.fromstring(part)  # noqa: S314 - of our own making
        for name, part in parts_of(content).items()
        if not name.endswith(".xlsx")
    }


def titles(content: bytes) -> list[str]:
    return [title_of(slide) for slide in opened(content).slides]


def title_of(slide: Slide) -> str:
    """As somebody types it who looks for it."""
    assert slide.shapes.title is not None
    return str(slide.shapes.title.text_frame.text).replace("\N{NO-BREAK SPACE}", " ")


def lines_of(slide: Slide) -> list[str]:
    """What stands on a slide in the order in which it is read, a line for each paragraph."""
    shapes: list[Any] = [shape for shape in slide.shapes if shape.has_text_frame]
    return [str(paragraph.text) for shape in shapes for paragraph in shape.text_frame.paragraphs]


def notes_of(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return str(frame.text)


def everything_said(content: bytes) -> str:
    return "\n".join(line for slide in opened(content).slides for line in (*lines_of(slide), notes_of(slide)))


def charts_of(content: bytes) -> Iterator[tuple[Slide, Any, str]]:
    """Slide, chart and description of each chart."""
    for slide in opened(content).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                described = shape._element.nvGraphicFramePr.cNvPr.get("descr", "")
                yield slide, shape.chart, described


def assert_sound(content: bytes) -> None:
    xml = xml_of(content)
    for name, part in xml.items():
        if ".xlsx/" not in name:
            _assert_in_order(part)
    _assert_every_part_is_known(content)
    _assert_every_relation_leads_somewhere(content, xml)
    _assert_accessible(content, xml)
    for slide in opened(content).slides:
        assert_fits(slide)


def _assert_in_order(part: ET.Element) -> None:
    for name, order in ORDERS.items():
        wanted = order.split()
        for each in part.iter(name):
            names = [child.tag.rpartition("}")[2] for child in each]
            assert set(names) <= set(wanted), (name, set(names) - set(wanted))
            mixed = MIXED.get(name, set())
            places = [wanted.index(child) for child in names if child not in mixed]
            assert places == sorted(places), (name, names)


def _assert_every_part_is_known(content: bytes) -> None:
    parts = _parts(content)
    types = ET.fromstring(parts["[Content_Types].xml"])  # noqa: S314 - of our own making
    named = {each.get("PartName", "").lstrip("/") for each in types.iter(f"{TYPES}Override")}
    endings = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    assert named <= set(parts)
    for name in set(parts) - named - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in endings - {"xml"}, f"{name} has no type of its own"


def _assert_every_relation_leads_somewhere(content: bytes, xml: dict[str, ET.Element]) -> None:
    parts = _parts(content)
    led_to = set()
    for name in parts:
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        owner = posixpath.normpath(posixpath.join(folder, "..", file.removesuffix(".rels")))
        relations = {}
        for each in xml[name]:
            assert each.get("TargetMode") is None, "Nothing is fetched from elsewhere"
            target = posixpath.join(posixpath.dirname(owner), each.get("Target", ""))
            relations[each.get("Id")] = posixpath.normpath(target)
        assert set(relations.values()) <= set(parts)
        led_to |= set(relations.values())
        if owner in xml:
            pairs = [pair for each in xml[owner].iter() for pair in each.attrib.items()]
            used = {value for name_of, value in pairs if name_of.startswith(R)}
            assert used <= set(relations)
    assert {name for name in parts if not name.endswith(".rels")} - led_to == {"[Content_Types].xml"}


def _assert_accessible(content: bytes, xml: dict[str, ET.Element]) -> None:
    slides = list(opened(content).slides)
    names = titles(content)
    assert all(names)
    assert len({name.casefold() for name in names}) == len(slides), "Two slides have one title"
    for slide in slides:
        first, *others = [shape.placeholder_format.type for shape in slide.placeholders]
        assert str(first).startswith(("TITLE", "CENTER_TITLE")), "The title is not read first"
        assert others
        assert notes_of(slide).strip()
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(set(ids)) == len(ids)
    for name, part in xml.items():
        if ".xlsx/" in name:
            continue
        for kind in ("rPr", "endParaRPr"):
            assert {each.get("lang") for each in part.iter(f"{A}{kind}")} <= {"en-GB"}, name
        if "/notes" not in name:
            looks = [*part.iter(f"{A}rPr"), *part.iter(f"{A}defRPr")]
            sizes = [int(each.get("sz", "9900")) for each in looks]
            assert min(sizes, default=9900) >= SMALLEST * 100, name
        if name.startswith("ppt/charts/chart"):
            assert [each.get("val") for each in part.iter(f"{C}lang")] == ["en-GB"]
    for _slide, _chart, described in charts_of(content):
        assert len(described) > 40


def assert_fits(slide: Slide) -> None:
    """Whether all text stays in its place, set by another measure than the one it was laid out by."""
    for shape in slide.placeholders:
        if not shape.has_text_frame:
            continue
        needed = sum(_height(paragraph, shape.width) for paragraph in shape.text_frame.paragraphs)
        assert needed <= shape.height / Pt(1) + 1, (title_of(slide), shape.name, needed)
        assert shape.left >= 0
        assert shape.left + shape.width <= Pt(960)
        assert shape.top + shape.height <= Pt(540)


def _height(paragraph: Any, width: int) -> float:
    size, indent, above, bold = _look(paragraph)
    room = width / Pt(1) - indent
    lines, used = 1, 0.0
    font = _font(size, bold)
    for word in str(paragraph.text).replace("\v", " ").split(" "):
        wide = font.getlength(word)
        if used and used + font.getlength(" ") + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (font.getlength(" ") if used else 0)
        assert wide <= room, word
    return lines * size * 1.17 + above


def _look(paragraph: Any) -> tuple[float, float, float, bool]:
    """Size, indent, space above and weight of a paragraph, as its slide, layout or master has them."""
    own = [run.font.size for run in paragraph.runs if run.font.size]
    placeholder = paragraph._parent._parent
    kind = str(placeholder.placeholder_format.type)
    layout = placeholder.part.slide_layout
    if "TITLE" in kind and "SUB" not in kind:
        usual = 38 if "CENTER" in kind else 28
        return (own[0] / Pt(1) if own else usual), 0, 0, True
    if "SUBTITLE" in kind:
        return (own[0] / Pt(1) if own else 24), 0, 6, False
    if not kind.startswith(("BODY", "OBJECT")):
        return 16, 0, 0, False
    styles = layout.slide_master._element.find(f"{P}txStyles/{P}bodyStyle")
    level = styles.find(f"{A}lvl{paragraph.level + 1}pPr")
    look = level.find(f"{A}defRPr")
    above = level.find(f"{A}spcBef/{A}spcPts")
    return (
        int(look.get("sz")) / 100,
        int(level.get("marL", "0")) / 12_700,
        int(above.get("val")) / 100,
        look.get("b") == "1",
    )


def _font(size: float, bold: bool) -> Any:
    path = font_file(bold)
    assert path, "The font that slides are measured in is not installed"
    return ImageFont.truetype(str(path), size)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
