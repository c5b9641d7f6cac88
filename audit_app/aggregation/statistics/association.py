"""Whether two answers go together: a table of counts, a test without approximation, and the effect size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from audit_app.aggregation.statistics.results import NotComputable

# NumPy and SciPy are imported inside the functions: they take a moment, and most pages show no test.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SEED = 20090721
RESAMPLES = 9_999
SMALL_EXPECTED_COUNT = 5

Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class AssociationTest:
    """A test of no association, given the table's margins; only a permutation has resamples and a seed."""

    method: Literal["fisher_exact", "permutation"]
    p_value: float
    resamples: int | None = None
    seed: int | None = None


@dataclass(frozen=True)
class EffectSize:
    """How strongly the answers go together.

    Cramér's V runs from 0 (not at all) to 1. Phi, for two rows and two columns, has a sign as well: it is
    above 0 when the first row leans to the first column.
    """

    name: Literal["phi", "cramers_v"]
    value: float


@dataclass(frozen=True)
class CrossTable:
    """Counts by row and column without the rows and columns that hold no case; those are named.

    ``small_cells``: cells in which fewer than five cases would be expected if the answers had nothing to do
    with each other.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counts
    dropped_rows: tuple[str, ...]
    dropped_columns: tuple[str, ...]
    chi_square: float | NotComputable
    test: AssociationTest | NotComputable
    effect: EffectSize | NotComputable
    small_cells: int

    @property
    def total(self) -> int:
        """All the cases in the table."""
        return sum(sum(row) for row in self.counts)

    @property
    def row_totals(self) -> tuple[int, ...]:
        """Cases in each row, in the order of ``rows``."""
        return tuple(sum(row) for row in self.counts)

    @property
    def column_totals(self) -> tuple[int, ...]:
        """Cases in each column, in the order of ``columns``."""
        return tuple(sum(column) for column in zip(*self.counts, strict=True))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences that a reader of the figures needs; empty when there is nothing to warn of."""
        if not self.small_cells:
            return ()
        cells = len(self.rows) * len(self.columns)
        return (
            f"In {self.small_cells} of the {cells} cells fewer than five cases would be expected by chance; "
            "one or two cases more or less could change the picture.",
        )


def cross_table(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Sequence[Sequence[int]],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> CrossTable:
    """The table of ``counts[row][column]`` with its test and effect size.

    Two rows by two columns (once the empty ones are gone): Fisher's exact test, two-sided. Larger: a
    permutation test on the chi-square statistic, p = (1 + tables at least as extreme) / (1 + resamples).
    Tables are drawn with the margins fixed, which is what shuffling the answers amounts to, so that the
    time needed hardly grows with the number of cases. Where there are not two of each, test and effect say
    why they cannot be computed.

    Raises:
        ValueError: the counts do not fit the labels, or one is negative.
    """
    _check(rows, columns, counts)
    kept_rows = [i for i, row in enumerate(counts) if sum(row)]
    kept_columns = [j for j in range(len(columns)) if sum(row[j] for row in counts)]
    kept = tuple(tuple(counts[i][j] for j in kept_columns) for i in kept_rows)
    labels = tuple(rows[i] for i in kept_rows), tuple(columns[j] for j in kept_columns)
    chi_square, test, effect, small_cells = _measures(*labels, kept, resamples, seed)
    return CrossTable(
        rows=labels[0],
        columns=labels[1],
        counts=kept,
        dropped_rows=tuple(label for i, label in enumerate(rows) if i not in kept_rows),
        dropped_columns=tuple(label for j, label in enumerate(columns) if j not in kept_columns),
        chi_square=chi_square,
        test=test,
        effect=effect,
        small_cells=small_cells,
    )


def _check(rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]) -> None:
    if len(counts) != len(rows) or any(len(row) != len(columns) for row in counts):
        raise ValueError(f"The counts are not {len(rows)} rows by {len(columns)} columns")
    if any(count < 0 for row in counts for count in row):
        raise ValueError("A count cannot be negative")


def _measures(
    rows: tuple[str, ...], columns: tuple[str, ...], counts: Counts, resamples: int, seed: int
) -> tuple[float | NotComputable, AssociationTest | NotComputable, EffectSize | NotComputable, int]:
    reason = _obstacle(rows, columns)
    if reason is not None:
        return reason, reason, reason, 0

    import numpy as np

    observed = np.array(counts, dtype=np.int64)
    expected = observed.sum(axis=1, keepdims=True) * observed.sum(axis=0, keepdims=True) / observed.sum()
    chi_square = float(((observed - expected) ** 2 / expected).sum())
    small_cells = int((expected < SMALL_EXPECTED_COUNT).sum())
    if observed.shape == (2, 2):
        return chi_square, _fisher(observed), _phi(counts), small_cells
    test = _permutation(observed, expected, chi_square, resamples, seed)
    smaller_side = min(observed.shape) - 1
    cramers_v = (chi_square / (float(observed.sum()) * smaller_side)) ** 0.5
    return chi_square, test, EffectSize("cramers_v", cramers_v), small_cells


def _obstacle(rows: tuple[str, ...], columns: tuple[str, ...]) -> NotComputable | None:
    if not rows:
        return NotComputable("there are no cases in the table")
    if len(rows) == 1:
        return NotComputable(f"all the cases are in one row, “{rows[0]}”")
    if len(columns) == 1:
        return NotComputable(f"all the cases are in one column, “{columns[0]}”")
    return None


def _fisher(observed: NDArray[np.int64]) -> AssociationTest:
    from scipy.stats import fisher_exact

    return AssociationTest("fisher_exact", float(fisher_exact(observed).pvalue))


def _phi(counts: Counts) -> EffectSize:
    (a, b), (c, d) = counts
    return EffectSize("phi", (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d)) ** 0.5)


def _permutation(
    observed: NDArray[np.int64], expected: NDArray[np.float64], chi_square: float, resamples: int, seed: int
) -> AssociationTest:
    import numpy as np
    from scipy.stats import random_table

    tables = random_table.rvs(
        observed.sum(axis=1), observed.sum(axis=0), size=resamples, random_state=np.random.default_rng(seed)
    )
    statistics = ((tables - expected) ** 2 / expected).sum(axis=(1, 2))
    # Tables that tie with the observed one may differ from it in the last binary digit.
    extreme = int((statistics >= chi_square * (1 - 1e-9)).sum())
    return AssociationTest("permutation", (1 + extreme) / (1 + resamples), resamples, seed)
