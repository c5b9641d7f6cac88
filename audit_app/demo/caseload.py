"""A caseload of invented children: families in unequal districts, with siblings, each child with a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from audit_app.demo.luck import Luck
from audit_app.demo.names import family_surnames, first_names
from audit_app.demo.places import DISTRICTS, Place, locality_teams
from audit_app.kit.calendar import calendar_for

SIZE = 1052
YEAR = 365.25
# Weeks from the plan's start to the review: no child came on to a plan in the days just before it.
NEWEST_PLAN = timedelta(weeks=4)
# How old the youngest child of a family is, in years; a number below nought is the time to birth.
YOUNGEST = {
    (-0.32, -0.01): 4.5,
    (0.02, 2.0): 32,
    (2.0, 5.0): 25,
    (5.0, 10.0): 21,
    (10.0, 16.0): 14,
    (16.0, 17.9): 2,
}
CHILDREN_IN_A_FAMILY = {1: 56, 2: 26, 3: 12, 4: 6}
# Days that a plan has run for, each range with its part of the caseload.
PLAN_RUN = {(28, 100): 24, (100, 190): 31, (190, 365): 29, (365, 560): 12, (560, 640): 4}
CATEGORIES = {
    ("neglect",): 43,
    ("emotional",): 22,
    ("physical",): 16,
    ("sexual",): 8,
    ("neglect", "emotional"): 5,
    ("physical", "emotional"): 4,
    ("neglect", "physical"): 2,
}


@dataclass(frozen=True)
class Child:
    """A child of the caseload as an authority's own list would have them.

    ``categories`` is what the plan is for; a list that says only "Multiple" leaves the assessor to find out.
    """

    reference: str
    family_ref: str
    name: str
    gender: str
    date_of_birth: date
    district: str
    team: str
    with_disability_team: bool
    categories: tuple[str, ...]
    plan_started: date


def caseload(seed: str, on: date, size: int = SIZE, first_number: int = 4001) -> tuple[Child, ...]:
    """So many children with a plan on a day, in the order of their references.

    The references are given at random over the whole caseload, so that they tell nothing of family or place.
    """
    surnames = Luck(seed, "surnames").shuffled(family_surnames())
    children: list[Child] = []
    for number, surname in enumerate(surnames, start=1):
        children += _family(seed, f"F{number:04d}", surname, on)
        if len(children) >= size:
            break
    numbers = Luck(seed, "references").shuffled(range(first_number, first_number + 3 * size))
    named = [
        replace(child, reference=f"WCC-{number}")
        for child, number in zip(children[:size], numbers, strict=False)
    ]
    return tuple(sorted(named, key=lambda child: child.reference))


def _family(seed: str, family_ref: str, surname: str, on: date) -> list[Child]:
    luck = Luck(seed, "family in the caseload", family_ref)
    district = luck.weighted({place: place.weight for place in DISTRICTS})
    plan_started = _plan_start(luck, on)
    categories = luck.weighted(CATEGORIES)
    team = _team(luck, district, (on - plan_started).days)
    first_names_left = {gender: luck.shuffled(first_names(gender)) for gender in ("female", "male")}
    family = []
    for date_of_birth in _births(luck, on):
        gender = "unborn" if date_of_birth > on else luck.pick(("female", "male"))
        first = "Unborn child" if gender == "unborn" else first_names_left[gender].pop()
        disabled = date_of_birth < on and luck.chance(0.051)
        family.append(
            Child(
                reference="",
                family_ref=family_ref,
                name=f"{first} {surname}",
                gender=gender,
                date_of_birth=date_of_birth,
                district=district.name,
                team=district.disability_team if disabled else team,
                with_disability_team=disabled,
                categories=categories,
                plan_started=_own_start(plan_started, date_of_birth, on),
            )
        )
    return family


def _births(luck: Luck, on: date) -> list[date]:
    """The dates of birth of the children with a plan, the youngest first; none is 18 on the day."""
    age = _within(luck, luck.weighted(YOUNGEST))
    ages = [age]
    for _ in range(luck.weighted(CHILDREN_IN_A_FAMILY) - 1):
        age += 1.1 + 2.6 * luck.number()
        ages.append(age)
    return [on - timedelta(days=round(years * YEAR)) for years in ages if years < 17.9]


def _within(luck: Luck, ends: tuple[float, float]) -> float:
    lowest, highest = ends
    return lowest + (highest - lowest) * luck.number()


def _plan_start(luck: Luck, on: date) -> date:
    return _working_day(on - timedelta(days=luck.between(*luck.weighted(PLAN_RUN))))


def _own_start(of_the_family: date, date_of_birth: date, on: date) -> date:
    """A child expected after the family's conference had one before birth, if there was time for it."""
    before_birth = min(date_of_birth - timedelta(weeks=9), on - NEWEST_PLAN)
    return of_the_family if before_birth <= of_the_family else _working_day(before_birth)


def _working_day(day: date) -> date:
    calendar = calendar_for("ENG")
    return day if calendar.is_working_day(day) else calendar.add_working_days(day, 1)


def _team(luck: Luck, district: Place, days_on_plan: int) -> str:
    """Most children are with the long-term team; those new to a plan may still be with the duty team."""
    duty, long_term = locality_teams(district.name)
    return duty if days_on_plan < 100 and luck.chance(0.35) else long_term
