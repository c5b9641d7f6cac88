"""The agency checks that follow a referral: who was asked, who was forgotten, and what came back."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.childhood import SCHOOL_FROM
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.history.referral import Referral
from audit_app.demo.history.strategy import Strategy
from audit_app.demo.luck import Luck, leaning

# Agencies outside the form's list, and the factor that makes each of them worth asking.
OTHERS = {
    "drug_misuse": "community drug and alcohol team",
    "mental_health": "adult mental health team",
    "homelessness": "housing options team",
    "learning_difficulty": "adult learning disability team",
    "domestic_abuse": "domestic abuse outreach service",
}
# The agencies that the form lists, and those of them for whom a line of the discussion's list speaks.
ON_THE_FORM = {"police", "school", "health_visitor", "gp", "midwife", "probation", "other_local_authority"}
SPEAKS_FOR = {"police": "police", "school": "education"}
SLOW_TO_ANSWER = {
    "gp": 36,
    "adult mental health team": 24,
    "other_local_authority": 18,
    "health_visitor": 12,
    "police": 10,
}


@dataclass(frozen=True)
class Checks:
    """``left_out`` and ``slow`` name agencies in words or by the form's codes; ``recorded`` is a grade."""

    contacted: frozenset[str]
    others: tuple[str, ...]
    left_out: tuple[str, ...]
    slow: str
    recorded: str


def checks_of(
    facts: Facts, family: Family, practice: Practice, referral: Referral, strategy: Strategy, seed: str
) -> Checks:
    luck = Luck(seed, "checks", facts.family_ref, facts.plan_started.isoformat())
    relevant = _relevant(facts, family, referral)
    thorough = leaning(0.95, 0.5 * practice.skill, 0.3 * practice.oversight)
    contacted = {agency for agency in relevant if luck.chance(thorough)}
    contacted |= _heard(relevant, referral, strategy)
    wanted = [OTHERS[factor] for factor in OTHERS if factor in family.factors]
    others = tuple(agency for agency in wanted if luck.chance(leaning(0.62, 0.5 * practice.skill)))
    # Only what bears on the risk is counted against a worker: a practice that was not rung is soon forgiven.
    missed = [
        agency for agency in relevant if agency not in contacted and (agency != "gp" or luck.chance(0.4))
    ]
    missed += [agency for agency in wanted if agency not in others and luck.chance(0.12)]
    asked = contacted | set(others)
    slow = {agency: weight for agency, weight in SLOW_TO_ANSWER.items() if agency in asked}
    return Checks(
        contacted=frozenset(contacted),
        others=others,
        left_out=tuple(missed),
        slow=luck.weighted(slow) if slow and luck.chance(leaning(0.2, 0.2 * practice.pressure)) else "",
        recorded=luck.graded(leaning(0.80, 0.6 * practice.oversight, -0.2 * practice.pressure), partly=0.7),
    )


def _heard(relevant: list[str], referral: Referral, strategy: Strategy) -> set[str]:
    """Agencies that had their say anyway: the one that referred, and those at the first discussion."""
    at_the_table = strategy.group.contributed if strategy.held else ()
    heard = {each for each, line in SPEAKS_FOR.items() if each in relevant and line in at_the_table}
    return heard | ({referral.agency} & ON_THE_FORM)


def _relevant(facts: Facts, family: Family, referral: Referral) -> list[str]:
    """The agencies of the form's list that could be expected to know the family."""
    age = facts.age_on(referral.made_on)
    relevant = ["police", "gp"]
    relevant += ["school"] if age >= SCHOOL_FROM else ["health_visitor"]
    relevant += ["midwife"] if age < 0.2 else []
    relevant += ["probation"] if "criminal_prosecution" in family.factors else []
    relevant += ["other_local_authority"] if "frequent_moves" in family.factors else []
    return relevant
