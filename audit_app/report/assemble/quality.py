"""How good the data are: what is missing, contradicted, set aside, left out or read twice."""

from __future__ import annotations

from audit_app.aggregation.statistics import Estimate
from audit_app.report.assemble.chapter import Desk
from audit_app.report.document import Chapter
from audit_app.report.narrative.draft import Draft

KEY = "data_quality"
PREFIX = f"{KEY}."


def quality_chapter(desk: Desk) -> Chapter:
    writer = desk.writer("11.", KEY)
    writer.draft(
        Draft(
            f"{KEY}.introduction",
            "A figure is worth what lies under it. The tables show what was called for and left unanswered, "
            "where the dates on a case say something other than the assessor, which answers were set aside "
            "because a later answer made them pointless, and how many audits are not part of this report.",
        )
    )
    writer.draft(_estimates(desk))
    for key, table in desk.source.tables.items():
        if key.startswith(PREFIX) and table.rows:
            writer.table(table)
    return writer.chapter("11", "Data quality")


def _estimates(desk: Desk) -> Draft:
    """How the estimates for the caseload were computed, in the words of the computation itself."""
    cohort = desk.source.cohort
    if cohort.unweighable is not None:
        text = f"No estimate for the whole caseload is given, because {cohort.unweighable.reason}."
        return Draft(f"{KEY}.estimates", text)
    estimates = [each.result.estimate for each in desk.source.measures.values()]
    notes = [found.note for found in estimates if isinstance(found, Estimate)]
    if not notes:
        return Draft(f"{KEY}.estimates", "")
    # The measures that apply to every case share one note; it is the commonest.
    note = max(set(notes), key=lambda each: (notes.count(each), each))
    return Draft(
        f"{KEY}.estimates",
        "The tables of measures hold an estimate for the whole caseload, which weights each case by how many "
        f"children it stands for, with the interval in which the true share lies 95 times in 100. {note}",
    )
