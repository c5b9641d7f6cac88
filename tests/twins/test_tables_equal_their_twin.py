"""The report's tables over a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.twins.comparison import assert_supervision_equals, assert_tables_equal
from tests.twins.generated_reviews import Plan, generated, plans, thorough

pytestmark = pytest.mark.django_db


@thorough
@given(plans)
def test_every_table_that_has_a_twin_equals_it(plan: Plan) -> None:
    with generated(plan) as review:
        assert_tables_equal(review)


@thorough
@given(plans)
def test_supervision_against_each_answer_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_supervision_equals(review)
