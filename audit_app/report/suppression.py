"""Small numbers: which a reader without rights to the cases may not see, and which would give one away.

The rule is coarse so that it is safe: a table or a measure that holds one such number shows none of its
numbers. What is left out piece by piece can be worked out again from what stands beside it, or elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_SHOWN = 5
WITHHELD = "withheld"
NOTE = (
    f"Numbers read “{WITHHELD}” where one of them, or what one leaves of all the cases, is from 1 to "
    f"{SMALLEST_SHOWN - 1}, because the others could tell it."
)


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST_SHOWN


def tells(count: int, cases: int) -> bool:
    """Whether a count is small, or what it leaves of all the ``cases``, of which every reader knows."""
    return is_small(count) or is_small(cases - count)


def tells_as_a_row(counts: Sequence[int]) -> bool:
    """Whether two counts of one row differ by a small number, and may be a whole and a part of it.

    Where one is the sum of the others, these are its parts, and what a part leaves is counted beside it.
    """
    if 2 * max(counts, default=0) == sum(counts):
        return False
    return any(is_small(one - other) for one in counts for other in counts)
