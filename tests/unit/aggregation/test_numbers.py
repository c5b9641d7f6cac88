"""The spread of whole numbers, against the standard library's and by hand."""

import statistics

from hypothesis import given
from hypothesis import strategies as st

from audit_app.aggregation.numbers import Spread, spread_of


def counts_of(numbers: list[int]) -> dict[int, int]:
    return {number: numbers.count(number) for number in set(numbers)}


def test_there_is_no_spread_of_nothing() -> None:
    assert spread_of({}) == Spread(0, None, None, None, None, None)
    assert spread_of({3: 0}).n == 0


def test_one_number_is_its_own_spread() -> None:
    assert spread_of({41: 1}) == Spread(1, 41, 41.0, 41.0, 41.0, 41)


def test_quartiles_lie_between_neighbours_in_proportion() -> None:
    assert spread_of(counts_of([10, 20, 30, 40])) == Spread(4, 10, 17.5, 25.0, 32.5, 40)


@given(st.lists(st.integers(0, 300), min_size=2, max_size=60))
def test_quartiles_are_those_of_the_standard_library(numbers: list[int]) -> None:
    spread = spread_of(counts_of(numbers))
    quartiles = statistics.quantiles(numbers, n=4, method="inclusive")
    assert [spread.lower_quartile, spread.median, spread.upper_quartile] == quartiles
    assert (spread.n, spread.least, spread.greatest) == (len(numbers), min(numbers), max(numbers))
