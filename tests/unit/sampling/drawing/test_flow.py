from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.sampling.drawing.flow import Table, fill

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, list[int], list[int]]:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    line = st.lists(st.integers(0, 3), min_size=columns, max_size=columns)
    limits = draw(st.lists(line, min_size=rows, max_size=rows))
    row_sums = draw(st.lists(st.integers(0, 4), min_size=rows, max_size=rows))
    column_sums = draw(st.lists(st.integers(0, 4), min_size=columns, max_size=columns))
    return limits, row_sums, column_sums


def most_by_trying_all(limits: Table, rows: list[int], columns: list[int]) -> int:
    """The fullest table by the slow and obvious way: the tightest of all cuts (maximum flow, minimum cut)."""
    return min(
        sum(wanted for wanted, kept in zip(rows, kept_rows, strict=True) if not kept)
        + sum(wanted for wanted, kept in zip(columns, kept_columns, strict=True) if kept)
        + sum(
            limits[i][j]
            for i, j in product(range(len(rows)), range(len(columns)))
            if kept_rows[i] and not kept_columns[j]
        )
        for kept_rows in product((True, False), repeat=len(rows))
        for kept_columns in product((True, False), repeat=len(columns))
    )


@unhurried
@given(tables())
def test_the_table_is_as_full_as_any_can_be_and_breaks_no_limit(
    case: tuple[Table, list[int], list[int]],
) -> None:
    limits, rows, columns = case
    table = fill(limits, rows, columns).table
    assert sum(map(sum, table)) == most_by_trying_all(limits, rows, columns)
    assert all(0 <= table[i][j] <= limits[i][j] for i in range(len(rows)) for j in range(len(columns)))
    assert all(sum(line) <= wanted for line, wanted in zip(table, rows, strict=True))
    assert all(sum(line[j] for line in table) <= wanted for j, wanted in enumerate(columns))


@unhurried
@given(tables())
def test_rows_that_cannot_be_met_are_named_with_the_columns_that_are_full(
    case: tuple[Table, list[int], list[int]],
) -> None:
    limits, rows, columns = case
    filled = fill(limits, rows, columns)
    met = all(sum(line) == wanted for line, wanted in zip(filled.table, rows, strict=True))
    assert met == (not filled.reached_rows)
    for j in filled.reached_columns:
        assert sum(line[j] for line in filled.table) == columns[j]
    for i, j in product(filled.reached_rows, set(range(len(columns))) - filled.reached_columns):
        assert filled.table[i][j] == limits[i][j]


def test_what_is_there_already_is_moved_when_that_makes_room() -> None:
    # The start gives all of the first column to the first row; the second row can only be met from there.
    assert fill([[2, 2], [2, 0]], [2, 2], [2, 2], [[2, 0], [0, 0]]).table == [[0, 2], [2, 0]]
