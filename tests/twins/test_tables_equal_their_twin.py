"""The report's tables over a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

import pytest
from hypothesis import given

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.supervision import AGAINST
from audit_app.aggregation.tables import all_tables
from audit_app.sampling.models import Review
from tests.twins.compared_tables import BY_OPTION, TWINS, WITHOUT_A_TWIN
from tests.twins.comparison import assert_supervision_equals, assert_tables_equal
from tests.twins.generated_reviews import Plan, generated, plans, thorough

pytestmark = pytest.mark.django_db


def test_every_table_has_a_twin_or_a_reason_for_having_none(demo_review: Review) -> None:
    keys = set(all_tables(signed_off_cohort(demo_review)))
    crossed = {f"3.supervision.{ref}" for ref in AGAINST}
    covered = [*BY_OPTION, *TWINS, *crossed, *WITHOUT_A_TWIN]
    assert len(covered) == len(set(covered))
    assert keys == set(covered)


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
