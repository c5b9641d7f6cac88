"""Who held the case: how soon a social worker was named, and how often the worker changed."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.luck import Luck, leaning

FREQUENT = 3


@dataclass(frozen=True)
class Allocated:
    """``delay_weeks`` is how long the case waited after the conference for its named worker, mostly 0.

    ``changes`` counts the changes of worker since the referral, each with a cause in ``causes``.
    """

    delay_weeks: int
    changes: int
    causes: frozenset[str]
    at_request: bool

    @property
    def prompt(self) -> bool:
        return self.delay_weeks == 0

    @property
    def frequent(self) -> bool:
        """Often, or once too often for the family: either is told as frequent changes."""
        return self.changes >= FREQUENT or self.at_request


def allocated_to(facts: Facts, family: Family, practice: Practice, seed: str) -> Allocated:
    luck = Luck(seed, "allocation", facts.family_ref)
    waits = facts.months_on_plan > 3 and luck.chance(leaning(0.035, 0.7 * practice.pressure))
    moved_team = 1
    left = _departures(facts, practice, luck)
    at_request = luck.chance(leaning(0.02, 1.6 * family.is_hostile))
    causes = {"team_transfer"}
    causes |= {"staff_turnover"} if left else set()
    causes |= {"family_request"} if at_request else set()
    return Allocated(
        delay_weeks=luck.between(7, 9) if waits else 0,
        changes=moved_team + left + at_request,
        causes=frozenset(causes),
        at_request=at_request,
    )


def _departures(facts: Facts, practice: Practice, luck: Luck) -> int:
    """How many workers have left: likelier in a stretched team, and the longer the plan has run."""
    halves = max(1, round(facts.months_on_plan / 4))
    return sum(luck.chance(leaning(0.2, 0.8 * practice.pressure)) for _ in range(halves))
