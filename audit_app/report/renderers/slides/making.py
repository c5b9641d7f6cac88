"""Slides, notes, charts and what they share, as the parts of one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit_app.report.document import Document
from audit_app.report.renderers.office.markup import OFFICE, Markup, tag
from audit_app.report.renderers.office.package import (
    APP,
    CORE,
    KINDS_OF_PROPERTIES,
    app_properties,
    archive_of,
    content_types,
    core_properties,
    relations,
    relations_of_package,
)
from audit_app.report.renderers.slides.contents import Edition, slides_in
from audit_app.report.renderers.slides.fitting import fitting_size
from audit_app.report.renderers.slides.measures import (
    BETWEEN_COVER_LINES,
    BODY_BOX,
    COVER,
    COVER_TEXT_BOX,
    COVER_TITLE_BOX,
    HEIGHT,
    SMALLEST,
    SMALLEST_COVER,
    SMALLEST_TITLE,
    TEXT,
    TITLE,
    TITLE_BOX,
    WIDTH,
    emu,
)
from audit_app.report.renderers.slides.native import chart_part, workbook_of
from audit_app.report.renderers.slides.notes import PAGE_HEIGHT, PAGE_WIDTH, notes_master_part, notes_part
from audit_app.report.renderers.slides.said import Slide
from audit_app.report.renderers.slides.shapes import (
    BODY,
    chart_frame,
    paragraph,
    place,
    said,
    tree,
    whole,
)
from audit_app.report.renderers.slides.theme import (
    CHART_LAYOUT,
    COVER_LAYOUT,
    LAYOUTS,
    MASTER_ID,
    TEXT_LAYOUT,
    Layout,
    layout_part,
    master_part,
    running,
    theme_part,
)

OPEN = "application/vnd.openxmlformats-officedocument"
XLSX = f"{OPEN}.spreadsheetml.sheet"
ENDINGS = (("xml", "application/xml"), ("xlsx", XLSX))
RELATED = f"{OFFICE}/relationships"
MAIN = "ppt/presentation.xml"
FIRST_SLIDE_ID = 256
# Whoever has not entered how it is classified has a draft.
DRAFT = "Draft"


def slides_of(document: Document, edition: Edition | None = None) -> bytes:
    """The report as slides for its board; the same document and edition give the same bytes."""
    file = _File()
    file.add_shared()
    slides = slides_in(document, edition)
    footer = " · ".join(filter(None, (document.cover.classification, _edition_in_short(edition))))
    for number, slide in enumerate(slides, start=1):
        file.add_slide(number, slide, footer)
    file.add_presentation(len(slides))
    return file.packed(document, edition)


def _edition_in_short(edition: Edition | None) -> str:
    return f"Version {edition.version}" if edition else DRAFT


@dataclass
class _File:
    """The parts as they come, each with what it is."""

    parts: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    charts: int = 0

    def add_shared(self) -> None:
        layouts = [(layout.file, "slideLayout", f"../slideLayouts/{layout.file}.xml") for layout in LAYOUTS]
        self._add("ppt/theme/theme1.xml", "theme", theme_part())
        self._add("ppt/theme/theme2.xml", "theme", theme_part())
        master = [*layouts, ("theme", "theme", "../theme/theme1.xml")]
        self._add("ppt/slideMasters/slideMaster1.xml", "slideMaster", master_part(), master)
        for layout in LAYOUTS:
            found = [("master", "slideMaster", "../slideMasters/slideMaster1.xml")]
            self._add(f"ppt/slideLayouts/{layout.file}.xml", "slideLayout", layout_part(layout), found)
        of_notes = [("theme", "theme", "../theme/theme2.xml")]
        self._add("ppt/notesMasters/notesMaster1.xml", "notesMaster", notes_master_part(), of_notes)

    def add_slide(self, number: int, slide: Slide, footer: str) -> None:
        layout = COVER_LAYOUT if slide.is_cover else CHART_LAYOUT if slide.picture else TEXT_LAYOUT
        found = [
            ("layout", "slideLayout", f"../slideLayouts/{layout.file}.xml"),
            ("notes", "notesSlide", f"../notesSlides/notesSlide{number}.xml"),
        ]
        if slide.picture:
            self.charts += 1
            self._add_chart(slide)
            found.append(("chart", "chart", f"../charts/chart{self.charts}.xml"))
        content = whole(
            "sld",
            tag("p:cSld", tree(*_shapes(slide, layout, footer))),
            tag("p:clrMapOvr", tag("a:masterClrMapping")),
        )
        self._add(f"ppt/slides/slide{number}.xml", "slide", content, found)
        of_notes = [
            ("master", "notesMaster", "../notesMasters/notesMaster1.xml"),
            ("slide", "slide", f"../slides/slide{number}.xml"),
        ]
        self._add(f"ppt/notesSlides/notesSlide{number}.xml", "notesSlide", notes_part(slide.notes), of_notes)

    def add_presentation(self, slides: int) -> None:
        masters = tag("p:sldMasterId", **{"id": str(MASTER_ID), "r:id": "master"})
        ids = (
            tag("p:sldId", **{"id": str(FIRST_SLIDE_ID + number - 1), "r:id": f"slide{number}"})
            for number in range(1, slides + 1)
        )
        content = whole(
            "presentation",
            tag("p:sldMasterIdLst", masters),
            tag("p:notesMasterIdLst", tag("p:notesMasterId", **{"r:id": "notes"})),
            tag("p:sldIdLst", *ids),
            tag("p:sldSz", cx=emu(WIDTH), cy=emu(HEIGHT)),
            tag("p:notesSz", cx=emu(PAGE_WIDTH), cy=emu(PAGE_HEIGHT)),
        )
        found = [
            ("master", "slideMaster", "slideMasters/slideMaster1.xml"),
            ("notes", "notesMaster", "notesMasters/notesMaster1.xml"),
            ("theme", "theme", "theme/theme1.xml"),
            *((f"slide{number}", "slide", f"slides/slide{number}.xml") for number in range(1, slides + 1)),
        ]
        self._add(MAIN, "presentation.main", content, found)

    def packed(self, document: Document, edition: Edition | None) -> bytes:
        types = content_types(ENDINGS, {**self.kinds, **KINDS_OF_PROPERTIES})
        moment = edition.published_at if edition else None
        return archive_of(
            {
                "[Content_Types].xml": types,
                "_rels/.rels": relations_of_package(MAIN),
                CORE: core_properties(document.title, document.cover.subject, moment),
                APP: app_properties(document.cover.authority),
                **self.parts,
            }
        )

    def _add_chart(self, slide: Slide) -> None:
        assert slide.picture  # noqa: S101 - for the type; only slides with one come here
        name, book = f"ppt/charts/chart{self.charts}.xml", f"chart{self.charts}.xlsx"
        found = [("book", "package", f"../embeddings/{book}")]
        self._add(name, "chart", chart_part(slide.picture, "book"), found)
        self.parts[f"ppt/embeddings/{book}"] = workbook_of(slide.picture)

    def _add(self, name: str, kind: str, content: bytes, found: Sequence[tuple[str, str, str]] = ()) -> None:
        self.parts[name] = content
        self.kinds[name] = KINDS.get(kind, f"{OPEN}.presentationml.{kind}+xml")
        if found:
            folder, _slash, file = name.rpartition("/")
            links = ((relation, f"{RELATED}/{of}", target) for relation, of, target in found)
            self.parts[f"{folder}/_rels/{file}.rels"] = relations(*links)


KINDS = {"theme": f"{OPEN}.theme+xml", "chart": f"{OPEN}.drawingml.chart+xml"}


def _shapes(slide: Slide, layout: Layout, footer: str) -> list[Markup]:
    """Title first, because that is what is read first."""
    if layout is COVER_LAYOUT:
        size = fitting_size([slide.title], COVER_TITLE_BOX, COVER, SMALLEST_COVER)
        texts = [line.text for group in slide.groups for line in group.lines]
        small = fitting_size(texts, COVER_TEXT_BOX, TEXT, SMALLEST, bold=False, apart=BETWEEN_COVER_LINES)
        lines = [paragraph(text, _unless(small, TEXT)) for text in texts]
        return [
            place(2, "Title", {"type": "ctrTitle"}, [paragraph(slide.title, _unless(size, COVER))]),
            place(3, "Subtitle", {"type": "subTitle", "idx": BODY}, lines),
        ]
    size = fitting_size([slide.title], TITLE_BOX, TITLE, SMALLEST_TITLE)
    if slide.picture:
        main = chart_frame(3, "chart", slide.picture.description, BODY_BOX, BODY)
    else:
        main = place(3, "Text", {"idx": BODY}, [said(each) for group in slide.groups for each in group.lines])
    return [
        place(2, "Title", {"type": "title"}, [paragraph(slide.title, _unless(size, TITLE))]),
        main,
        *running(footer),
    ]


def _unless(size: float, usual: float) -> float:
    return 0 if size == usual else size
