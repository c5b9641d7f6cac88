import pytest
from hypothesis import given, settings

from audit_app.sampling.drawing.expected import PARTS, expected_parts
from audit_app.sampling.drawing.flow import Table, fill
from tests.unit.sampling.drawing.tables import Margins, feasible_margins

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


@unhurried
@given(feasible_margins())
def test_both_margins_are_met_to_the_last_part_and_no_cell_expects_more_than_it_has(margins: Margins) -> None:
    counts, rows, columns = margins
    parts = expected_parts(counts, rows, columns)
    assert [sum(line) for line in parts] == [wanted * PARTS for wanted in rows]
    assert [sum(line[j] for line in parts) for j in range(len(columns))] == [n * PARTS for n in columns]
    assert all(
        0 <= part <= count * PARTS
        for line, own in zip(parts, counts, strict=True)
        for part, count in zip(line, own, strict=True)
    )


def test_margins_in_proportion_to_the_frame_give_every_child_the_same_chance() -> None:
    counts = [[10, 30], [20, 60]]
    parts = expected_parts(counts, [4, 8], [3, 9])
    assert parts == [[PARTS, 3 * PARTS], [2 * PARTS, 6 * PARTS]]


def test_a_worked_example_of_proportional_fitting() -> None:
    # Fitting keeps the cross-product ratio of the frame, 40 · 10 / (30 · 20) = 2/3, whatever the margins.
    parts = expected_parts([[40, 30], [20, 10]], [12, 8], [13, 7])
    sizes = [[part / PARTS for part in line] for line in parts]
    assert sizes[0][0] * sizes[1][1] / (sizes[0][1] * sizes[1][0]) == pytest.approx(2 / 3, abs=1e-6)


def test_a_cell_that_would_expect_too_many_is_taken_whole_and_the_others_make_up_for_it() -> None:
    # Fitting alone would expect about seven of the one child in the first cell.
    parts = expected_parts([[1, 100], [50, 100]], [100, 50], [50, 100])
    assert parts == [[PARTS, 99 * PARTS], [49 * PARTS, PARTS]]


def test_cells_that_the_margins_force_to_none_or_all_are_met_exactly() -> None:
    # Only the first row has children in the first column, and they are all it may give.
    assert expected_parts([[2, 3], [0, 5]], [2, 5], [2, 5]) == [[2 * PARTS, 0], [0, 5 * PARTS]]


@unhurried
@given(feasible_margins())
def test_a_cell_has_a_chance_unless_the_margins_leave_it_none(margins: Margins) -> None:
    counts, rows, columns = margins
    parts = expected_parts(counts, rows, columns)
    for i, line in enumerate(parts):
        for j, part in enumerate(line):
            if not part and counts[i][j]:
                assert not _could_be_one(counts, rows, columns, i, j)


def _could_be_one(counts: Table, rows: list[int], columns: list[int], i: int, j: int) -> bool:
    """Whether a whole table with these margins can hold a child of this cell."""
    if not rows[i] or not columns[j]:
        return False
    fewer = [[count - ((a, b) == (i, j)) for b, count in enumerate(line)] for a, line in enumerate(counts)]
    other_rows = [wanted - (a == i) for a, wanted in enumerate(rows)]
    other_columns = [wanted - (b == j) for b, wanted in enumerate(columns)]
    return not fill(fewer, other_rows, other_columns).reached_rows
