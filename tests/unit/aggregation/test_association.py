"""Cross-tables against published values and against enumerating every table."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit_app.aggregation.statistics import (
    AssociationTest,
    CrossTable,
    EffectSize,
    NotComputable,
    cross_table,
)
from tests.twins import statistics as twin

REFERENCE: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[3] / "fixtures" / "reference" / "reference_values.json").read_text(
        encoding="utf-8"
    )
)

# A deadline would make the tests depend on how busy the machine is.
unhurried = settings(deadline=None)


def table_of(counts: list[list[int]]) -> CrossTable:
    rows = [f"row {number}" for number in range(len(counts))]
    columns = [f"column {number}" for number in range(len(counts[0]))]
    return cross_table(rows, columns, counts)


def tables(rows: int, columns: int, largest: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(min_value=0, max_value=largest), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


def holds_cases_everywhere(counts: list[list[int]]) -> bool:
    return all(map(sum, counts)) and all(map(sum, zip(*counts, strict=True)))


@pytest.mark.parametrize("value", REFERENCE["fisher_two_sided"], ids=lambda value: str(value["source"]))
def test_fisher_gives_the_published_p(value: dict[str, Any]) -> None:
    test = table_of(value["table"]).test

    assert isinstance(test, AssociationTest)
    assert test.method == "fisher_exact"
    assert round(test.p_value, 7) == value["p"]
    assert (test.resamples, test.seed) == (None, None)


@pytest.mark.parametrize("value", REFERENCE["cramers_v"], ids=lambda value: str(value["source"]))
def test_chi_square_and_cramers_v_are_the_published_ones(value: dict[str, Any]) -> None:
    table = table_of(value["table"])

    assert isinstance(table.chi_square, float)
    assert isinstance(table.effect, EffectSize)
    assert table.effect.name == "cramers_v"
    assert (round(table.chi_square, 3), round(table.effect.value, 3)) == (value["chi2"], value["v"])


@given(tables(2, 2, 25))
@unhurried
def test_fisher_agrees_with_enumerating_the_tables(counts: list[list[int]]) -> None:
    assume(holds_cases_everywhere(counts))
    test = table_of(counts).test

    assert isinstance(test, AssociationTest)
    assert test.p_value == pytest.approx(twin.fisher_two_sided(counts), abs=1e-9)


@given(tables(2, 2, 25))
@unhurried
def test_phi_is_cramers_v_with_the_sign_of_the_diagonal(counts: list[list[int]]) -> None:
    assume(holds_cases_everywhere(counts))
    (a, b), (c, d) = counts
    effect = table_of(counts).effect

    assert isinstance(effect, EffectSize)
    assert effect.name == "phi"
    assert effect.value**2 == pytest.approx(twin.chi_square(counts) / (a + b + c + d), abs=1e-9)
    assert effect.value * (a * d - b * c) >= 0


@given(tables(2, 3, 6) | tables(3, 3, 3))
@settings(unhurried, max_examples=30)
def test_the_permutation_test_is_close_to_enumerating_the_tables(counts: list[list[int]]) -> None:
    assume(holds_cases_everywhere(counts))
    exact = min(1.0, twin.exact_chi_square_p(counts))
    test = table_of(counts).test

    assert isinstance(test, AssociationTest)
    assert test.method == "permutation"
    five_standard_errors = 5 * (exact * (1 - exact) / 9_999) ** 0.5
    assert test.p_value == pytest.approx(exact, abs=five_standard_errors + 2e-4)


def test_the_permutation_states_its_seed_and_gives_the_same_p_again() -> None:
    counts = [[3, 2, 1, 0], [5, 9, 2, 1], [4, 3, 11, 9]]
    first, second = table_of(counts), table_of(counts)

    assert isinstance(first.test, AssociationTest)
    assert (first.test.resamples, first.test.seed) == (9_999, 20090721)
    assert first == second
    other = cross_table(["a", "b", "c"], ["w", "x", "y", "z"], counts, resamples=499, seed=7).test
    assert isinstance(other, AssociationTest)
    assert (other.resamples, other.seed) == (499, 7)
    assert other.p_value * 500 == pytest.approx(round(other.p_value * 500))


def test_ten_thousand_audits_are_tested_like_fifty() -> None:
    table = table_of([[2900, 700, 700, 44], [1300, 700, 2100, 50], [550, 66, 77, 813]])

    assert table.total == 10_000
    assert isinstance(table.test, AssociationTest)
    assert table.test.p_value == pytest.approx(1 / 10_000)


def test_empty_rows_and_columns_are_dropped_and_named() -> None:
    table = cross_table(
        ["yes", "partly", "no"], ["met", "not evident", "not met"], [[8, 0, 2], [0, 0, 0], [1, 0, 5]]
    )

    assert (table.rows, table.dropped_rows) == (("yes", "no"), ("partly",))
    assert (table.columns, table.dropped_columns) == (("met", "not met"), ("not evident",))
    assert table.counts == ((8, 2), (1, 5))
    assert (table.row_totals, table.column_totals, table.total) == ((10, 6), (9, 7), 16)
    assert isinstance(table.test, AssociationTest)
    assert table.test.method == "fisher_exact"


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ([[0, 0], [0, 0]], "there are no cases in the table"),
        ([[3, 4], [0, 0]], "all the cases are in one row, “row 0”"),
        ([[0, 4], [0, 9]], "all the cases are in one column, “column 1”"),
    ],
)
def test_where_nothing_can_be_compared_the_reason_stands_in_place_of_the_figures(
    counts: list[list[int]], reason: str
) -> None:
    table = table_of(counts)

    assert table.test == table.effect == table.chi_square == NotComputable(reason)
    assert table.warnings == ()


def test_small_cells_are_counted_and_warned_of() -> None:
    small, ample = table_of([[2, 7], [8, 2]]), table_of([[20, 30], [30, 20]])

    assert small.small_cells == 3
    assert small.warnings[0].startswith("In 3 of the 4 cells fewer than five cases")
    assert (ample.small_cells, ample.warnings) == (0, ())


def test_counts_that_do_not_fit_their_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="2 rows by 2 columns"):
        cross_table(["a", "b"], ["c", "d"], [[1, 2], [3, 4], [5, 6]])
    with pytest.raises(ValueError, match="2 rows by 2 columns"):
        cross_table(["a", "b"], ["c", "d"], [[1, 2], [3]])
    with pytest.raises(ValueError, match="negative"):
        cross_table(["a", "b"], ["c", "d"], [[1, 2], [3, -4]])
