"""The figures of the demonstration, each worked out a second time from the answers alone."""

from __future__ import annotations

from typing import Any

import pytest

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.sampling.models import Review
from audit_app.tool.answers import answers_of
from audit_app.tool.models import Audit
from tests.twins.comparison import assert_measures_equal, assert_supervision_equals, assert_tables_equal
from tests.twins.generated_reviews import Generated

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(demo_review: Review) -> Generated:
    audits = list(Audit.objects.in_review(demo_review).signed_off().with_case().with_answers())
    return Generated(
        signed_off_cohort(demo_review),
        [as_the_twin_reads_it(audit) for audit in audits],
        demo_review.items_off,
        {
            name: getattr(demo_review, name)
            for name in ("strong_from", "met_from", "improve_from", "minimum_cases")
        },
        [audit.pk for audit in audits],
    )


def as_the_twin_reads_it(audit: Audit) -> dict[str, Any]:
    drawn = audit.case.sampled.get()
    return {
        **answers_of(audit),
        "weight": drawn.frame_count / drawn.expected_count,
        "stratum": drawn.stratum,
        "age_band": audit.case.age_band,
        "assessor": audit.assessor.display_name,
        "reasons": {given.ref for given in audit.unanswered_reasons.all()},
    }


def test_every_figure_of_every_measure_equals_its_twin(demonstration: Generated) -> None:
    assert len(demonstration.cases) == 50
    assert_measures_equal(demonstration)


def test_every_table_that_has_a_twin_equals_it(demonstration: Generated) -> None:
    assert_tables_equal(demonstration)


def test_supervision_against_each_answer_equals_its_twin(demonstration: Generated) -> None:
    assert_supervision_equals(demonstration)


def test_the_weights_of_the_cases_come_to_the_children_they_were_drawn_from(demo_review: Review) -> None:
    sample = demo_review.samples.get()
    drawn = list(sample.sampled_cases.all())
    stood_for = sum(case.frame_count / case.expected_count for case in drawn)
    # Rounding a cell up or down at random keeps the sum right on average, not in one sample.
    assert stood_for == pytest.approx(sample.frame_size, rel=0.25)
