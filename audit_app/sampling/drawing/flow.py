"""Fills a table of whole numbers up to given margins, or shows why it cannot be filled.

Rows are age bands and columns are places. The method is the augmenting path of Ford and Fulkerson (1956),
shortest path first (Edmonds and Karp 1972), lower numbered rows and columns first, so that the outcome is the
same everywhere.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

Table = list[list[int]]
Node = tuple[bool, int]  # (is a row, its number)


@dataclass(frozen=True)
class Filled:
    """The fullest table, and the rows and columns from which an unmet row can still be reached.

    When every row is met both sets are empty. Otherwise the reached rows cannot have all they ask for: the
    reached columns are full, and in the others all that the reached rows may take is taken.
    """

    table: Table
    reached_rows: frozenset[int]
    reached_columns: frozenset[int]


def fill(limits: Table, rows: Sequence[int], columns: Sequence[int], start: Table | None = None) -> Filled:
    """Raises the cells, each at most its limit, until the rows' and columns' sums are met as far as possible.

    Args:
        start: a table within the limits and margins to begin from; empty when not given.
    """
    table = [list(line) for line in start] if start else [[0] * len(columns) for _row in rows]
    row_slack = [wanted - sum(line) for wanted, line in zip(rows, table, strict=True)]
    column_slack = [wanted - sum(line[j] for line in table) for j, wanted in enumerate(columns)]
    while True:
        came_from, end = _search(limits, table, row_slack, column_slack)
        if end is None:
            return Filled(
                table,
                frozenset(i for is_row, i in came_from if is_row),
                frozenset(j for is_row, j in came_from if not is_row),
            )
        _augment(limits, table, row_slack, column_slack, came_from, end)


def _search(
    limits: Table, table: Table, row_slack: list[int], column_slack: list[int]
) -> tuple[dict[Node, Node | None], Node | None]:
    """Breadth first from the rows that want more to a column that does: who reached whom, and the end."""
    came_from: dict[Node, Node | None] = {(True, i): None for i, slack in enumerate(row_slack) if slack}
    queue = deque(came_from)
    while queue:
        node = queue.popleft()
        is_row, number = node
        if is_row:
            onward = [(False, j) for j, limit in enumerate(limits[number]) if table[number][j] < limit]
        elif column_slack[number]:
            return came_from, node
        else:
            onward = [(True, i) for i, line in enumerate(table) if line[number]]
        for neighbour in onward:
            if neighbour not in came_from:
                came_from[neighbour] = node
                queue.append(neighbour)
    return came_from, None


def _augment(
    limits: Table,
    table: Table,
    row_slack: list[int],
    column_slack: list[int],
    came_from: dict[Node, Node | None],
    end: Node,
) -> None:
    """Moves as much as the path to ``end`` carries: up in its forward cells, down in its backward cells."""
    up: list[tuple[int, int]] = []
    down: list[tuple[int, int]] = []
    node, before = end, came_from[end]
    while before is not None:
        is_row, number = node
        if is_row:
            down.append((number, before[1]))
        else:
            up.append((before[1], number))
        node, before = before, came_from[before]
    amount = min(
        row_slack[node[1]],
        column_slack[end[1]],
        *(limits[i][j] - table[i][j] for i, j in up),
        *(table[i][j] for i, j in down),
    )
    for i, j in up:
        table[i][j] += amount
    for i, j in down:
        table[i][j] -= amount
    row_slack[node[1]] -= amount
    column_slack[end[1]] -= amount
