"""Charts as pictures in the text, each with the words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from audit_app.report.charts import Svg
from audit_app.report.document import ChartBlock, Document
from audit_app.report.renderers.chart_pictures import pictures_of
from audit_app.report.renderers.office.markup import Markup, tag
from audit_app.report.renderers.word.markup import NAMESPACES, element, paragraph, run
from audit_app.report.renderers.word.measures import TALLEST_PICTURE_MM, TEXT_WIDTH_MM, emu

# As wide as on the page of the PDF, where its smallest type is 8.5 points.
WIDTH_MM = TEXT_WIDTH_MM * 0.92


@dataclass(frozen=True)
class Picture:
    """``relation`` is what the text calls it by, ``path`` where it lies in the file."""

    number: int
    chart: Svg
    content: bytes

    @property
    def relation(self) -> str:
        return f"picture{self.number}"

    @property
    def path(self) -> str:
        return f"media/chart{self.number}.png"


@dataclass
class Album:
    """The pictures of a document, handed out in the order in which its charts are printed."""

    pictures: tuple[Picture, ...] = ()
    used: int = field(default=0)

    def next(self) -> Picture:
        self.used += 1
        return self.pictures[self.used - 1]


def album_of(document: Document) -> Album:
    """A picture of every chart of the document; of a long one, of each of its pieces."""
    charts = [
        chart for block in document.blocks() if isinstance(block, ChartBlock) for chart in _printed(block)
    ]
    made = zip(charts, pictures_of(charts), strict=True)
    return Album(tuple(Picture(number, *each) for number, each in enumerate(made, start=1)))


def figure(block: ChartBlock, album: Album) -> Iterator[Markup]:
    """Its caption and its pictures; the table of its numbers is left to who sets tables."""
    yield paragraph("Caption", run(block.caption))
    for _chart in _printed(block):
        yield paragraph("ReportFigure", element("r", _drawing(album.next())))


def _printed(block: ChartBlock) -> tuple[Svg, ...]:
    return block.pieces or (block.chart,)


def _drawing(picture: Picture) -> Markup:
    chart = picture.chart
    width = min(WIDTH_MM, TALLEST_PICTURE_MM * chart.width / chart.height)
    size = {"cx": emu(width), "cy": emu(width * chart.height / chart.width)}
    name = f"Chart {picture.number}"
    filled = tag(
        "pic:blipFill",
        tag("a:blip", **{"r:embed": picture.relation}),
        tag("a:stretch", tag("a:fillRect")),
    )
    shape = tag(
        "pic:spPr",
        tag("a:xfrm", tag("a:off", x=0, y=0), tag("a:ext", **size)),
        tag("a:prstGeom", tag("a:avLst"), prst="rect"),
    )
    unnamed = tag("pic:nvPicPr", tag("pic:cNvPr", id=picture.number, name=f"{name}.png"), tag("pic:cNvPicPr"))
    graphic = tag(
        "a:graphic",
        tag("a:graphicData", tag("pic:pic", unnamed, filled, shape), uri=NAMESPACES["pic"]),
    )
    return element(
        "drawing",
        tag(
            "wp:inline",
            tag("wp:extent", **size),
            tag("wp:docPr", id=picture.number, name=name, descr=_in_words(chart)),
            tag("wp:cNvGraphicFramePr", tag("a:graphicFrameLocks", noChangeAspect=1)),
            graphic,
            distT=0, distB=0, distL=0, distR=0,
        ),
    )  # fmt: skip


def _in_words(chart: Svg) -> str:
    """Programs read out the description alone, so the title stands before it."""
    title = chart.title.rstrip(".")
    return f"{title}. {chart.description}" if chart.description else f"{title}."
