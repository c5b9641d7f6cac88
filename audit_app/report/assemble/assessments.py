"""Section 4: agency checks and core assessments, whether they were done, in time, and with what in them."""

from __future__ import annotations

from audit_app.aggregation.tallies import tally
from audit_app.aggregation.timeliness import ClockCount, clock_counts
from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.assemble.pictures import draw_days
from audit_app.report.assemble.writer import Draw
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.descriptions import DELAY_REASONS, Spread, days_taken, reasons_for_delay
from audit_app.report.narrative.draft import Draft

CHECKS = ("checks_complete", "checks_free_of_difficulty", "checks_recorded")
COMPLETION = (
    "core_done",
    "core_completed",
    "core_in_time_from_start",
    "core_in_time_from_referral",
    "core_interim_on_file",
)
CONTENT = (
    "core_multi_agency",
    "parents_history",
    "concern_physical",
    "concern_sexual",
    "concern_neglect",
    "concern_emotional",
)
SINCE = ("assessments_complete", "core_updated", "specialist_need_not_missed")
FROM_START, FROM_REFERRAL = "5.2", "5.2.from_referral"
DAYS_TITLE = "Core assessments by days from the referral to their end"


def assessments_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 4, "Assessments")
    section.draft(introduction(4, desk.facts.review))
    section.findings(CHECKS, "Agency checks")
    section.tables("4.checks", "4.other_checks")
    section.findings(COMPLETION, "Core assessments: whether and when")
    section.draft(_days(desk, FROM_START, "from the start of the core assessment to its end"))
    section.draft(_days(desk, FROM_REFERRAL, "from the referral to the end of the core assessment"))
    section.tables("4.days")
    section.picture("4.days_taken", _draw(desk), DAYS_TITLE)
    section.draft(_reasons(desk))
    section.tables("4.delays")
    section.figures((*CHECKS, *COMPLETION), "agency checks, and core assessments in time")
    section.findings(CONTENT, "Core assessments: what they covered")
    section.findings(SINCE, "Assessments since")
    section.tables("4.specialist")
    section.figures((*CONTENT, *SINCE), "the content of assessments, and assessments since", 2)
    return section.done()


def days_in_words(desk: Desk, ref: str, what: str, table: str) -> str:
    """How long something took, by its clock; empty where the table of it is withheld from the reader."""
    if desk.source.withholds(table):
        return ""
    clock = clock_counts(desk.source.cohort)[ref]
    found = clock.spread
    spread = Spread(
        cases=found.n,
        median=found.median or 0,
        lower_quartile=found.lower_quartile or 0,
        upper_quartile=found.upper_quartile or 0,
        longest=found.greatest or 0,
    )
    return days_taken(what, spread, clock.allowed, desk.facts.days, withheld=desk.source.suppresses)


def _days(desk: Desk, ref: str, what: str) -> Draft:
    return Draft(f"4.days.{ref}", days_in_words(desk, ref, what, "4.days"))


def _draw(desk: Desk) -> Draw | None:
    """A column of the chart is a number of cases, so it is not drawn where one of them is withheld."""
    clock: ClockCount = clock_counts(desk.source.cohort)[FROM_REFERRAL]
    if not clock.days or desk.source.suppresses:
        return None
    return draw_days(DAYS_TITLE, clock, desk.facts.days)


def _reasons(desk: Desk) -> Draft:
    found = tally(desk.source.cohort, "5.2.reason")
    reasons = {code: found.of(code) for code in DELAY_REASONS}
    withheld = desk.source.withholds("4.delays")
    return Draft("4.reasons", reasons_for_delay(found.shown, reasons, withheld=withheld))
