"""What the covering report still offers to the lead, without the rest of the report being written."""

from __future__ import annotations

from audit_app.report.assemble.facts import Facts
from audit_app.report.assemble.source import Source
from audit_app.report.narrative.covering import covering_report
from audit_app.report.outline import Offer, offers_in
from audit_app.report.queries import answered_offers


def open_offers_of(source: Source) -> tuple[Offer, ...]:
    facts = Facts(source)
    drafts = covering_report(facts.review, facts.judgements, source.measured())
    return offers_in(drafts, answered_offers(source.report))
