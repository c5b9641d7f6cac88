"""The first strategy discussion: whether it was held, in time, by whom and to what end."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.childhood import NURSERY_FROM, SCHOOL_FROM
from audit_app.demo.history.discussion import Group, chance_of_referrer, group, who_may_come
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.luck import Luck, leaning

HOURS_ALLOWED = 24
OTHERWISE = {"joint_s47": 44, "single_agency": 40, "joint_css_other": 12}
FORMS = {"telephone": 52, "meeting": 30, "combination": 18}


@dataclass(frozen=True)
class Strategy:
    """The discussion; everything but ``held`` is without meaning when none was held.

    ``is_late`` is what the hours say (the day alone where the record gives no time of the referral), and
    ``weekend_excused`` that the assessor accepts a weekend in between.
    """

    held: bool
    is_late: bool
    weekend_excused: bool
    form: str
    group: Group
    decision: frozenset[str]
    immediate_plan: frozenset[str] | None
    further: int
    further_in_time: str


def strategy_of(facts: Facts, family: Family, practice: Practice, referral: Referral, seed: str) -> Strategy:
    luck = Luck(seed, "first strategy discussion", facts.family_ref, facts.plan_started.isoformat())
    hours = referral.hours_to_discussion
    gap = (referral.discussed_on - referral.made_on).days
    is_late = gap > 1 if hours is None else hours > HOURS_ALLOWED
    over_a_weekend = gap == 3 and referral.made_on.weekday() == 4
    further = luck.weighted({1: 62, 2: 28, 3: 10}) if luck.chance(0.26) else 0
    held = luck.chance(leaning(0.97, 0.3 * practice.skill))
    form = luck.weighted(FORMS)
    return Strategy(
        held=held,
        is_late=is_late,
        weekend_excused=over_a_weekend and luck.chance(0.4),
        form=form,
        group=_group(facts, family, practice, referral, form, luck),
        decision=_decision(referral, luck),
        immediate_plan=_immediate_plan(facts, family, referral, luck),
        further=further,
        further_in_time=luck.weighted({"yes": 84, "partly": 11, "no": 5}),
    )


def _group(
    facts: Facts, family: Family, practice: Practice, referral: Referral, form: str, luck: Luck
) -> Group:
    age = facts.age_on(referral.made_on)
    at_school = age >= SCHOOL_FROM
    hurt = "physical" in referral.concerns
    chances = {
        "police": 0.96,
        "health": leaning(0.66 if at_school else 0.84, 0.4 * practice.skill, 0.6 * hurt),
        "education": leaning(0.74, 0.4 * practice.skill) if at_school else 0.1 * (age >= NURSERY_FROM),
        "other": 0.16,
        "referrer": chance_of_referrer(referral.agency, 0.34),
    }
    needed = ("education",) if at_school else ("health",)
    return group(chances, (*needed, "police"), who_may_come(age, family, form), referral.agency, luck)


def _decision(referral: Referral, luck: Luck) -> frozenset[str]:
    """An injury or sexual abuse may be a crime, so then the police are left out only now and then."""
    hurt = bool(referral.concerns & {"physical", "sexual"})
    weights = {"joint_s47": 92, "single_agency": 8} if hurt else OTHERWISE
    chosen = {luck.weighted(weights)}
    if referral.led_by:
        chosen.add("child_in_need")
    if luck.chance(0.07):
        chosen.add("referral_elsewhere")
    return frozenset(chosen)


def _immediate_plan(facts: Facts, family: Family, referral: Referral, luck: Luck) -> frozenset[str] | None:
    """What an immediate plan held, or None where none was agreed."""
    if not luck.chance(leaning(0.42, 0.7 * family.severity)):
        return None
    age = facts.age_on(referral.made_on)
    born, speaks = age >= 0, age >= 3.5
    held = {"immediate_protection"} if luck.chance(0.62) else set()
    if born and "physical" in referral.concerns and luck.chance(0.7):
        held.add("medical")
    if born and "sexual" in referral.concerns and luck.chance(0.5):
        held |= {"medical", "abe_interview"} if speaks else {"medical"}
    if speaks and luck.chance(0.75):
        held.add("who_talks")
    return frozenset(held)
