"""Section 2: the overall conclusion, how hard a view was to form, and the state of the records."""

from __future__ import annotations

from audit_app.aggregation.documents import documents_found
from audit_app.aggregation.numbers import numbers_given, spread_of
from audit_app.aggregation.overall import READING_MINUTES
from audit_app.aggregation.row_answers import lines_of
from audit_app.aggregation.tallies import tally
from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.conclusions import overall_conclusion
from audit_app.report.narrative.descriptions import DocumentPlaces, documents, ease_of_view
from audit_app.report.narrative.draft import Draft

JUDGEMENTS = ("adequately_protected", "practice_satisfactory")
RECORDS = ("ics_up_to_date", "file_up_to_date", "chronology_available", "free_of_ics_problems")
VIEW = ("easy_to_form_view",)


def overall_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 2, "Overall conclusion from the audit")
    section.draft(introduction(2, desk.facts.review))
    for place, draft in enumerate(overall_conclusion(desk.facts.judgements, desk.source.measured())):
        section.draft(draft, strong=place == 0)
    section.findings(JUDGEMENTS, "The assessors’ judgements")
    section.tables("2.protected", "2.practice")
    section.heading("Forming a view")
    section.draft(_ease(desk))
    section.findings(VIEW)
    section.tables("2.reading", "2.reading_minutes")
    section.heading("The records")
    section.draft(_documents(desk))
    section.tables("2.documents")
    section.findings(RECORDS)
    section.tables("2.up_to_date", "2.ics_timing", "2.record_forms")
    section.figures((*JUDGEMENTS, *VIEW, *RECORDS), "judgements and records")
    return section.done()


def _ease(desk: Desk) -> Draft:
    found = tally(desk.source.cohort, "9.13.ease")
    counts = [found.of(code) for code in ("easily", "with_effort", "much_time")]
    withheld = desk.source.withholds("2.reading")
    minutes = None
    if not desk.source.withholds("2.reading_minutes"):
        minutes = spread_of(numbers_given(desk.source.cohort, READING_MINUTES)).median
    return Draft("2.ease", ease_of_view(counts[0], counts[1], counts[2], minutes, withheld=withheld))


def _documents(desk: Desk) -> Draft:
    found = documents_found(desk.source.cohort)
    names = {line.line["document"]: line.question for line in lines_of("7.3")}
    places = [
        DocumentPlaces(
            name=_in_a_sentence(names[code]),
            ics_only=counts["ics"],
            file_only=counts["file"],
            both=counts["both"],
            neither=counts["neither"],
        )
        for code, counts in found.items()
    ]
    withheld = desk.source.withholds("2.documents")
    return Draft("2.documents", documents(places, withheld=withheld))


def _in_a_sentence(name: str) -> str:
    """A document's name within a sentence; an abbreviation keeps its capitals."""
    return name if name[:2].isupper() else f"{name[0].lower()}{name[1:]}"
