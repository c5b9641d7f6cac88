"""Who works with the family, and how well they can: the team, the supervisor and the social worker."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.conditions import Conditions
from audit_app.demo.history.facts import Facts
from audit_app.demo.luck import Luck
from audit_app.demo.names import staff_first_names, staff_surnames


@dataclass(frozen=True)
class Practice:
    """The people behind a case, as standard scores.

    ``supervision`` is how regular and searching the supervision of this case is. ``oversight`` is what it
    comes to together with the worker's own skill and the team's pressure: how well the case is kept in view.
    ``minutes_backlog`` is how far the district's conference minutes are behind.
    """

    social_worker: str
    line_manager: str
    pressure: float
    ics_trouble: float
    minutes_backlog: float
    supervision: float
    skill: float

    @property
    def oversight(self) -> float:
        return 0.95 * self.supervision + 0.4 * self.skill - 0.25 * self.pressure


def practice_of(facts: Facts, conditions: Conditions, seed: str) -> Practice:
    """The team's habits are shared by all of its cases, a worker and a supervisor by brothers and sisters."""
    team = Luck(seed, "team", facts.team)
    pressure = team.bell(conditions.pressure, 0.8)
    habit = team.bell()
    ics_trouble = team.bell(conditions.ics_trouble, 0.8)
    manager = _name(team)
    case = Luck(seed, "worker", facts.family_ref)
    # A stretched manager cancels sessions, whatever their habits are.
    given = 0.35 * habit + 0.95 * case.bell() - 0.15 * pressure
    return Practice(
        social_worker=_name(case),
        line_manager=manager,
        pressure=pressure + case.bell(0, 0.5),
        ics_trouble=ics_trouble + case.bell(0, 0.5),
        minutes_backlog=Luck(seed, "minutes", facts.district).bell(),
        supervision=conditions.supervision + conditions.supervision_spread * given,
        skill=case.bell(),
    )


def _name(luck: Luck) -> str:
    return f"{luck.pick(staff_first_names())} {luck.pick(staff_surnames())}"
