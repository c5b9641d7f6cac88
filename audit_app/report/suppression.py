"""Small numbers: what a reader without rights to the cases may not see, and what would give it away.

A number from 1 to 4 is shown as "1 to 4". Where that alone could be undone by subtraction along a row, a
column or a total, more numbers of the same line are withheld, the smallest first, until nothing small can be
had from what is left. Zero is shown, because nobody is in it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

SMALLEST_SHOWN = 5
SMALL = f"1 to {SMALLEST_SHOWN - 1}"
WITHHELD = "withheld"
NOTE = (
    f"Numbers from 1 to {SMALLEST_SHOWN - 1} are shown as “{SMALL}”; where one of them could be worked out "
    f"from the others, those are {WITHHELD} too."
)

Cell = TypeVar("Cell", bound=Hashable)


@dataclass(frozen=True)
class Line:
    """Cells that add up to a total: the ``total`` is a cell as well, or None where every reader knows it."""

    parts: tuple[Hashable, ...]
    total: Hashable | None = None

    @property
    def cells(self) -> tuple[Hashable, ...]:
        return self.parts if self.total is None else (*self.parts, self.total)


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST_SHOWN


def hidden_cells(counts: Mapping[Cell, int], lines: Iterable[Line]) -> dict[Cell, str]:
    """What stands in place of each number that cannot be shown; every other number can."""
    lines = list(lines)
    shown_as: dict[Cell, str] = {cell: SMALL for cell, count in counts.items() if is_small(count)}
    while True:
        further = next((cell for line in lines if (cell := _next_to_hide(line, counts, shown_as))), None)
        if further is None:
            return shown_as
        shown_as[further] = WITHHELD  # type: ignore[index]


def _next_to_hide(line: Line, counts: Mapping, shown_as: Mapping) -> Hashable | None:
    """The cell that has to go before this line keeps its secrets, or None."""
    hidden = [cell for cell in line.cells if cell in shown_as]
    if _is_ambiguous(line, hidden, counts, shown_as):
        return None
    open_parts = [cell for cell in line.parts if cell not in shown_as and counts[cell]]
    if open_parts:
        return min(open_parts, key=lambda cell: counts[cell])
    return line.total if line.total is not None and line.total not in shown_as else None


def _is_ambiguous(line: Line, hidden: Sequence, counts: Mapping, shown_as: Mapping) -> bool:
    """Whether at least two values are left open for each hidden number, by this line's sum alone."""
    if not hidden:
        return True
    if line.total is not None and line.total in shown_as:
        # Nothing is known of the sum save the bounds of the total itself, when it is a small one.
        return len(hidden) > 1
    known = sum(counts[cell] for cell in hidden)
    lows = {cell: 1 if shown_as[cell] == SMALL else SMALLEST_SHOWN for cell in hidden}
    highs = {cell: SMALLEST_SHOWN - 1 if shown_as[cell] == SMALL else known for cell in hidden}
    for cell in hidden:
        low = max(lows[cell], known - sum(highs.values()) + highs[cell])
        high = min(highs[cell], known - sum(lows.values()) + lows[cell])
        if low >= high:
            return False
    return True
