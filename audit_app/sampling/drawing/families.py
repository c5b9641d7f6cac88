"""One child of each family, chosen by chance: the first of the two phases of a draw without siblings.

Every child of a family of ``m`` children who can be drawn is chosen with the chance 1 in ``m``; the draw then
takes place among those chosen. The chance of a child who is drawn is therefore 1 in ``m`` times the chance of
the stratum among the chosen, and the inverse of that product is the weight that leaves an estimate without
bias (two-phase sampling: Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling, section 9.3).
Kish (1949, JASA 44, 380-387) chose one person of each household so, and weighted by the size of the
household.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit_app.sampling.drawing.frame import Unit


@dataclass(frozen=True)
class Chosen:
    """``units`` in order of their references; ``sizes``: reference → children of the family, where
    several."""

    units: list[Unit]
    sizes: dict[str, int]


def one_of_each_family(units: Iterable[Unit], below: Callable[[int], int]) -> Chosen:
    """Families go in the order of their references' code points, the children of each in the order of theirs.

    A family with one child draws no number. A child without a family is one by themselves.

    Args:
        units: in order of their references.
        below: ``below(n)`` draws a whole number from 0 to n - 1, each equally likely.
    """
    families: dict[str, list[Unit]] = defaultdict(list)
    chosen: list[Unit] = []
    for unit in units:
        if unit.family:
            families[unit.family].append(unit)
        else:
            chosen.append(unit)
    sizes: dict[str, int] = {}
    for _family, children in sorted(families.items()):
        unit = children[below(len(children))] if len(children) > 1 else children[0]
        chosen.append(unit)
        if len(children) > 1:
            sizes[unit.reference] = len(children)
    return Chosen(sorted(chosen, key=lambda unit: unit.reference), sizes)
