"""Rounds a table of expected sizes to whole numbers by chance, keeping every margin.

Controlled rounding without bias (Cox 1987, after Causey, Cox and Ernst 1985). While a cell holds a fraction,
its row and its column each hold another, because their sums are whole; so one can walk from fraction to
fraction, row and column in turn, until the walk meets itself: a cycle. Along it parts are added to every
second cell and taken from the ones between, or the other way round, as far as the first of them becomes
whole. Which way is drawn with the probabilities that keep each cell's expectation as it was. Every turn makes
at least one more cell whole, no sum ever changes, and each cell ends at the whole number just below or just
above its expected size.
"""

from collections.abc import Callable

from audit_app.sampling.drawing.flow import Table

Cell = tuple[int, int]


def round_by_chance(parts: Table, whole: int, below: Callable[[int], int]) -> Table:
    """Whole numbers in place of the parts, with the parts divided by ``whole`` as their expectation.

    Args:
        parts: expected sizes, ``whole`` parts to one; all sums of rows and columns are multiples of it.
        below: ``below(n)`` draws a whole number from 0 to n - 1, each equally likely.
    """
    floors = [[part // whole for part in line] for line in parts]
    fractions = [[part % whole for part in line] for line in parts]
    while (cycle := _find_cycle(fractions, whole)) is not None:
        _turn(fractions, cycle, whole, below)
    return [
        [floor + fraction // whole for floor, fraction in zip(line, rest, strict=True)]
        for line, rest in zip(floors, fractions, strict=True)
    ]


def _find_cycle(fractions: Table, whole: int) -> list[Cell] | None:
    """The cells of a cycle in the order of the walk, or None when every cell is whole.

    The walk begins in the first row that holds a fraction and always takes the first fraction of the row or
    column it is in, other than the one it came by.
    """
    first_row = next((i for i, line in enumerate(fractions) if any(part % whole for part in line)), None)
    if first_row is None:
        return None
    walk: list[Cell] = []
    met: dict[tuple[bool, int], int] = {}
    in_row, number = True, first_row
    while (in_row, number) not in met:
        met[in_row, number] = len(walk)
        line = (
            [(number, j) for j in range(len(fractions[number]))]
            if in_row
            else [(i, number) for i in range(len(fractions))]
        )
        came_by = walk[-1] if walk else None
        cell = next((i, j) for i, j in line if fractions[i][j] % whole and (i, j) != came_by)
        walk.append(cell)
        in_row, number = not in_row, cell[1] if in_row else cell[0]
    return walk[met[in_row, number] :]


def _turn(fractions: Table, cycle: list[Cell], whole: int, below: Callable[[int], int]) -> None:
    """Moves parts along the cycle one way or the other, as far as its cells allow."""
    even, odd = cycle[::2], cycle[1::2]
    room_up = min([whole - fractions[i][j] for i, j in even] + [fractions[i][j] for i, j in odd])
    room_down = min([fractions[i][j] for i, j in even] + [whole - fractions[i][j] for i, j in odd])
    # Up by room_up with probability room_down / (room_up + room_down), so that nothing moves on average.
    step = room_up if below(room_up + room_down) < room_down else -room_down
    for i, j in even:
        fractions[i][j] += step
    for i, j in odd:
        fractions[i][j] -= step
