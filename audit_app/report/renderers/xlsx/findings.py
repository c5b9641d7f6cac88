"""The sheet of findings: a line for each, with its numbers as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from audit_app.report.renderers.xlsx.book import Book, Sheet
from audit_app.report.renderers.xlsx.chapters import CONTENTS
from audit_app.report.renderers.xlsx.front import FINDINGS
from audit_app.report.renderers.xlsx.values import COUNT, IN_PLACE, NOTHING, SHARE, WORDS, Typed, numbers_of

# Heading, width in letters, kind of the value.
COLUMNS = (
    ("Number", 8, WORDS),
    ("Finding", 28, WORDS),
    ("Met", 7, COUNT),
    ("Applies", 8, COUNT),
    ("Share met", 8, SHARE),
    ("Caseload estimate", 11, SHARE),
    ("95% interval from", 11, SHARE),
    ("95% interval to", 11, SHARE),
    ("Verdict", 19, WORDS),
    ("Sentence", 50, WORDS),
    ("Counts in words", 32, WORDS),
    ("Estimate in words", 46, WORDS),
)
# Printed are the columns as far as the sentence; the words beyond it say no more where there are numbers.
PRINTED = 10
# The first columns, which say what a line is about.
LABELS = 2
EXPLAINED = (
    "Share met is of the cases to which a finding applies. The caseload estimate is weighted by how the "
    "sample was drawn; it stands here where the report speaks of the caseload. A line without a number says "
    "why in words."
)


def write_findings(book: Book, findings: Sequence[Mapping[str, Any]]) -> None:
    """Every finding in the order of the report, under a head that stays in sight and can be filtered."""
    sheet = book.sheet(FINDINGS)
    sheet.set_widths(*(width for _heading, width, _kind in COLUMNS), printed=PRINTED)
    sheet.line("Findings", "title")
    sheet.link(CONTENTS)
    sheet.row += 1
    sheet.paragraph(EXPLAINED, "note", PRINTED)
    sheet.row += 1
    head = sheet.row
    flush = {place for place, (_heading, _width, kind) in enumerate(COLUMNS) if kind != WORDS}
    names = [heading for heading, _width, _kind in COLUMNS]
    sheet.headings(names, "Findings_of_the_report", len(findings), flush)
    for finding in findings:
        _write(sheet, finding)
    sheet.worksheet.freeze_panes(head + 1, 2)
    sheet.worksheet.repeat_rows(head)
    sheet.worksheet.print_area(0, 0, head + len(findings), PRINTED - 1)


def _write(sheet: Sheet, finding: Mapping[str, Any]) -> None:
    found = numbers_of(finding["counts"], finding["estimate"])
    values = (
        finding["number"],
        finding["label"],
        found.met,
        found.applies,
        found.share,
        found.estimate,
        found.low,
        found.high,
        _verdict(finding),
        finding["sentence"],
        finding["counts"],
        finding["estimate"],
    )
    for column, (value, (_heading, _width, kind)) in enumerate(zip(values, COLUMNS, strict=True)):
        sheet.value(sheet.row, column, _typed(value, kind), is_label=column < LABELS)
    sheet.fit(sheet.row, [value if isinstance(value, str) else "" for value in values])
    sheet.row += 1


def _typed(value: Any, kind: str) -> Typed:
    if value is None:
        return Typed(IN_PLACE, "–")
    return Typed(NOTHING, None) if value == "" else Typed(kind, value)


def _verdict(finding: Mapping[str, Any]) -> str:
    """The verdict as the tables name it; of what was published earlier, its code."""
    return str(finding.get("verdict_label") or finding["verdict"].replace("_", " "))
