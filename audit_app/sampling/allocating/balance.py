"""How many cases each assessor takes, where not everybody may read every case.

The targets are met exactly where that can be. Where it cannot, everybody is kept within one case of their
target, or two, or whatever is the least that can be, and within that as few cases as can be are away from the
targets.

The proof is in the order of the steps. ``flow.fill`` finds the fullest table, and never takes from a column
what it has once been given. So a table that was first filled to the least that everybody must have, then as
far as the targets allow, and only then beyond them, ends with all three as good as they can be at once
(Mendelsohn and Dulmage 1958 for the first and the last).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from audit_app.sampling.drawing.flow import Table, fill


@dataclass(frozen=True)
class Blocked:
    """The rows that cannot all be taken, and the columns that alone may take them and are full."""

    rows: frozenset[int]
    columns: frozenset[int]


def balance(
    limits: Table, cases: Sequence[int], targets: Sequence[int], ceilings: Sequence[int]
) -> list[int] | Blocked:
    """The load of each assessor.

    Args:
        limits: by row (a kind of case) and column (an assessor) how many of the row the column may take.
        cases: how many cases each row has; ``targets`` add up to as many.
        ceilings: the most that each column can take, never below its target.
    """
    fullest = fill(limits, cases, ceilings)
    if _placed(fullest.table) < sum(cases):
        return Blocked(fullest.reached_rows, fullest.reached_columns)
    for apart in count():
        least = [max(0, target - apart) for target in targets]
        table = fill(limits, cases, least).table
        if _placed(table) < sum(least):
            continue
        table = fill(limits, cases, targets, table).table
        most = [min(ceiling, target + apart) for ceiling, target in zip(ceilings, targets, strict=True)]
        table = fill(limits, cases, most, table).table
        if _placed(table) == sum(cases):
            return [sum(line[j] for line in table) for j in range(len(targets))]
    raise AssertionError("Every table that can be filled is found at some distance from the targets")


def _placed(table: Table) -> int:
    return sum(map(sum, table))
