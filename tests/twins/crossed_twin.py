"""Two answers laid against each other as with pencil and squared paper: one case after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tests.twins import report_twin as twin
from tests.twins.measures_transcribed import MEASURES
from tests.unit.tool.appendix_2a import APPENDIX_2A

Case = Mapping[str, Any]

REFS = {row.ref for row in APPENDIX_2A}
# What the lines of a tick grid amount to, by the measure that rests on it, and its answers by segment.
OF_LINES = {
    "3.4": ("strategy_wider_group", {"met": "more_than_two", "not_met": "two_or_fewer"}),
    "7.3.first_strategy.anywhere": ("strategy_recorded", {"met": "found", "not_met": "not_found"}),
}
LEFT_OUT = ("hidden", "unanswered", "not_applicable")


def crossed(one: str, other: str, cases: Sequence[Case], off: Collection[str]) -> Counter[Any]:
    """Cases by both answers, or by why they are left out: the first answer's reason before the second's."""
    found: Counter[Any] = Counter()
    for case in cases:
        first, second = answer(one, case, off), answer(other, case, off)
        if first in LEFT_OUT:
            found[first] += 1
        elif second in LEFT_OUT:
            found[second] += 1
        else:
            found[first, second] += 1
    return found


def answer(ref: str, case: Case, off: Collection[str]) -> str:
    if ref in OF_LINES:
        key, answers = OF_LINES[ref]
        where = twin.segment(next(row for row in MEASURES if row.key == key), case, off)
        return answers.get(where, where)
    if ref in REFS:
        return _given(ref, case, off) or "unanswered"
    question, _dot, tick = ref.rpartition(".")
    ticked = _given(question, case, off)
    if ticked is None or ticked == "hidden":
        return ticked or "unanswered"
    return "ticked" if tick in ticked else "not_ticked"


def _given(ref: str, case: Case, off: Collection[str]) -> Any:
    return case.get(ref) if twin.is_shown(ref, case, off) else "hidden"
