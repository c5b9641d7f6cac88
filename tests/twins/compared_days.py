"""The tables of days taken and of clocks, each beside its twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from audit_app.aggregation.results import ResultTable
from tests.twins import clocks_twin, tables_twin
from tests.twins.cells import Cells, by_ref, cells
from tests.twins.generated_reviews import Comparison, Generated

CORE_CLOCKS = {
    "Core assessment, from its start": "5.2",
    "Core assessment, from the referral": "5.2.from_referral",
}
OTHER_CLOCKS = {
    "Outcome discussion, from the first strategy discussion": "4.3",
    "Initial conference, from the discussion that led to it": "9.1",
}


def spreads_of(clocks: Mapping[str, str]) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        expected: Cells = {}
        for label, clock in clocks.items():
            days, allowed = days_of(review, clock), clocks_twin.standard_of(clock, review.standards)
            late = len([number for number in days if number > allowed])
            expected[label] = (*tables_twin.spread(days), allowed, late)
        assert cells(table) == expected
        assert ("working days" in table.note) == (review.counting == "working")

    return assert_equal


def bands_of(clocks: Mapping[str, str]) -> Comparison:
    def assert_equal(review: Generated, table: ResultTable) -> None:
        bands = [Counter(map(clocks_twin.band_of, days_of(review, clock))) for clock in clocks.values()]
        assert table.columns == tuple(clocks)
        occurring = dict.fromkeys(label for counts in bands for label in counts)
        assert cells(table, without_zeros=True) == {
            label: tuple(counts[label] for counts in bands) for label in occurring
        }
        assert ("working days" in table.note) == (review.counting == "working")

    return assert_equal


def assert_clocks_equal(review: Generated, table: ResultTable) -> None:
    assert by_ref(table) == {
        clock: clocks_twin.beside_the_answers(
            clock, review.cases, review.off, review.standards, review.counting
        )
        for clock in clocks_twin.CLOCKS
    }


def days_of(review: Generated, clock: str) -> list[int]:
    return clocks_twin.all_days_taken(clock, review.cases, review.off, review.counting)
