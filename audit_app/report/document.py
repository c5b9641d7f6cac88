"""The report as a document: parts, chapters and typed blocks, already worded and numbered.

Whoever assembles it decides what is said; whoever renders it decides how it looks. Neither a database row nor
a line of markup is found here (save a chart's finished SVG), so that one document serves page and PDF alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from audit_app.aggregation.results import ResultTable, Value
    from audit_app.report.charts import Svg

SHORT_TABLE, SHORT_LABEL = 8, 24
# Lines of type that a table kept on its page may take, and the columns from which labels are broken up.
MOST_LINES, CROWDED, CROWDED_LABEL = 11, 7, 24
LONGEST_SLIM_LABEL, LONGEST_SLIM_HEADING = 60, 20
# What may stand in a column of numbers where a number cannot be given.
IN_PLACE_OF_A_NUMBER = frozenset({"", "–", "withheld", "none"})


@dataclass(frozen=True)
class Edit:
    """Somebody's own wording of a drafted text, for those who may change it; readers see the text alone.

    ``numbers_then`` and ``numbers_now`` say what the wording stood on and what it stands on today.
    """

    draft: str
    by: str
    at: dt.datetime
    numbers_then: str
    numbers_now: str
    moved: bool


@dataclass(frozen=True)
class Heading:
    """A heading within a chapter."""

    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph; ``key`` is set where the text was drafted and may be edited."""

    kind: ClassVar[str] = "paragraph"
    number: str
    text: str
    anchor: str
    key: str = ""
    strong: bool = False
    edit: Edit | None = None


@dataclass(frozen=True)
class Bullets:
    """A list that continues the paragraph before it; ``lettered`` gives (a), (b), (c)."""

    kind: ClassVar[str] = "bullets"
    items: tuple[str, ...]
    lettered: bool = False


@dataclass(frozen=True)
class Quote:
    """What an assessor wrote of one case, chosen by a lead, with nothing in it that names a child."""

    kind: ClassVar[str] = "quote"
    ref: str
    text: str


@dataclass(frozen=True)
class FindingBlock:
    """One measure: its sentence and the figures that the sentence rests on.

    ``counts`` reads "43 of 50 cases (86%)"; it says so instead where numbers are withheld. ``estimate`` is
    the share of the caseload with its interval, empty where the lead has not asked for the caseload.
    ``numbers`` is what an edited sentence would be kept with; no rendering shows it.
    """

    kind: ClassVar[str] = "finding"
    key: str
    number: str
    anchor: str
    label: str
    sentence: str
    counts: str
    verdict: str
    verdict_label: str
    estimate: str = ""
    quotes: tuple[Quote, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    edit: Edit | None = None


@dataclass(frozen=True)
class Cell:
    """A value of a table; ``numeric`` ones stand flush right."""

    value: Value
    numeric: bool


@dataclass(frozen=True)
class Line:
    """A line of a table as it is set."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool


@dataclass(frozen=True)
class TableBlock:
    """A table under its caption; ``number`` counts through the document ("Table 4")."""

    kind: ClassVar[str] = "table"
    table: ResultTable
    number: str
    anchor: str

    @property
    def caption(self) -> str:
        return f"{self.number}: {self.table.title}"

    @property
    def headings(self) -> tuple[Cell, ...]:
        return tuple(
            Cell(text, flush) for text, flush in zip(self.table.columns, self._numeric(), strict=True)
        )

    @property
    def rows(self) -> tuple[Line, ...]:
        """The lines of the table, its total last."""
        lines = [(row, False) for row in self.table.rows]
        if self.table.total:
            lines.append((self.table.total, True))
        flush = self._numeric()
        return tuple(
            Line(row.label, tuple(map(Cell, row.values, flush)), is_total) for row, is_total in lines
        )

    @property
    def is_slim(self) -> bool:
        """Whether the table reads better narrow: short labels, and a number or two close to them."""
        labels, headings = (row.label for row in self.table.rows), self.table.columns
        is_terse = all(len(label) <= LONGEST_SLIM_LABEL for label in labels) and all(
            len(heading) <= LONGEST_SLIM_HEADING for heading in headings
        )
        return is_terse and len(headings) <= 2 and all(self._numeric())

    @property
    def is_even(self) -> bool:
        """Whether its columns stand at even distances: nothing but numbers, of which none needs more room."""
        return len(self.table.columns) > 1 and not self.is_slim and all(self._numeric())

    @property
    def has_short_labels(self) -> bool:
        """Whether each label can stay on its line, whatever room the headings of the columns want."""
        return all(len(row.label) <= SHORT_LABEL for row in self.table.rows)

    @property
    def is_short(self) -> bool:
        """Whether the table can be kept on one page without leaving much of another empty."""
        return len(self.table.rows) <= SHORT_TABLE and self._lines() <= MOST_LINES

    def _lines(self) -> int:
        """About how many lines of type its rows take; beside many columns a label has little room."""
        room = CROWDED_LABEL if len(self.table.columns) >= CROWDED else LONGEST_SLIM_LABEL
        return sum(ceil(len(row.label) / room) for row in self.table.rows)

    def _numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers, or words in their place, and so are set flush right."""
        places = range(len(self.table.columns))
        return tuple(all(_is_figure(row.values[place]) for row in self.table.rows) for place in places)


@dataclass(frozen=True)
class ChartBlock:
    """A chart, drawn for paper and for a narrow screen, and beside it the table of its numbers.

    On paper a long one is printed in ``pieces``, between which a page can end.
    """

    kind: ClassVar[str] = "chart"
    chart: Svg
    narrow: Svg
    title: str
    number: str
    anchor: str
    table: TableBlock
    pieces: tuple[Svg, ...] = ()

    @property
    def caption(self) -> str:
        return f"{self.number}: {self.title}"


@dataclass(frozen=True)
class AnnexBlock:
    """The blank audit tool, as the room that prints it describes it."""

    kind: ClassVar[str] = "annex"
    tool: Any


@dataclass(frozen=True)
class Unwritten:
    """Where the lead has yet to take up an offered paragraph or turn it down; no reader is shown it."""

    kind: ClassVar[str] = "unwritten"
    offer: str
    heading: str


Block = (
    Heading | Unwritten | Paragraph | Bullets | Quote | FindingBlock | TableBlock | ChartBlock | AnnexBlock
)


@dataclass(frozen=True)
class Chapter:
    """A numbered chapter of a part; the number is empty for the preface and its like."""

    number: str
    title: str
    anchor: str
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title

    def tables(self) -> Iterator[TableBlock]:
        """Every table, those that stand beside a chart included."""
        for block in self.blocks:
            if isinstance(block, TableBlock):
                yield block
            elif isinstance(block, ChartBlock):
                yield block.table


@dataclass(frozen=True)
class Part:
    """The covering report or one of its appendices; ``label`` reads "Appendix 2", empty for the report."""

    key: str
    label: str
    title: str
    chapters: tuple[Chapter, ...]

    @property
    def heading(self) -> str:
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def has_titled_chapters(self) -> bool:
        return any(chapter.title for chapter in self.chapters)


@dataclass(frozen=True)
class Cover:
    """What stands at the head of a report to a board, in the order in which it is read."""

    authority: str
    subject: str
    presented_by: str
    presented_to: str
    meeting_date: dt.date | None
    classification: str
    reference: str
    summary: str
    purpose: str

    def details(self) -> tuple[tuple[str, str], ...]:
        """The lines of the block, without those that are empty."""
        date = f"{self.meeting_date.day} {self.meeting_date:%B %Y}" if self.meeting_date else ""
        lines = (
            ("From", self.presented_by),
            ("To", self.presented_to),
            ("Meeting date", date),
            ("Subject", self.subject),
            ("Classification", self.classification),
            ("Reference", self.reference),
        )
        return tuple((name, value) for name, value in lines if value)


@dataclass(frozen=True)
class Document:
    """The whole: the covering report first, then its appendices.

    ``cases`` is how many it rests on. ``unwritten`` holds the headings of the paragraphs that the lead has
    yet to fill in or remove, ``moved`` the numbers of those worded on figures that have changed since.
    """

    title: str
    cover: Cover
    parts: tuple[Part, ...]
    cases: int = 0
    unwritten: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def draft_mark(self) -> str:
        """What a printed draft says of the paragraphs that it lacks; empty once there are none."""
        count = len(self.unwritten)
        if not count:
            return ""
        return f"Draft: {count} {'paragraph' if count == 1 else 'paragraphs'} to be written"

    def chapters(self) -> Iterator[Chapter]:
        for part in self.parts:
            yield from part.chapters

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        for chapter in self.chapters():
            yield from chapter.blocks

    def findings(self) -> Iterator[FindingBlock]:
        return (block for block in self.blocks() if isinstance(block, FindingBlock))

    def tables(self) -> Iterator[TableBlock]:
        """Every table, those that stand beside a chart included."""
        for chapter in self.chapters():
            yield from chapter.tables()


def _is_figure(value: Value) -> bool:
    return not isinstance(value, str) or value in IN_PLACE_OF_A_NUMBER or value[0].isdigit()
