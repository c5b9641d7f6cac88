"""Who takes part in a strategy discussion, shared by the first and the outcome discussion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_app.demo.history.childhood import NURSERY_FROM, SCHOOL_FROM
from audit_app.demo.history.family import Family
from audit_app.demo.luck import Luck

CONTRIBUTED, AGREED = "contributed", "agreed"
AGENCIES = ("health", "education", "police", "css", "other", "referrer")
# Those whose work is with children of some ages only, each with its ages in years.
BY_AGE: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "health": {
        "Safeguarding midwife": (-1, 0.1),
        "Health visitor": (-1, SCHOOL_FROM),
        "Named nurse": (-1, 18),
        "Consultant paediatrician": (0, 18),
        "School nurse": (SCHOOL_FROM, 18),
    },
    "education": {
        "Nursery manager": (NURSERY_FROM, SCHOOL_FROM),
        "Designated teacher": (SCHOOL_FROM, 18),
        "Head teacher": (SCHOOL_FROM, 18),
        "Education welfare officer": (5, 18),
    },
}
POLICE = ("Detective constable, public protection", "Detective sergeant, public protection")
CSS = ("Team leader and social worker", "Team leader", "Principal social worker and social worker")
# Who else knows a family, by what troubles it.
BY_TROUBLE = {
    "criminal_prosecution": "Probation officer",
    "drug_misuse": "Drug worker",
    "alcohol_misuse": "Alcohol worker",
    "mental_health": "Community psychiatric nurse",
    "domestic_abuse": "Domestic abuse outreach worker",
    "homelessness": "Housing officer",
}
REFERRER = {
    "telephone": ("The referrer, by telephone",),
    "meeting": ("The referrer, in person",),
    "combination": ("The referrer, by telephone", "The referrer, in person"),
}
# The line of the form on which a referrer's agency stands already.
LINE_OF_REFERRER = {
    "police": "police",
    "school": "education",
    "health_visitor": "health",
    "gp": "health",
    "midwife": "health",
    "hospital": "health",
}
# Whoever refers as a private person is thanked, and does not sit among the professionals.
PRIVATE = ("family_or_public", "anonymous")


@dataclass(frozen=True)
class Group:
    """Who contributed and agreed, by agency, with their designations; ``missing`` should have been there."""

    parts: Mapping[str, frozenset[str]]
    designations: Mapping[str, str]
    missing: str

    @property
    def contributed(self) -> tuple[str, ...]:
        return tuple(agency for agency in AGENCIES if CONTRIBUTED in self.parts[agency])

    @property
    def all_agreed(self) -> bool:
        return all(AGREED in self.parts[agency] for agency in self.contributed)


def group(
    chances: Mapping[str, float],
    needed: tuple[str, ...],
    people: Mapping[str, Sequence[str]],
    referrer: str,
    luck: Luck,
) -> Group:
    """The people round the table, each agency as likely as given; whoever was needed and absent is missed.

    Children's social services hold the discussion and so always take part. ``people`` is who may come for
    each agency, and ``referrer`` the agency that made the referral.
    """
    parts = {agency: _part(chances.get(agency, 0.0), luck) for agency in AGENCIES}
    parts["css"] = frozenset({CONTRIBUTED, AGREED})
    line = LINE_OF_REFERRER.get(referrer)
    if line and not parts[line]:
        parts[line] = parts["referrer"]
    absent = [agency for agency in needed if not parts[agency]]
    return Group(
        parts=parts,
        designations={agency: luck.pick(people[agency]) if parts[agency] else "" for agency in AGENCIES},
        missing=absent[0] if absent and luck.chance(0.85) else "",
    )


def who_may_come(age: float, family: Family, form: str) -> dict[str, Sequence[str]]:
    """The designations from which each agency sends somebody, for a child of this age."""
    return {
        **{agency: _of_that_age(ages, age) for agency, ages in BY_AGE.items()},
        "police": POLICE,
        "css": CSS,
        "other": [BY_TROUBLE[each] for each in BY_TROUBLE if each in family.factors] or ["Legal adviser"],
        "referrer": REFERRER[form],
    }


def chance_of_referrer(agency: str, ordinary: float) -> float:
    return 0.0 if agency in PRIVATE else ordinary


def _of_that_age(ages: Mapping[str, tuple[float, float]], age: float) -> list[str]:
    return [name for name, (first, last) in ages.items() if first <= age < last]


def _part(chance: float, luck: Luck) -> frozenset[str]:
    if not luck.chance(chance):
        return frozenset()
    return frozenset({CONTRIBUTED, AGREED}) if luck.chance(0.88) else frozenset({CONTRIBUTED})
