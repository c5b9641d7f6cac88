"""Clocks: what the dates say of a timescale, with the sum shown.

A clock proposes an answer and never gives one. Standards are the review's. The day of the start is day 0, and
a standard of n days is met until the end of the nth day after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from audit_app.kit.calendar import Counting, OutsideCalendarError, calendar_for, day_count
from audit_app.sampling.models import Review
from audit_app.tool.queries import is_asked
from audit_app.tool.registry import item, shown_refs
from audit_app.tool.timescales import with_unit

# The zone of every jurisdiction whose bank holidays the calendar knows.
LOCAL_TIME = ZoneInfo("Europe/London")

State = Literal["in_time", "late", "cannot"]
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Clock:
    """The reading of one clock.

    ``days`` counts from the start in the review's way of counting, None where it cannot be computed;
    ``counted`` says from when to when, and what was left out; ``proposes`` is the answer that the sum speaks
    for.
    """

    ref: str
    state: State
    days: int | None
    allowed: int
    sentence: str
    counted: str = ""

    @property
    def proposes(self) -> str | None:
        return {"in_time": "yes", "late": "no", "cannot": None}[self.state]


@dataclass(frozen=True)
class DayClock:
    """A standard in days: where it starts (the first of ``starts`` that has a date), where it ends."""

    ref: str
    starts: tuple[str, ...]
    end: str
    allowed: Callable[[Review], int]


DAY_CLOCKS: tuple[DayClock, ...] = (
    DayClock("4.3", ("3.1.date",), "4.1.date", lambda review: review.outcome_days),
    DayClock("5.2", ("5.1.started",), "5.1.completed", lambda review: review.core_days),
    DayClock("5.2.from_referral", ("1.1",), "5.1.completed", lambda review: review.core_referral_days),
    DayClock("9.1", ("9.1.discussion", "3.1.date"), "9.1.date", lambda review: review.conference_days),
)


def clocks_of(answers: Answers, review: Review) -> dict[str, Clock]:
    """Every clock of the tool, by the ref of the item whose answer it proposes.

    Only answers that count are read: a date that is hidden or not asked is no date.
    """
    shown = shown_refs(answers, review.items_off)
    counted = {ref: value for ref, value in answers.items() if ref in shown}
    readings = [read_strategy_clock(counted, review)]
    readings += [read_day_clock(each, counted, review) for each in DAY_CLOCKS]
    return {reading.ref: reading for reading in readings}


def disagreements(answers: Answers, review: Review) -> tuple[Clock, ...]:
    """The clocks that speak against the assessor's answer; the answer stands and the report counts these."""
    shown = shown_refs(answers, review.items_off)
    against = {"in_time": "no", "late": "yes"}
    return tuple(
        clock
        for ref, clock in clocks_of(answers, review).items()
        if ref in shown and answers.get(ref) and answers[ref] == against.get(clock.state)
    )


def proposed_ics_timing(referral: date | None) -> str | None:
    """The answer that the date of the referral proposes for 7.1: ICS came into use in April 2008."""
    if referral is None:
        return None
    return "pre_ics" if referral < date(2008, 4, 1) else "post_ics"


def counting_of(review: Review) -> Counting:
    return "calendar" if review.day_counting == "calendar" else "working"


def read_day_clock(clock: DayClock, answers: Answers, review: Review) -> Clock:
    """One clock in days, from answers of which each counts."""
    allowed = clock.allowed(review)
    start_ref = next((ref for ref in clock.starts if answers.get(ref)), clock.starts[-1])
    missing = _missing((start_ref, clock.end), answers, review)
    if missing:
        return Clock(clock.ref, "cannot", None, allowed, missing)
    start, end = answers[start_ref], answers[clock.end]
    if end < start:
        return Clock(clock.ref, "cannot", None, allowed, _before(clock.end, start_ref))
    try:
        days = day_count(start, end, counting_of(review), review.jurisdiction)
    except OutsideCalendarError as error:
        return Clock(clock.ref, "cannot", None, allowed, f"Cannot be computed: {error}")
    unit = "working day" if review.day_counting == "working" else "day"
    late = days - allowed
    verdict = f"late by {late}" if late > 0 else "in time"
    sentence = f"{with_unit(days, unit)} of {allowed}: {verdict}"
    state: State = "late" if late > 0 else "in_time"
    return Clock(clock.ref, state, days, allowed, sentence, _counted(start, end, review))


def _counted(start: date, end: date, review: Review) -> str:
    counted = f"Counted from {_in_full(start)} to {_in_full(end)}"
    if review.day_counting != "working":
        return counted
    closed = calendar_for(review.jurisdiction).bank_holidays_between(start, end)
    return f"{counted}, without weekends" + (f" and {with_unit(closed, 'bank holiday')}" if closed else "")


def read_strategy_clock(answers: Answers, review: Review) -> Clock:
    """From the referral to the first strategy discussion, in hours where both times are known (3.2)."""
    allowed = review.strategy_hours
    missing = _missing(("1.1", "3.1.date"), answers, review)
    if missing:
        return Clock("3.2", "cannot", None, allowed, missing)
    start, end = answers["1.1"], answers["3.1.date"]
    began: Any = answers.get("1.1.time")
    held: Any = answers.get("3.1.time")
    timed = began is not None and held is not None
    if end < start or (timed and end == start and held < began):
        return Clock("3.2", "cannot", None, allowed, _before("3.1.date", "1.1"))
    days = (end - start).days
    if timed:
        counted = f"Counted from {began:%H:%M} on {_in_full(start)} to {held:%H:%M} on {_in_full(end)}"
        return replace(
            _hours_clock(_instant(start, began), _instant(end, held), days, allowed), counted=counted
        )
    counted = f"Counted by the dates alone, from {_in_full(start)} to {_in_full(end)}"
    return replace(_dates_alone(days, allowed), counted=counted)


def _hours_clock(start: datetime, end: datetime, days: int, allowed: int) -> Clock:
    spent = end - start
    hours = int(spent / timedelta(hours=1))
    minutes = int(spent % timedelta(hours=1) / timedelta(minutes=1))
    length = with_unit(hours, "hour") + (f" {with_unit(minutes, 'minute')}" if minutes else "")
    if spent <= timedelta(hours=allowed):
        return Clock("3.2", "in_time", days, allowed, f"{length} of {allowed}: in time")
    return Clock("3.2", "late", days, allowed, f"{length} of {allowed}: late")


def _instant(day: date, at: Any) -> datetime:
    """A moment by the clock on the wall as one of real time, so that a night of 23 hours has 23."""
    return datetime.combine(day, at, tzinfo=LOCAL_TIME).astimezone(UTC)


def _dates_alone(days: int, allowed: int) -> Clock:
    """Without both times a date is only late, or in time, when every hour of it would be."""
    apart = f"{with_unit(days, 'day')} apart" if days else "The same day"
    # Two moments of days n apart lie more than n - 1 days apart and less than n + 1.
    if (days - 1) * 24 >= allowed:
        return Clock("3.2", "late", days, allowed, f"{apart}: late")
    if (days + 1) * 24 <= allowed:
        return Clock("3.2", "in_time", days, allowed, f"{apart}: in time")
    return Clock("3.2", "cannot", None, allowed, "Cannot be computed: no time of day")


def _missing(refs: tuple[str, ...], answers: Answers, review: Review) -> str:
    """Says which date a clock lacks, and whether because this review does not ask for it."""
    lacking = [ref for ref in refs if not answers.get(ref)]
    if any(not is_asked(ref, review.items_off) for ref in lacking):
        return "Cannot be computed: not asked in this review"
    if lacking:
        names = " and ".join(f"{_name(ref)} ({ref})" for ref in lacking)
        return f"Cannot be computed: no {names}"
    return ""


def _before(end: str, start: str) -> str:
    return f"Cannot be computed: the {_name(end)} ({end}) is before the {_name(start)} ({start})"


def _in_full(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _name(ref: str) -> str:
    question = item(ref).question
    return question[0].lower() + question[1:]
