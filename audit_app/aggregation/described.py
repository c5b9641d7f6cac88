"""Items that the report describes and does not judge: cases by option, with the denominator in the note."""

from __future__ import annotations

from datetime import date

from audit_app.aggregation.cohort import Cohort
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.tallies import tally
from audit_app.aggregation.tally import NONE, Tally
from audit_app.sampling.models import Review
from audit_app.tool.item import Item
from audit_app.tool.queries import is_asked
from audit_app.tool.registry import item
from audit_app.tool.timescales import timescales_of, worded

CASES = ("Cases",)
NOT_ASKED = "Not asked in this review."
SEVERAL = "A case may stand in several rows."


def options_table(cohort: Cohort, key: str, ref: str, title: str, row_heading: str) -> ResultTable:
    """Cases by option of one item, "none of these" among them, in the order of the form."""
    each = item(ref)
    if not is_asked(ref, cohort.off):
        return ResultTable(key, title, CASES, (), NOT_ASKED, row_heading)
    found = tally(cohort, ref)
    rows = tuple(Row(label, (found.counts.get(code, 0),)) for code, label in options_of(each))
    notes = [denominator(found)] + ([SEVERAL] if each.kind == "any_of" else [])
    total = None if each.kind == "any_of" else Row("Answered", (found.answered,))
    return ResultTable(key, title, CASES, rows, " ".join(notes), row_heading, total)


def options_of(each: Item) -> tuple[tuple[str, str], ...]:
    """The options with "none of these", where there is one, as the last."""
    return (*each.options, (NONE, each.none_label)) if each.has_none else each.options


def denominator(found: Tally) -> str:
    """How many cases an item could be counted in, as a sentence."""
    parts = [f"Answered in {found.answered:,} of {plural(found.cases)}"]
    if found.unanswered:
        parts.append(f"unanswered in {found.unanswered:,}")
    if found.hidden:
        parts.append(f"not called for in {found.hidden:,}")
    return "; ".join(parts) + "."


def name_of(each: Item, review: Review) -> str:
    """The question in full, with its ref."""
    return f"{each.ref} {in_full(each, review)}"


def in_full(each: Item, review: Review) -> str:
    """The question as a review asks it, with the question above it where it is one of several."""
    question = worded(each, timescales_of(review)).question
    if not each.group:
        return question
    join = " " if each.group.endswith("?") else ": "
    return f"{each.group}{join}{question}"


def plural(cases: int) -> str:
    return "1 case" if cases == 1 else f"{cases:,} cases"


def in_words(day: date) -> str:
    """A date as the report writes it: 31 March 2009."""
    return f"{day.day} {day:%B %Y}"
