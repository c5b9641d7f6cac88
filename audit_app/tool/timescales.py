"""The timescales that questions name: a review's own standards, or those of 2009 where no review is known.

A question has a field of ``Review`` in braces where it names a standard, as in "Was it held in time
({outcome_days})?". Nothing but ``worded`` puts the figure there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from audit_app.sampling.choices import DayCounting
from audit_app.sampling.models import Review
from audit_app.tool.item import Item


class Timescales(NamedTuple):
    """Each standard that a question names, with its unit: "24 hours", "15 days", "42 working days"."""

    strategy_hours: str
    outcome_days: str
    core_days: str
    core_referral_days: str


def with_unit(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def timescales_of(review: Review) -> Timescales:
    """A review's standards. The tool of 2009 calls working days "days"; days of any other kind are named."""
    counts_working = review.day_counting == DayCounting.WORKING
    days, days_from_referral = ("day", "working day") if counts_working else ("calendar day", "calendar day")
    return Timescales(
        with_unit(review.strategy_hours, "hour"),
        with_unit(review.outcome_days, days),
        with_unit(review.core_days, days),
        with_unit(review.core_referral_days, days_from_referral),
    )


# A review has the standards of 2009 until it sets its own.
OF_2009 = timescales_of(Review())


def worded(each: Item, timescales: Timescales) -> Item:
    """The item with these timescales in its question; an item that names none is returned as it is."""
    if not each.template:
        return each
    return replace(each, question=each.template.format_map(timescales._asdict()))
