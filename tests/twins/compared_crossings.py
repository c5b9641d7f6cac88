"""Two answers laid against each other beside their twin."""

from __future__ import annotations

import random

from audit_app.aggregation.crossing import Side, crossed, sides
from tests.twins import crossed_twin as twin
from tests.twins.generated_reviews import Generated

OF_LINES = ("3.4", "7.3.first_strategy.anywhere")


def assert_crossings_equal(review: Generated, pairs: int) -> None:
    """Some pairs of all the answers that can be crossed, among them one with each answer of a tick grid."""
    offered = sides(review.cohort.review)
    luck = random.Random(len(review.cases))
    refs = [luck.sample(list(offered), 2) for _pair in range(pairs)]
    refs += [[ref, "7.4"] for ref in OF_LINES if ref in offered]
    for one, other in refs:
        assert_crossing_equals(review, offered[one], offered[other])


def assert_crossing_equals(review: Generated, one: Side, other: Side) -> None:
    found = crossed(review.cohort, one, other)
    expected = twin.crossed(one.ref, other.ref, review.cases, review.off)
    rows, columns = ({label: code for code, label in side.options} for side in (one, other))
    counted: dict[object, int] = {
        (rows[row], columns[column]): cases
        for row, counts in zip(found.table.rows, found.table.counts, strict=True)
        for column, cases in zip(found.table.columns, counts, strict=True)
    }
    counted |= {name: getattr(found, name) for name in twin.LEFT_OUT}
    assert {key: cases for key, cases in counted.items() if cases} == dict(expected), (one.ref, other.ref)
    assert found.cases == len(review.cases)
