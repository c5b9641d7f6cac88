"""The preface, how to read the report, and section 1: sample, children, assessors, fieldwork, tool."""

from __future__ import annotations

from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.assemble.pictures import bars_of, draw_columns
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import preface
from audit_app.report.narrative.draft import Draft
from audit_app.report.narrative.structure import ages, assessors, collation, fieldwork, tool
from audit_app.report.suppressed_tables import counts_nobody, without_small_numbers
from audit_app.sampling.method import method_statement
from audit_app.sampling.models import Review
from audit_app.sampling.queries import sample_of

AGES_TITLE = "Children in the sample by age range"


def preface_chapter(desk: Desk) -> Chapter:
    writer = desk.writer("P", "preface")
    writer.drafts(preface(desk.facts.review))
    writer.draft(how_to_read(desk.source.review))
    return writer.chapter("", "Preface")


def how_to_read(review: Review) -> Draft:
    """The words for shares, with the thresholds that belong to the review."""
    return Draft(
        "preface.reading",
        "Each finding counts the cases to which it applies. “Partly”, “not evident” and “not known” apply "
        "and are not counted as met, because a record that cannot show a thing does not evidence it. The "
        "verdict on a finding is a word for the share of those cases in which it was met:",
        (
            f"strong: {review.strong_from}% or more",
            f"generally met: {review.met_from}% to under {review.strong_from}%",
            f"needs improvement: {review.improve_from}% to under {review.met_from}%",
            f"weak: under {review.improve_from}%",
            f"too few to say: it applies to fewer than {review.minimum_cases} cases",
        ),
        heading="How to read the findings",
    )


def structure_chapter(desk: Desk) -> Chapter:
    """Paragraphs 1.1 to 1.6 keep their numbers whatever the figures are."""
    facts, section = desk.facts.review, SectionWriter(desk, 1, "Structure of the audit")
    section.draft(method(desk))
    section.tables(*(key for key in ("1.1.ages", "1.1.places") if key in section.source.tables))
    section.draft(ages(facts))
    bars = bars_of(section.source.tables["1.2"])
    draw = draw_columns(AGES_TITLE, bars, "Number of children") if bars else None
    section.picture("1.2", draw, AGES_TITLE)
    section.draft(assessors(facts))
    section.tables("1.3")
    section.draft(fieldwork(facts))
    section.tables("1.4")
    section.draft(tool(facts))
    section.draft(collation(facts))
    return section.done()


def method(desk: Desk) -> Draft:
    """1.1: how the sample was drawn, from the records of the draw itself."""
    sample = sample_of(desk.source.review)
    if sample is None:
        return Draft(
            "1.1",
            "No draw of the sample is recorded for this review, so nothing beyond the cases audited can be "
            "estimated from it.",
        )
    first, *others = method_statement(sample)
    if desk.source.suppresses:
        # What is said of the cases drawn could be set against the tables of them.
        first = without_small_numbers(first, sample.frame_size)
        others = [text for text in others if counts_nobody(text)]
    return Draft("1.1", first, tuple(others))
