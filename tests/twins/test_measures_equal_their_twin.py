"""Every measure of a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

import pytest
from hypothesis import given

from audit_app.aggregation.measures import MEASURES, measure_results
from audit_app.aggregation.statistics import Estimate
from tests.twins import report_twin as twin
from tests.twins.comparison import assert_measures_equal
from tests.twins.generated_reviews import Plan, generated, plans, thorough
from tests.twins.measures_transcribed import MEASURES as TRANSCRIBED

pytestmark = pytest.mark.django_db


def test_the_measures_are_those_of_the_transcription_in_the_same_sections() -> None:
    assert {measure.key: measure.sections for measure in MEASURES} == {
        row.key: row.sections for row in TRANSCRIBED
    }


@thorough
@given(plans)
def test_every_figure_of_every_measure_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_measures_equal(review)


@thorough
@given(plans)
def test_the_share_of_the_caseload_weighs_each_case_as_the_twin_does(plan: Plan) -> None:
    with generated(plan) as review:
        expected = twin.all_measures(review.cases, review.thresholds, review.off)
        for key, found in measure_results(review.cohort).items():
            can_be_estimated = plan.is_sampled and found.applies > 1
            assert isinstance(found.estimate, Estimate) == can_be_estimated
            if isinstance(found.estimate, Estimate):
                assert found.estimate.share == pytest.approx(expected[key]["weighted_share"])
                assert found.estimate.low <= found.estimate.share <= found.estimate.high
