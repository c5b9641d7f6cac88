import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.report.suppression import is_small, tells, tells_as_a_row


def test_nobody_is_not_a_small_number_and_five_is_none() -> None:
    assert [count for count in range(8) if is_small(count)] == [1, 2, 3, 4]


@pytest.mark.parametrize(("count", "told"), [(0, False), (4, True), (5, False), (46, True), (50, False)])
def test_a_count_tells_a_small_number_by_itself_or_by_what_it_leaves(count: int, told: bool) -> None:
    assert tells(count, 50) is told


def test_a_part_that_leaves_few_of_its_whole_tells_how_few() -> None:
    assert tells_as_a_row([15, 33, 19])
    assert not tells_as_a_row([28, 11])


def test_parts_beside_their_sum_may_be_of_like_size() -> None:
    assert not tells_as_a_row([27, 23, 0, 50])


@given(st.lists(st.integers(5, 99), min_size=1, max_size=4))
def test_a_row_of_large_parts_with_their_sum_tells_nothing_small(parts: list[int]) -> None:
    assert not tells_as_a_row([*parts, sum(parts)])
