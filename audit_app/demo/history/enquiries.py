"""The section 47 enquiries: the outcome discussion, the child seen and heard, risks found and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit_app.demo.history import days
from audit_app.demo.history.childhood import NURSERY_FROM, SCHOOL_FROM
from audit_app.demo.history.discussion import Group, chance_of_referrer, group, who_may_come
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import MAY_CHANGE, Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.history.strategy import FORMS
from audit_app.demo.luck import Luck, leaning

DAYS_ALLOWED = 15
# From this age a child is expected to be seen alone and asked; nobody asks it of a baby.
SEEN_ALONE_FROM, SPOKEN_TO_FROM = 4.0, 3.0


@dataclass(frozen=True)
class Enquiries:
    """The enquiries and their outcome discussion.

    ``held`` is yes, no or not_evident (the record does not show it); ``working_days`` counts from the first
    discussion. ``gap`` names what the enquiries did not see, and ``plan_gap`` what the plan did not answer.
    """

    held: str
    held_on: date
    working_days: int
    form: str
    group: Group
    seen_alone: str
    spoken_to: str
    reason_recorded: bool
    outcome: frozenset[str]
    risks_identified: str
    gap: str
    plan_responded: str
    plan_gap: str


def enquiries_of(
    facts: Facts, family: Family, practice: Practice, referral: Referral, seed: str
) -> Enquiries:
    luck = Luck(seed, "enquiries", facts.reference)
    held_on = _outcome_day(facts, referral, luck)
    age = facts.age_on(referral.made_on)
    risks = luck.graded(leaning(0.91, 0.6 * practice.oversight, 0.3 * practice.skill))
    plan = luck.graded(leaning(0.88, 1.1 * practice.oversight))
    held = _held(practice, luck)
    form = luck.weighted(FORMS)
    return Enquiries(
        held=held,
        held_on=held_on,
        working_days=days.between(referral.discussed_on, held_on),
        form=form,
        group=_group(age, family, practice, referral, form, luck),
        seen_alone=_seen(age, SEEN_ALONE_FROM, 0.90, practice, luck),
        spoken_to=_seen(age, SPOKEN_TO_FROM, 0.94, practice, luck),
        reason_recorded=luck.chance(leaning(0.74, 0.6 * practice.oversight)),
        outcome=_outcome(family, referral, luck),
        risks_identified=risks,
        gap=_gap(family, luck),
        plan_responded=plan,
        plan_gap=_gap(family, luck),
    )


def _outcome_day(facts: Facts, referral: Referral, luck: Luck) -> date:
    """Between the first discussion and the conference, with time left to write the report for it."""
    if referral.led_by:
        return days.after(referral.discussed_on, luck.between(6, 17))
    to_conference = days.between(referral.discussed_on, facts.plan_started)
    return days.after(referral.discussed_on, luck.between(to_conference // 3, to_conference - 3))


def _held(practice: Practice, luck: Luck) -> str:
    if luck.chance(leaning(0.89, 0.5 * practice.oversight)):
        return "yes"
    return "not_evident" if luck.chance(0.6) else "no"


def _group(
    age: float, family: Family, practice: Practice, referral: Referral, form: str, luck: Luck
) -> Group:
    at_school = age >= SCHOOL_FROM
    chances = {
        "police": 0.93,
        "health": leaning(0.70 if at_school else 0.86, 0.4 * practice.skill),
        "education": leaning(0.78, 0.4 * practice.skill) if at_school else 0.12 * (age >= NURSERY_FROM),
        "other": 0.2,
        "referrer": chance_of_referrer(referral.agency, 0.2),
    }
    needed = ("education",) if at_school else ("health",)
    return group(chances, needed, who_may_come(age, family, form), referral.agency, luck)


def _seen(age: float, from_age: float, ordinary: float, practice: Practice, luck: Luck) -> str:
    if age < from_age:
        return "not_applicable"
    if luck.chance(leaning(ordinary, 0.3 * practice.oversight)):
        return "yes"
    return "no" if luck.chance(0.72) else "not_known"


def _outcome(family: Family, referral: Referral, luck: Luck) -> frozenset[str]:
    if referral.led_by:
        return frozenset({"child_in_need"})
    extra = {"immediate_protection"} if luck.chance(leaning(0.14, 0.9 * family.severity)) else set()
    return frozenset({"conference"} | extra)


def _gap(family: Family, luck: Luck) -> str:
    """The trouble of the family that was given too little weight."""
    return luck.pick(sorted(family.factors & MAY_CHANGE or family.factors))
