"""What the preview says of a file, worked out in one go and without keeping any of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audit_app.sampling.caseload import wording
from audit_app.sampling.caseload.checking.child import LEFT_OUT, REFUSED, TAKEN, Checked
from audit_app.sampling.caseload.checking.findings import Finding
from audit_app.sampling.caseload.checking.table import Block, References, Rows, check
from audit_app.sampling.caseload.facts import facts_of, missing
from audit_app.sampling.caseload.fields import proposed
from audit_app.sampling.caseload.forms import letter_of
from audit_app.sampling.caseload.keeping import ROWS_OF_A_PIECE
from audit_app.sampling.caseload.reading.process import About, opened
from audit_app.sampling.caseload.tally import Tally
from audit_app.sampling.caseload.there import existing_in, gone_from
from audit_app.sampling.caseload.words import headings_of
from audit_app.sampling.models import Review


class ColumnsMissingError(ValueError):
    """The headings do not say what is needed; the message says what that is."""


@dataclass(frozen=True)
class Listing:
    """What was found; ``rows`` are those of which something is said."""

    about: About
    columns: dict[str, int]
    tally: Tally
    gone: int
    rows: list[Checked]

    def as_json(self) -> dict[str, Any]:
        """The same for programs: each finding with its sheet, row, column, value and reason."""
        counts = self.tally.counts
        return {
            "kind": self.about.kind,
            "sheet": self.about.sheet,
            "heading_row": self.about.heading,
            "is_annex_a": self.about.is_annex_a,
            "columns": {name: self.about.headings[column] for name, column in self.columns.items()},
            "notes": [wording.note(each) for each in self.about.notes],
            "rows": sum(counts[each] for each in (*TAKEN, REFUSED, LEFT_OUT)),
            "taken": sum(counts[each] for each in TAKEN),
            "new": counts["new"],
            "changed": counts["changed"],
            "unchanged": counts["unchanged"],
            "no_longer_in_the_list": self.gone,
            "mended": [
                self._line(row, each) for row in self.rows for each in row.mends if row.status != LEFT_OUT
            ],
            "warned": [self._line(row, each) for row in self.rows for each in row.warnings],
            "refused": [self._line(row, each) for row in self.rows for each in row.problems],
            "left_out": [self._line(row, row.why) for row in self.rows if row.status == LEFT_OUT and row.why],
            "unknown_words": {field: dict(words) for field, words in self.tally.words.items()},
        }

    def _line(self, row: Checked, finding: Finding) -> dict[str, Any]:
        column = self.columns.get(finding.field)
        line = {
            "sheet": self.about.sheet,
            "row": row.row,
            "column": letter_of(column) if column is not None else "",
            "heading": self.about.headings[column] if column is not None else "",
            "field": finding.field,
            "value": finding.was,
            "reason": finding.sentence,
        }
        return {**line, "became": finding.became} if finding.became else line


def listing_of(review: Review, content: bytes, *, sheet: str = "") -> Listing:
    """Reads and checks a file as the pages do, with the columns that its headings name.

    Raises:
        UnreadableError: the file cannot be read.
        ColumnsMissingError: a column that is needed is not named by any heading.
    """
    with opened(content, sheet=sheet) as (about, rows):
        blocks = list(_in_blocks(rows))
    columns = proposed(about.headings, headings_of(review))
    if needed := missing(columns, ""):
        raise ColumnsMissingError(f"{needed[0]}: no heading of the sheet names it.")
    facts = facts_of(review, columns=columns, headings=about.headings)
    table = Rows(lambda: blocks)
    references, tally = References(table, facts), Tally()
    said: list[Checked] = []
    for checked in check(table, facts, existing_in(review, columns), references):
        tally.add(checked)
        said += [each for each in checked if each.problems or each.mends or each.warnings or each.why]
    gone = sum(1 for _case in gone_from(review, references))
    return Listing(about, columns, tally, gone, said)


def _in_blocks(rows: Iterator[Any]) -> Iterator[Block]:
    block: Block = []
    for row in rows:
        block.append(row)
        if len(block) == ROWS_OF_A_PIECE:
            yield block
            block = []
    if block:
        yield block
