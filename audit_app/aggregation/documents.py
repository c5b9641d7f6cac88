"""Section 2: where the key documents were found, what the record is made of, whether it is up to date."""

from __future__ import annotations

from audit_app.aggregation.cohort import Cohort, once
from audit_app.aggregation.described import options_table
from audit_app.aggregation.results import ResultTable, Row
from audit_app.aggregation.row_answers import lines_of
from audit_app.aggregation.tallies import combinations, tally
from audit_app.tool.registry import item

DOCUMENTS = "7.3"
UP_TO_DATE = ("7.5.ics", "7.5.file")

PLACES: dict[str, tuple[str, frozenset[str]]] = {
    "ics": ("On ICS only", frozenset({"ics"})),
    "file": ("On paper file only", frozenset({"file"})),
    "both": ("On both", frozenset({"ics", "file"})),
    "neither": ("Not found", frozenset()),
}
UNANSWERED = "unanswered"


@once
def documents_found(cohort: Cohort) -> dict[str, dict[str, int]]:
    """Each key document by code: the cases of the cohort by place ("ics" is ICS only) and unanswered."""
    found: dict[str, dict[str, int]] = {}
    for line in lines_of(DOCUMENTS):
        by_ticks = combinations(cohort, line.ref)
        counts = {place: by_ticks[ticks] for place, (_label, ticks) in PLACES.items()}
        found[line.line["document"]] = counts | {UNANSWERED: tally(cohort, line.ref).unanswered}
    return found


def document_tables(cohort: Cohort) -> tuple[ResultTable, ...]:
    return (
        _found_table(cohort),
        _up_to_date_table(cohort),
        options_table(cohort, "2.ics_timing", "7.1", "Referrals before and after ICS", "Referral"),
        options_table(cohort, "2.record_forms", "7.2", "What the records were made of", "Record"),
    )


def _found_table(cohort: Cohort) -> ResultTable:
    found = documents_found(cohort)
    rows = tuple(
        Row(line.question, (*found[line.line["document"]].values(), cohort.size))
        for line in lines_of(DOCUMENTS)
    )
    sums = tuple(sum(counts[place] for counts in found.values()) for place in (*PLACES, UNANSWERED))
    return ResultTable(
        "2.documents",
        "Where the key documents were found",
        (*(label for label, _ticks in PLACES.values()), "Unanswered", "Cases"),
        rows,
        "Cases in which each document was found. The total counts documents.",
        "Document",
        Row("All documents", (*sums, cohort.size * len(rows))),
    )


def _up_to_date_table(cohort: Cohort) -> ResultTable:
    tallies = [tally(cohort, ref) for ref in UP_TO_DATE]
    rows = tuple(
        Row(item(found.ref).question, (found.of("yes"), found.of("no"), found.unanswered, found.cases))
        for found in tallies
    )
    return ResultTable(
        "2.up_to_date",
        "Whether the records are up to date",
        ("Yes", "No", "Unanswered", "Cases"),
        rows,
        row_heading="Record",
    )
