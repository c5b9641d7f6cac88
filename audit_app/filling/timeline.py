"""The course of a case by every date that was entered: its moments, its stretches, gaps and overlaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Any

from audit_app.tool.header import HEADER
from audit_app.tool.registry import item

REFERRAL = "1.1"
# Four weeks in which nothing was entered: twice what may lie between two visits to a child (8.8).
LONGEST_PAUSE = 28
ROW_NAMES = {
    "1.4.rows": "Earlier referral or contact",
    "1.5.rows": "Later contact",
    "6.1.rows": "Further concern",
}


@dataclass(frozen=True)
class Lasting:
    """What lasts from the first of ``starts`` that has a date until ``end``, with its clock.

    ``is_work`` is something that may be going on still; the rest is a wait, which is over or is none.
    """

    name: str
    starts: tuple[str, ...]
    end: str
    clock: str
    is_work: bool = False


LASTING: tuple[Lasting, ...] = (
    Lasting("Referral to first strategy discussion", (REFERRAL,), "3.1.date", "3.2"),
    Lasting("Section 47 enquiries", ("3.1.date",), "4.1.date", "4.3", is_work=True),
    Lasting("Core assessment", ("5.1.started",), "5.1.completed", "5.2", is_work=True),
    Lasting("Strategy discussion to conference", ("9.1.discussion", "3.1.date"), "9.1.date", "9.1"),
)


@dataclass(frozen=True)
class Moment:
    """A date that was entered at ``ref``; ``number`` tells the rows of one question apart, from 1."""

    day: date
    ref: str
    name: str
    number: int = 0


@dataclass(frozen=True)
class Stretch:
    """Something that lasted; ``end`` is None where only its start was entered."""

    name: str
    start: date
    end: date | None
    clock: str

    @property
    def days(self) -> int:
        return (self.end - self.start).days if self.end else 0


@dataclass(frozen=True)
class Gap:
    """Days after one moment and before the next in which nothing was entered, and what went on meanwhile."""

    after: Moment
    before: Moment
    during: tuple[str, ...]

    @property
    def days(self) -> int:
        return (self.before.day - self.after.day).days


@dataclass(frozen=True)
class Overlap:
    one: Stretch
    other: Stretch
    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days


@dataclass(frozen=True)
class Timeline:
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]


def timeline_of(shown: Mapping[str, Any], plan_started: date | None = None) -> Timeline:
    """From the answers that count; ``plan_started`` is what the caseload list says of the plan."""
    moments = sorted(_moments(shown, plan_started), key=lambda each: each.day)
    stretches = tuple(_stretches(shown))
    return Timeline(
        tuple(moments),
        stretches,
        tuple(_gaps(moments, shown.get(REFERRAL), stretches)),
        tuple(_overlaps(stretches)),
    )


def _moments(shown: Mapping[str, Any], plan_started: date | None) -> Iterator[Moment]:
    if plan_started:
        yield Moment(plan_started, "", "Child protection plan started")
    for ref, value in shown.items():
        each = item(ref)
        if not value or each.section == HEADER:
            continue
        if each.kind == "date":
            yield Moment(value, ref, _named(each.question))
        elif each.kind == "rows":
            for number, row in enumerate(value, start=1):
                yield Moment(row["date"], ref, ROW_NAMES[ref], number)


def _named(question: str) -> str:
    name = question.removeprefix("Date of the ").removeprefix("Date the ")
    return name[0].upper() + name[1:]


def _stretches(shown: Mapping[str, Any]) -> Iterator[Stretch]:
    """What ends before it starts is not drawn: the clock beside its question says so."""
    for each in LASTING:
        start = next((shown[ref] for ref in each.starts if shown.get(ref)), None)
        end = shown.get(each.end) or None
        if start and (end >= start if end else each.is_work):
            yield Stretch(each.name, start, end, each.clock)


def _gaps(moments: list[Moment], referral: date | None, stretches: tuple[Stretch, ...]) -> Iterator[Gap]:
    """Only from the referral on: what lies between earlier contacts is no pause in this work."""
    for one, other in pairwise(moments):
        if (referral and one.day < referral) or (other.day - one.day).days <= LONGEST_PAUSE:
            continue
        during = tuple(
            each.name for each in stretches if each.end and each.start <= one.day and other.day <= each.end
        )
        yield Gap(one, other, during)


def _overlaps(stretches: tuple[Stretch, ...]) -> Iterator[Overlap]:
    """Two that start on the same day overlap of necessity, and are passed over."""
    for one, other in combinations(stretches, 2):
        if one.end is None or other.end is None or one.start == other.start:
            continue
        start, end = max(one.start, other.start), min(one.end, other.end)
        if start < end:
            yield Overlap(one, other, start, end)
