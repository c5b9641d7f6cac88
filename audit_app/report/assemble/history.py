"""Sections 5 to 8: what came before, what makes cases complex, who held them, and the use of the law."""

from __future__ import annotations

from audit_app.aggregation.complexity import complexity as counted_complexity
from audit_app.aggregation.numbers import spread_of
from audit_app.aggregation.referrals import earlier_referrals as counted_referrals
from audit_app.aggregation.tallies import tally
from audit_app.aggregation.tally import NONE
from audit_app.report.assemble.chapter import Desk, SectionWriter
from audit_app.report.assemble.pictures import bars_of, draw_bars, draw_columns
from audit_app.report.document import Chapter
from audit_app.report.narrative.chapters import introduction
from audit_app.report.narrative.complexity import complexity, factors_together, progress_in_spite
from audit_app.report.narrative.descriptions import (
    CHANGE_CAUSES,
    causes_of_change,
    earlier_referrals,
    further_concerns,
    letters,
)
from audit_app.report.narrative.draft import Draft

HISTORY = ("history_taken_into_account",)
WORKERS = ("allocated_promptly", "stable_social_worker")
LAW = ("prompt_legal_action", "free_of_legal_problems")
FACTORS_TITLE = "Cases in which each complexity factor was present"
NUMBERS_TITLE = "Cases by how many factors came together"


def repeated_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 5, "Repeated periods of intervention")
    section.draft(introduction(5, desk.facts.review))
    section.draft(_earlier(desk))
    section.findings(HISTORY)
    section.draft(_concerns(desk))
    section.tables("5.earlier", "5.later", "5.further_concerns")
    section.tables("5.referring_agency", "5.referral_years", "5.context")
    section.figures(HISTORY, "account taken of the history")
    return section.done()


def complexity_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 6, "Complexity factors")
    found = counted_complexity(desk.source.cohort)
    section.draft(introduction(6, desk.facts.review))
    withheld = desk.source.withholds("6.factors", "6.factors_a_case", "6.pairs", "6.progress")
    said = complexity(found.answered, found.six_or_more, found.factors, withheld=withheld)
    section.draft(Draft("6.factors", said))
    factors = bars_of(section.source.tables["6.factors"])
    draw = draw_bars(FACTORS_TITLE, factors, "Number of cases") if factors else None
    section.picture("6.factors", draw, FACTORS_TITLE)
    numbers = bars_of(section.source.tables["6.factors_a_case"])
    draw = draw_columns(NUMBERS_TITLE, numbers, "Number of factors") if numbers else None
    section.picture("6.factors_a_case", draw, NUMBERS_TITLE)
    pairs = [(one, other, cases) for (one, other), cases in found.pairs.items()]
    section.draft(Draft("6.pairs", factors_together(pairs, withheld=withheld)))
    section.tables("6.pairs")
    progress = found.progress.get((True, "yes"), 0)
    section.draft(Draft("6.progress", progress_in_spite(progress, found.six_or_more, withheld=withheld)))
    section.tables("6.progress")
    return section.done()


def workers_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 7, "Changes of social worker")
    section.draft(introduction(7, desk.facts.review))
    section.findings(WORKERS)
    found = tally(desk.source.cohort, "8.2.cause")
    causes = {code: found.of(code) for code in CHANGE_CAUSES}
    withheld = desk.source.withholds("7.causes")
    section.draft(Draft("7.causes", causes_of_change(found.shown, causes, withheld=withheld)))
    section.tables("7.causes")
    section.figures(WORKERS, "allocation and continuity")
    return section.done()


def law_chapter(desk: Desk) -> Chapter:
    section = SectionWriter(desk, 8, "Use of legal process")
    section.draft(introduction(8, desk.facts.review))
    section.findings(LAW)
    found = tally(desk.source.cohort, "9.12")
    counts = [found.of(code) for code in ("not_sent", "sent_helped", "sent_no_effect")]
    withheld = desk.source.withholds("8.letters")
    section.draft(Draft("8.letters", letters(*counts, withheld=withheld)))
    section.tables("8.letters")
    section.figures(LAW, "the use of the law")
    return section.done()


def _earlier(desk: Desk) -> Draft:
    counts = {
        number: cases for number, cases in counted_referrals(desk.source.cohort).items() if number is not None
    }
    some = {number: cases for number, cases in counts.items() if number}
    answered, cases = sum(counts.values()), sum(some.values())
    spread = spread_of(some)
    said = earlier_referrals(
        cases,
        answered,
        spread.median or 0,
        spread.greatest or 0,
        withheld=desk.source.withholds("5.earlier"),
    )
    return Draft("5.earlier", said)


def _concerns(desk: Desk) -> Draft:
    found = tally(desk.source.cohort, "6.1")
    cases = found.answered - found.of(NONE)
    withheld = desk.source.withholds("5.further_concerns")
    return Draft("5.further_concerns", further_concerns(cases, found.answered, withheld=withheld))
