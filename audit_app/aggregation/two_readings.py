"""How far two readers of the same files agree, item by item, over the cases of which both readings are in.

A case of which one reading is still out is in no count, so that nobody learns from a figure what another
reader found before they have handed in their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.aggregation.statistics import (
    Coefficient,
    NotComputable,
    RaterAgreement,
    pairs_table,
    rater_agreement,
)
from audit_app.sampling.choices import RaterRole
from audit_app.sampling.models import Review
from audit_app.sampling.queries import allocations_of
from audit_app.tool.answers import answers_of, shown_answers
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit
from audit_app.tool.queries import pairs_handed_in
from audit_app.tool.registry import items
from audit_app.tool.timescales import timescales_of, worded

Answers = Mapping[str, Any]
AnswerPair = tuple[str | None, str | None]


@dataclass(frozen=True)
class ItemAgreement:
    """One question with a choice. ``one_sided``: cases in which only one of the two readers answered it."""

    item: Item
    found: RaterAgreement
    one_sided: int

    @property
    def question(self) -> str:
        """The question with that of its group before it."""
        group = self.item.group
        if not group:
            return self.item.question
        return f"{group} {self.item.question}" if group.endswith("?") else f"{group}: {self.item.question}"


@dataclass(frozen=True)
class ReviewAgreement:
    """``cases`` were read twice and both readings are in; of ``waiting`` more, one at least is still out.

    ``items``: the questions that both readers of some case have answered, the one on which they agree least
    first. ``without_pair``: the refs of those that no two readers have both answered.
    """

    cases: int
    waiting: int
    items: tuple[ItemAgreement, ...]
    without_pair: tuple[str, ...]

    @property
    def compared(self) -> int:
        return sum(each.found.pairs for each in self.items)

    @property
    def agreed(self) -> int:
        return sum(each.found.agreed for each in self.items)


def review_agreement(review: Review) -> ReviewAgreement:
    """The agreement of all pairs of readings of a review that are in at this moment."""
    readings = [
        (_counted(first, review.items_off), _counted(second, review.items_off))
        for first, second in pairs_handed_in(review)
    ]
    twice = allocations_of(review).filter(role=RaterRole.SECOND).count()
    timescales = timescales_of(review)
    found = [(worded(each, timescales), pairs) for each, pairs in _pairs_by_item(readings, review.items_off)]
    compared = [_compare(each, pairs) for each, pairs in found]
    return ReviewAgreement(
        cases=len(readings),
        waiting=twice - len(readings),
        items=tuple(sorted((each for each in compared if each.found.pairs), key=_worst_first)),
        without_pair=tuple(each.item.ref for each in compared if not each.found.pairs),
    )


def _counted(audit: Audit, off: list[str]) -> Answers:
    """The answers that count: those that the review asks and the other answers call for."""
    return shown_answers(answers_of(audit), off)


def _pairs_by_item(
    readings: Iterable[tuple[Answers, Answers]], off: list[str]
) -> Iterator[tuple[Item, list[AnswerPair]]]:
    found: dict[str, list[AnswerPair]] = defaultdict(list)
    for first, second in readings:
        for each in _choices(off):
            found[each.ref].append((first.get(each.ref), second.get(each.ref)))
    yield from ((each, found[each.ref]) for each in _choices(off))


def _choices(off: list[str]) -> Iterator[Item]:
    for each in items():
        if each.kind == "choice" and each.section != HEADER and each.ref not in off:
            yield each


def _compare(each: Item, pairs: list[AnswerPair]) -> ItemAgreement:
    one_sided = sum((first is None) != (second is None) for first, second in pairs)
    return ItemAgreement(each, rater_agreement(pairs_table(pairs, list(each.labels))), one_sided)


def _worst_first(each: ItemAgreement) -> tuple[float, float, int]:
    """By AC1, which can be computed wherever there is a pair, then by the share that is the same."""
    ac1, share = (_value(figure) for figure in (each.found.ac1, each.found.share))
    return ac1, share, -each.found.pairs


def _value(figure: Coefficient | NotComputable) -> float:
    return figure.value if isinstance(figure, Coefficient) else 1.0
