"""Section 10: what is satisfactory, what could be improved, and how far it can be said."""

from __future__ import annotations

from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.conclusions import section_10

OTHER_AGENCIES = ("free_of_multi_agency_problems",)


def conclusions_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 10, "Conclusions")
    section.draft(introduction(10, desk.facts.review))
    facts = desk.facts
    section.drafts(section_10(facts.judgements, desk.source.measured(), facts.reach, facts.delays))
    section.findings(OTHER_AGENCIES, "Work between agencies")
    section.figures(OTHER_AGENCIES, "work between agencies")
    section.other_quotes("In the assessors’ words")
    section.heading("Safety and immediate actions")
    section.tables("10.safety", "10.actions_required", "10.actions")
    return section.done()
