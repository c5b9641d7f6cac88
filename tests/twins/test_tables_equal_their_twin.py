"""The report's tables over a generated review, counted in the database and worked out case by case."""

from __future__ import annotations

import pytest

from audit_app.report.figures import figures_of
from audit_app.sampling.models import Review
from tests.twins.compared_tables import TWINS
from tests.twins.comparison import assert_tables_equal
from tests.twins.generated_reviews import Plan, for_any_review, generated

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_table_of_the_report_has_a_twin_and_every_twin_a_table(demo_review: Review) -> None:
    assert set(TWINS) == set(figures_of(demo_review.report).tables)


@for_any_review
def test_every_table_equals_its_twin(plan: Plan) -> None:
    with generated(plan) as review:
        assert_tables_equal(review)
