"""The document from its cover to its annex, block by block, in the words that page and PDF have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from audit_app.report.document import (
    AnnexBlock,
    Block,
    Bullets,
    ChartBlock,
    Document,
    FindingBlock,
    Heading,
    Paragraph,
    Quote,
    TableBlock,
)
from audit_app.report.renderers.office.markup import Markup
from audit_app.report.renderers.word.figures import Album, album_of, figure
from audit_app.report.renderers.word.form import blank_questions
from audit_app.report.renderers.word.front import contents, cover
from audit_app.report.renderers.word.markup import element, paragraph, run, tab, whole
from audit_app.report.renderers.word.package import packed
from audit_app.report.renderers.word.running import running_parts, section, settings_part
from audit_app.report.renderers.word.styles import LETTERS, numbering_part, styles_part, verdict_style
from audit_app.report.renderers.word.tables import report_table


def word_of(document: Document, moment: dt.datetime | None = None) -> bytes:
    """The whole report as a Word file; the same document gives the same bytes.

    ``moment`` is when it was published, and stands among its properties; a draft has none.
    """
    album = album_of(document)
    body = _Body(album)
    parts = {
        "document.xml": whole("document", element("body", *body.of(document), section())),
        "styles.xml": styles_part(),
        "numbering.xml": numbering_part(body.lettered),
        "settings.xml": settings_part(),
        **running_parts(document),
    }
    return packed(
        parts,
        [(each.relation, each.path, each.content) for each in album.pictures],
        title=document.title,
        subject=document.cover.subject,
        company=document.cover.authority,
        moment=moment,
    )


@dataclass
class _Body:
    """Goes through the document once; ``lettered`` counts the lists that begin with (a) again."""

    album: Album
    lettered: int = 0
    marks: Iterator[int] = field(default_factory=lambda: count(1))

    def of(self, document: Document) -> Iterator[Markup]:
        yield from cover(document)
        # The contents come before what they are of, so that is written first.
        headings: list[tuple[int, str, str]] = []
        text = list(self._parts(document, headings))
        yield contents(headings)
        yield from text
        if text and text[-1].endswith("</w:tbl>"):
            yield paragraph("ReportNote")

    def _parts(self, document: Document, headings: list[tuple[int, str, str]]) -> Iterator[Markup]:
        for part in document.parts:
            yield self._listed(1, part.heading, headings)
            for chapter in part.chapters:
                if chapter.title:
                    yield self._listed(2, chapter.heading, headings)
                for block in chapter.blocks:
                    if isinstance(block, AnnexBlock):
                        yield from self._annex(block, headings)
                    else:
                        yield from self._block(block)

    def _annex(self, block: AnnexBlock, headings: list[tuple[int, str, str]]) -> Iterator[Markup]:
        for part in block.tool:
            yield self._listed(2, part.title, headings)
            yield from blank_questions(part)

    def _listed(self, level: int, words: str, headings: list[tuple[int, str, str]]) -> Markup:
        """A heading that the contents lead to."""
        number = next(self.marks)
        name = f"_Toc{number:09}"
        headings.append((level, words, name))
        start = element("bookmarkStart", id=number, name=name)
        return paragraph(f"Heading{level}", start, run(words), element("bookmarkEnd", id=number))

    def _block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading():
                yield paragraph("Heading3", run(block.text))
            case Paragraph():
                words = run(block.text, "Strong" if block.strong else "")
                yield paragraph("ReportNumbered", run(block.number), tab(), words)
            case Bullets():
                yield from self._list(block)
            case Quote():
                yield _quote(block)
            case FindingBlock():
                yield from _finding(block)
            case TableBlock():
                yield report_table(block)
            case ChartBlock():
                yield from figure(block, self.album)
                yield report_table(block.table)
            # A paragraph that is still to be written is counted on the cover, and shown to nobody.

    def _list(self, block: Bullets) -> Iterator[Markup]:
        if not block.lettered:
            yield from (paragraph("ListBullet", run(item)) for item in block.items)
            return
        self.lettered += 1
        numbering = element("numPr", element("ilvl", val=0), element("numId", val=LETTERS + self.lettered))
        for item in block.items:
            yield paragraph("ReportLettered", run(item), properties=(numbering,))


def _finding(block: FindingBlock) -> Iterator[Markup]:
    yield paragraph("ReportFinding", run(block.number), tab(), run(block.sentence))
    estimate = f" {block.estimate}" if block.estimate else ""
    yield paragraph(
        "ReportGrounds",
        run(f"\N{NO-BREAK SPACE}{block.verdict_label}\N{NO-BREAK SPACE}", verdict_style(block.verdict)),
        run(f"  {block.label}: {block.counts}.{estimate}"),
    )
    yield from (_quote(quote) for quote in block.quotes)


def _quote(block: Quote) -> Markup:
    return paragraph("Quote", run(f"“{block.text}”"))
