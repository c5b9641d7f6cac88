"""What is known of a child before the file is opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

YEAR = 365.25


@dataclass(frozen=True)
class Facts:
    """A child of the caseload as the sample gives it to an assessor, and the day on which the file is read.

    ``categories`` is what the plan is for; the date of birth of an unborn child is the expected one.
    """

    reference: str
    family_ref: str
    gender: str
    date_of_birth: date
    categories: frozenset[str]
    plan_started: date
    district: str
    team: str
    with_disability_team: bool
    audit_date: date

    def age_on(self, day: date) -> float:
        """Years since birth, below nought before it."""
        return (day - self.date_of_birth).days / YEAR

    @property
    def is_unborn(self) -> bool:
        return self.gender == "unborn"

    @property
    def months_on_plan(self) -> float:
        return (self.audit_date - self.plan_started).days / YEAR * 12
