"""The page of a timeline: its picture, the same in words, and every date in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from audit_app.filling.presentable import presentable_answers
from audit_app.filling.presenters.facts import Fact, case_facts, in_full
from audit_app.filling.presenters.item_link import item_url
from audit_app.filling.presenters.timeline_drawing import NARROW, WIDE, Drawing, draw
from audit_app.filling.timeline import Gap, Moment, Overlap, Stretch, Timeline, timeline_of
from audit_app.tool.answers import Answers, answers_of, shown_answers
from audit_app.tool.clocks import Clock, clocks_of
from audit_app.tool.models import Audit
from audit_app.tool.timescales import with_unit


@dataclass(frozen=True)
class MomentRow:
    """A line of the table; ``url`` leads to the question and is empty for who may not change it."""

    day: str
    ref: str
    url: str
    name: str
    note: str
    since: str


@dataclass(frozen=True)
class TimelinePage:
    audit: Audit
    facts: tuple[Fact, ...]
    drawings: tuple[Drawing, ...]
    stretches: tuple[str, ...]
    gaps: tuple[str, ...]
    overlaps: tuple[str, ...]
    rows: tuple[MomentRow, ...]

    @property
    def left_out(self) -> int:
        """How many dates lie too long before the referral to be drawn."""
        return self.drawings[0].left_out if self.drawings else 0


def timeline_page(audit: Audit, *, may_edit: bool) -> TimelinePage:
    """Of the answers that count; ``may_edit`` makes each date a link to its question."""
    review = audit.review
    shown = shown_answers(presentable_answers(answers_of(audit), audit), review.items_off)
    timeline = timeline_of(shown, audit.case.plan_started)
    clocks, referral = clocks_of(shown, review), shown.get("1.1")
    return TimelinePage(
        audit=audit,
        facts=case_facts(audit),
        drawings=tuple(drawing for layout in (WIDE, NARROW) if (drawing := draw(timeline, referral, layout))),
        stretches=tuple(_stretch(each, clocks[each.clock]) for each in timeline.stretches),
        gaps=tuple(_gap(each) for each in timeline.gaps),
        overlaps=tuple(_overlap(each) for each in timeline.overlaps),
        rows=tuple(_rows(audit, timeline, shown, may_edit=may_edit)),
    )


def _stretch(stretch: Stretch, clock: Clock) -> str:
    if stretch.end is None:
        return f"{stretch.name}: started on {in_full(stretch.start)}, and no end is entered."
    span = f"{in_full(stretch.start)} to {in_full(stretch.end)}, {with_unit(stretch.days, 'day')}"
    said = clock.sentence[0].lower() + clock.sentence[1:]
    return f"{stretch.name}: {span} ({said})."


def _gap(gap: Gap) -> str:
    words = (
        f"Nothing is entered for {with_unit(gap.days, 'day')}, "
        f"from {in_full(gap.after.day)} ({_what(gap.after)}) "
        f"to {in_full(gap.before.day)} ({_what(gap.before)})"
    )
    during = " and ".join(_inside(each) for each in gap.during)
    return f"{words}, during: {during}." if during else f"{words}."


def _overlap(overlap: Overlap) -> str:
    return (
        f"{overlap.one.name} and {_inside(overlap.other.name)} overlap for {with_unit(overlap.days, 'day')}, "
        f"from {in_full(overlap.start)} to {in_full(overlap.end)}."
    )


def _what(moment: Moment) -> str:
    return f"{moment.ref} {_inside(moment.name)}".strip()


def _inside(name: str) -> str:
    """A name as it stands in the middle of a sentence."""
    return name[0].lower() + name[1:]


def _rows(audit: Audit, timeline: Timeline, shown: Answers, *, may_edit: bool) -> Iterator[MomentRow]:
    before: date | None = None
    for moment in timeline.moments:
        since = (moment.day - before).days if before else None
        yield MomentRow(
            day=in_full(moment.day),
            ref=moment.ref,
            url=item_url(audit, moment.ref) if may_edit and moment.ref else "",
            name=moment.name,
            note=_note(shown, moment),
            since="" if since is None else with_unit(since, "day"),
        )
        before = moment.day


def _note(shown: Answers, moment: Moment) -> str:
    """What a row says beside its date; where the date is the caseload list's, that."""
    if not moment.ref:
        return "From the caseload list"
    if not moment.number:
        return ""
    row: dict[str, Any] = shown[moment.ref][moment.number - 1]
    return str(next((value for name, value in row.items() if name != "date"), ""))
