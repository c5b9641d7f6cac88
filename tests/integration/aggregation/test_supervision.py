"""Supervision laid against what it should show in."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit_app.aggregation.cohort import signed_off_cohort
from audit_app.aggregation.statistics import AssociationTest, NotComputable
from audit_app.aggregation.supervision import AGAINST, supervision_crossed
from audit_app.aggregation.tables import all_tables
from tests.factories.aggregation import Reading, audited

pytestmark = pytest.mark.django_db


def cohort_of(*answers: dict[str, Any], **review_fields: Any) -> Any:
    return signed_off_cohort(audited([Reading(each) for each in answers], **review_fields).review)


def test_only_cases_to_which_both_answers_apply_stand_in_the_table() -> None:
    started = {"5.1": "yes"}
    found = supervision_crossed(
        cohort_of(
            {"7.4": "yes", **started, "5.2": "yes"},
            {"7.4": "yes", **started, "5.2": "no"},
            {"7.4": "partly", **started, "5.2": "no"},
            {"7.4": "no", **started},
            {"7.4": "no", "5.1": "no", "5.2": "no"},
            {**started, "5.2": "yes"},
        )
    )["5.2"]
    assert found.table.rows == ("Yes", "Partly")
    assert found.table.columns == ("Yes", "No")
    assert found.table.counts == ((1, 1), (0, 1))
    assert found.table.dropped_rows == ("No",)
    assert (found.unanswered, found.hidden, found.not_applicable, found.cases) == (2, 1, 0, 6)


def test_two_by_two_is_tested_exactly_and_what_cannot_be_tested_says_why() -> None:
    crossed = supervision_crossed(
        cohort_of(*[{"7.4": "yes", "9.14": "no", "6.2": "yes"}] * 4, *[{"7.4": "no", "9.14": "yes"}] * 4)
    )
    drift = crossed["9.14"].table.test
    assert isinstance(drift, AssociationTest)
    assert drift.method == "fisher_exact"
    assert drift.p_value == pytest.approx(2 / 70)
    assert isinstance(crossed["6.2"].table.test, NotComputable)


def test_every_cross_table_comes_from_one_query() -> None:
    cohort = cohort_of({"7.4": "yes", "6.4": "yes"})
    with CaptureQueriesContext(connection) as queries:
        crossed = supervision_crossed(cohort)
    assert len(queries) == 1
    assert tuple(crossed) == AGAINST


def test_each_table_is_named_after_the_whole_question() -> None:
    tables = all_tables(cohort_of({"7.4": "yes"}))
    assert tables["3.supervision.7.5.ics"].title == "Supervision by: Are the records up to date? ICS"
    assert tables["3.supervision.7.5.file"].title == "Supervision by: Are the records up to date? Paper file"


def test_an_item_that_is_not_asked_gives_an_empty_table_that_says_so() -> None:
    cohort = cohort_of({"7.4": "yes", "8.4": "yes"}, items_off=["8.4"])
    found = supervision_crossed(cohort)["8.4"]
    assert not found.asked
    assert found.hidden == 1
    assert all_tables(cohort)["3.supervision.8.4"].note == "Not asked in this review."
