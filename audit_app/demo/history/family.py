"""The family: its troubles, who cares for the child, and how far it works with the plan."""

from __future__ import annotations

from dataclasses import dataclass

from audit_app.demo.history.facts import Facts
from audit_app.demo.luck import Luck, leaning

# How common each factor is in an ordinary family on a plan; one that leans on another comes after it.
FACTORS = {
    "aggression": 0.16,
    "domestic_abuse": 0.52,
    "drug_misuse": 0.34,
    "alcohol_misuse": 0.36,
    "learning_difficulty": 0.13,
    "mental_health": 0.38,
    "parental_non_compliance": 0.24,
    "criminal_prosecution": 0.10,
    "post_natal_depression": 0.04,
    "covert_non_compliance": 0.15,
    "chronic_neglect": 0.13,
    "frequent_moves": 0.36,
    "homelessness": 0.08,
}
# What makes a factor likelier: another factor, or what the plan is for.
COMES_WITH = {
    ("domestic_abuse", "aggression"): 1.2,
    ("domestic_abuse", "emotional"): 1.2,
    ("drug_misuse", "neglect"): 0.6,
    ("alcohol_misuse", "domestic_abuse"): 0.6,
    ("criminal_prosecution", "sexual"): 1.8,
    ("criminal_prosecution", "physical"): 0.9,
    ("chronic_neglect", "neglect"): 1.1,
    ("homelessness", "frequent_moves"): 1.3,
    ("covert_non_compliance", "parental_non_compliance"): -1.0,
}
# How much harder each of these makes it to work with the family.
RESISTANCE = {
    "parental_non_compliance": 1.0,
    "covert_non_compliance": 0.9,
    "aggression": 0.5,
    "chronic_neglect": 0.4,
    "drug_misuse": 0.2,
}
# The troubles that a plan can hope to lessen: a court case or a disability takes its own course.
MAY_CHANGE = frozenset(FACTORS) - {"criminal_prosecution", "learning_difficulty", "frequent_moves"}
# Years for which a birth can weigh on a mother, and from which neglect of a child can be of long standing.
AFTER_BIRTH_UNTIL, LONG_STANDING_FROM = 3, 1
SECOND_CARERS = {"the father": 34, "the mother’s partner": 30, "the stepfather": 12, "": 24}
FIRST_CARERS = {"mother": 88, "father": 5, "maternal grandmother": 7}


@dataclass(frozen=True)
class Family:
    """A family as its file shows it.

    ``adversity``, ``severity`` (of the harm) and ``cooperation`` are standard scores.
    """

    factors: frozenset[str]
    adversity: float
    severity: float
    cooperation: float
    carer: str
    second_carer: str

    @property
    def is_hostile(self) -> bool:
        return "aggression" in self.factors

    @property
    def resists(self) -> bool:
        return bool(self.factors & {"parental_non_compliance", "covert_non_compliance"})


def family_of(facts: Facts, seed: str) -> Family:
    """The family of a child; brothers and sisters share it."""
    luck = Luck(seed, "family", facts.family_ref)
    adversity = luck.bell()
    factors = _factors(facts, adversity, luck)
    resistance = sum(weight for factor, weight in RESISTANCE.items() if factor in factors)
    carer = luck.weighted(FIRST_CARERS)
    return Family(
        factors=factors,
        adversity=adversity,
        severity=luck.bell(0.3 * adversity + 0.4 * bool(facts.categories & {"sexual", "physical"}), 0.9),
        cooperation=luck.bell(0.5 - resistance, 0.7),
        carer=carer,
        second_carer=luck.weighted(SECOND_CARERS) if carer == "mother" else "",
    )


def _factors(facts: Facts, adversity: float, luck: Luck) -> frozenset[str]:
    present: set[str] = set()
    for factor, ordinary in FACTORS.items():
        pushes = [push for (one, other), push in COMES_WITH.items() if one == factor and other in present]
        pushes += [COMES_WITH.get((factor, category), 0.0) for category in sorted(facts.categories)]
        if factor == "post_natal_depression" and 0 <= facts.age_on(facts.audit_date) < AFTER_BIRTH_UNTIL:
            pushes.append(1.3)
        if luck.chance(leaning(ordinary, 0.6 * adversity, *pushes)):
            present.add(factor)
    return frozenset(present - _impossible(facts)) or frozenset({"mental_health"})


def _impossible(facts: Facts) -> frozenset[str]:
    """What cannot be said of a family whose child is of this age."""
    age = facts.age_on(facts.audit_date)
    impossible = set()
    if not 0 <= age < AFTER_BIRTH_UNTIL:
        impossible.add("post_natal_depression")
    if age < LONG_STANDING_FROM:
        impossible.add("chronic_neglect")
    return frozenset(impossible)
