"""The course of a case: all that happened and was recorded, each part following from those before it."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history import days
from audit_app.demo.history.allocation import Allocated, allocated_to
from audit_app.demo.history.checks import Checks, checks_of
from audit_app.demo.history.conditions import Conditions
from audit_app.demo.history.core import Core, core_of
from audit_app.demo.history.enquiries import Enquiries, enquiries_of
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family, family_of
from audit_app.demo.history.legal import Legal, legal_of
from audit_app.demo.history.planning import Planning, planning_of, without_protection
from audit_app.demo.history.practice import Practice, practice_of
from audit_app.demo.history.recording import Record, record_of
from audit_app.demo.history.referral import Referral, referral_of
from audit_app.demo.history.since import Since, since_of
from audit_app.demo.history.strategy import Strategy, strategy_of
from audit_app.demo.history.supervision import Supervision, supervision_of

CONFERENCE_DAYS_ALLOWED = 15


@dataclass(frozen=True)
class Course:
    """One case from the first referral to the day its file was read.

    ``lost_protection`` says that the child's safety had come apart and that nobody had noticed.
    """

    facts: Facts
    family: Family
    practice: Practice
    referral: Referral
    checks: Checks
    strategy: Strategy
    enquiries: Enquiries
    allocated: Allocated
    core: Core
    supervision: Supervision
    planning: Planning
    legal: Legal
    record: Record
    since: Since
    lost_protection: bool

    @property
    def conference_days(self) -> int:
        """Working days to the conference from the discussion that led to it."""
        return days.between(self.referral.led_by or self.referral.discussed_on, self.facts.plan_started)

    @property
    def conference_late(self) -> bool:
        return self.conference_days > CONFERENCE_DAYS_ALLOWED


def course_of(facts: Facts, conditions: Conditions, seed: str, *, loses_protection: bool = False) -> Course:
    family = family_of(facts, seed)
    practice = practice_of(facts, conditions, seed)
    referral = referral_of(facts, family, practice, seed)
    strategy = strategy_of(facts, family, practice, referral, seed)
    allocated = allocated_to(facts, family, practice, seed)
    core = core_of(facts, family, practice, referral, allocated, seed)
    planning = planning_of(facts, family, practice, allocated, core, conditions.minutes_weeks, seed)
    if loses_protection:
        planning = without_protection(planning)
    legal = legal_of(facts, family, practice, referral, planning, seed)
    return Course(
        facts=facts,
        family=family,
        practice=practice,
        referral=referral,
        checks=checks_of(facts, family, practice, referral, strategy, seed),
        strategy=strategy,
        enquiries=enquiries_of(facts, family, practice, referral, seed),
        allocated=allocated,
        core=core,
        supervision=supervision_of(facts, practice, seed),
        planning=planning,
        legal=legal,
        record=record_of(facts, practice, referral, strategy, core, legal, seed),
        since=since_of(facts, family, referral, seed),
        lost_protection=loses_protection,
    )
