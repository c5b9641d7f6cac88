"""What is said on slides: lines of a kind, in groups that stay together, and what the speaker is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from audit_app.report.renderers.slides.measures import DETAIL, TEXT
from audit_app.report.renderers.slides.picture import Picture


class Kind(Enum):
    """A level of the outline, which alone says how a line looks; ``indent`` is where its text begins."""

    PLAIN = (0, TEXT, 0.0, False)
    BULLET = (1, DETAIL, 34.0, False)
    HEAD = (2, DETAIL, 0.0, True)
    UNDER = (3, DETAIL, 0.0, False)
    STRONG = (4, TEXT, 0.0, True)

    def __init__(self, level: int, size: float, indent: float, bold: bool) -> None:
        self.level = level
        self.size = size
        self.indent = indent
        self.bold = bold


@dataclass(frozen=True)
class Said:
    """A line or more of one kind; ``letter`` counts the points of a lettered list from 1."""

    text: str
    kind: Kind = Kind.PLAIN
    letter: int = 0


@dataclass(frozen=True)
class Group:
    """What stays on one slide. ``number`` is of its paragraph, ``spoken`` what the speaker is told of it."""

    lines: tuple[Said, ...]
    part: str = ""
    number: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Slide:
    """A slide with its title, which no other has, and either words or a chart."""

    title: str
    groups: tuple[Group, ...] = ()
    picture: Picture | None = None
    notes: tuple[str, ...] = ()
    is_cover: bool = False
