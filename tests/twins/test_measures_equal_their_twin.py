"""Every measure of a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

import pytest

from audit_app.aggregation.measures import MEASURES
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
