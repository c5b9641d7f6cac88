"""Every measure of a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audit_app.access.models import User
from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.measures import MEASURES
from tests.twins.compared_crossings import assert_crossings_equal
from tests.twins.compared_measures import assert_estimates_equal, assert_measures_equal
from tests.twins.generated_reviews import Plan, for_any_review, generated
from tests.twins.measures_transcribed import MEASURES as TRANSCRIBED

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_measures_are_those_of_the_transcription_in_the_same_sections() -> None:
    assert {measure.key: measure.sections for measure in MEASURES} == {
        row.key: row.sections for row in TRANSCRIBED
    }


@for_any_review
def test_every_figure_of_every_measure_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_measures_equal(review)


@for_any_review
def test_the_share_of_the_caseload_and_its_interval_equal_their_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_estimates_equal(review)


@for_any_review
def test_every_figure_narrowed_in_any_way_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        cases = [{**case, "first_assessor": case["assessor"]} for case in review.cases]
        for wishes in ways_to_narrow(cases):
            asked = (
                wishes | {"assessor": User.objects.get(display_name=wishes["assessor"])}
                if ("assessor" in wishes)
                else wishes
            )
            cohort = signed_off_cohort(review.cohort.review, **asked)
            narrowed = replace(review, cohort=cohort, cases=cases)
            assert_measures_equal(narrowed, wishes)
            assert_estimates_equal(narrowed, wishes)


@for_any_review
def test_any_two_answers_laid_against_each_other_equal_their_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_crossings_equal(review, pairs=12)


def ways_to_narrow(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """By what the generated cases differ in: age, reader, category and the time of the referral."""
    if not cases:
        return [{"unborn": True}]
    band, assessor = cases[0]["age_band"], cases[-1]["assessor"]
    return [
        {"age_band": band},
        {"unborn": True},
        {"unborn": False, "category": "neglect"},
        {"assessor": assessor},
        {"assessor": assessor, "ics": "pre_ics"},
        {"ics": "post_ics", "age_band": band},
    ]
