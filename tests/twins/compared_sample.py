"""The tables of the caseload and of the sample drawn from it, each beside its twin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from audit_app.aggregation.results import ResultTable
from audit_app.sampling.drawing.draw import Draw, draw
from audit_app.sampling.drawing.plan import Plan
from audit_app.sampling.models import Review
from audit_app.sampling.queries import current_cases, frame_of, sample_of
from tests.twins import tables_twin
from tests.twins.cells import cells
from tests.twins.generated_reviews import Comparison, Generated
from tests.twins.report_twin import label_of_bands


def sampled_by(way: str) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected = tables_twin.caseload_and_sample(list(children_of(review.cohort.review)), way, review.bands)
        labels = label_of_bands(review.bands) if way == "age_band" else {name: name for name in expected}
        found = cells(table)
        assert set(found) == {labels[name] for name in expected}
        for name, row in expected.items():
            assert found[labels[name]] == pytest.approx(row)

    return assert_equal


def children_of(review: Review) -> Iterator[dict[str, Any]]:
    """The caseload one by one, each child with its chance in the recorded draw."""
    sample = sample_of(review)
    assert sample is not None
    again = draw(frame_of(review), Plan.from_json(sample.plan), sample.seed)
    assert isinstance(again, Draw)
    chances = {ref: each.inclusion_probability for each in again.strata for ref in each.order}
    drawn = {sampled.case.reference for sampled in current_cases(sample)}
    for unit in frame_of(review):
        yield {
            "age_band": unit.age_band,
            "place": unit.place,
            "chance": chances[unit.reference],
            "is_drawn": unit.reference in drawn,
        }
