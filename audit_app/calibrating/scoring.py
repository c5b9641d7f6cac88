"""How near a reading of the calibration case is to the panel's: plain arithmetic over answers by ref.

What counts is each coded item, a choice or ticks, of the sections that the review counts. Words, dates,
times, numbers and rows never do. Of a coded item:

- *ticks* are one answer: it agrees if exactly the same are ticked, "none of these" among them. Each line of a
  grid is an item of its own, such as the part that the police took.
- *not applicable* and *not evident* are options like any other, and agree with themselves alone.
- *unanswered by the panel*: there is nothing to agree with, so the item does not count.
- *hidden from the panel*: its answers do not call for the item, so it does not count, whatever was answered.
- *unanswered by the assessor* although they were asked: it counts, and does not agree.
- *hidden from the assessor* although the panel was asked: an answer above it differs, and that one counts.
  The item itself is not compared, so that one wrong turn is counted once; it is named as not compared.

A reading reaches the mark if the agreeing items, in per cent of those compared, are as many or more: no
rounding comes between. Where nothing is compared no mark is reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.agreeing.differences import is_same
from audit_app.tool.answers import is_answered
from audit_app.tool.item import Item
from audit_app.tool.registry import items


@dataclass(frozen=True)
class Score:
    """Refs in the order of the form: those that agree, that differ, and that the assessor was not asked."""

    agreed: tuple[str, ...]
    differed: tuple[str, ...]
    not_compared: tuple[str, ...]

    @property
    def compared(self) -> int:
        return len(self.agreed) + len(self.differed)

    @property
    def tenths(self) -> int | None:
        """Tenths of a per cent that agree, rounded down, so that no mark seems reached that is not."""
        return 1000 * len(self.agreed) // self.compared if self.compared else None

    def reaches(self, mark: int) -> bool:
        """Whether it is at or above ``mark``, in per cent."""
        return self.compared > 0 and 100 * len(self.agreed) >= mark * self.compared


@dataclass(frozen=True)
class Missed:
    """How often an item was answered otherwise than by the panel, of the readings that compare it."""

    ref: str
    differed: int
    compared: int


def coded_items(sections: Collection[int]) -> tuple[Item, ...]:
    """The items of these sections that can count, in the order of the form."""
    return tuple(each for each in items() if each.is_coded and each.section in sections)


def counted_refs(sections: Collection[int], left_out: Collection[str]) -> tuple[str, ...]:
    return tuple(each.ref for each in coded_items(sections) if each.ref not in left_out)


def score(panel: Mapping[str, Any], reading: Mapping[str, Any], counted: Collection[str]) -> Score:
    """Compares a reading with the panel's; both hold the answers that their own answers call for."""
    agreed, differed, not_compared = [], [], []
    for each in items():
        if each.ref not in counted or not is_answered(panel.get(each.ref)):
            continue
        if each.ref not in reading:
            not_compared.append(each.ref)
        elif is_same(each, panel[each.ref], reading[each.ref]):
            agreed.append(each.ref)
        else:
            differed.append(each.ref)
    return Score(tuple(agreed), tuple(differed), tuple(not_compared))


def most_missed(scores: Iterable[Score]) -> tuple[Missed, ...]:
    """Every item that some reading differs on: the greatest share first, then the form's order."""
    differed: Counter[str] = Counter()
    compared: Counter[str] = Counter()
    for each in scores:
        differed.update(each.differed)
        compared.update((*each.agreed, *each.differed))
    order = {each.ref: place for place, each in enumerate(items())}
    found = [Missed(ref, differed[ref], compared[ref]) for ref in sorted(differed, key=order.__getitem__)]
    return tuple(sorted(found, key=lambda each: -each.differed / each.compared))
