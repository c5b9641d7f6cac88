"""Writes one chapter: numbers its paragraphs, and puts a lead's own words in place of a draft's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from audit_app.aggregation.results import ResultTable
from audit_app.report.assemble.source import Audience, Source
from audit_app.report.charts import Svg
from audit_app.report.document import (
    Block,
    Bullets,
    Chapter,
    ChartBlock,
    Edit,
    FindingBlock,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
    Unwritten,
)
from audit_app.report.models import FindingEdit
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.wording import WORDING, sentence
from audit_app.report.outline import Offer
from audit_app.report.shown import numbers_in_words, numbers_of
from audit_app.report.wording_text import as_text, from_text

WIDE, NARROW = 720, 320

Draw = Callable[[str, float], Svg]
"""A chart for the given start of its ids and the given width in pixels."""


@dataclass
class Numbering:
    """Tables and figures count through the whole document.

    ``moved`` collects paragraphs to look at again, and ``quoted`` the quotes that stand somewhere already.
    """

    tables: int = 0
    figures: int = 0
    moved: list[str] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)

    def next_table(self) -> str:
        self.tables += 1
        return f"Table {self.tables}"

    def next_figure(self) -> str:
        self.figures += 1
        return f"Figure {self.figures}"


class ChapterWriter:
    """Collects the blocks of a chapter in reading order.

    ``prefix`` begins the paragraph numbers ("4." gives 4.1, 4.2 …); in the covering report it is empty and
    the numbers run on ``after`` those of the chapter before.
    """

    def __init__(
        self, source: Source, numbering: Numbering, *, prefix: str, anchor: str, after: int = 0
    ) -> None:
        self.source = source
        self.numbering = numbering
        self.prefix = prefix
        self.anchor = anchor
        self.blocks: list[Block] = []
        self.last_number = after

    def heading(self, text: str) -> None:
        self.blocks.append(Heading(text))

    def draft(self, draft: Draft, *, strong: bool = False, lettered: bool = False) -> None:
        """A drafted text with its bullets, or what a lead has written in its place."""
        if not draft.text:
            return
        if draft.heading:
            self.heading(draft.heading)
        number = self._next_number()
        text, bullets, edit = self._worded(draft, number)
        self.blocks.append(
            Paragraph(number, text, f"{self.anchor}-{number}", key=draft.key, strong=strong, edit=edit)
        )
        if bullets:
            self.blocks.append(Bullets(bullets, lettered))

    def drafts(self, drafts: Iterable[Draft]) -> None:
        for draft in drafts:
            self.draft(draft)

    def own(self, text: str) -> None:
        """A paragraph that is a lead's from the start."""
        number = self._next_number()
        self.blocks.append(Paragraph(number, text, f"{self.anchor}-{number}"))

    def bullets(self, items: Iterable[str]) -> None:
        self.blocks.append(Bullets(tuple(items)))

    def unwritten(self, offer: Offer) -> None:
        """Only a lead is shown where something is missing."""
        if self.source.audience is Audience.LEAD:
            self.blocks.append(Unwritten(offer.key, offer.heading))

    def finding(self, key: str) -> None:
        """One measure as a numbered finding, with the quotes that stand under it."""
        number, shown = self._next_number(), self.source.measures[key]
        verdict = shown.result.verdict
        drafted = sentence(key, verdict.value, shown.counts)
        stored, numbers = self.source.edits.get(key), numbers_of(shown.result)
        self.blocks.append(
            FindingBlock(
                key=key,
                number=number,
                anchor=f"finding-{key}",
                label=WORDING[key].label,
                sentence=stored.text if stored else drafted,
                counts=shown.in_words,
                verdict=shown.verdict,
                verdict_label=shown.verdict_label,
                estimate=shown.estimate_in_words if self.source.report.speaks_of_caseload else "",
                quotes=self._quotes(shown.result.ref),
                numbers=numbers,
                edit=self._finding_edit(stored, number, drafted, numbers) if stored else None,
            )
        )

    def other_quotes(self, heading: str) -> None:
        """The quotes on items that no finding rests on, once all findings are written."""
        known = [quote for quotes in self.source.quotes.values() for quote in quotes]
        left = [quote for quote in known if quote.pk not in self.numbering.quoted]
        if left:
            self.heading(heading)
            self.blocks += [Quote(quote.ref, quote.text) for quote in left]

    def table(self, table: ResultTable) -> None:
        self.blocks.append(self._table_block(table))

    def chart(
        self, key: str, title: str, draw: Draw, table: ResultTable, pieces: Sequence[Draw] = ()
    ) -> None:
        """A chart with its table beside it; ``key`` starts the ids within the pictures."""
        number = self.numbering.next_figure()
        self.blocks.append(
            ChartBlock(
                chart=draw(f"{key}-wide", WIDE),
                pieces=tuple(
                    piece(f"{key}-piece-{place}", WIDE) for place, piece in enumerate(pieces, start=1)
                ),
                narrow=draw(f"{key}-narrow", NARROW),
                title=title,
                number=number,
                anchor=f"{key}-figure",
                table=self._table_block(table),
            )
        )

    def chapter(self, number: str, title: str) -> Chapter:
        return Chapter(number, title, self.anchor, tuple(self.blocks))

    def _quotes(self, ref: str) -> tuple[Quote, ...]:
        """The quotes on an item, under the first of the findings that rest on it."""
        here = [quote for quote in self.source.quotes_under(ref) if quote.pk not in self.numbering.quoted]
        self.numbering.quoted |= {quote.pk for quote in here}
        return tuple(Quote(quote.ref, quote.text) for quote in here)

    def _next_number(self) -> str:
        self.last_number += 1
        return f"{self.prefix}{self.last_number}"

    def _table_block(self, table: ResultTable) -> TableBlock:
        number = self.numbering.next_table()
        return TableBlock(table, number, number.lower().replace(" ", "-"))

    def _worded(self, draft: Draft, number: str) -> tuple[str, tuple[str, ...], Edit | None]:
        stored = self.source.edits.get(draft.key)
        if stored is None:
            return draft.text, draft.bullets, None
        drafted, drafted_then = as_text(draft), stored.numbers.get("draft", "")
        return *from_text(stored.text), self._edit(stored, number, drafted, drafted_then, drafted)

    def _finding_edit(
        self, stored: FindingEdit, number: str, drafted: str, now: Mapping[str, int]
    ) -> Edit | None:
        # The numbers are compared in words as well as kept, because that is how a lead is shown them.
        then_in_words, now_in_words = numbers_in_words(stored.numbers), numbers_in_words(now)
        return self._edit(stored, number, drafted, then_in_words, now_in_words)

    def _edit(self, stored: FindingEdit, number: str, drafted: str, then: str, now: str) -> Edit | None:
        """The note for leads on an edited text; a text that stands on other numbers is marked for all."""
        moved = then != now
        if moved:
            self.numbering.moved.append(number)
        if self.source.audience is not Audience.LEAD:
            return None
        return Edit(drafted, stored.edited_by.display_name, stored.edited_at, then, now, moved)
