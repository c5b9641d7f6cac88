"""The core assessment: begun with the enquiries, finished in time or not, and what it took in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit_app.demo.history import days
from audit_app.demo.history.allocation import Allocated
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck, leaning

FROM_START, FROM_REFERRAL = 35, 42
CONCERNS = ("physical", "sexual", "neglect", "emotional")


@dataclass(frozen=True)
class Core:
    """A core assessment, or ``started`` None where there was none.

    ``completed`` is the recorded date of completion, None where the record shows none. ``not_due`` says that
    the time allowed had not run out when the file was read. ``reasons`` are those that the file gives.
    """

    started: date | None
    completed: date | None
    not_due: bool
    interim: bool
    working_days: int
    days_from_referral: int
    reasons: frozenset[str]
    multi_agency: str
    parents_history: str
    concerns: Mapping[str, str]

    @property
    def in_time_from_start(self) -> bool:
        return self.completed is not None and self.working_days <= FROM_START

    @property
    def in_time_from_referral(self) -> bool:
        return self.completed is not None and self.days_from_referral <= FROM_REFERRAL


def core_of(
    facts: Facts, family: Family, practice: Practice, referral: Referral, allocated: Allocated, seed: str
) -> Core:
    luck = Luck(seed, "core assessment", facts.reference)
    waited = 0 if allocated.prompt else 5 * allocated.delay_weeks
    started = days.after(referral.discussed_on, luck.between(0, 4) + waited)
    due = days.after(referral.made_on, FROM_REFERRAL)
    causes = _causes(family, practice, luck)
    finished = days.after(started, _length(practice, causes, luck))
    # Work that drags on tends never to be written up as finished.
    drags = max(0, days.between(started, finished) - FROM_START) / 12
    written_up = luck.chance(leaning(0.80, 1.0 * practice.oversight, -0.3 * practice.ics_trouble, -drags))
    begun = luck.chance(0.97)
    completed = finished if begun and written_up and finished <= facts.audit_date else None
    return Core(
        started=started if begun else None,
        completed=completed,
        not_due=begun and completed is None and due > facts.audit_date,
        interim=luck.chance(leaning(0.78, 0.4 * practice.oversight)),
        working_days=days.between(started, finished),
        days_from_referral=days.between(referral.made_on, finished),
        reasons=_recorded_reasons(causes, practice, luck),
        multi_agency=_multi_agency(practice, luck),
        parents_history=luck.graded(leaning(0.77, 0.6 * practice.oversight)),
        concerns={each: _addressed(each, referral, practice, luck) for each in CONCERNS},
    )


def _causes(family: Family, practice: Practice, luck: Luck) -> dict[str, int]:
    """What holds an assessment up, with the working days that each adds."""
    held_up = {}
    if luck.chance(leaning(0.2, 0.9 * practice.pressure)):
        held_up["social_worker_time"] = luck.between(4, 15)
    if luck.chance(0.16):
        held_up["other_agency"] = luck.between(3, 12)
    if luck.chance(0.12 + 0.12 * bool(family.factors & {"mental_health", "learning_difficulty"})):
        held_up["specialist_assessment"] = luck.between(6, 25)
    if luck.chance(leaning(0.12, -0.8 * family.cooperation)):
        held_up["family"] = luck.between(3, 14)
    return held_up


def _length(practice: Practice, causes: Mapping[str, int], luck: Luck) -> int:
    """Working days from start to finish: a supervisor who asks after it keeps it short."""
    return max(14, round(luck.bell(29 - 3.5 * practice.oversight, 4)) + sum(causes.values()))


def _recorded_reasons(causes: Mapping[str, int], practice: Practice, luck: Luck) -> frozenset[str]:
    """The reasons that the file gives: most give none, whatever the reasons were."""
    told = {cause for cause in causes if luck.chance(leaning(0.42, 0.6 * practice.skill))}
    return frozenset(told or {"not_recorded"})


def _multi_agency(practice: Practice, luck: Luck) -> str:
    if luck.chance(leaning(0.82, 0.5 * practice.oversight)):
        return "yes"
    return "not_evident" if luck.chance(0.6) else "no"


def _addressed(concern: str, referral: Referral, practice: Practice, luck: Luck) -> str:
    """Whether a concern of the referral was gone into; one that it did not raise does not apply."""
    if concern not in referral.concerns:
        return "not_applicable"
    return luck.graded(leaning(0.84, 0.5 * practice.oversight))
