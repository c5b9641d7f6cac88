"""Where the texts and shapes of a chart are, read back from its markup."""

import itertools
from dataclasses import dataclass
from xml.etree import ElementTree

from audit_app.report.charts import Svg, text
from audit_app.report.charts.drawing import ASCENT, DESCENT

SVG = "{http://www.w3.org/2000/svg}"
# Half a pixel: numbers in the markup are rounded to hundredths.
TOLERANCE = 0.5


@dataclass(frozen=True)
class Box:
    """A rectangle on the chart, with the text in it or the colour of it."""

    left: float
    top: float
    right: float
    bottom: float
    content: str

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right - TOLERANCE
            and other.left < self.right - TOLERANCE
            and self.top < other.bottom - TOLERANCE
            and other.top < self.bottom - TOLERANCE
        )

    def lies_in(self, other: "Box") -> bool:
        return (
            self.left >= other.left - TOLERANCE
            and self.right <= other.right + TOLERANCE
            and self.top >= other.top - TOLERANCE
            and self.bottom <= other.bottom + TOLERANCE
        )


def tree_of(chart: Svg) -> ElementTree.Element:
    return ElementTree.fromstring(chart.markup)  # noqa: S314 — the markup is the project's own.


def texts_of(chart: Svg) -> list[Box]:
    return [text_box(element) for element in tree_of(chart).iter(f"{SVG}text") if element.text]


def text_box(element: ElementTree.Element) -> Box:
    content = element.text or ""
    size, x, y = (float(element.attrib[name]) for name in ("font-size", "x", "y"))
    width = text.width_of(content, size, bold=element.get("font-weight") == "bold")
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[element.attrib["text-anchor"]]
    return Box(left, y - ASCENT * size, left + width, y + DESCENT * size, content)


def rectangles_of(chart: Svg) -> list[Box]:
    boxes = []
    for element in tree_of(chart).iter(f"{SVG}rect"):
        x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
        boxes.append(Box(x, y, x + width, y + height, element.attrib["fill"]))
    return boxes


def assert_well_laid_out(chart: Svg) -> None:
    """Everything is inside the picture; a text touches no other text, and no shape but one it lies in."""
    sheet = Box(0, 0, chart.width, chart.height, "the chart")
    texts, rectangles = texts_of(chart), rectangles_of(chart)
    for box in texts + rectangles:
        assert box.lies_in(sheet), f"{box} leaves {sheet}"
    for one, other in itertools.combinations(texts, 2):
        assert not one.overlaps(other), f"{one} overlaps {other}"
    for box, rectangle in itertools.product(texts, rectangles):
        assert box.lies_in(rectangle) or not box.overlaps(rectangle), f"{box} crosses {rectangle}"


def assert_all_written(chart: Svg, label: str) -> None:
    written = "".join(box.content for box in texts_of(chart)).replace(" ", "")
    assert text.plain(label).replace(" ", "") in written
