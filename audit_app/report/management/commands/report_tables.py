"""Prints every table of a report, computed from the database as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from audit_app.aggregation.results import ResultTable
from audit_app.report.figures import Figures, figures_of
from audit_app.report.management.which_review import review_asked_for
from audit_app.report.queries import report_of
from audit_app.report.templatetags.report_blocks import figure


class Command(BaseCommand):
    help = "Print every table and finding of a review’s report, keyed by section (1.2, 1.3, 2.documents …)."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--review", type=int, metavar="ID", help="the number of the review")
        which.add_argument(
            "--demo",
            action="store_true",
            help="the review with most signed-off audits, which is the demonstration; also the default",
        )
        parser.add_argument("--json", action="store_true", help="as one JSON object, keyed by section")

    def handle(self, *args: Any, **options: Any) -> None:
        review = review_asked_for(options["review"])
        figures = figures_of(report_of(review))
        said = f"Report tables of “{review.title}” (review {review.pk}): {figures.cases} signed-off audits"
        if options["json"]:
            # Standard output stays one JSON object.
            self.stderr.write(said)
            self.stdout.write(json.dumps(figures.as_plain(), ensure_ascii=False, indent=2))
            return
        self.stdout.write(said)
        for line in _in_text(figures):
            self.stdout.write(line)


def _in_text(figures: Figures) -> Iterator[str]:
    for key, table in figures.tables.items():
        yield ""
        yield f"{key}  {table.title}"
        yield from _table_in_text(table)
    yield ""
    yield "Findings"
    for finding in figures.findings:
        yield f"  {_finding_in_text(finding)}"


def _table_in_text(table: ResultTable) -> Iterator[str]:
    lines = [(table.row_heading, table.columns)]
    rows = [*table.rows, *([table.total] if table.total else [])]
    lines += [(row.label, tuple(figure(value) for value in row.values)) for row in rows]
    breadths = [
        max(len(cell) for cell in column) for column in zip(*(cells for _label, cells in lines), strict=True)
    ]
    label_breadth = max(len(label) for label, _cells in lines)
    for label, cells in lines:
        numbers = "  ".join(cell.rjust(breadth) for cell, breadth in zip(cells, breadths, strict=True))
        yield f"  {label.ljust(label_breadth)}  {numbers}".rstrip()
    if table.note:
        yield f"  {table.note}"


def _finding_in_text(finding: Mapping[str, Any]) -> str:
    share = "–" if finding["share"] is None else f"{finding['share']:.1%}"
    return (
        f"{finding['key']} ({finding['ref']}): {finding['counts']['met']} of {finding['applies']}, {share}, "
        f"{finding['verdict']}"
    )
