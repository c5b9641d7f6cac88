"""What the narrative is told of a review: looked up here, because it knows no model and no query."""

from __future__ import annotations

from functools import cached_property

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.safety import CaseInDoubt, immediate_actions, safety
from audit_app.aggregation.tallies import tally
from audit_app.kit.identity import parts_named_in, phrases_in
from audit_app.report.assemble.source import Source
from audit_app.report.narrative.facts import Earlier, ReviewFacts
from audit_app.report.narrative.judgements import Judgements
from audit_app.report.narrative.reach import Delays, Reach
from audit_app.report.queries import assessors_of, names_in
from audit_app.sampling.choices import DayCounting
from audit_app.sampling.models import Review
from audit_app.sampling.queries import cases_of, children_out_of_reach, sample_of
from audit_app.tool.header import HEADER
from audit_app.tool.models import Audit
from audit_app.tool.registry import items

OUTCOME_WITHHELD = "What was done is on record with the review’s leads; the words would name somebody."
OUTCOME_ERASED = "What was done was on record; the words have been erased with the child’s record."


class Facts:
    """The facts of one source, each worked out when it is first asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def review(self) -> ReviewFacts:
        review = self.source.review
        answers = [each for each in items() if each.section != HEADER and not each.ref.endswith(".comment")]
        asked = [each for each in answers if each.ref not in review.items_off]
        # Going backwards, the answer that opens a question decides whether the question was added.
        questions = {each.top_ref: each.added for each in reversed(answers)}
        return ReviewFacts(
            title=review.title,
            authority=review.authority,
            reference_date=review.reference_date,
            fieldwork_start=review.fieldwork_start,
            fieldwork_end=review.fieldwork_end,
            audited=self.source.cohort.size,
            frame=self.frame,
            assessors=len(assessors_of(self.source.cohort)),
            places=_within(review.places),
            items=len(questions),
            items_added=sum(questions.values()),
            items_off=len(questions) - len({each.top_ref for each in asked}),
            collated_by=review.collated_by,
            discussed_with=_within(review.discussed_with),
            core_days=review.core_days,
            core_referral_days=review.core_referral_days,
            days=self.days,
            earlier=_earlier(review),
        )

    @cached_property
    def days(self) -> str:
        working = self.source.review.day_counting == DayCounting.WORKING
        return "working days" if working else "calendar days"

    @cached_property
    def frame(self) -> int:
        """The children that the sample was drawn from."""
        sample = sample_of(self.source.review)
        return sample.frame_size if sample else cases_of(self.source.review).count()

    @cached_property
    def judgements(self) -> Judgements:
        cohort, found = self.source.cohort, safety(self.source.cohort)
        protected, practice = tally(cohort, "9.8"), tally(cohort, "9.9")
        with_outcome = [case for case in found.in_doubt if case.has_outcome]
        return Judgements(
            cases=cohort.size,
            minimum_cases=self.source.review.minimum_cases,
            protection_asked=found.protection_asked,
            not_protected=found.not_protected,
            unclear=found.unclear,
            protection_unanswered=cohort.size - protected.answered if found.protection_asked else 0,
            practice_asked=found.practice_asked,
            unsafe=found.unsafe,
            falls_short=practice.of("falls_short"),
            practice_unanswered=cohort.size - practice.answered if found.practice_asked else 0,
            actions_raised=len(immediate_actions(cohort)),
            cases_with_open_action=found.with_open_action,
            open_action_uncounted=sum(case.open_actions > 0 for case in found.beyond),
            outcomes=tuple(_outcome(case) for case in with_outcome),
            without_outcome=len(found.in_doubt) - len(with_outcome),
            withheld=self.source.suppresses,
        )

    @cached_property
    def delays(self) -> Delays:
        """Late core assessments: those of which the tool asks for the reason (5.2)."""
        found = tally(self.source.cohort, "5.2.reason")
        counts = [found.of("other_agency"), found.of("specialist_assessment"), found.of("not_recorded")]
        return Delays(
            late=found.shown,
            other_agency=counts[0],
            specialist_assessment=counts[1],
            not_recorded=counts[2],
            withheld=self.source.withholds("4.delays"),
        )

    @cached_property
    def reach(self) -> Reach:
        earlier, sample = self.review.earlier, sample_of(self.source.review)
        return Reach(
            audited=self.source.cohort.size,
            frame=self.frame,
            known_chances=self.source.cohort.unweighable is None,
            undrawn=self.source.cohort.undrawn,
            out_of_reach=children_out_of_reach(sample) if sample else 0,
            earlier_cases=earlier.cases if earlier else None,
        )


def _within(lines: str) -> str:
    """Names as they stand within a sentence: "The offices of …" loses its capital."""
    return "\n".join(
        line.replace("The ", "the ", 1) if line.startswith("The ") else line for line in lines.splitlines()
    )


def _earlier(review: Review) -> Earlier | None:
    if review.earlier_review is None:
        return None
    cases = signed_off_cohort(review.earlier_review).size
    return Earlier(
        title=review.earlier_review.title, cases=cases or None, agreement=review.earlier_review_agrees
    )


def _outcome(case: CaseInDoubt) -> str:
    """What was done, in the words of whoever recorded it, unless they name somebody."""
    audit = Audit.objects.with_case().get(pk=case.audit_id)
    if audit.case.is_erased:
        return OUTCOME_ERASED
    named = parts_named_in(case.outcome, names_in(audit)) or phrases_in(case.outcome, [audit.case.reference])
    return OUTCOME_WITHHELD if named else " ".join(case.outcome.split())
