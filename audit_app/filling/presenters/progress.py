"""How far each section of an audit is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from audit_app.filling.layout import asked_items, part_title
from audit_app.filling.submission import Readiness, may_stay_empty
from audit_app.tool.answers import is_answered
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.registry import item, section_titles

Part = str | int
PARTS: tuple[Part, ...] = (HEADER, *section_titles())

NOT_STARTED, IN_PROGRESS, COMPLETE = "Not started", "In progress", "Complete"


@dataclass(frozen=True)
class PartProgress:
    """Counts of one part: what the answers so far call for, and what of it is answered."""

    part: Part
    title: str
    asked: int
    answered: int
    set_aside: int
    problems: int
    is_begun: bool

    @property
    def state(self) -> str:
        if self.asked and self.answered == self.asked and not self.problems:
            return COMPLETE
        return IN_PROGRESS if self.is_begun else NOT_STARTED


def progress(readiness: Readiness, off: frozenset[str]) -> tuple[PartProgress, ...]:
    """The header and the nine sections, in order."""
    return tuple(_part(part, readiness, off) for part in PARTS)


def _part(part: Part, readiness: Readiness, off: frozenset[str]) -> PartProgress:
    shown = readiness.shown
    counted = [each for each in asked_items(part, off) if _counts(each, shown)]
    stored = [readiness.answers.get(each.ref) for each in asked_items(part)]
    return PartProgress(
        part=part,
        title=part_title(part),
        asked=len(counted),
        answered=sum(is_answered(shown[each.ref]) for each in counted),
        set_aside=sum(item(ref).section == part for ref in readiness.set_aside),
        problems=sum(item(problem.ref).section == part for problem in readiness.problems),
        is_begun=any(is_answered(value) for value in stored),
    )


def _counts(each: Item, shown: Mapping[str, Any]) -> bool:
    """An item asked "if any" counts once it is answered, so that the count never falls short for ever."""
    if each.ref not in shown or each.kind == "comment":
        return False
    return each.kind == "rows" or is_answered(shown[each.ref]) or not may_stay_empty(each, shown)
