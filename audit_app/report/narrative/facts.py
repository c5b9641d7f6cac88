"""What the chapters are told of a review: dates, places, people and numbers, already looked up."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """The earlier review that this one is linked with. `agreement` is what the lead says of the two."""

    title: str
    cases: int | None = None
    agreement: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewFacts:
    """One review as its report introduces it.

    `audited` counts signed-off cases and `frame` the children of the caseload on `reference_date`. `days` is
    the word for the days that timescales count: "working days" or "calendar days".
    """

    title: str
    authority: str
    reference_date: dt.date
    fieldwork_start: dt.date
    fieldwork_end: dt.date
    audited: int
    frame: int
    assessors: int
    places: str = ""
    tool_version: str = ""
    items: int = 0
    items_added: int = 0
    items_off: int = 0
    collated_by: str = ""
    discussed_with: str = ""
    core_days: int = 35
    core_referral_days: int = 42
    days: str = "working days"
    earlier: Earlier | None = None


@dataclass(frozen=True, kw_only=True)
class SampleFacts:
    """How the sample was drawn. `replacements` holds each reason with how many cases it accounts for."""

    size: int
    frame: int
    districts: int
    seed: str
    age_quotas: bool = False
    even_over_districts: bool = False
    disability_minimum: int = 0
    from_disability_teams: int = 0
    below_school_age: int = 0
    replacements: Sequence[tuple[str, int]] = ()
    withheld: bool = False


def day(date: dt.date, *, year: bool = True) -> str:
    """A date as it is written in a report: "31 March 2009"."""
    return f"{date.day} {date:%B %Y}" if year else f"{date.day} {date:%B}"


def period(start: dt.date, end: dt.date) -> str:
    """Two dates as a stretch of time: "on 2 March 2009", or "between 31 March and 15 April 2009"."""
    if start == end:
        return f"on {day(start)}"
    return f"between {day(start, year=start.year != end.year)} and {day(end)}"
