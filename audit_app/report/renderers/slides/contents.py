"""What the board is shown of a report, slide by slide, in the report's own words and numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from audit_app.aggregation.verdicts import Verdict
from audit_app.report.document import (
    Bullets,
    Chapter,
    ChartBlock,
    Document,
    FindingBlock,
    Heading,
    Paragraph,
    Part,
)
from audit_app.report.narrative.amounts import listed
from audit_app.report.renderers.drawn import DRAWN
from audit_app.report.renderers.slides.fitting import pages_of
from audit_app.report.renderers.slides.picture import Picture, pictures_of, title_of_piece, without_ref
from audit_app.report.renderers.slides.said import Group, Kind, Said, Slide
from audit_app.report.shown import NEVER_A_SHARE
from audit_app.sampling.drawing.told.changes import PRECISION_BEGINS

STRUCTURE, CONCLUSIONS, RECOMMENDATIONS = "section-1", "section-10", "covering-recommendations"
# Paragraphs by the key of their draft; a lead's own wording of one keeps its key.
METHOD, REACH = "1.1", "10.reach"
SAFETY = ("2.protection", "2.outcomes", "2.open_actions", "10.actions")
OVERALL = ("2.practice", "2.elements", "2.sample_size")
# Of a finding that could not be judged the sentence says no more than its verdict.
UNJUDGED = (Verdict.TOO_FEW.value, Verdict.NOT_ASKED.value)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])")


@dataclass(frozen=True)
class Edition:
    """A version as it was published; a draft has none."""

    version: int
    published_at: dt.datetime

    def __str__(self) -> str:
        day = timezone.localtime(self.published_at)
        return f"Version {self.version}, published {day.day} {day:%B %Y}"


def slides_in(document: Document, edition: Edition | None) -> list[Slide]:
    """The whole presentation, in the order in which it is given; each title stands once."""
    asked = _Asked(document)
    slides = [
        _cover(document, edition),
        *_worded("How the sample was drawn", asked.sample()),
        *_charts(asked.chapters(STRUCTURE)),
        *_worded("Are the children safe?", asked.drafted(*SAFETY)),
        *_worded("Overall conclusion", asked.drafted(*OVERALL)),
    ]
    for part, chapter in asked.with_findings():
        slides += _worded(_heading_of(chapter), [_finding(part, each) for each in _findings(chapter)])
        slides += _charts([(part, chapter)])
    slides += _worded("What is satisfactory", asked.drafted("10.satisfactory"))
    slides += _worded("What could be improved", asked.drafted("10.improvements"))
    slides += _worded("What depends on others", asked.drafted("10.other_agencies"))
    slides += _worded("What could not be judged", asked.drafted("10.undetermined"))
    slides += _worded("Recommendations", asked.recommendations())
    slides += _worded("What members are asked to do", asked.drafted("covering.requests"))
    slides += _worded("What no sample can say", asked.drafted("10.reservation", REACH, "covering.limits"))
    return _named_apart(slides)


def in_short(sentence: str) -> str:
    """The first sentence of a finding, which holds its numbers; the others say what follows from it."""
    return _SENTENCE.split(sentence.strip(), maxsplit=1)[0]


class _Asked:
    """Finds in a document what slides are made of; what it does not hold, is not shown."""

    def __init__(self, document: Document) -> None:
        self.parts = document.parts
        self.paragraphs: dict[str, tuple[Part, Paragraph, Bullets | None]] = {}
        for part, chapter in self._chapters():
            for place, block in enumerate(chapter.blocks):
                if isinstance(block, Paragraph) and block.key:
                    after = chapter.blocks[place + 1] if place + 1 < len(chapter.blocks) else None
                    bullets = after if isinstance(after, Bullets) else None
                    self.paragraphs.setdefault(block.key, (part, block, bullets))

    def drafted(self, *keys: str) -> list[Group]:
        """Paragraphs with the lists that belong to them; one that another holds in full is left out."""
        found = [self.paragraphs[key] for key in keys if key in self.paragraphs]
        texts = [paragraph.text for _part, paragraph, _bullets in found]
        return [
            group
            for place, each in enumerate(found)
            if not any(texts[place] in text for text in (*texts[:place], *texts[place + 1 :]))
            for group in _paragraph(*each)
        ]

    def sample(self) -> list[Group]:
        """From how many children how many cases were drawn, and how sure that makes one."""
        if METHOD not in self.paragraphs:
            return []
        part, paragraph, bullets = self.paragraphs[METHOD]
        precision = [each for each in (bullets.items if bullets else ()) if each.startswith(PRECISION_BEGINS)]
        return [group for text in (paragraph.text, *precision) for group in _words(part, paragraph, text)]

    def chapters(self, anchor: str) -> list[tuple[Part, Chapter]]:
        return [(part, chapter) for part, chapter in self._chapters() if chapter.anchor == anchor]

    def with_findings(self) -> list[tuple[Part, Chapter]]:
        """The numbered chapters that come between how the audit was made and what is concluded, and that."""
        return [
            (part, chapter)
            for part, chapter in self._chapters()
            if chapter.number and chapter.anchor != STRUCTURE
        ]

    def recommendations(self) -> list[Group]:
        """The lead's own, each under its heading."""
        groups, heading = [], ""
        for part, chapter in self.chapters(RECOMMENDATIONS):
            for block in chapter.blocks:
                if isinstance(block, Heading):
                    heading = block.text
                elif isinstance(block, Paragraph):
                    lines = (*([Said(heading, Kind.HEAD)] if heading else []), Said(block.text, Kind.UNDER))
                    groups.append(Group(lines, part.heading, block.number))
                    heading = ""
        return groups

    def _chapters(self) -> Iterator[tuple[Part, Chapter]]:
        return ((part, chapter) for part in self.parts for chapter in part.chapters)


def _cover(document: Document, edition: Edition | None) -> Slide:
    about = document.cover
    lines = [
        about.authority,
        *(f"{name}: {value}" for name, value in about.details() if name not in ("From", "Subject")),
        str(edition) if edition else "Draft, not published",
        document.draft_mark,
    ]
    group = Group(tuple(Said(line) for line in lines if line))
    notes = (
        f"These slides are made from the report of the same name, which rests on {document.cases:,} cases."
    )
    purpose = f"Purpose: {about.purpose.lower()}." if about.purpose else ""
    return Slide(document.title, (group,), notes=(notes, *filter(None, [purpose])), is_cover=True)


def _heading_of(chapter: Chapter) -> str:
    """That of the chapter; where all its findings stand under one heading within it, that one."""
    under, heading = set(), ""
    for block in chapter.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, FindingBlock):
            under.add(heading)
    only = under.pop() if len(under) == 1 else ""
    return f"{chapter.number}. {only}" if only and chapter.anchor == CONCLUSIONS else chapter.heading


def _findings(chapter: Chapter) -> list[FindingBlock]:
    return [block for block in chapter.blocks if isinstance(block, FindingBlock)]


def _finding(part: Part, block: FindingBlock) -> Group:
    """Verdict and counts, and the finding in short; the speaker has it in full."""
    head = Said(f"{block.verdict_label}. {without_ref(block.label)}: {block.counts}", Kind.HEAD)
    spoken = " ".join(filter(None, (block.sentence, block.estimate)))
    return Group((head, *_under(block)), part.heading, block.number, f"{block.label}: {spoken}")


def _under(block: FindingBlock) -> Iterator[Said]:
    """What is said of a finding beyond its verdict; whether the children are safe is never shortened."""
    if block.key in NEVER_A_SHARE:
        yield Said(block.sentence, Kind.UNDER)
    elif block.verdict not in UNJUDGED:
        yield Said(in_short(block.sentence), Kind.UNDER)


def _paragraph(part: Part, paragraph: Paragraph, bullets: Bullets | None) -> Iterator[Group]:
    yield from _words(part, paragraph, paragraph.text)
    for place, item in enumerate(bullets.items if bullets else (), start=1):
        letter = place if bullets and bullets.lettered else 0
        yield Group((Said(item, Kind.BULLET, letter),), part.heading, paragraph.number)


def _words(part: Part, paragraph: Paragraph, text: str) -> Iterator[Group]:
    yield Group(
        (Said(text, Kind.STRONG if paragraph.strong else Kind.PLAIN),), part.heading, paragraph.number
    )


def _worded(title: str, groups: Sequence[Group]) -> Iterator[Slide]:
    """As many slides as the words need, counted in their titles."""
    pages = pages_of(groups)
    for number, page in enumerate(pages, start=1):
        yield Slide(title_of_piece(title, number, len(pages)), page, notes=(*_sources(page), *_spoken(page)))


def _charts(chapters: Iterable[tuple[Part, Chapter]]) -> Iterator[Slide]:
    for part, chapter in chapters:
        for block in chapter.blocks:
            if isinstance(block, ChartBlock):
                yield from (_chart(part, block, picture) for picture in pictures_of(block))


def _chart(part: Part, block: ChartBlock, picture: Picture) -> Slide:
    source = f"Source: {part.heading}, {block.number} and {block.table.number}."
    note = block.table.table.note
    # How long things took is set against a standard, which the words of the report's own chart name.
    standard = block.chart.description if block.table.table.key in DRAWN else ""
    said = (source, standard, "The numbers of the chart:", *picture.lines, *picture.remarks, note)
    notes = tuple(filter(None, said))
    return Slide(picture.title, picture=picture, notes=notes)


def _sources(page: Sequence[Group]) -> Iterator[str]:
    """The paragraphs of the report that a slide is taken from, part by part."""
    numbers: dict[str, list[str]] = {}
    for group in page:
        known = numbers.setdefault(group.part, [])
        if group.number and group.number not in known:
            known.append(group.number)
    for part, found in numbers.items():
        if found:
            noun = "paragraph" if len(found) == 1 else "paragraphs"
            yield f"Source: {part}, {noun} {listed(found)}."


def _spoken(page: Sequence[Group]) -> Iterator[str]:
    return (f"{group.number} {group.spoken}" for group in page if group.spoken)


def _named_apart(slides: Sequence[Slide]) -> list[Slide]:
    """Each under a title of its own, as programs list them by it."""
    used: set[str] = set()
    apart = []
    for slide in slides:
        title, number = slide.title, 1
        while title.casefold() in used:
            number += 1
            title = f"{slide.title} ({number})"
        used.add(title.casefold())
        apart.append(replace(slide, title=title))
    return apart
