"""What is counted from records and not from answers: actions and states, gone through one by one."""

from __future__ import annotations

from collections import Counter

import pytest

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.results import ResultTable
from audit_app.aggregation.tables import all_tables
from audit_app.sampling.models import Allocation, Review
from audit_app.tool.models import Audit

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["Extended", "Follow-up"])
def review(demo_review: Review, request: pytest.FixtureRequest) -> Review:
    """The finished review, and the one under way with its two actions."""
    return Review.objects.get(title__startswith=request.param)


def by_label(table: ResultTable) -> dict[str, tuple[object, ...]]:
    rows = [*table.rows, *([table.total] if table.total else [])]
    return {row.label: tuple(row.values) for row in rows}


def test_each_immediate_action_of_a_signed_off_audit_is_counted_at_each_stage_it_reached(
    review: Review,
) -> None:
    stages: dict[str, list[int]] = {
        "Raised": [],
        "Acknowledged by a lead": [],
        "Done, with an outcome": [],
        "Still open": [],
    }
    for audit in Audit.objects.all():
        if audit.state != "signed_off" or audit.review != review:
            continue
        for action in audit.immediate_actions.all():
            stages["Raised"].append(audit.pk)
            if action.acknowledged_at:
                stages["Acknowledged by a lead"].append(audit.pk)
            stages["Done, with an outcome" if action.done_at else "Still open"].append(audit.pk)
    found = by_label(all_tables(signed_off_cohort(review))["10.actions"])
    assert found == {label: (len(cases), len(set(cases))) for label, cases in stages.items()}


def test_each_allocated_case_is_counted_in_the_state_it_is_in(review: Review) -> None:
    labels = {
        "not_started": "Not started",
        "in_progress": "In progress",
        "submitted": "Submitted",
        "returned": "Returned",
        "signed_off": "Signed off",
    }
    states: Counter[str] = Counter()
    for allocation in Allocation.objects.all():
        if allocation.case.review == review:
            audit = Audit.objects.filter(allocation=allocation).first()
            states[audit.state if audit else "not_started"] += 1
    found = by_label(all_tables(signed_off_cohort(review))["data_quality.states"])
    expected = {label: (states[code],) for code, label in labels.items()}
    assert found == {**expected, "Allocated": (sum(states.values()),)}
