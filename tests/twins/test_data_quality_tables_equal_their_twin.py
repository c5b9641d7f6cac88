"""Data quality of a generated review, counted in the database and by the rules for a single audit.

Here the rules of the tool for one audit's answers, which have tests of their own, are the slow twin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from audit_app.aggregation.gaps import gaps
from audit_app.aggregation.kept_aside import answers_set_aside
from audit_app.aggregation.timeliness import clock_counts
from audit_app.aggregation.two_readings import review_agreement
from audit_app.filling.submission import unanswered
from audit_app.tool.answers import set_aside, shown_answers
from audit_app.tool.clocks import clocks_of, disagreements
from audit_app.tool.registry import item, shown_refs
from tests.twins import records_twin
from tests.twins.generated_reviews import Generated, Plan, for_any_review, generated

pytestmark = pytest.mark.django_db(transaction=True)

ABOUT_THE_CASE = ("weight", "stratum", "age_band", "assessor")


@for_any_review
def test_unanswered_items_are_those_that_submitting_would_list(plan: Plan) -> None:
    with generated(plan) as review:
        expected = Counter(
            each.ref
            for answers in _answers(review)
            for each in unanswered(shown_answers(answers, review.off))
        )
        assert {gap.ref: gap.unanswered for gap in gaps(review.cohort)} == expected


@for_any_review
def test_answers_set_aside_are_those_of_each_audit(plan: Plan) -> None:
    with generated(plan) as review:
        expected = Counter(
            ref
            for answers in _answers(review)
            for ref in set_aside(answers, review.off)
            if item(ref).kind not in ("comment", "text")
        )
        assert dict(answers_set_aside(review.cohort)) == expected


@for_any_review
def test_clocks_disagree_as_often_as_audit_by_audit(plan: Plan) -> None:
    with generated(plan) as review:
        against: Counter[str] = Counter()
        uncomputed: Counter[str] = Counter()
        answered: Counter[str] = Counter()
        days: Counter[tuple[str, int]] = Counter()
        for answers in _answers(review):
            shown = shown_refs(answers, review.off)
            against.update(clock.ref for clock in disagreements(answers, review.cohort.review))
            for ref, clock in clocks_of(answers, review.cohort.review).items():
                is_answered = ref in shown and answers[ref] in ("yes", "no")
                answered[ref] += is_answered
                uncomputed[ref] += is_answered and clock.state == "cannot"
                if clock.days is not None:
                    days[ref, clock.days] += 1
        for ref, found in clock_counts(review.cohort).items():
            assert found.disagrees == against[ref]
            assert found.cannot == uncomputed[ref]
            assert found.answered == answered[ref]
            expected = {number: cases for (of, number), cases in days.items() if of == ref and ref != "3.2"}
            assert dict(found.days) == expected


@for_any_review
def test_two_readers_agree_on_each_question_as_often_as_pair_by_pair(plan: Plan) -> None:
    with generated(plan) as review:
        expected = records_twin.agreement_by_question(review.records, review.off)
        found = review_agreement(review.cohort.review)
        counts = {
            each.item.ref: (each.found.pairs, each.found.agreed, each.one_sided) for each in found.items
        }
        assert counts == {ref: numbers for ref, numbers in expected.items() if numbers[0]}


def _answers(review: Generated) -> Iterator[dict[str, Any]]:
    for case in review.cases:
        yield {ref: value for ref, value in case.items() if ref not in ABOUT_THE_CASE}
