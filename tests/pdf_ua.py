"""Checks of a PDF against PDF/UA-1: those of the Matterhorn Protocol that a program can decide.

Each check is a function that yields a sentence for every fault, so a test reads as what it forbids:
``assert_pdf_ua(path)``. What needs a person (is the alternative text a good one?) is not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"]
)
STANDARD_TAGS = frozenset(
    [
        *(
            "/Document",
            "/Part",
            "/Art",
            "/Sect",
            "/Div",
            "/BlockQuote",
            "/Caption",
            "/TOC",
            "/TOCI",
            "/Index",
        ),
        *(
            "/NonStruct",
            "/Private",
            "/P",
            "/H",
            "/H1",
            "/H2",
            "/H3",
            "/H4",
            "/H5",
            "/H6",
            "/L",
            "/LI",
            "/Lbl",
        ),
        *("/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note"),
        *("/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Ruby", "/RB", "/RT", "/RP", "/Warichu"),
        *("/WT", "/WP", "/Figure", "/Formula", "/Form"),
    ]
)


class TaggedPdf:
    """An open PDF with its structure tree laid flat in reading order."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root

    @cached_property
    def elements(self) -> list[Dictionary]:
        tree = self.root.get("/StructTreeRoot", Dictionary())
        return list(_descendants(tree))

    def tagged(self, *tags: str) -> list[Dictionary]:
        return [element for element in self.elements if str(element.S) in tags]

    @property
    def annotations(self) -> Iterator[tuple[int, Object]]:
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.get("/Annots", Array()):
                yield number, annotation


Check = Callable[[TaggedPdf], Iterator[str]]


def assert_pdf_ua(path: Path) -> None:
    """Fails with every fault of the PDF, one a line."""
    found = faults(path)
    assert not found, f"{path.name}:\n" + "\n".join(f"- {fault}" for fault in found)


def faults(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        document = TaggedPdf(pdf)
        return [f"{_name_of(check)}: {fault}" for check in CHECKS for fault in check(document)]


def has_a_language(document: TaggedPdf) -> Iterator[str]:
    if not str(document.root.get("/Lang", "")):
        yield "the document states no language"


def says_that_it_is_tagged(document: TaggedPdf) -> Iterator[str]:
    if not document.root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "MarkInfo does not say Marked"
    if not document.elements:
        yield "there is no structure tree"


def shows_its_title(document: TaggedPdf) -> Iterator[str]:
    with document.pdf.open_metadata() as metadata:
        if not str(metadata.get("dc:title") or "").strip():
            yield "the metadata hold no title"
    if not document.root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "viewers are not asked to show the title in place of the file's name"


def claims_the_standard(document: TaggedPdf) -> Iterator[str]:
    with document.pdf.open_metadata() as metadata:
        if str(metadata.get("pdfuaid:part")) != "1":
            yield "the metadata do not claim PDF/UA-1"


def has_bookmarks(document: TaggedPdf) -> Iterator[str]:
    if "/First" not in document.root.get("/Outlines", Dictionary()):
        yield "there is no bookmark"


def embeds_its_fonts(document: TaggedPdf) -> Iterator[str]:
    for number, page in enumerate(document.pdf.pages, start=1):
        fonts = page.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name, font in fonts.items():
            program = font.get("/DescendantFonts", Array([font]))[0].get("/FontDescriptor", Dictionary())
            if not any(key in program for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"page {number} uses {font.get('/BaseFont', name)} without embedding it"
            if "/ToUnicode" not in font:
                yield f"page {number} uses {font.get('/BaseFont', name)} whose letters cannot be read back"


def tabs_in_reading_order(document: TaggedPdf) -> Iterator[str]:
    for number, page in enumerate(document.pdf.pages, start=1):
        if "/Annots" in page and page.get("/Tabs") != Name.S:
            yield f"page {number} does not follow the structure when tabbed through"


def describes_its_links(document: TaggedPdf) -> Iterator[str]:
    for number, annotation in document.annotations:
        if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")).strip():
            yield f"a link on page {number} has no description"
        if "/StructParent" not in annotation:
            yield f"an annotation on page {number} stands outside the structure"


def describes_its_figures(document: TaggedPdf) -> Iterator[str]:
    for figure in document.tagged("/Figure"):
        if not str(figure.get("/Alt", "")).strip():
            yield "a figure has no alternative text"


def ties_cells_to_their_headings(document: TaggedPdf) -> Iterator[str]:
    for table in document.tagged("/Table"):
        cells = list(_descendants(table))
        headings = [cell for cell in cells if cell.S == Name.TH]
        data = [cell for cell in cells if cell.S == Name.TD]
        if data and not headings:
            yield "a table has no heading cell"
        scoped = all(_attribute(cell, "/Scope") is not None for cell in headings)
        pointed = all(_attribute(cell, "/Headers") is not None for cell in data)
        if not scoped and not pointed:
            yield "a table says neither what its headings head nor which headings a cell has"


def keeps_its_headings_in_order(document: TaggedPdf) -> Iterator[str]:
    levels = [int(str(element.S)[2:]) for element in document.elements if str(element.S)[2:].isdigit()]
    if levels[:1] not in ([], [1]):
        yield f"the first heading is of level {levels[0]}"
    for above, below in pairwise(levels):
        if below > above + 1:
            yield f"a heading of level {below} follows one of level {above}"


def marks_all_it_paints(document: TaggedPdf) -> Iterator[str]:
    for number, page in enumerate(document.pdf.pages, start=1):
        depth = unmarked = 0
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BMC", "BDC"):
                depth += 1
            elif operator == "EMC":
                depth -= 1
            elif operator in PAINTS and depth == 0:
                unmarked += 1
        if unmarked:
            yield f"page {number} paints {unmarked} things that are neither content nor decoration"


def hangs_all_content_in_its_tree(document: TaggedPdf) -> Iterator[str]:
    if "/ParentTree" not in document.root.get("/StructTreeRoot", Dictionary()):
        yield "nothing leads from the pages to the structure"
        return
    parents = pikepdf.NumberTree(document.root.StructTreeRoot.ParentTree)
    for number, page in enumerate(document.pdf.pages, start=1):
        content = _marked_content(page)
        owners = parents.get(int(page.get("/StructParents", -1)), Array()) if content else Array()
        lost = [mcid for mcid in content if mcid >= len(owners) or not isinstance(owners[mcid], Dictionary)]
        if lost:
            yield f"page {number} holds {len(lost)} pieces of content that are in no element"


def uses_known_tags(document: TaggedPdf) -> Iterator[str]:
    mapped = set(document.root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary()).keys())
    used = {str(element.S) for element in document.elements}
    for tag in sorted(used - STANDARD_TAGS - mapped):
        yield f"{tag} is neither a standard tag nor mapped to one"


CHECKS: tuple[Check, ...] = (
    has_a_language,
    says_that_it_is_tagged,
    shows_its_title,
    claims_the_standard,
    has_bookmarks,
    embeds_its_fonts,
    tabs_in_reading_order,
    describes_its_links,
    describes_its_figures,
    ties_cells_to_their_headings,
    keeps_its_headings_in_order,
    marks_all_it_paints,
    hangs_all_content_in_its_tree,
    uses_known_tags,
)


def _name_of(check: Check) -> str:
    return check.__name__.replace("_", " ")


def _descendants(node: Object) -> Iterator[Dictionary]:
    """The structure elements below a node, in reading order."""
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _descendants(kid)


def _attribute(element: Dictionary, name: str) -> Object | None:
    attributes = element.get("/A", Array())
    for owner in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(owner, Dictionary) and name in owner:
            return owner[name]
    return None


def _marked_content(page: pikepdf.Page) -> list[int]:
    """The numbers by which a page's content is referred to from the structure."""
    operands = (
        list(step.operands) for step in pikepdf.parse_content_stream(page) if str(step.operator) == "BDC"
    )
    return [
        int(marks[1].MCID) for marks in operands if isinstance(marks[1], Dictionary) and "/MCID" in marks[1]
    ]
