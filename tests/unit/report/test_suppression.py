from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from audit_app.report.suppression import SMALL, SMALLEST_SHOWN, WITHHELD, Line, hidden_cells


def values_left_open(counts: Mapping[str, int], shown_as: Mapping[str, str]) -> dict[str, set[int]]:
    """Every value that each hidden number could have, for somebody who knows the sum of them all."""
    hidden = list(shown_as)
    total = sum(counts[cell] for cell in hidden)
    ranges = [
        range(1, SMALLEST_SHOWN) if shown_as[cell] == SMALL else range(SMALLEST_SHOWN, total + 1)
        for cell in hidden
    ]
    left: dict[str, set[int]] = {cell: set() for cell in hidden}
    for guess in product(*ranges):
        if sum(guess) == total:
            for cell, value in zip(hidden, guess, strict=True):
                left[cell].add(value)
    return left


def lines_of_few_numbers() -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), min_size=2)


def test_a_line_without_small_numbers_is_shown_whole() -> None:
    assert hidden_cells({"a": 5, "b": 0, "c": 40}, [Line(("a", "b", "c"))]) == {}


def test_a_single_small_number_takes_the_next_smallest_with_it() -> None:
    assert hidden_cells({"a": 3, "b": 9, "c": 38}, [Line(("a", "b", "c"))]) == {"a": SMALL, "b": WITHHELD}


def test_two_small_numbers_that_can_only_be_ones_take_a_third_with_them() -> None:
    counts = {"a": 1, "b": 1, "c": 9, "d": 39}
    assert hidden_cells(counts, [Line(tuple(counts))]) == {"a": SMALL, "b": SMALL, "c": WITHHELD}


def test_two_small_numbers_that_leave_each_other_open_need_no_third() -> None:
    counts = {"a": 2, "b": 3, "c": 45}
    assert hidden_cells(counts, [Line(tuple(counts))]) == {"a": SMALL, "b": SMALL}


def test_a_small_margin_is_hidden_and_so_is_what_makes_it() -> None:
    counts = {"met": 3, "not met": 0, "applies": 3}
    line = Line(("met", "not met"), "applies")
    assert hidden_cells(counts, [line]) == {"met": SMALL, "applies": SMALL}


def test_a_number_that_is_small_only_as_a_difference_is_hidden_with_what_it_differs_from() -> None:
    counts = {"met": 40, "not met": 8, "applies": 48, "does not apply": 2}
    lines = [Line(("met", "not met"), "applies"), Line(("applies", "does not apply"))]
    shown_as = hidden_cells(counts, lines)
    assert shown_as == {"does not apply": SMALL, "applies": WITHHELD, "not met": WITHHELD}


def test_a_cross_table_hides_a_square_so_that_no_row_and_no_column_gives_the_small_number_away() -> None:
    counts = {"a1": 2, "a2": 20, "a3": 9, "b1": 8, "b2": 7, "b3": 12}
    rows = [Line(("a1", "a2", "a3")), Line(("b1", "b2", "b3"))]
    columns = [Line((f"a{place}", f"b{place}")) for place in (1, 2, 3)]
    shown_as = hidden_cells(counts, [*rows, *columns])
    for line in (*rows, *columns):
        assert len([cell for cell in line.parts if cell in shown_as]) != 1
    assert shown_as["a1"] == SMALL


@given(lines_of_few_numbers())
def test_nobody_who_knows_the_total_can_work_a_small_number_out(counts: dict[str, int]) -> None:
    shown_as = hidden_cells(counts, [Line(tuple(counts))])
    could_be_had = list(_worked_out(counts, shown_as))
    whole_line_is_hidden = all(not count or cell in shown_as for cell, count in counts.items())
    assert not could_be_had or whole_line_is_hidden


@given(lines_of_few_numbers())
def test_every_small_number_is_hidden_and_no_zero_is(counts: dict[str, int]) -> None:
    shown_as = hidden_cells(counts, [Line(tuple(counts))])
    assert {cell for cell, count in counts.items() if 0 < count < SMALLEST_SHOWN} <= set(shown_as)
    assert not {cell for cell, count in counts.items() if not count} & set(shown_as)


def _worked_out(counts: Mapping[str, int], shown_as: Mapping[str, str]) -> Iterator[str]:
    for cell, left in values_left_open(counts, shown_as).items():
        if shown_as[cell] == SMALL and len(left) == 1:
            yield cell
