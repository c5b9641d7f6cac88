"""Reads a Word file back: with a library that had no part in writing it, and as the XML that it is.

``assert_sound`` holds a file to what Word refuses to open a file without, to the order that the schema gives
to properties, and to what makes a file accessible.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import docx
from docx.document import Document as WordDocument
from docx.table import Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The order in which ECMA-376, part 1, annex A wants the children of each of these.
ORDERS = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
        shd tabs suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc outlineLvl rPr sectPr""",
    "rPr": """rStyle rFonts b bCs i iCs caps color spacing w kern position sz szCs highlight u effect bdr shd
        vertAlign lang""",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc
        tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription""",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
    "tblCellMar": "top left bottom right",
    "tcBorders": "top left bottom right insideH insideV",
    "tblBorders": "top left bottom right insideH insideV",
    "pBdr": "top left bottom right between bar",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg",
    "style": """name aliases basedOn next link hidden uiPriority semiHidden unhideWhenUsed qFormat pPr rPr
        tblPr trPr tcPr tblStylePr""",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt suff lvlText lvlJc pPr rPr",
    "settings": """zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol
        listSeparator""",
    "numbering": "abstractNum num",
    "styles": "docDefaults latentStyles style",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
}


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(content: bytes) -> dict[str, ET.Element]:
    """The parts that are XML; each must be well formed."""
    return {
        name: ET.fromstring(part)  # noqa: S314 - of our own making
        for name, part in parts_of(content).items()
        if not name.endswith(".png")
    }


def text_in_order(content: bytes) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """What stands on the page: (style, text) of each paragraph, ("row", texts) of each row of a table.

    The contents are left out, because they are a field; ``contents_of`` gives them.
    """
    for block in opened(content).iter_inner_content():
        if isinstance(block, Table):
            yield from (("row", tuple(cell.text for cell in row.cells)) for row in block.rows)
        else:
            assert block.style is not None
            yield str(block.style.name), block.text


def contents_of(content: bytes) -> list[tuple[str, str, str]]:
    """Style, words and bookmark of each entry of the contents, as they stand before Word updates them."""
    body = xml_of(content)["word/document.xml"]
    entries = []
    for paragraph in body.iterfind(f".//{W}sdtContent/{W}p"):
        link = paragraph.find(f"{W}hyperlink")
        if link is not None:
            words = "".join(each.text or "" for each in link.iter(f"{W}t"))
            entries.append((_style(paragraph), words, link.get(f"{W}anchor", "")))
    return entries


def assert_sound(content: bytes) -> None:
    xml = xml_of(content)
    for part in xml.values():
        for name, order in ORDERS.items():
            for each in part.iter(f"{W}{name}"):
                _assert_in_order(each, order.split())
    _assert_every_part_is_known(content, xml)
    _assert_every_reference_leads_somewhere(xml)
    _assert_every_table_is_whole(xml["word/document.xml"])
    pictures = list(xml["word/document.xml"].iter(f"{WP}docPr"))
    assert all(len(each.get("descr", "")) > 20 for each in pictures)
    assert len({each.get("id") for each in pictures}) == len(pictures)


def _assert_in_order(each: ET.Element, order: list[str]) -> None:
    names = [child.tag.removeprefix(W) for child in each]
    assert set(names) <= set(order), (each.tag, set(names) - set(order))
    places = [order.index(name) for name in names]
    assert places == sorted(places), (each.tag, names)


def _assert_every_part_is_known(content: bytes, xml: dict[str, ET.Element]) -> None:
    types = xml["[Content_Types].xml"]
    named = {each.get("PartName", "").lstrip("/") for each in types.iter(f"{TYPES}Override")}
    endings = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    names = set(parts_of(content))
    assert named <= names
    for name in names - named - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in endings - {"xml"}, f"{name} has no type of its own"


def _assert_every_reference_leads_somewhere(xml: dict[str, ET.Element]) -> None:
    body, styles = xml["word/document.xml"], xml["word/styles.xml"]
    relations = {each.get("Id"): each.get("Target", "") for each in xml["word/_rels/document.xml.rels"]}
    assert {posixpath.join("word", target) for target in relations.values()} >= {
        name for name in xml if name.startswith("word/") and name not in NOT_REFERRED_TO
    }
    used = {value for each in body.iter() for name, value in each.attrib.items() if name.startswith(R)}
    assert used <= set(relations)
    known = {each.get(f"{W}styleId") for each in styles.iter(f"{W}style")}
    for part in xml.values():
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {each.get(f"{W}val") for each in part.iter(f"{W}{name}")} <= known
    numbers = {each.get(f"{W}numId") for each in xml["word/numbering.xml"].iter(f"{W}num")}
    for part in (body, styles):
        assert {each.get(f"{W}val") for each in part.iter(f"{W}numId")} <= numbers
    marks = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink")} <= set(marks)


NOT_REFERRED_TO = {"word/document.xml", "word/_rels/document.xml.rels"}


def _assert_every_table_is_whole(body: ET.Element) -> None:
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        widths = [each.get(f"{W}w") for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for place, row in enumerate(rows):
            cells = row.findall(f"{W}tc")
            assert [cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") for cell in cells] == widths  # type: ignore[union-attr]
            assert all(cell[-1].tag == f"{W}p" for cell in cells)
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert (row.find(f"{W}trPr/{W}tblHeader") is not None) == (place == 0)
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert look is not None
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", "1")
        for name in ("tblCaption", "tblDescription"):
            said = table.find(f"{W}tblPr/{W}{name}")
            assert said is not None
            assert said.get(f"{W}val")


def _style(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""
