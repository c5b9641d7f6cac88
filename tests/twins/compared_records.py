"""The tables that are counted from the course of the work, each beside its twin."""

from __future__ import annotations

from audit_app.aggregation.results import ResultTable
from tests.twins import records_twin
from tests.twins.cells import cells, cells_with_total
from tests.twins.generated_reviews import Generated


def assert_assessors_equal(review: Generated, table: ResultTable) -> None:
    expected = records_twin.cases_by_assessor(review.records)
    audited = sum(row[0] for row in expected.values())
    allocated = sum(row[1] for row in expected.values())
    assert cells_with_total(table) == {**expected, "Total": (audited, allocated)}


def assert_states_equal(review: Generated, table: ResultTable) -> None:
    expected = records_twin.cases_by_state(review.records)
    assert cells_with_total(table) == {
        "Not started": (expected["not_started"],),
        "In progress": (expected["in_progress"],),
        "Submitted": (expected["submitted"],),
        "In moderation": (expected["in_moderation"],),
        "Returned": (expected["returned"],),
        "Reopened": (expected["reopened"],),
        "Signed off": (expected["signed_off"],),
        "Allocated": (sum(expected.values()),),
    }


def assert_actions_equal(review: Generated, table: ResultTable) -> None:
    expected = records_twin.actions_by_stage(review.records)
    assert cells(table) == {
        "Raised": expected["raised"],
        "Acknowledged by a lead": expected["acknowledged"],
        "Done, with an outcome": expected["done"],
        "Still open": expected["open"],
    }


def assert_safety_equals(review: Generated, table: ResultTable) -> None:
    expected = records_twin.cases_in_doubt(review.records, review.off)
    assert cells(table) == {
        "Child not adequately protected": (expected["not_protected"],),
        "Protection unclear": (expected["unclear"],),
        "Practice unsafe": (expected["unsafe"],),
        "An immediate action still open": (expected["open_action"],),
        "Any of these": (expected["any"],),
        "Of which without a recorded outcome": (expected["without_outcome"],),
    }


def assert_double_readings_equal(review: Generated, table: ResultTable) -> None:
    twice, compared, agreed = records_twin.double_readings(review.records, review.off)
    assert cells(table) == {
        "Cases with two readings signed off": (twice,),
        "Pairs of answers compared": (compared,),
        "Pairs that agree": (agreed,),
    }
