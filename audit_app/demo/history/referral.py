"""How the current referral came, what it was about, and what was known of the family before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from audit_app.demo.history import days
from audit_app.demo.history.childhood import (
    NURSERY_FROM,
    SCHOOL_FROM,
    SECONDARY_FROM,
    schools_are_open,
)
from audit_app.demo.history.facts import Facts
from audit_app.demo.history.family import Family
from audit_app.demo.history.practice import Practice
from audit_app.demo.luck import Luck, leaning

# Who refers, by the child's age at the time.
REFERRERS_BEFORE_BIRTH = {
    "midwife": 40,
    "police": 12,
    "probation": 8,
    "hospital": 8,
    "health_visitor": 9,
    "family_or_public": 6,
    "other_local_authority": 7,
    "gp": 4,
    "other": 6,
}
REFERRERS_PRE_SCHOOL = {
    "police": 27,
    "health_visitor": 25,
    "hospital": 11,
    "family_or_public": 11,
    "other": 8,
    "anonymous": 6,
    "gp": 5,
    "other_local_authority": 4,
    "probation": 3,
}
REFERRERS_AT_SCHOOL = {
    "school": 37,
    "police": 26,
    "family_or_public": 11,
    "hospital": 6,
    "anonymous": 5,
    "other": 5,
    "other_local_authority": 4,
    "gp": 3,
    "probation": 3,
}
BEFORE_BIRTH_AT_HOSPITAL = ("Hospital antenatal clinic", "Hospital, labour ward")
AS_THE_FILE_NAMES_THEM = {
    "police": ("Wealdshire Police, public protection unit", "Wealdshire Police, response officer"),
    "school": ("Primary school, designated teacher", "Primary school, head teacher"),
    "health_visitor": ("Health visitor", "Health visiting team, clinic"),
    "gp": ("GP practice",),
    "midwife": ("Community midwife", "Midwife with responsibility for safeguarding"),
    "hospital": ("Hospital emergency department", "Hospital, children’s ward"),
    "probation": ("Probation officer",),
    "other_local_authority": ("Children’s services of another authority",),
    "family_or_public": ("A relative of the child", "A neighbour"),
    "anonymous": ("Anonymous telephone caller",),
    "other": ("Housing association", "Women’s refuge", "Community drug and alcohol team"),
}
DAY_NURSERY = "Day nursery"
SECONDARY_SCHOOL = ("Secondary school, designated teacher", "Secondary school, head of pastoral care")
# How many earlier referrals there are in an ordinary family that has any.
EARLIER = {1: 40, 2: 28, 3: 17, 4: 9, 5: 4, 6: 2}


@dataclass(frozen=True)
class Referral:
    """The current referral. ``made_at`` is None where the record does not give the time.

    ``discussed_on`` is the day of the first strategy discussion; ``led_by`` is that of a later one, if it was
    a later one that led to the conference. ``concerns`` is what the referral was about.
    """

    made_on: date
    made_at: time | None
    discussed_on: date
    discussed_at: time
    led_by: date | None
    agency: str
    agency_text: str
    concerns: frozenset[str]
    earlier: tuple[date, ...]
    starts_again: bool

    @property
    def hours_to_discussion(self) -> float | None:
        if self.made_at is None:
            return None
        minutes = (self.discussed_at.hour - self.made_at.hour) * 60
        minutes += self.discussed_at.minute - self.made_at.minute
        return (self.discussed_on - self.made_on).days * 24 + minutes / 60


def referral_of(facts: Facts, family: Family, practice: Practice, seed: str) -> Referral:
    """The referral that led to the plan, reckoned back from the conference that made it."""
    luck = Luck(seed, "referral", facts.family_ref, facts.plan_started.isoformat())
    led_by, discussed_on = _discussions(facts, practice, luck)
    made_on, made_at, discussed_at = _times(discussed_on, practice, luck)
    age = facts.age_on(made_on)
    agency = luck.weighted(referrers(age, made_on))
    earlier = _earlier(facts, family, made_on, luck)
    return Referral(
        made_on=made_on,
        made_at=None if luck.chance(0.07) else made_at,
        discussed_on=discussed_on,
        discussed_at=discussed_at,
        led_by=led_by,
        agency=agency,
        agency_text=luck.pick(_names(agency, age)),
        concerns=_concerns(facts, family, luck),
        earlier=earlier,
        starts_again=bool(earlier)
        and luck.chance(leaning(0.12 + 0.05 * len(earlier), -1.1 * practice.oversight)),
    )


def _discussions(facts: Facts, practice: Practice, luck: Luck) -> tuple[date | None, date]:
    """The discussion that led to the conference, counted back from it, and the first one before that."""
    late = luck.chance(leaning(0.06, 0.5 * practice.pressure))
    working_days = luck.between(17, 27) if late else luck.between(8, 15)
    leading = days.before(facts.plan_started, working_days)
    # The first time the enquiries ended in help to a child in need, and did not hold.
    if not facts.is_unborn and luck.chance(0.13):
        return leading, days.before(leading, luck.between(45, 110))
    return None, leading


def _times(discussed_on: date, practice: Practice, luck: Luck) -> tuple[date, time, time]:
    """Most are discussed the same day, many the next, and a few wait while the duty team is stretched."""
    if luck.chance(leaning(0.07, 0.5 * practice.pressure)):
        made_on = days.before(discussed_on, luck.between(2, 5))
        return made_on, _clock(luck, 9, 16), _clock(luck, 10, 16)
    if luck.chance(0.27):
        return days.before(discussed_on, 1), _clock(luck, 13, 17), _clock(luck, 9, 12)
    return discussed_on, _clock(luck, 8, 11), _clock(luck, 12, 17)


def _clock(luck: Luck, first_hour: int, last_hour: int) -> time:
    return time(luck.between(first_hour, last_hour), 5 * luck.between(0, 11))


def referrers(age: float, day: date) -> dict[str, int]:
    """Who may refer a child of this age on this day, each with its weight."""
    if age < 0:
        return REFERRERS_BEFORE_BIRTH
    if age < SCHOOL_FROM:
        return REFERRERS_PRE_SCHOOL
    shut = set() if schools_are_open(day) else {"school"}
    return {each: weight for each, weight in REFERRERS_AT_SCHOOL.items() if each not in shut}


def _names(agency: str, age: float) -> tuple[str, ...]:
    """What a file of a child of this age may call the agency that referred."""
    if agency == "school" and age >= SECONDARY_FROM:
        return SECONDARY_SCHOOL
    if agency == "other" and NURSERY_FROM <= age < SCHOOL_FROM:
        return (DAY_NURSERY, *AS_THE_FILE_NAMES_THEM[agency])
    if agency == "hospital" and age < 0:
        return BEFORE_BIRTH_AT_HOSPITAL
    return AS_THE_FILE_NAMES_THEM[agency]


def _concerns(facts: Facts, family: Family, luck: Luck) -> frozenset[str]:
    concerns = set(facts.categories)
    if "domestic_abuse" in family.factors and luck.chance(0.5):
        concerns.add("emotional")
    if luck.chance(0.18):
        concerns.add(luck.pick(("physical", "neglect")))
    return frozenset(concerns)


def _earlier(facts: Facts, family: Family, made_on: date, luck: Luck) -> tuple[date, ...]:
    """Earlier referrals of the family, the oldest first; a young family has a short history."""
    age = max(facts.age_on(made_on), 0.0)
    if not luck.chance(leaning(0.52, 0.5 * family.adversity, 0.08 * (age - 5))):
        return ()
    # An eldest child's file goes back about as far as the child does, and hardly beyond the electronic index.
    reach = timedelta(days=round(365 * min(max(age, 1.5), 7)))
    found = set()
    for _ in range(luck.weighted(EARLIER)):
        back = timedelta(days=45 + round((reach.days - 45) * luck.number()))
        found.add(days.on_or_before(made_on - back))
    return tuple(sorted(found))
