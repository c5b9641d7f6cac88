"""What there is to tally about one item, as conditions on an audit that a database can count by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from audit_app.aggregation.tally import NONE
from audit_app.tool.item import Item
from audit_app.tool.queries import answered, chosen, none_chosen, shown


@dataclass(frozen=True)
class Question:
    """Which audits call for an answer, what stands under each code, and when there is an answer.

    ``shown`` is None where the review does not ask. ``answered`` is None where an audit with an answer stands
    under exactly one of the codes.
    """

    ref: str
    shown: Q | None
    codes: Mapping[str, Q] = field(default_factory=dict)
    answered: Q | None = None

    def conditions(self) -> Iterator[tuple[str, Q]]:
        """What to count, by name. Questions may share a condition, which is then counted once."""
        if self.shown is not None:
            yield "shown", self.shown
            yield from ((code, self.shown & condition) for code, condition in self.codes.items())
            if self.answered is not None:
                yield "answered", self.shown & self.answered


def question_of(each: Item, off: Collection[str]) -> Question:
    """The question of an item; of a line of a tick grid, only whether the grid is called for."""
    called_for = shown(each.ref, off)
    if each.line:
        return Question(each.ref, called_for)
    codes = {code: chosen(each, code) for code in each.labels}
    if each.kind == "choice":
        return Question(each.ref, called_for, codes)
    if each.kind == "any_of":
        codes[NONE] = none_chosen(each)
    return Question(each.ref, called_for, codes, answered(each))
