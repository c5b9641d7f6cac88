from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.expected import PARTS, expected_parts
from audit_app.sampling.drawing.flow import Table
from audit_app.sampling.drawing.rounding import round_by_chance
from audit_app.sampling.drawing.stream import Stream
from tests.unit.sampling.drawing.tables import Margins, feasible_margins

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


@unhurried
@given(feasible_margins(), st.integers(0, 10**6))
def test_margins_stay_and_every_cell_is_the_whole_number_next_to_its_expected_size(
    margins: Margins, seed: int
) -> None:
    counts, rows, columns = margins
    parts = expected_parts(counts, rows, columns)
    rounded = round_by_chance(parts, PARTS, Stream(str(seed), "rounding").below)
    assert [sum(line) for line in rounded] == rows
    assert [sum(line[j] for line in rounded) for j in range(len(columns))] == columns
    for line, own in zip(rounded, parts, strict=True):
        for size, part in zip(line, own, strict=True):
            assert floor(Fraction(part, PARTS)) <= size <= ceil(Fraction(part, PARTS))


class _Asked(Exception):  # noqa: N818 - it is a question, not an error
    """The rounding asked for one more number below n."""

    def __init__(self, n: int) -> None:
        self.n = n


def every_outcome(parts: Table, whole: int) -> Iterator[tuple[Table, Fraction]]:
    """Each run of the rounding with its exact probability, by answering every question in every way."""
    pending: list[tuple[list[int], Fraction]] = [([], Fraction(1))]
    while pending:
        answers, chance = pending.pop()
        left = iter(answers)

        def below(n: int, left: Iterator[int] = left) -> int:
            for answer in left:
                return answer
            raise _Asked(n)

        try:
            yield round_by_chance(parts, whole, below), chance
        except _Asked as asked:
            pending += [([*answers, answer], chance / asked.n) for answer in range(asked.n)]


@pytest.mark.parametrize(
    "parts",
    [
        [[1, 3], [3, 1]],
        [[5, 3], [3, 5]],
        [[1, 1, 2], [3, 3, 2]],
        [[1, 2, 1], [2, 1, 1], [1, 1, 2]],
        [[1, 1, 1, 1], [2, 2, 2, 2], [1, 1, 1, 1]],
        [[4, 0], [0, 8]],
    ],
)
def test_the_expectation_of_every_cell_is_exactly_its_expected_size(parts: Table) -> None:
    runs = list(every_outcome(parts, 4))
    assert sum(chance for _table, chance in runs) == 1
    for i, j in product(range(len(parts)), range(len(parts[0]))):
        assert sum(chance * table[i][j] for table, chance in runs) == Fraction(parts[i][j], 4)
