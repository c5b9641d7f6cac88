"""What fits on a slide, measured in the font that it is set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit_app.report.charts.text import wrap
from audit_app.report.renderers.slides.measures import BODY_BOX, LINE, Box
from audit_app.report.renderers.slides.said import Group, Said

# Programs break lines a little differently, so not all of a line is counted on.
CERTAIN = 0.97
# Above a group, in points; the lines of one stand close together.
BETWEEN = 11.0
STEPS = 12

Page = tuple[Group, ...]


def pages_of(groups: Sequence[Group], box: Box = BODY_BOX) -> list[Page]:
    """The groups on as few slides as hold them, and on these as evenly as they can be."""
    if not groups:
        return []
    pages = _filled(groups, box.width, box.height)
    room = box.height
    for step in range(1, STEPS):
        lower = box.height * (1 - 0.5 * step / STEPS)
        if len(_filled(groups, box.width, lower)) > len(pages):
            break
        room = lower
    return _filled(groups, box.width, room, most=box.height)


def height_of(group: Group, width: float) -> float:
    """What a group takes of a slide, with the space above it."""
    return BETWEEN + sum(_height(said, width) for said in group.lines)


def fitting_size(
    texts: Sequence[str], box: Box, largest: float, smallest: float, *, bold: bool = True, apart: float = 0
) -> float:
    """The largest size at which paragraphs fit their box, ``apart`` points between them; or the smallest."""
    size = largest
    while size > smallest and _taken(texts, box.width, size, bold=bold) + apart * len(texts) > box.height:
        size -= 2
    return size


def _filled(groups: Sequence[Group], width: float, room: float, most: float = 0) -> list[Page]:
    """Slides filled one after the other; a group that no slide holds is broken between its lines of type."""
    pages: list[list[Group]] = [[]]
    left = room
    for group in groups:
        for piece in _pieces(group, width, max(room, most)):
            needed = height_of(piece, width)
            if pages[-1] and needed > left:
                pages.append([])
                left = room
            pages[-1].append(piece)
            left -= needed
    return [tuple(page) for page in pages]


def _pieces(group: Group, width: float, room: float) -> list[Group]:
    if height_of(group, width) <= room:
        return [group]
    pieces: list[list[Said]] = [[]]
    left = room - BETWEEN
    for said in group.lines:
        height = said.kind.size * LINE
        begun = False
        for line in _lines(said.text, width - said.kind.indent, said.kind.size, bold=said.kind.bold):
            if height > left:
                pieces.append([])
                left, begun = room - BETWEEN, False
            if begun:
                pieces[-1][-1] = replace(pieces[-1][-1], text=f"{pieces[-1][-1].text} {line}")
            else:
                pieces[-1].append(replace(said, text=line))
                begun = True
            left -= height
    return [replace(group, lines=tuple(lines)) for lines in pieces if lines]


def _taken(texts: Sequence[str], width: float, size: float, *, bold: bool) -> float:
    return sum(len(_lines(text, width, size, bold=bold)) for text in texts) * size * LINE


def _height(said: Said, width: float) -> float:
    lines = _lines(said.text, width - said.kind.indent, said.kind.size, bold=said.kind.bold)
    return len(lines) * said.kind.size * LINE


def _lines(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    return [line for part in text.split("\n") for line in wrap(part, width * CERTAIN, size, bold=bold)]
