"""Elements of WordprocessingML as text; whatever people wrote is escaped here or in ``office.markup``."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from audit_app.kit.text import clean_text
from audit_app.report.renderers.office.markup import DRAWING, OFFICE, Markup, part, tag

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "wp": f"{DRAWING}/wordprocessingDrawing",
    "a": f"{DRAWING}/main",
    "pic": f"{DRAWING}/picture",
}


def element(name: str, /, *inside: Markup, **attributes: str | int) -> Markup:
    """An element of the main namespace, to which its attributes belong too.

    ``element("tab", val="right", pos=9000)`` gives ``<w:tab w:val="right" w:pos="9000"/>``.
    """
    return tag(f"w:{name}", *inside, **{f"w:{key}": value for key, value in attributes.items()})


def whole(name: str, *inside: Markup) -> bytes:
    """A part of the file: its root element with every namespace that may stand in it."""
    spaces = {f"xmlns:{prefix}": address for prefix, address in NAMESPACES.items()}
    return part(f"w:{name}", *inside, **spaces)


def text(words: str) -> Markup:
    """Words as they stand within a run: a line end breaks the line."""
    lines = clean_text(words).split("\n")
    return element("br").join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)


def run(words: str, style: str = "") -> Markup:
    """Words in one look; ``style`` is the id of a character style."""
    return element("r", _look(style), text(words))


def tab() -> Markup:
    return element("r", element("tab"))


def field(instruction: str, shown: str, style: str = "") -> Markup:
    """A field that Word works out, and what it shows until then."""
    look = _look(style)
    return "".join(
        (
            element("r", look, element("fldChar", fldCharType="begin")),
            element("r", look, f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'),
            element("r", look, element("fldChar", fldCharType="separate")),
            element("r", look, text(shown)),
            element("r", look, element("fldChar", fldCharType="end")),
        )
    )


def paragraph(style: str, *runs: Markup, properties: Iterable[Markup] = ()) -> Markup:
    """A paragraph in a style; further ``properties`` stand in the order that the schema gives."""
    return element("p", element("pPr", element("pStyle", val=style), *properties), *runs)


def _look(style: str) -> Markup:
    return element("rPr", element("rStyle", val=style)) if style else ""
