"""Supervision of the case as the record shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit_app.demo.history import days
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.practice import Practice
from audit_app.demo.luck import Luck

# Standard scores of supervision from which its records show it, and show it in part.
EVIDENT_FROM, IN_PART_FROM = 0.1, -0.7


@dataclass(frozen=True)
class Supervision:
    """``evident`` is yes, partly or no; ``last`` is the day of the last record, None where there is none."""

    evident: str
    sessions: int
    last: date | None
    reviews_the_plan: bool


def supervision_of(facts: Facts, practice: Practice, seed: str) -> Supervision:
    luck = Luck(seed, "supervision", facts.reference)
    # A good session now and then goes unrecorded, and a poor one is sometimes written up well.
    shown = practice.supervision + luck.bell(0, 0.3)
    evident = "yes" if shown >= EVIDENT_FROM else "partly" if shown >= IN_PART_FROM else "no"
    months = max(1, round(facts.months_on_plan))
    sessions = {
        "yes": max(2, months - luck.between(0, 2)),
        "partly": max(1, months // luck.between(2, 3)),
        "no": luck.between(0, 1) if months > 2 else 0,
    }[evident]
    weeks_ago = {"yes": (1, 5), "partly": (6, 14), "no": (16, 26)}[evident]
    last = facts.audit_date - timedelta(weeks=luck.between(*weeks_ago))
    last = max(last, days.after(facts.plan_started, 3))
    return Supervision(
        evident=evident,
        sessions=sessions,
        last=days.on_or_before(last) if sessions else None,
        reviews_the_plan=evident == "yes" and luck.chance(0.8),
    )
