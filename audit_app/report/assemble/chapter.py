"""What every chapter of the audit's own report does: findings, their chart and table, and further tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit_app.report.assemble.facts import Facts
from audit_app.report.assemble.measure_table import measure_table
from audit_app.report.assemble.pictures import draw_in_pieces, draw_measures, measures_drawn
from audit_app.report.assemble.source import Source
from audit_app.report.assemble.writer import ChapterWriter, Draw, Numbering
from audit_app.report.document import Chapter


@dataclass(frozen=True)
class Desk:
    """What lies open while the chapters are written: the source, its facts, and how far the numbers are."""

    source: Source
    facts: Facts
    numbering: Numbering

    def writer(self, prefix: str, anchor: str, after: int = 0) -> ChapterWriter:
        return ChapterWriter(self.source, self.numbering, prefix=prefix, anchor=anchor, after=after)


class SectionWriter(ChapterWriter):
    """A chapter with a number, of which every paragraph's number begins with it."""

    def __init__(self, desk: Desk, number: int, title: str) -> None:
        super().__init__(desk.source, desk.numbering, prefix=f"{number}.", anchor=f"section-{number}")
        self.desk, self.number, self.title = desk, number, title

    def findings(self, keys: Iterable[str], heading: str = "") -> None:
        if heading:
            self.heading(heading)
        for key in keys:
            self.finding(key)

    def figures(self, keys: Sequence[str], about: str, place: int = 1) -> None:
        """The chart of these measures with their table beside it; the table alone where none can be drawn."""
        measures = [self.source.measures[key] for key in keys]
        table = measure_table(f"{self.number}.measures.{place}", f"Measures: {about}", measures)
        drawn = measures_drawn(measures)
        if drawn:
            title = f"How far met: {about}"
            pieces = draw_in_pieces(title, drawn)
            self.chart(f"measures-{self.number}-{place}", title, draw_measures(title, drawn), table, pieces)
        else:
            self.table(table)

    def tables(self, *keys: str) -> None:
        """Tables by key, without those that have no row."""
        for key in keys:
            if self.source.tables[key].rows:
                self.table(self.source.tables[key])

    def picture(self, key: str, draw: Draw | None, title: str) -> None:
        """A table with its chart, or without one where nothing can be drawn of it."""
        table = self.source.tables[key]
        if draw and table.rows:
            self.chart(f"figure-{key.replace('.', '-')}", title, draw, table)
        else:
            self.tables(key)

    def done(self) -> Chapter:
        return self.chapter(str(self.number), self.title)
