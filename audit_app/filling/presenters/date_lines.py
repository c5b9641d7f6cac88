"""What the dates of an audit say beside its questions: the clocks, and the dates that look odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils import timezone

from audit_app.filling.layout import asked_items
from audit_app.filling.presenters.clock_line import CLOCK_REFS, ClockLine, clock_lines
from audit_app.filling.reading import dated_answers, dated_items
from audit_app.filling.unlikely import Beside, unlikely_dates
from audit_app.tool.header import HEADER
from audit_app.tool.item import Item
from audit_app.tool.models import Audit

Part = str | int
DATED = ("date", "time", "rows")


@dataclass(frozen=True)
class DateLines:
    """By ref, what stands beside an item."""

    clocks: Mapping[str, ClockLine] = field(default_factory=dict)
    unlikely: Mapping[str, str] = field(default_factory=dict)

    def in_words(self) -> dict[str, dict[str, str]]:
        """The same as plain words, for a page that is open."""
        return {
            "clocks": {ref: line.words for ref, line in self.clocks.items()},
            "differences": {ref: line.difference for ref, line in self.clocks.items()},
            "unlikely": dict(self.unlikely),
        }


def lines_beside(audit: Audit, part: Part, answers: Mapping[str, Any]) -> DateLines:
    """By the answers of this part; where it has neither date nor clock, the other dates are not fetched."""
    if not touches_dates(part):
        return DateLines()
    everything = {**dated_answers(audit), **answers}
    return DateLines(clock_lines(everything, audit.review), odd_dates(audit, everything))


def odd_dates(audit: Audit, answers: Mapping[str, Any]) -> dict[str, str]:
    """By ref, what is odd about the dates among these answers."""
    age = audit.case.age_years
    return unlikely_dates(answers, Beside(timezone.localdate(), audit.audit_date, audit.review, age))


def speaks_of_dates(each: Item) -> bool:
    """Whether an answer to this item may change what the dates say."""
    return each.kind in DATED or each.ref in CLOCK_REFS or each in dated_items()


@cache
def touches_dates(part: Part) -> bool:
    return part != HEADER and any(each.kind in DATED or each.ref in CLOCK_REFS for each in asked_items(part))
