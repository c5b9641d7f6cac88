"""The expected size of every cell, age band by place, so that both margins are met exactly.

Iterative proportional fitting (Deming and Stephan 1940): beginning from the children of the frame, rows and
columns are scaled in turn until each row has the sum that its age band asks for and each column that of its
place. No cell may expect more children than it has: with a factor ``a`` for the row and ``b`` for the column,
a cell of ``c`` children expects ``c · min(1, a · b)``, which keeps the chance of every child at most 1.

The result is kept in parts, ``PARTS`` to a child, as whole numbers: sums are then exact, the rounding that
follows needs no tolerance, and a replay in another language cannot differ in the last digit. To get there the
fitted sizes are cut to whole parts and the few parts that the cut lost are filled in (see ``flow``).
All arithmetic before that cut is +, ·, / and comparison of IEEE 754 double numbers, in the order written.
"""

from collections.abc import Sequence

from audit_app.sampling.drawing.flow import Table, fill

PARTS = 10**9

SWEEPS = 200
CLOSE_ENOUGH = 1e-10
# A factor grows without end where margins leave a cell no choice but none or all; far enough is enough.
LARGEST_FACTOR = 1e100


def expected_parts(counts: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    """The expected size of each cell in parts, rows and columns adding up exactly.

    Args:
        counts: children of the frame in each cell; ``rows`` and ``columns`` are margins that some table of
            whole numbers within the counts can meet (``flow.fill`` has shown it).
    """
    fitted = _fit(counts, rows, columns)
    start = [
        [min(int(size * PARTS), count * PARTS) for size, count in zip(sizes, line, strict=True)]
        for sizes, line in zip(fitted, counts, strict=True)
    ]
    limits = [[count * PARTS for count in line] for line in counts]
    return fill(limits, [n * PARTS for n in rows], [n * PARTS for n in columns], start).table


def _fit(counts: Table, rows: Sequence[int], columns: Sequence[int]) -> list[list[float]]:
    """The fitted sizes; no row and no column is above its sum, and hardly any is below it."""
    down = [1.0] * len(columns)
    for _sweep in range(SWEEPS):
        across = [_factor(line, down, wanted) for line, wanted in zip(counts, rows, strict=True)]
        down = [_factor([line[j] for line in counts], across, wanted) for j, wanted in enumerate(columns)]
        sizes = [
            [count * min(1.0, a * b) for count, b in zip(line, down, strict=True)]
            for line, a in zip(counts, across, strict=True)
        ]
        sums = [_total(line) for line in sizes]
        if all(abs(total - wanted) <= CLOSE_ENOUGH for total, wanted in zip(sums, rows, strict=True)):
            break
    return _trim(_trim(sizes, rows), columns, of_columns=True)


def _factor(counts: Sequence[int], others: Sequence[float], wanted: int) -> float:
    """The factor t for which the sum of count · min(1, t · other) is as wanted.

    Cells fill up in the order of the other side's factors, the largest first; t is found once the cells that
    are full, and those only, are counted as full.
    """
    cells = sorted(
        ((other, count) for other, count in zip(others, counts, strict=True) if other and count),
        reverse=True,
    )
    if wanted == 0 or not cells:
        return 0.0
    full = 0
    for position, (other, count) in enumerate(cells):
        t = (wanted - full) / _total([rest * factor for factor, rest in cells[position:]])
        if t * other <= 1.0:
            return min(max(t, 1 / LARGEST_FACTOR), LARGEST_FACTOR)
        full += count
    return min(1.0 / cells[-1][0], LARGEST_FACTOR)


def _trim(sizes: list[list[float]], sums: Sequence[int], *, of_columns: bool = False) -> list[list[float]]:
    """Scales down the rows (or columns) that ended above their sum, by however little."""
    lines = [list(line) for line in zip(*sizes, strict=True)] if of_columns else sizes
    trimmed = [
        [size * min(1.0, wanted / total) if total else 0.0 for size in line]
        for line, total, wanted in zip(lines, [_total(line) for line in lines], sums, strict=True)
    ]
    return [list(line) for line in zip(*trimmed, strict=True)] if of_columns else trimmed


def _total(numbers: Sequence[float]) -> float:
    # Not sum(): since Python 3.12 it compensates for rounding, and two versions would then differ.
    total = 0.0
    for number in numbers:
        total += number
    return total
